"""Read the text of kept files, page by page, in the sandbox."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.files import sandbox, store
from gongkai.files.models import FileEvent, FilePage, StoredFile
from gongkai.jobs.registry import handler
from gongkai.jobs.services import enqueue

_BATCH = 50
_NOTES = {
    sandbox.Failure.TIMEOUT: "timeout",
    sandbox.Failure.OUT_OF_MEMORY: "too_large",
    sandbox.Failure.BOMB: "bomb",
    sandbox.Failure.ENCRYPTED: "encrypted",
    sandbox.Failure.UNSUPPORTED: "unsupported",
}
State = StoredFile.TextState


def extract(*, file: StoredFile, at: datetime | None = None) -> StoredFile:
    """Read the text of one file again or for the first time; returns it with its new state. What it cannot read, it says."""
    extract_many(files=[file], at=at)
    return file


def extract_many(*, files: Iterable[StoredFile], at: datetime | None = None) -> int:
    """Read the text of many, in children shared among them; returns how many gave text. Each batch is one transaction.

    FileNotFoundError if the store lost the bytes of one: that is not the file's fault.
    """
    at = at or clock.now()
    files = list(files)
    done = 0
    replies = sandbox.run(_request(file) for file in files)
    for start in range(0, len(files), _BATCH):
        batch = [(file, next(replies)) for file in files[start : start + _BATCH]]
        done += _store_texts(batch, at=at)
    return done


def read_text(path: Path, kind: str) -> dict[str, Any] | None:
    """Text of a file in quarantine, for scanners; None where it cannot be read."""
    (reply,) = sandbox.run([sandbox.Request("extract", path, kind)])
    return None if reply.error else reply.data


def queue_extraction(files: Sequence[StoredFile]) -> None:
    """A job for each, inside the caller's transaction."""
    for file in files:
        enqueue("files.extract", {"file": file.pk}, unique=f"files.extract:{file.pk}")


@handler("files.extract")
def _job(payload: dict[str, Any]) -> None:
    file = StoredFile.objects.filter(pk=payload["file"]).first()
    if file is not None:
        extract(file=file)


def _request(file: StoredFile) -> sandbox.Request:
    path = store.path_of(file.sha256)
    if not path.exists():
        raise FileNotFoundError(path.name)
    return sandbox.Request("extract", path, file.kind)


@transaction.atomic
def _store_texts(batch: Sequence[tuple[StoredFile, sandbox.Reply]], *, at: datetime) -> int:
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
