"""Units 单位: three names (code, path, id), the name of the day, successors, contacts."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Level(models.TextChoices):
    """Where a unit stands; also decides which columns it must keep (目录编制结构样表)."""

    STATE = "state", "中央"
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "县级"
    TOWN = "town", "乡镇街道"
    DEPARTMENT = "department", "部门"
    ENTERPRISE = "enterprise", "公共企事业单位"


class Unit(models.Model):
    """A body that discloses. Its code never changes and is never reused; its path moves with the tree."""

    code = models.CharField(max_length=40, unique=True)
    #: Fixed-width steps of four characters [0-9a-z]; everything beneath a unit lies in [path, end of path).
    path = models.CharField(max_length=64, unique=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    name = models.CharField(max_length=120, db_index=True)
    short_name = models.CharField(max_length=60, blank=True)
    level = models.CharField(max_length=12, choices=Level)
    #: Free wording of what it is: 工作部门, 直属机构, 群团, 供水 …
    kind = models.CharField(max_length=60, blank=True)
    organisation_code = models.CharField(max_length=9, blank=True)
    credit_code = models.CharField(max_length=18, blank=True)
    #: 双重管理: the body that guides it beside its parent.
    guided_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="guided")
    #: Where it files applications. Off for public enterprises (art. 55).
    accepts_applications = models.BooleanField(default=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    #: Made by an import that did not know it: stands last in every list until the office places it.
    provisional = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)
    #: Carries on for units that ended (`Succession`): its lists and its staff ask for theirs too.
    inherits = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(level__in=Level.values), name="unit_level_known"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_from__isnull=True) | Q(valid_until__gte=models.F("valid_from")),
                name="unit_valid_order",
            ),
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="unit_not_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def display_name(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name


class UnitName(models.Model):
    """A former, short or popular name: history shows the name of its day, search finds the unit under each."""

    class Kind(models.TextChoices):
        FORMER = "former", "曾用名"
        SHORT = "short", "简称"
        POPULAR = "popular", "俗称"

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=120, db_index=True)
    kind = models.CharField(max_length=8, choices=Kind)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "name", "kind"], name="unit_name_once")]


class Succession(models.Model):
    """`unit` ended or changed on a day and `successor` carries on: merged 并入, renamed 更名, split 分设."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="predecessions")
    on = models.DateField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    #: Of a split 分设: the codes of the columns that go this way; none: all that no other successor of the unit takes.
    columns: "models.JSONField[list[str]]" = models.JSONField(default=list)
    #: Columns of the unit's own that had to take another code in the successor's catalogue: old code → new.
    renumbered: "models.JSONField[dict[str, str]]" = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "successor"], name="succession_once"),
            models.CheckConstraint(condition=~Q(unit=models.F("successor")), name="succession_not_self"),
        ]


class Contact(models.Model):
    """How to reach the disclosure office of a unit 政府信息公开工作机构 (art. 12: G4–G9)."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="contact")
    office = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=200, blank=True)
    #: 怎么走: bus lines, entrance, floor.
    directions = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    hours = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    fax = models.CharField(max_length=60, blank=True)
    email = models.CharField(max_length=120, blank=True)
    #: 分管领导 and 具体负责人, as posts or names, as the unit has published them.
    leader = models.CharField(max_length=120, blank=True)
    person = models.CharField(max_length=120, blank=True)
