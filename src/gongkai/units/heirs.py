"""Who carries on for a unit that ended, and for whom a unit carries on: succession followed to its ends.

A unit that ended keeps what it published. Lists, filters and staff of the unit that took its place reach it through here.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.events import clock
from gongkai.units.models import Succession, Unit


@dataclass(frozen=True, slots=True)
class Share:
    """What of a unit that ended stands in the lists of another.

    Each limit is (only, without), sets of codes of columns: an item belongs where it is in one of `only` (all, where that is empty) and in
    none of `without`, for every limit. No limits: everything.
    """

    unit: int
    limits: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()


def inherited(unit: Unit, on: date | None = None) -> list[Share]:
    """What `unit` took over, through however many steps. No query for a unit that took nothing over, else one."""
    return _shares(unit.pk, _taken(on or clock.today())) if unit.inherits else []


def inherited_by(units: Iterable[int], on: date) -> dict[int, list[int]]:
    """unit id → ids of the units that ended and whose place it took, through however many steps. One query."""
    taken = _taken(on)
    return {unit: [share.unit for share in _shares(unit, taken)] for unit in units}


def heirs(unit: Unit, on: date | None = None) -> list[Unit]:
    """Who carries on at last for a unit that ended: A → B → C gives C. Empty for one that is there or that ended for good."""
    on = on or clock.today()
    if not has_ended(unit, on):
        return []
    found: dict[int, Unit] = {}
    seen, waiting = {unit.pk}, [unit.pk]
    while waiting:
        steps = Succession.objects.filter(unit__in=waiting).exclude(successor__in=seen).select_related("successor").order_by("pk")
        waiting = []
        for step in steps:
            seen.add(step.successor_id)
            if has_ended(step.successor, on):
                waiting.append(step.successor_id)
            else:
                found[step.successor_id] = step.successor
    return list(found.values())


def heir(unit: Unit, on: date | None = None) -> Unit | None:
    """The one unit that carries on; None where there is none, or where several do."""
    found = heirs(unit, on)
    return found[0] if len(found) == 1 else None


def has_ended(unit: Unit, on: date) -> bool:
    """Whether its last day is over."""
    return unit.valid_until is not None and unit.valid_until < on


def columns_renumbered(unit: Unit) -> dict[str, str]:
    """Codes of the unit's own columns → codes they have in the catalogue of whoever took over. One query."""
    found: dict[str, str] = {}
    for renumbered in Succession.objects.filter(unit=unit).values_list("renumbered", flat=True):
        found |= renumbered
    return found


#: successor → [(unit, only, without)]
_Taken = dict[int, list[tuple[int, frozenset[str], frozenset[str]]]]


def _taken(on: date) -> _Taken:
    steps = list(Succession.objects.filter(unit__valid_until__lt=on).order_by("pk").values_list("unit_id", "successor_id", "columns"))
    named: dict[int, frozenset[str]] = defaultdict(frozenset)
    for unit, _successor, columns in steps:
        named[unit] |= frozenset(columns)
    taken: _Taken = defaultdict(list)
    for unit, successor, columns in steps:
        taken[successor].append((unit, frozenset(columns), frozenset() if columns else named[unit]))
    return taken


def _shares(unit: int, taken: _Taken) -> list[Share]:
    found: dict[int, Share] = {}
    waiting = [Share(unit)]
    while waiting:
        here = waiting.pop()
        for before, only, without in taken.get(here.unit, ()):
            if before == unit or before in found:
                continue
            limits = (*here.limits, (only, without)) if only or without else here.limits
            found[before] = Share(before, limits)
            waiting.append(found[before])
    return list(found.values())
