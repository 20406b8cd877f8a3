"""The catalogue follows the life of units: columns of a unit's own go to whoever takes its place, with the items in them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Max

from gongkai.catalog.models import Column, UnitTally
from gongkai.events.models import Event
from gongkai.units.life.figures import successors, tell
from gongkai.units.models import Succession

ENDS = frozenset({"merged", "split", "closed"})


def follow(events: Sequence[Event]) -> None:
    """WITHIN subscriber of units."""
    for event in events:
        if event.kind not in ENDS:
            continue
        unit, change = event.subject_id, event.data["change"]  # type: ignore[attr-defined]
        stays = UnitTally.objects.filter(unit=unit).values_list("items", flat=True).first() or 0
        heirs = successors(event.data)
        moved = sum(_move(column, unit, _whose(column.code, heirs)) for column in _own(unit)) if heirs else 0
        tell(change, items=stays, columns=moved)


def _own(unit: int) -> list[Column]:
    return list(Column.objects.select_for_update().filter(unit=unit).order_by("code"))


def _whose(code: str, heirs: Sequence[tuple[int, list[str]]]) -> int:
    """Who takes a column: the one that names it or one above it, else the one that takes the rest."""
    named = [unit for unit, codes in heirs if any(code.startswith(other) for other in codes)]
    rest = [unit for unit, codes in heirs if not codes]
    return (named or rest or [heirs[0][0]])[0]


def _move(column: Column, was: int, unit: int) -> int:
    """Give it to the unit; where its code is taken there it gets the next one, which is written down for old addresses."""
    others = Column.objects.filter(unit=unit)
    if others.filter(code=column.code).exists():
        old, column.code = column.code, _next(others, column)
        row: Any = Succession.objects.get(unit=was, successor=unit)
        row.renumbered = {**row.renumbered, old: column.code}
        row.save(update_fields=["renumbered"])
    column.unit_id = unit
    column.save(update_fields=["unit", "code"])
    return 1


def _next(others: Any, column: Column) -> str:
    stem = column.code[:-2]
    last = others.filter(code__startswith=stem, parent=column.parent_id).aggregate(last=Max("code"))["last"]
    return f"{stem}{int(last[len(stem) :]) + 1:02d}" if last else column.code
