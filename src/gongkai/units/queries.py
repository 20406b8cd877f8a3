"""What pages and the API read of the units."""

from dataclasses import dataclass

from django.db.models import Case, CharField, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from gongkai.events.statements import Statement
from gongkai.events.statements import Value as Given
from gongkai.units import paths
from gongkai.units.models import Level, Unit, UnitName

#: The heading of units that an import made and the office has not placed yet.
PROVISIONAL = "provisional"
_FOUND = Statement(lambda: Unit.objects.select_related("contact", "parent", "guided_by").filter(code=Given("code")))


@dataclass(slots=True)
class UnitGroup:
    """A heading of the directory (市政府部门, 区县 …) with its units in the order of their paths."""

    level: str
    name: str
    units: list[Unit]


def find(code: str) -> Unit | None:
    """The unit of that code with its contact, or None. One query."""
    return next(iter(_FOUND(code=code)), None)


def ancestors(unit: Unit) -> list[Unit]:
    """The units above, root first. One query, none for a root."""
    above = paths.ancestors(unit.path)
    return list(Unit.objects.filter(path__in=above).order_by("path")) if above else []


def children(unit: Unit, limit: int = 400) -> list[Unit]:
    """The units directly beneath, in order."""
    return list(Unit.objects.filter(parent=unit).order_by("path")[:limit])


def root() -> Unit | None:
    """The first government by path: whose platform this is."""
    return Unit.objects.select_related("contact").order_by("path").first()


def directory(limit: int = 400) -> list[UnitGroup]:
    """The platform's units in groups: departments, counties, enterprises, towns, governments above, and those not yet placed. One query."""
    labels: dict[str, str] = {
        Level.DEPARTMENT: _("政府部门"),
        Level.COUNTY: _("区县"),
        Level.ENTERPRISE: _("公共企事业单位"),
        Level.TOWN: _("乡镇街道"),
        Level.CITY: _("市级政府"),
        Level.PROVINCE: _("省级政府"),
        Level.STATE: _("中央机关"),
    }
    labels[PROVISIONAL] = _("待归位的单位")
    heading = Case(When(provisional=True, then=Value(PROVISIONAL)), default="level", output_field=CharField())
    place = Window(RowNumber(), partition_by=heading, order_by="path")
    groups = {level: UnitGroup(level, label, []) for level, label in labels.items()}
    for unit in Unit.objects.annotate(heading=heading, place=place).filter(place__lte=limit).order_by("path"):
        groups[unit.heading].units.append(unit)
    return [group for group in groups.values() if group.units]


def list_units(*, after: str = "", size: int = 50, level: str = "", parent: Unit | None = None) -> tuple[list[Unit], str | None]:
    """Units by path from after the unit with code `after`; the second value is the code to go on from, None at the end."""
    rows = Unit.objects.select_related("parent").order_by("path")
    if level:
        rows = rows.filter(level=level)
    if parent is not None:
        rows = rows.filter(path__gt=parent.path, path__lt=paths.end(parent.path))
    if after:
        start = Unit.objects.filter(code=after).values_list("path", flat=True).first()
        rows = rows.filter(path__gt=start) if start else rows.none()
    page = list(rows[: size + 1])
    return page[:size], page[size - 1].code if len(page) > size else None


def named(name: str, limit: int = 20) -> list[Unit]:
    """Units whose name, short or former name contains `name`."""
    ids = UnitName.objects.filter(name__contains=name).values("unit_id")
    return list((Unit.objects.filter(name__contains=name) | Unit.objects.filter(pk__in=ids)).order_by("path")[:limit])
