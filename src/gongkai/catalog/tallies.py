"""Counts follow events: one row per unit and column goes up or down in the transaction that changes what is public."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Max

from gongkai.catalog.models import ItemColumn, Tally, UnitTally
from gongkai.events.models import Event

#: Event kinds that bring an item before the public, and those that take it away.
APPEAR = frozenset({"released", "imported", "restored"})
VANISH = frozenset({"withdrawn", "hidden"})

_ADD = """
INSERT INTO {table} ({keys}, items, latest) VALUES ({marks}, %s, %s)
ON CONFLICT ({keys}) DO UPDATE SET items = {table}.items + excluded.items,
latest = CASE WHEN {table}.latest IS NULL OR excluded.latest > {table}.latest THEN excluded.latest ELSE {table}.latest END
"""

Key = tuple[int, ...]


def follow(events: Sequence[Event]) -> None:
    """WITHIN subscriber: count what appeared and what vanished. Event data: columns (ids, those above included), day (ISO)."""
    added: dict[Key, tuple[int, date]] = {}
    removed: dict[Key, int] = {}
    for event in events:
        unit, columns = event.unit_id, event.data.get("columns", [])
        if event.kind in APPEAR:
            day = date.fromisoformat(event.data["day"])
            _count_up(added, unit, columns, day, whole=True)
        elif event.kind in VANISH:
            _count_down(removed, unit, columns, whole=True)
        elif event.kind == "moved" and event.data.get("public", True):
            day = date.fromisoformat(event.data["day"])
            _count_up(added, unit, event.data["added"], day, whole=False)
            _count_down(removed, unit, event.data["removed"], whole=False)
    _add(added)
    _remove(removed)


def _count_up(added: dict[Key, tuple[int, date]], unit: Any, columns: Iterable[int], day: date, *, whole: bool) -> None:
    for key in _keys(unit, columns, whole):
        count, latest = added.get(key, (0, day))
        added[key] = (count + 1, max(latest, day))


def _count_down(removed: dict[Key, int], unit: Any, columns: Iterable[int], *, whole: bool) -> None:
    for key in _keys(unit, columns, whole):
        removed[key] = removed.get(key, 0) + 1


def _keys(unit: int, columns: Iterable[int], whole: bool) -> list[Key]:
    return [*((unit, column) for column in columns), *([(unit,)] if whole else [])]


def _add(added: dict[Key, tuple[int, date]]) -> None:
    adapt = connection.ops.adapt_datefield_value
    rows = sorted(added.items(), key=lambda row: (len(row[0]), row[0]))
    with connection.cursor() as cursor:
        for keys in ("unit_id", "unit_id, column_id"):
            width = keys.count(",") + 1
            table = (UnitTally if width == 1 else Tally)._meta.db_table
            values = [(*key, count, adapt(latest)) for key, (count, latest) in rows if len(key) == width]
            if values:
                cursor.executemany(_ADD.format(table=table, keys=keys, marks=", ".join(["%s"] * width)), values)


def _remove(removed: dict[Key, int]) -> None:
    for key, count in sorted(removed.items(), key=lambda row: (len(row[0]), row[0])):
        if len(key) == 1:
            rows: Any = UnitTally.objects.select_for_update().filter(unit_id=key[0])
            latest = _latest(unit=key[0], rank=1)
        else:
            rows = Tally.objects.select_for_update().filter(unit_id=key[0], column_id=key[1])
            latest = _latest(unit=key[0], column=key[1])
        for row in rows:
            row.items -= count
            row.latest = latest
            row.save(update_fields=["items", "latest"])


def _latest(**which: int) -> date | None:
    return ItemColumn.objects.filter(public=True, **which).aggregate(day=Max("published_on"))["day"]


def recount() -> list[tuple[str, int, int]]:
    """Compare every tally with the rows it stands for; return (what, counted, kept) for each that differs. Changes nothing."""
    from django.db.models import Count

    counted = {
        (r["unit"], r["column"]): r["n"] for r in ItemColumn.objects.filter(public=True).values("unit", "column").annotate(n=Count("pk"))
    }
    kept = {(t.unit_id, t.column_id): t.items for t in Tally.objects.exclude(items=0)}
    return [
        (f"unit {key[0]} column {key[1]}", counted.get(key, 0), kept.get(key, 0))
        for key in sorted(counted.keys() | kept.keys())
        if counted.get(key, 0) != kept.get(key, 0)
    ]
