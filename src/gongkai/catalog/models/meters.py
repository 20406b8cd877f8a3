"""How complete and how fresh a unit's guide and catalogue are, as last measured: what the office's lists sort and page by."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from gongkai.catalog.models.columns import Column
from gongkai.units.models import Person, Unit


class UnitMeter(models.Model):
    """The meters of a unit. Scores are 0–100. `guide_missing`: codes of catalog.guide_meter, in their order."""

    unit = models.OneToOneField(Unit, primary_key=True, on_delete=models.CASCADE, related_name="meter")
    guide = models.PositiveSmallIntegerField(default=0)
    guide_missing: "models.JSONField[list[Any]]" = models.JSONField(default=list)
    #: The guide's item, where there is one.
    guide_item = models.BigIntegerField(null=True)
    columns = models.PositiveSmallIntegerField(default=0)
    blank = models.PositiveSmallIntegerField(default=0)
    declared = models.PositiveSmallIntegerField(default=0)
    stale = models.PositiveSmallIntegerField(default=0)
    soon = models.PositiveSmallIntegerField(default=0)
    items = models.PositiveSmallIntegerField(default=0)
    public_items = models.PositiveIntegerField(default=0)
    #: Public items that lack one of the four things of article 12.
    lacking = models.PositiveIntegerField(default=0)
    measured_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["guide", "unit"], name="meter_by_guide"),
            models.Index(fields=["columns", "unit"], name="meter_by_columns"),
            models.Index(fields=["items", "unit"], name="meter_by_items"),
            models.Index(fields=["-blank", "unit"], name="meter_by_blank"),
            models.Index(fields=["-stale", "unit"], name="meter_by_stale"),
            models.Index(fields=["-soon", "unit"], name="meter_by_soon"),
        ]


class ColumnMeter(models.Model):
    """A column that a unit keeps: whether there is something in it, and until when that is fresh."""

    class State(models.TextChoices):
        FILLED = "filled", "有信息"
        NONE = "none", "无此类信息"
        BLANK = "blank", "空白"

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="column_meters")
    column = models.ForeignKey(Column, on_delete=models.CASCADE, related_name="meters")
    state = models.CharField(max_length=6, choices=State)
    latest = models.DateField(null=True)
    #: The last day on which an update keeps it fresh; None where no time runs.
    due_on = models.DateField(null=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "column"], name="column_meter_once")]
        indexes: ClassVar = [
            models.Index(fields=["due_on", "id"], name="column_meter_due", condition=Q(due_on__isnull=False)),
            models.Index(fields=["state", "id"], name="column_meter_blank", condition=Q(state="blank")),
            models.Index(fields=["person", "due_on"], name="column_meter_person", condition=Q(person__isnull=False)),
        ]
