"""Columns 栏目: the structure that the office issues, and what each unit makes of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from gongkai.events.models import Event
from gongkai.units.models import Unit


class Column(models.Model):
    """A column of the issued structure (`unit` is null), or one that a unit has added beneath it.

    The texts are those of a 主动公开事项目录 row. `ground` is a list such as "20-1、21"; the five fields after `klass` say for
    each kind of unit whether the column is required, optional or none (目录编制结构样表 B.1).
    """

    class Need(models.TextChoices):
        REQUIRED = "required", "必设"
        OPTIONAL = "optional", "选设"
        NONE = "none", "不设"

    class Klass(models.TextChoices):
        FUNCTION = "function", "机构职能"
        POLICY = "policy", "政策法规"
        PLAN = "plan", "规划计划"
        WORK = "work", "业务工作"
        OTHER = "other", "其他"

    code = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="own_columns")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    name = models.CharField(max_length=80)
    klass = models.CharField(max_length=10, choices=Klass, default=Klass.OTHER)
    ground = models.CharField(max_length=60, blank=True)
    city = models.CharField(max_length=8, choices=Need, default=Need.OPTIONAL)
    department = models.CharField(max_length=8, choices=Need, default=Need.OPTIONAL)
    county = models.CharField(max_length=8, choices=Need, default=Need.OPTIONAL)
    town = models.CharField(max_length=8, choices=Need, default=Need.OPTIONAL)
    enterprise = models.CharField(max_length=8, choices=Need, default=Need.OPTIONAL)
    #: Update limit as the structure words it: 20wd, +14d, +180d, 月, 年(01-31) …
    limit = models.CharField(max_length=60, blank=True)
    #: 检查类: dynamic 动, notice 通, other 其.
    check_kind = models.CharField(max_length=10, blank=True)
    owner = models.CharField(max_length=60, blank=True)
    genre = models.CharField(max_length=40, blank=True)
    example = models.CharField(max_length=200, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    time = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=120, blank=True)
    channel = models.CharField(max_length=200, blank=True)
    audience = models.CharField(max_length=80, blank=True)
    section = models.CharField(max_length=80, blank=True)
    #: Only holds other columns; no item stands in it directly.
    container = models.BooleanField(default=False)
    #: Where it stands among its siblings; those with the same place stand by code.
    place = models.PositiveSmallIntegerField(default=0)
    #: Since when nothing new belongs in it; what stands there stays.
    ended_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code"], condition=Q(unit__isnull=True), name="column_code_once"),
            models.UniqueConstraint(fields=["unit", "code"], condition=Q(unit__isnull=False), name="column_unit_code_once"),
        ]

    def __str__(self) -> str:
        return self.name


class UnitColumn(models.Model):
    """What a unit says of a column: its own owner and limit, or "no such information" with a reason 本单位无此类信息."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="column_settings")
    column = models.ForeignKey(Column, on_delete=models.PROTECT, related_name="settings")
    owner = models.CharField(max_length=60, blank=True)
    limit = models.CharField(max_length=60, blank=True)
    none_reason = models.CharField(max_length=200, blank=True)
    #: The day from which the declaration holds; None for those of old.
    none_on = models.DateField(null=True)
    #: Who sees to it, beside the section that `owner` names. Not shown to the public.
    person = models.ForeignKey("units.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "column"], name="unit_column_once")]


class ColumnEvent(Event):
    """What happened to a column: added, changed, ended, reopened (by the office), kept (a unit's owner, person, limit).

    `data`: {"field": [before, after], …}. `unit_id` is None where it holds for every unit.
    """

    TABLE = "columns"
    subject = models.ForeignKey(Column, on_delete=models.PROTECT, related_name="events")

    class Meta(Event.Meta):
        abstract = False
        constraints: ClassVar = [models.UniqueConstraint(fields=["subject", "seq"], name="column_event_once")]
