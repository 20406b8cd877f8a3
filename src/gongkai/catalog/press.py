"""Press releases 新闻发布 with all that a medium takes over: the newest of the columns that hold them (setting press.columns)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F

from gongkai.catalog import particulars, queries
from gongkai.catalog.models import Attachment, Column, Edition, Item, Tally
from gongkai.catalog.particulars import Press
from gongkai.rulebook import settings
from gongkai.units.gate import visible
from gongkai.units.models import Unit


@dataclass(slots=True)
class Release:
    """An item with its text (HTML), when this edition came out, who spoke on what occasion, and its files."""

    item: Item
    body: str
    released_at: datetime
    press: Press | None
    files: list[Attachment]


def columns() -> list[Column]:
    """The issued columns that hold press releases."""
    return list(Column.objects.filter(unit=None, code__in=settings.get("press.columns")).order_by("code"))


def latest(*, unit: Unit | None = None, size: int = 50) -> list[Release]:
    """The newest press releases of a unit, or of all, the newest first. What waits for its hour is not there."""
    found = {item.pk: item for column in columns() for item in queries.list_items(unit=unit, column=column, size=size).results}
    items = sorted(found.values(), key=lambda item: (item.published_on, item.pk), reverse=True)[:size]
    return _whole(items)


def units() -> list[tuple[Unit, int]]:
    """Units that have press releases, with how many, by code."""
    rows = visible(Tally.objects.filter(column__in=columns(), items__gt=0), None).select_related("unit")
    counts: dict[int, int] = {}
    by_id = {}
    for row in rows:
        by_id[row.unit_id] = row.unit
        counts[row.unit_id] = counts.get(row.unit_id, 0) + row.items
    return sorted(((by_id[key], count) for key, count in counts.items()), key=lambda one: one[0].code)


def _whole(items: Sequence[Item]) -> list[Release]:
    """Two queries for all of them: current editions, and files that may be seen."""
    ids = [item.pk for item in items]
    said: dict[int, tuple[Any, ...]] = {
        row[0]: row[1:]
        for row in Edition.objects.filter(item__in=ids, number=F("item__edition")).values_list(
            "item_id", "content__body", "released_at", "particulars__data"
        )
    }
    files: dict[int, list[Attachment]] = {}
    for row in visible(Attachment.objects.filter(edition__item__in=ids), None).select_related("file", "edition").order_by("position"):
        files.setdefault(row.edition.item_id, []).append(row)
    return [
        Release(item, body or "", at, particulars.press(data), files.get(item.pk, []))
        for item in items
        if item.pk in said
        for body, at, data in [said[item.pk]]
    ]
