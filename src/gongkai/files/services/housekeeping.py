"""Take files away: what nobody has, and what must be destroyed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.files import store
from gongkai.files.models import FileEvent, FileReview, StoredFile
from gongkai.jobs.registry import handler, repeating
from gongkai.jobs.services import enqueue

#: Younger bytes may belong to a transaction that has not committed yet.
GRACE = timedelta(days=1)
#: No transaction that keeps a file lasts as long.
SOON = timedelta(minutes=10)
_BATCH = 500


def remove_orphans(*, at: datetime | None = None, grace: timedelta = GRACE) -> int:
    """Remove bytes that no row names, and what killed processes left in quarantine; returns how many files went.

    Rows are never removed here: only what hangs on a file knows whether it is needed.
    """
    before = (at or clock.now()) - grace
    gone = 0
    for path in store.old_quarantine(before):
        path.unlink(missing_ok=True)
        gone += 1
    paths = store.unused(before)
    while batch := list(islice(paths, _BATCH)):
        gone += _remove(batch, before=before)
    return gone


def _remove(paths: Sequence[Path], *, before: datetime) -> int:
    known = set(StoredFile.objects.filter(sha256__in=[path.name for path in paths]).values_list("sha256", flat=True))
    return sum(store.remove(path, before=before) for path in paths if path.name not in known)


@repeating("files.remove_orphans", timedelta(days=1))
def _daily() -> None:
    remove_orphans()


@transaction.atomic
def destroy(*, file: StoredFile, at: datetime | None = None) -> None:
    """Remove the row and its text at once, and the bytes soon, if no other row has them (封存, a draft thrown away).

    ProtectedError if something still hangs on it. The bytes wait `SOON`: the same ones may just be coming in again.
    """
    now = clock.now()
    last = FileEvent.objects.filter(subject=file).aggregate(last=Max("seq"))["last"] or 0
    emit([FileEvent(subject=file, seq=last + 1, kind=FileEvent.Kind.DESTROYED, at=at or now, recorded_at=now)])
    enqueue("files.remove_bytes", {"sha256": file.sha256}, run_after=now + SOON)
    file.delete()
    if not StoredFile.objects.filter(sha256=file.sha256).exists():
        FileReview.objects.filter(sha256=file.sha256).delete()


@handler("files.remove_bytes")
def _remove_bytes(payload: dict[str, Any]) -> None:
    _remove([store.path_of(payload["sha256"])], before=clock.now() - SOON)
