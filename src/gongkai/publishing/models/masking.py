"""What is ordered to be masked, and 遮盖处理记录 (letters 8.8): what was masked in which file, on which ground, by whom.

A record is written once (triggers) and holds nothing of what was masked; an order holds it until it is done.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from gongkai.catalog.models import Item
from gongkai.files.masks.values import NOTES
from gongkai.publishing.models.manuscripts import Manuscript
from gongkai.units.models import Unit


class MaskingRecord(models.Model):
    """One file, or the text of a manuscript (`file_name` empty), masked once. The number for people is M and the key.

    rows: [{"kind": code of a finding | "word" | "column" | "box", "places": [[code, values], …], "ground": code or words}].
    notes: codes of `files.masks.values.NOTES`. Who checked it is who approved the manuscript: another person, always.
    """

    manuscript = models.ForeignKey(Manuscript, on_delete=models.PROTECT, related_name="maskings")
    file_name = models.CharField(max_length=200, blank=True)
    before_hash = models.CharField(max_length=64)
    after_hash = models.CharField(max_length=64)
    rows: "models.JSONField[list[dict[str, Any]]]" = models.JSONField(default=list)
    notes: "models.JSONField[list[str]]" = models.JSONField(default=list)
    places = models.PositiveIntegerField()
    note = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=24)
    post = models.BigIntegerField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(places__gt=0), name="masking_of_something"),
        ]

    @property
    def number(self) -> str:
        return f"M{self.pk}"

    @property
    def grounds(self) -> str:
        return "、".join(dict.fromkeys(row["ground"] for row in self.rows if row["ground"]))

    @property
    def told(self) -> list[str]:
        """What else was done to the file, in words."""
        return [_(NOTES[code]) for code in self.notes if code in NOTES]


class MaskingOrder(models.Model):
    """What somebody wants masked, done by the worker: in an item by a corrigendum, in a manuscript at its step.

    wish: {"prints", "words", "columns", "boxes", "ground", "note", "anyway"} as `content.wishes` writes it. Words may be names: emptied once
    it is done, and a day after it was refused. seen: the edition or version that the page showed. posts: ids in which the person acted.
    reasons: [{"code", "field", "values"}] why it was refused, or why the corrigendum could not be handed in. unseen: titles, masked.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "正在遮盖"
        DONE = "done", "已遮盖"
        REFUSED = "refused", "没有遮盖"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, null=True, on_delete=models.CASCADE, related_name="masking_orders")
    manuscript = models.ForeignKey(Manuscript, null=True, on_delete=models.CASCADE, related_name="masking_orders")
    #: Of the form: sent twice, it is one order. The corrigendum carries it too.
    key = models.CharField(max_length=64)
    seen = models.PositiveIntegerField()
    wish: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    posts: "models.JSONField[list[int]]" = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    #: Files that were gone through, of so many.
    done = models.PositiveIntegerField(default=0)
    whole = models.PositiveIntegerField(default=0)
    #: Ids of masked files that belong to nothing yet: whoever takes the order up after a kill throws them away.
    kept: "models.JSONField[list[int]]" = models.JSONField(default=list)
    reasons: "models.JSONField[list[dict[str, Any]]]" = models.JSONField(default=list)
    unseen: "models.JSONField[list[str]]" = models.JSONField(default=list)
    result = models.ForeignKey(Manuscript, null=True, on_delete=models.SET_NULL, related_name="+")
    ordered_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(manuscript__isnull=True, item__isnull=False) | Q(manuscript__isnull=False, item__isnull=True),
                name="masking_order_of_one",
            ),
            models.UniqueConstraint(fields=["person", "key"], name="masking_order_once"),
            models.UniqueConstraint(fields=["item"], condition=Q(state="waiting"), name="masking_order_of_item"),
            models.UniqueConstraint(fields=["manuscript"], condition=Q(state="waiting"), name="masking_order_of_manuscript"),
        ]
