"""Draw index numbers 索引号: serials by prefix, one locked row each, never the same twice."""

from collections.abc import Collection, Sequence

from django.db import transaction

from gongkai.catalog.models import IndexSerial, Item
from gongkai.law.index_numbers import Scheme, scheme
from gongkai.rulebook import settings


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
    for (used, prefix), places in sorted(groups.items(), key=lambda group: group[0][1]):
        for place, number in zip(places, _serials(used, prefix, len(places), taken), strict=True):
            numbers[place] = number
    return numbers


def _serials(used: Scheme, prefix: str, count: int, taken: Collection[str]) -> list[str]:
    with transaction.atomic():
        IndexSerial.objects.get_or_create(prefix=prefix)
        row = IndexSerial.objects.select_for_update().get(prefix=prefix)
        free: list[str] = []
        while len(free) < count:
            candidates = [used.number(prefix, row.last + step) for step in range(1, count - len(free) + 1)]
            row.last += len(candidates)
            gone = set(Item.objects.filter(index_number__in=candidates).values_list("index_number", flat=True)).union(taken)
            free += [number for number in candidates if number not in gone]
        row.save(update_fields=["last"])
    return free
