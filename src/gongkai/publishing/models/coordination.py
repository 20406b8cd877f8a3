"""发布协调 (regulation, article 11; letters 8.6): another unit is asked, and everything that is said on it. Rows are never changed (triggers)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.publishing.models.manuscripts import Manuscript
from gongkai.units.models import Unit


class Coordination(models.Model):
    """A letter to one unit about one manuscript, as its content was (`content_hash`). What became of it is in its words."""

    manuscript = models.ForeignKey(Manuscript, on_delete=models.PROTECT, related_name="coordinations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    #: The number of the letter is drawn by unit and year (letters 1.3: 协).
    number = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    #: What touches the other unit, point by point.
    parts: "models.JSONField[list[str]]" = models.JSONField(default=list)
    answer_by = models.DateField()
    content_hash = models.CharField(max_length=64)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=24)
    asked_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "year", "serial"], name="coordination_numbered_once"),
            models.CheckConstraint(condition=~Q(unit=models.F("to_unit")), name="coordination_with_another"),
        ]
        indexes: ClassVar = [models.Index(fields=["to_unit", "-id"], name="coordination_to")]


class CoordinationWord(models.Model):
    """One thing that was said: the answer, that the time passed, an explanation after a change, the decision over an objection, a withdrawal."""

    class Kind(models.TextChoices):
        CONFIRM = "confirm", "确认"
        MODIFY = "modify", "修改"
        OBJECT = "object", "不同意公开"
        LAPSED = "lapsed", "逾期未复"
        EXPLAINED = "explained", "内容改动的说明"
        DECIDED = "decided", "对不同意见的决定"
        WITHDRAWN = "withdrawn", "撤回征询"

    coordination = models.ForeignKey(Coordination, on_delete=models.PROTECT, related_name="words")
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.CharField(max_length=1000, blank=True)
    #: The rule an objection rests on; by whom a difference was settled.
    ground = models.CharField(max_length=200, blank=True)
    #: None: the system, when the time passed.
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=24, blank=True)
    post = models.BigIntegerField(null=True)
    deputy = models.BooleanField(default=False)
    content_hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["coordination"], condition=Q(kind__in=["confirm", "modify", "object"]), name="coordination_answered_once"
            ),
            models.UniqueConstraint(fields=["coordination"], condition=Q(kind="lapsed"), name="coordination_lapsed_once"),
            models.UniqueConstraint(fields=["coordination"], condition=Q(kind="withdrawn"), name="coordination_withdrawn_once"),
            models.CheckConstraint(condition=~Q(kind__in=["modify", "object", "decided"]) | ~Q(reason=""), name="coordination_reasoned"),
        ]
