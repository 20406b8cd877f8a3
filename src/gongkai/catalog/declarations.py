"""What a unit says of a column: that it has no such information, who keeps it, and within what limit."""

from django.db import transaction

from gongkai.catalog import structure
from gongkai.catalog.models import Column, Tally, UnitColumn
from gongkai.units.models import Unit

LONGEST = {"none_reason": 200, "owner": 60, "limit": 60}


class DeclarationRefusedError(ValueError):
    """The declaration cannot be made; `code` is not_kept, only_holds_columns, has_items, reason_needed or too_long."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def declare_none(unit: Unit, column: Column, *, reason: str) -> None:
    """The unit has no such information 本单位无此类信息, for `reason`. Refused where items stand in the column."""
    _check(unit, column)
    if not reason.strip():
        raise DeclarationRefusedError("reason_needed")
    if Tally.objects.filter(unit=unit, column=column, items__gt=0).exists():
        raise DeclarationRefusedError("has_items")
    _put(unit, column, none_reason=reason.strip())


@transaction.atomic
def take_back(unit: Unit, column: Column) -> None:
    """The unit has such information after all."""
    UnitColumn.objects.filter(unit=unit, column=column).update(none_reason="")


@transaction.atomic
def keep(unit: Unit, column: Column, *, owner: str = "", limit: str = "") -> None:
    """The unit's own owner 责任科室 and update limit of a column; empty: what the structure says."""
    _check(unit, column)
    _put(unit, column, owner=owner.strip(), limit=limit.strip())


def _check(unit: Unit, column: Column) -> None:
    if column.unit_id not in (None, unit.pk) or structure.need(column, unit) == Column.Need.NONE:
        raise DeclarationRefusedError("not_kept")
    if column.container:
        raise DeclarationRefusedError("only_holds_columns")


def _put(unit: Unit, column: Column, **values: str) -> None:
    if any(len(value) > LONGEST[name] for name, value in values.items()):
        raise DeclarationRefusedError("too_long")
    UnitColumn.objects.update_or_create(unit=unit, column=column, defaults=values)
