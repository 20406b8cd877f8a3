"""Draw index numbers 索引号: serials by prefix, one locked row each, never the same twice."""

from collections.abc import Collection, Mapping, Sequence

from django.db import connection, transaction

from gongkai.catalog.models import IndexSerial, Item
from gongkai.events.inserting import insert_rows
from gongkai.law.index_numbers import Scheme, scheme
from gongkai.rulebook import settings

_SET_LAST = f"UPDATE {IndexSerial._meta.db_table} SET last = %s WHERE prefix = %s"  # noqa: S608  (the name of our own table)


def draw(wanted: Sequence[tuple[str, str, str, int]], *, taken: Collection[str] = ()) -> list[str]:
    """One index number for each (organisation code, unit code, class code, year), in order. Runs in the caller's transaction.

    Where the unit has no organisation code, the fallback scheme is used. A number that already exists (a foreign one)
    or is among `taken` (foreign ones that are on their way) is skipped.
    """
    main, fallback = scheme(settings.get("index_number.parts")), scheme(settings.get("index_number.fallback"))
    groups: dict[tuple[Scheme, str], list[int]] = {}
    for place, (organisation, unit, klass, year) in enumerate(wanted):
        used = main if organisation or "organisation_code" not in main.parts else fallback
        prefix = used.prefix({"organisation_code": organisation, "unit_code": unit, "class": klass, "year": str(year)})
        groups.setdefault((used, prefix), []).append(place)
    numbers = [""] * len(wanted)
    for places, drawn in zip(groups.values(), _serials(groups, taken), strict=True):
        for place, number in zip(places, drawn, strict=True):
            numbers[place] = number
    return numbers


@transaction.atomic
def _serials(groups: Mapping[tuple[Scheme, str], Sequence[int]], taken: Collection[str]) -> list[list[str]]:
    """As many free numbers for each group as it has places. The rows are locked in one order, by prefix, so that two draws never cross."""
    prefixes = sorted({prefix for _, prefix in groups})
    insert_rows(IndexSerial, ("prefix", "last"), ((prefix, 0) for prefix in prefixes), known="prefix")
    rows = IndexSerial.objects.select_for_update().filter(prefix__in=prefixes).order_by("prefix")
    last = dict(rows.values_list("prefix", "last"))
    free: list[list[str]] = [[] for _ in groups]
    while any(len(numbers) < len(places) for numbers, places in zip(free, groups.values(), strict=True)):
        candidates = [_next(used, prefix, last, len(places) - len(free[at])) for at, ((used, prefix), places) in enumerate(groups.items())]
        every = [number for numbers in candidates for number in numbers]
        gone = set(Item.objects.filter(index_number__in=every).values_list("index_number", flat=True)).union(taken)
        for numbers, more in zip(free, candidates, strict=True):
            numbers += [number for number in more if number not in gone]
    with connection.cursor() as cursor:
        cursor.executemany(_SET_LAST, [(last[prefix], prefix) for prefix in prefixes])
    return free


def _next(used: Scheme, prefix: str, last: dict[str, int], count: int) -> list[str]:
    first = last[prefix] + 1
    last[prefix] += count
    return [used.number(prefix, serial) for serial in range(first, first + count)]
