"""本单位无此类信息: what a unit said of a column that it has nothing for, and what the office said to it (letters 8.14)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from gongkai.catalog.models.columns import Column
from gongkai.events.models import Event
from gongkai.units.models import Person, Unit


class Declaration(models.Model):
    """One declaration. At most one of a unit and column is open; while it is accepted, `UnitColumn.none_reason` says so to the public."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "待认可"
        ACCEPTED = "accepted", "已认可"
        RETURNED = "returned", "不认可"
        WITHDRAWN = "withdrawn", "已撤回"
        ENDED = "ended", "已终止"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="declarations")
    column = models.ForeignKey(Column, on_delete=models.PROTECT, related_name="declarations")
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    reason = models.CharField(max_length=200)
    #: The head of the unit who answers for it, by post or name.
    unit_head = models.CharField(max_length=120, blank=True)
    #: When the office looks at it again.
    review_on = models.DateField(null=True)
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    #: Why the office did not accept it.
    answer = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "column"], condition=Q(state__in=["proposed", "accepted"]), name="declaration_open_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="declaration_has_reason"),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "proposed_at"], name="declaration_waiting", condition=Q(state="proposed"))]


class DeclarationEvent(Event):
    """What happened to a declaration: proposed, declared (without asking), accepted, returned, withdrawn, ended."""

    TABLE = "declarations"
    subject = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="events")

    class Meta(Event.Meta):
        abstract = False
        constraints: ClassVar = [models.UniqueConstraint(fields=["subject", "seq"], name="declaration_event_once")]
