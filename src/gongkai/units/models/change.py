"""What happens to units 单位变动: acts that were ordered, and the events of each unit."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from gongkai.events.models import Event
from gongkai.units.models.staff import Person
from gongkai.units.models.unit import Unit


class UnitChange(models.Model):
    """One act of the office on units, from a day on: ordered, then carried out at once or on its day.

    `unit` is the one that is renamed, moved, split or closed; of a merger the one that carries on; of a creation the one above until
    it is there. `data` by kind, units as ids:

    create  {"code", "name", "short_name", "level", "kind", "parent", "organisation_code", "credit_code", "accepts_applications"}
    rename  {"name", "short_name", "was"}
    move    {"parent", "was"}
    merge   {"units": [ids that end], "posts": "move"|"end"}
    split   {"shares": [{"unit", "columns": [codes], "rest": bool}], "posts": {post: unit or 0}, "manuscripts": {manuscript: unit}, "children": {unit: unit}}
    close   {"posts": "move"|"end", "successor": id or null}
    """

    class Kind(models.TextChoices):
        CREATE = "create", "设立"
        RENAME = "rename", "更名"
        MOVE = "move", "调整隶属"
        MERGE = "merge", "合并"
        SPLIT = "split", "分设"
        CLOSE = "close", "撤销"

    class State(models.TextChoices):
        PLANNED = "planned", "到日办理"
        RUNNING = "running", "正在办理"
        DONE = "done", "已办成"
        FAILED = "failed", "没有办成"
        CANCELLED = "cancelled", "已取消"

    kind = models.CharField(max_length=8, choices=Kind)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="changes")
    #: The first day on which it is so.
    on = models.DateField()
    #: 依据: the number of the document that orders it.
    document = models.CharField(max_length=160, blank=True)
    reason = models.CharField(max_length=300)
    data: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=40, blank=True)
    ordered_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    #: Why it was not done on its day: [{"code", "text"}].
    problems: "models.JSONField[list[dict[str, str]]]" = models.JSONField(default=list)
    #: What followed, by name: {"units": 12, "posts": 4, "manuscripts": 3 …}.
    figures: "models.JSONField[dict[str, int]]" = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["planned", "running", "done", "failed", "cancelled"]), name="unit_change_state_known"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="unit_change_reasoned"),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "on"], name="unit_change_open", condition=Q(state__in=["planned", "running"]))]


class UnitEvent(Event):
    """What happened to a unit: created, renamed, moved, closed, merged, split, took_over, cancelled, entered.

    data: {"change", "from", "to"}: names of a renaming, codes of the units above of a move, codes of the others of a merger or a split.
    """

    TABLE = "units"
    subject = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="events")

    class Meta(Event.Meta):
        abstract = False
        constraints: ClassVar = [models.UniqueConstraint(fields=["subject", "seq"], name="unit_event_once")]
