"""The columns that units keep, with owner, limit, last release and freshness: a fixed number of queries for any number of units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from gongkai.catalog import structure
from gongkai.catalog.freshness import Freshness, Light, freshness
from gongkai.catalog.models import Column, ColumnMeter, Tally, UnitColumn
from gongkai.rulebook import calendar
from gongkai.units.models import Unit

State = ColumnMeter.State


@dataclass(frozen=True, slots=True)
class KeptColumn:
    """`own`: what the unit itself set, where it did. `owner` and `limit` are what holds; `person` the id of who sees to it."""

    column: Column
    required: bool
    items: int
    latest: date | None
    fresh: Freshness
    owner: str
    limit: str
    own: UnitColumn | None = None

    @property
    def person(self) -> int | None:
        return self.own.person_id if self.own else None

    @property
    def none_reason(self) -> str:
        return self.own.none_reason if self.own and self.fresh.state == State.NONE else ""

    @property
    def state(self) -> str:
        return self.fresh.state


def columns_of(units: Sequence[Unit]) -> dict[int, list[KeptColumn]]:
    """By unit id: columns that it must keep, that hold something, that it said something of, its own ones; in the order of the structure.

    Three queries. Columns that only hold columns are none of them.
    """
    keys = [unit.pk for unit in units]
    counts: dict[int, dict[int, tuple[int, date | None]]] = {key: {} for key in keys}
    for unit_id, column, items, latest in Tally.objects.filter(unit__in=keys).values_list("unit_id", "column_id", "items", "latest"):
        counts[unit_id][column] = (items, latest)
    said: dict[int, dict[int, UnitColumn]] = {key: {} for key in keys}
    for row in UnitColumn.objects.filter(unit__in=keys).select_related("person"):
        said[row.unit_id][row.column_id] = row
    own: dict[int, list[Column]] = {key: [] for key in keys}
    for column in Column.objects.filter(unit__in=keys):
        own[column.unit_id or 0].append(column)
    issued = [column for column in structure.issued() if not column.container]
    return {unit.pk: _of(unit, [*issued, *own[unit.pk]], counts[unit.pk], said[unit.pk]) for unit in units}


def _of(unit: Unit, columns: list[Column], counts: dict[int, tuple[int, date | None]], said: dict[int, UnitColumn]) -> list[KeptColumn]:
    working = calendar.current()
    found = []
    for column in sorted(columns, key=attrgetter("place", "code")):
        need, row = structure.need(column, unit), said.get(column.pk)
        items, latest = counts.get(column.pk, (0, None))
        required = need == Column.Need.REQUIRED
        if column.container or not (required or items or row is not None or (column.unit_id is not None and column.ended_on is None)):
            continue
        if need == Column.Need.NONE and not items:
            continue
        limit = (row.limit if row else "") or column.limit
        fresh = freshness(
            column, unit, working, limit=limit, items=items, latest=latest, declared=bool(row and row.none_reason)
        )  # fmt: skip
        if not required and not items and fresh.state == State.BLANK:
            continue  # optional and never used: nobody misses it
        found.append(KeptColumn(column, required, items, latest, fresh, (row.owner if row else "") or column.owner, limit, row))
    return found


def score(columns: Sequence[KeptColumn], today: date) -> int:
    """How much of what the unit must keep is there, 0–100: full for fresh or declared, half for stale, nothing for blank 【口径】."""
    counted = [column for column in columns if column.required or column.items]
    if not counted:
        return 100
    points = {Light.STALE: 0.5, Light.BLANK: 0.0}
    return int(100 * sum(points.get(column.fresh.light(today), 1.0) for column in counted) / len(counted))
