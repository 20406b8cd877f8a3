"""Read the text of kept files, page by page, in the sandbox."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.files import sandbox, store
from gongkai.files.models import FileEvent, FilePage, StoredFile
from gongkai.jobs.registry import handler, repeating
from gongkai.jobs.services import enqueue

#: Files, and characters of text, that are stored in one transaction.
_BATCH = 50
_BATCH_TEXT = 4_000_000
#: Files that one job reads. Even if each takes all the time that it may, the job ends while the worker holds it.
_IN_A_JOB = 10
_FORGOTTEN = 500
_NOTES = {
    sandbox.Failure.TIMEOUT: "timeout",
    sandbox.Failure.OUT_OF_MEMORY: "too_large",
    sandbox.Failure.BOMB: "bomb",
    sandbox.Failure.ENCRYPTED: "encrypted",
    sandbox.Failure.UNSUPPORTED: "unsupported",
}
State = StoredFile.TextState
_Read = tuple[StoredFile, sandbox.Reply]


def extract(*, file: StoredFile, at: datetime | None = None) -> StoredFile:
    """Read the text of one file again or for the first time; returns it with its new state. What it cannot read, it says."""
    extract_many(files=[file], at=at)
    return file


def extract_many(*, files: Iterable[StoredFile], at: datetime | None = None) -> int:
    """Read the text of many, in children shared among them; returns how many gave text. Each batch is one transaction.

    FileNotFoundError at the end if the store lost the bytes of some: that is not the files' fault, and they stay as they are.
    """
    at = at or clock.now()
    files = list(files)
    lost = [file for file in files if not store.path_of(file.sha256).exists()]
    here = [file for file in files if file not in lost]
    done = size = 0
    batch: list[_Read] = []
    for file, reply in zip(here, sandbox.run(_request(file) for file in here), strict=True):
        batch.append((file, reply))
        size += sum(len(text) for _, text in reply.data.get("parts", ()))
        if len(batch) >= _BATCH or size >= _BATCH_TEXT:
            done += _store_texts(batch, at=at)
            batch, size = [], 0
    done += _store_texts(batch, at=at)
    if lost:
        raise FileNotFoundError(f"{len(lost)} files are not in the store, the first is {lost[0].sha256}")
    return done


def read_text(path: Path, kind: str) -> dict[str, Any] | None:
    """Text of a file in quarantine, for scanners; None where it cannot be read."""
    (reply,) = sandbox.run([sandbox.Request("extract", path, kind)])
    return None if reply.error else reply.data


def queue_extraction(files: Sequence[int]) -> None:
    """Jobs for these ids, inside the caller's transaction; several files share a job, because they share a child."""
    for start in range(0, len(files), _IN_A_JOB):
        enqueue("files.extract", {"files": list(files[start : start + _IN_A_JOB])})


@handler("files.extract")
def _job(payload: dict[str, Any]) -> None:
    extract_many(files=StoredFile.objects.filter(pk__in=payload["files"], text_state=State.PENDING))


@repeating("files.queue_forgotten", timedelta(hours=1))
def queue_forgotten(*, older_than: timedelta = timedelta(hours=6)) -> int:
    """Queue what still waits for its text long after it was kept (an import that was killed); returns how many files."""
    before = clock.now() - older_than
    kept = FileEvent.objects.filter(kind=FileEvent.Kind.KEPT, recorded_at__lt=before, subject__text_state=State.PENDING)
    files = list(kept.order_by("subject_id").values_list("subject_id", flat=True)[:_FORGOTTEN])
    with transaction.atomic():
        queue_extraction(files)
    return len(files)


def _request(file: StoredFile) -> sandbox.Request:
    return sandbox.Request("extract", store.path_of(file.sha256), file.kind)


@transaction.atomic
def _store_texts(batch: Sequence[_Read], *, at: datetime) -> int:
    ids = [file.pk for file, _ in batch]
    FilePage.objects.filter(file__in=ids).delete()
    pages: list[FilePage] = []
    for file, reply in batch:
        pages += _apply(file, reply)
    FilePage.objects.bulk_create(pages, batch_size=100)
    StoredFile.objects.bulk_update([file for file, _ in batch], ["pages", "text_state", "text_note"])
    last = dict(FileEvent.objects.filter(subject__in=ids).values_list("subject").annotate(Max("seq")))
    kind, now = FileEvent.Kind.EXTRACTED, clock.now()
    emit(
        [
            FileEvent(
                subject=file,
                seq=last.get(file.pk, 0) + 1,
                kind=kind,
                at=at,
                recorded_at=now,
                to_state=file.text_state,
                reason=file.text_note,
            )
            for file, _ in batch
        ]
    )
    return sum(file.text_state == State.DONE for file, _ in batch)


def _apply(file: StoredFile, reply: sandbox.Reply) -> list[FilePage]:
    """Set the file's state from the reply; the pages that have text."""
    if reply.error is not None:
        file.text_state = State.UNREADABLE
        file.text_note = (
            file.text_note
            if reply.error.failure is sandbox.Failure.UNSUPPORTED and file.text_note
            else _NOTES.get(reply.error.failure, "damaged")
        )
        return []
    data = reply.data
    pages = [
        FilePage(file=file, number=number, unit=data["unit"], sheet=name, text=text)
        for number, (name, text) in enumerate(data["parts"], start=1)
        if text
    ]
    file.pages = data["count"]
    file.text_note = data["note"]
    unreadable = State.UNREADABLE if file.text_note == "scanned" else State.EMPTY
    file.text_state = State.DONE if pages else unreadable
    return pages
