"""Units, columns and terms by id and by code, kept in the process for half a minute: every search needs their names."""

import threading
import time
from dataclasses import dataclass, field

from gongkai.catalog.models import Column
from gongkai.rulebook.models import Term
from gongkai.units.models import Unit

SECONDS = 30.0


@dataclass(slots=True)
class Names:
    """What the names were when they were read. `columns` leaves out those that only hold other columns."""

    units: dict[int, Unit]
    unit_ids: dict[str, list[int]]
    columns: dict[int, tuple[str, str]]
    column_ids: dict[str, list[int]]
    terms: dict[int, Term]
    term_ids: dict[tuple[str, str], list[int]] = field(default_factory=dict)


_lock = threading.Lock()
_kept: list[tuple[float, Names]] = []


def names() -> Names:
    """The names, at most SECONDS old; three queries when they are read anew."""
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
        unit_ids={unit.code: [unit.pk] for unit in units.values()},
        columns={number: (code, name) for number, code, name, container in columns if not container},
        column_ids=column_ids,
        terms=terms,
    )
    for term in terms.values():
        for asked in {term.code, term.name}:
            found.term_ids.setdefault((term.vocabulary, asked), []).append(term.pk)
    return found
