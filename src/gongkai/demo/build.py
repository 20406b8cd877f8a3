"""Load the demonstration city into an empty database: units, columns, items, through the same verbs as everything else."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import islice

from gongkai.catalog.declarations import DeclarationRefusedError, declare_none
from gongkai.catalog.models import Column
from gongkai.demo import beside, findings, manuscripts, publicity, staff, tables, unit_life
from gongkai.demo import columns as kept
from gongkai.demo.generate import FULL, TINY, drafts
from gongkai.demo.records import SETTINGS, declarations, unit_records
from gongkai.events import clock
from gongkai.publishing import services as publishing
from gongkai.publishing.context import Context
from gongkai.publishing.draft import Draft
from gongkai.rulebook import settings
from gongkai.search import indexer
from gongkai.units.models import Unit
from gongkai.units.services import enter_units

SEED = 20260501
BATCH = 250
#: Items by name of the size, for the progress bar.
TOTALS = {"tiny": TINY, "full": FULL}
Progress = Callable[[int, int], None]


class DemoRefusedError(RuntimeError):
    """The city is built only where nothing else is."""


def build(size: str | int = "full", *, progress: Progress | None = None, seed: int = SEED, index: bool = True) -> dict[str, int | float]:
    """Build the city; returns {"units", "items", "seconds"}. Running it again goes on where it stopped.

    `size`: "tiny" (tests), "full" (3,000 items), or a number of items (bench). DemoRefusedError where other units are already here.
    """
    start = time.monotonic()
    today = clock.today()
    records = unit_records(size)
    strangers = Unit.objects.exclude(code__in=[*(record.code for record in records), *unit_life.CODES]).exists()
    if strangers:
        raise DemoRefusedError("there are other units here: the demonstration city needs a database of its own")
    enter_units(records)
    settings.put(SETTINGS)
    _declare(size)
    staff.employ()
    done, total = 0, TOTALS.get(size, 0) if isinstance(size, str) else size
    context = Context()
    for part in _parts(drafts(size, seed=seed, today=today), BATCH):
        outcomes = publishing.release_batch(part, batch=None, at=[_moment(draft) for draft in part], context=context)
        refused = [outcome for outcome in outcomes if outcome.status == "refused"]
        if refused:
            raise RuntimeError(f"the generator made a draft that is refused: {refused[0].key} {refused[0].findings}")
        done += len(part)
        if progress:
            progress(done, total)
    if size == "full":
        manuscripts.play(today)
        beside.play(today)
        findings.play(today)
        publicity.play(today)
        kept.play(today)
        tables.play(today)
        unit_life.play(today)
    kept.measure()
    if index:
        indexer.catch_up(progress=progress)
    return {"units": len(records), "items": done, "seconds": round(time.monotonic() - start, 1)}


def _moment(draft: Draft) -> datetime:
    """Ten in the morning of the day of publication, for the demonstration only."""
    return datetime.combine(draft.published_on or clock.today(), datetime.min.time(), clock.SHANGHAI) + timedelta(hours=10)


def _declare(size: str | int) -> None:
    """What units say of columns they have nothing for."""
    at = datetime.combine(clock.today() - timedelta(days=300), datetime.min.time(), clock.SHANGHAI) + timedelta(hours=10)
    by_code = {unit.code: unit for unit in Unit.objects.all()}
    columns = {column.code: column for column in Column.objects.filter(unit=None)}
    for unit, column, reason in declarations(size):
        with suppress(DeclarationRefusedError):  # where a build is taken up again, items may stand there by now
            declare_none(by_code[unit], columns[column], reason=reason, at=at)


def _parts(all_drafts: Iterable[Draft], size: int) -> Iterator[list[Draft]]:
    rest = iter(all_drafts)
    while part := list(islice(rest, size)):
        yield part
