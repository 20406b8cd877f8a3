"""Bring the index in step with the database: the outbox in batches, full rebuilds beside the live index, a nightly comparison."""

import logging
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from django.db.models import Max

from gongkai.catalog.models import Item
from gongkai.search import places
from gongkai.search.documents import Documents
from gongkai.search.models import Change
from gongkai.search.writing import Writer
from gongkai.units.gate import visible

log = logging.getLogger(__name__)

BATCH = 500
#: How long `catch_up` waits for another process that holds the writer.
PATIENCE_SECONDS = 3600


class Indexer:
    """Holds the one writer of the live index. The worker keeps one for its lifetime; `close` gives the lock back."""

    def __init__(self) -> None:
        self._directory: Path | None = None
        self._writer: Writer | None = None

    def step(self) -> int:
        """Take in up to BATCH changed items, commit, then settle their outbox rows; returns how many rows.

        Killed before the commit: the rows are still there. Killed after it: the same items are replaced by the same once more.
        While a rebuild is under way the rows stay, marked, because the new index needs them too.
        """
        if places.live() is None:
            rebuild()
        with places.hold("turn"):
            rows = list(Change.objects.filter(done=False).order_by("pk").values_list("pk", "item_id")[:BATCH])
            if not rows:
                return 0
            take_in(self._open(), [item for _, item in rows])
            settled = Change.objects.filter(pk__in=[pk for pk, _ in rows])
            if places.rebuilding():
                settled.update(done=True)
            else:
                settled.delete()
        return len(rows)

    def step_if_free(self) -> int:
        """What `step` does, or nothing (0) while another process holds the writer: an import that indexes what it brought."""
        try:
            return self.step()
        except ValueError as error:
            if "LockBusy" not in str(error):
                raise
            self.close()
            return 0

    def _open(self) -> Writer:
        live = places.live()
        if live is None:
            raise RuntimeError("no index")
        if self._writer is None or live != self._directory:
            self.close()
            self._writer, self._directory = Writer(live), live
        return self._writer

    def close(self) -> None:
        """Wait for merges and give the writer's lock back."""
        if self._writer is not None:
            self._writer.close()
        self._writer = self._directory = None


def catch_up(*, progress: Callable[[int, int], None] | None = None) -> int:
    """Return when every change that was in the outbox at the call is searchable; the number of rows taken in here.

    Does the work itself, or waits for the worker where that holds the writer. TimeoutError when nothing moves for an hour.
    """
    if places.live() is None:
        rebuild(progress=progress)
    waiting = Change.objects.filter(done=False)
    until = waiting.aggregate(last=Max("pk"))["last"]
    if until is None:
        return 0
    first = left = waiting.filter(pk__lte=until).count()
    done, deadline = 0, time.monotonic() + PATIENCE_SECONDS
    indexer = Indexer()
    try:
        while left:
            taken = indexer.step_if_free()
            done += taken
            if not taken:
                time.sleep(0.2)
            now_left = waiting.filter(pk__lte=until).count()
            if now_left < left:
                deadline = time.monotonic() + PATIENCE_SECONDS
            elif time.monotonic() > deadline:
                raise TimeoutError("the outbox does not move: is the worker alive?")
            left = now_left
            if progress:
                progress(first - left, first)
    finally:
        indexer.close()
    return done


def rebuild(*, progress: Callable[[int, int], None] | None = None) -> int:
    """Build a new index beside the live one and switch to it; returns the number of documents. Readers never see a half-built one.

    What changes meanwhile goes into the live index and stays in the outbox, marked; it is replayed before the switch, while no
    step runs. A second rebuild at the same time waits for the first.
    """
    with places.hold("rebuild"):
        with places.hold("turn"):
            pass  # no step that began before the rebuild is still under way
        directory = places.fresh()
        writer = Writer(directory)
        done = _fill(writer, progress)
        with places.hold("turn"):
            rows = list(Change.objects.values_list("pk", "item_id"))
            for start in range(0, len(rows), BATCH):
                take_in(writer, [item for _, item in rows[start : start + BATCH]])
            writer.commit()
            writer.close()
            places.switch(directory)
            for start in range(0, len(rows), BATCH):  # these alone: another transaction may commit a smaller id meanwhile
                Change.objects.filter(pk__in=[pk for pk, _ in rows[start : start + BATCH]]).delete()
    for path in places.others(directory)[:-1]:
        shutil.rmtree(path, ignore_errors=True)
    log.info("index rebuilt: %s documents", done)
    return done


def _fill(writer: Writer, progress: Callable[[int, int], None] | None) -> int:
    rows = visible(Item.objects.all(), None)
    top = rows.aggregate(last=Max("pk"))["last"] or 0
    last = done = 0
    documents = Documents()
    while ids := list(rows.filter(pk__gt=last, pk__lte=top).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        done += writer.add(documents.of(ids))
        last = ids[-1]
        if progress:
            progress(last, top)
    return done


def take_in(writer: Writer, items: Sequence[int]) -> None:
    """Replace these items in the index, or delete those that the public may not (any more) see, and commit."""
    ids = list(dict.fromkeys(items))
    documents = Documents().of(ids)
    writer.replace(documents)
    writer.delete(set(ids) - {document.id for document in documents})
    writer.commit()
