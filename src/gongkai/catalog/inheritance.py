"""What a unit shows of units that ended and whose place it took: their items in its lists, their counts beside its columns."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from gongkai.catalog.models import Column, ItemColumn, Tally
from gongkai.units.heirs import Share

Counts = dict[int, tuple[int, date | None]]


def confined(rows: Any, share: Share, item: str) -> Any:
    """Rows of items (or places) that belong to the share. `item`: the name of the item's id in a row."""
    rows = rows.filter(unit=share.unit)
    for only, without in share.limits:
        if only:
            rows = rows.filter(Exists(_places(item, only)))
        if without:
            rows = rows.filter(~Exists(_places(item, without)))
    return rows


def _places(item: str, codes: Collection[str]) -> Any:
    return ItemColumn.objects.filter(item=OuterRef(item), column__code__in=codes)


def merged(parts: Iterable[Sequence[Any]], item: str, most: int) -> list[Any]:
    """Parts of a list, each latest first, as one."""
    rows = [row for part in parts for row in part]
    return sorted(rows, key=lambda row: (row.published_on, getattr(row, item)), reverse=True)[:most]


def add_counts(counts: Counts, shares: Sequence[Share]) -> Counts:
    """`counts` by column with what the shares add. One query, two where columns were divided.

    Where columns were divided, an item that stands in two of the divided ones counts twice in a column above both.
    """
    if not shares:
        return counts
    tallies: dict[int, Counts] = defaultdict(dict)
    wanted = [share.unit for share in shares]
    for unit, column, items, latest in Tally.objects.filter(unit__in=wanted).values_list("unit_id", "column_id", "items", "latest"):
        tallies[unit][column] = (items, latest)
    lines = _lines() if any(share.limits for share in shares) else {}
    found = dict(counts)
    for share in shares:
        for column, (items, latest) in tallies[share.unit].items():
            kept = min((_kept(column, limit, tallies[share.unit], lines) for limit in share.limits), default=items)
            if kept > 0:
                before, last = found.get(column, (0, None))
                found[column] = (before + kept, max(filter(None, (last, latest)), default=None))
    return found


#: column id → codes from the column up to the top.
_Lines = Mapping[int, list[str]]


def _lines() -> _Lines:
    rows = {pk: (code, parent) for pk, code, parent in Column.objects.values_list("pk", "code", "parent_id")}

    def up(column: int | None) -> list[str]:
        codes: list[str] = []
        while column in rows and len(codes) < 12:
            code, column = rows[column]
            codes.append(code)
        return codes

    return {column: up(column) for column in rows}


def _kept(column: int, limit: tuple[frozenset[str], frozenset[str]], tallies: Counts, lines: _Lines) -> int:
    """How many items of a column stay within one limit."""
    only, without = limit
    line, items = lines.get(column, []), tallies[column][0]
    code = line[0] if line else ""
    if only:
        if only & set(line):
            return items
        return sum(count for other, (count, _) in tallies.items() if lines.get(other) and lines[other][0] in only and code in lines[other])
    if without & set(line):
        return 0
    beneath = (count for other, (count, _) in tallies.items() if lines.get(other) and lines[other][0] in without and code in lines[other])
    return items - sum(beneath)
