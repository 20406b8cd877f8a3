"""Units, columns and terms by id and by code, kept in the process for half a minute: every search needs their names."""

import threading
import time
from dataclasses import dataclass, field

from gongkai.catalog.models import Column
from gongkai.rulebook.models import Term
from gongkai.units import paths
from gongkai.units.models import Succession, Unit

SECONDS = 30.0


@dataclass(slots=True)
class Names:
    """What the names were when they were read. `columns` leaves out those that only hold other columns.

    `unit_ids`: of a unit and of those that ended and whose place it, or a unit beneath it, took.
    """

    units: dict[int, Unit]
    unit_ids: dict[str, list[int]]
    columns: dict[int, tuple[str, str]]
    column_ids: dict[str, list[int]]
    terms: dict[int, Term]
    term_ids: dict[tuple[str, str], list[int]] = field(default_factory=dict)


_lock = threading.Lock()
_kept: list[tuple[float, Names]] = []


def names() -> Names:
    """The names, at most SECONDS old; four queries when they are read anew."""
    now = time.monotonic()
    with _lock:
        if not _kept or now - _kept[0][0] > SECONDS:
            _kept[:] = [(now, _read())]
        return _kept[0][1]


def forget() -> None:
    """Read anew at the next call."""
    with _lock:
        _kept.clear()


def _read() -> Names:
    units = {unit.pk: unit for unit in Unit.objects.all()}
    columns = list(Column.objects.values_list("id", "code", "name", "container"))
    terms = {term.pk: term for term in Term.objects.all()}
    column_ids: dict[str, list[int]] = {}
    for number, code, _, _ in columns:
        column_ids.setdefault(code, []).append(number)
    found = Names(
        units=units,
        unit_ids=_unit_ids(units),
        columns={number: (code, name) for number, code, name, container in columns if not container},
        column_ids=column_ids,
        terms=terms,
    )
    for term in terms.values():
        for asked in {term.code, term.name}:
            found.term_ids.setdefault((term.vocabulary, asked), []).append(term.pk)
    return found


def _unit_ids(units: dict[int, Unit]) -> dict[str, list[int]]:
    """Code → ids that stand for it. One query."""
    found = {unit.code: [unit.pk] for unit in units.values()}
    by_path = {unit.path: unit for unit in units.values()}
    taken: dict[int, list[int]] = {}
    for before, after in Succession.objects.order_by("pk").values_list("unit_id", "successor_id"):
        taken.setdefault(after, []).append(before)
    for successor in taken:
        above = [by_path[path] for path in [*paths.ancestors(units[successor].path), units[successor].path] if path in by_path]
        for before in _all_before(successor, taken):
            for unit in above:
                ids = found[unit.code]
                if before not in ids and not units[before].path.startswith(unit.path):
                    ids.append(before)
    return found


def _all_before(unit: int, taken: dict[int, list[int]]) -> list[int]:
    found: list[int] = []
    waiting = [unit]
    while waiting:
        fresh = [before for before in taken.get(waiting.pop(), ()) if before not in found and before != unit]
        found += fresh
        waiting += fresh
    return found
