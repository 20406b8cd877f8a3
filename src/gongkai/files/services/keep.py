"""Take files in: quarantine, judgement, store, row."""

import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.files import sandbox, scanners, store
from gongkai.files.kinds import KINDS
from gongkai.files.models import FileEvent, StoredFile
from gongkai.files.names import extension, safe_name
from gongkai.files.reasons import FileRefused, Reason, refusal
from gongkai.files.services.extract import queue_extraction, read_text
from gongkai.files.services.reviewing import review_at_once
from gongkai.files.store import Held

_MB = 1024 * 1024
#: For the look for classification marks in one file (design 8): everything that it holds is read, hidden or not.
_MARKS = sandbox.Limits(cpu_seconds=30, wall_seconds=60, text_bytes=200_000_000)
#: Files taken in one transaction and looked at by one child; as many may lie in quarantine at once.
_BATCH = 50


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to keep: its name, and its bytes, the path where they lie, or chunks of an upload."""

    filename: str
    path: Path | None = None
    content: bytes | None = None
    chunks: Iterable[bytes] | None = None


@dataclass(frozen=True, slots=True)
class _Judged:
    held: Held
    filename: str
    kind: str
    note: str


def keep(
    *,
    filename: str,
    path: Path | None = None,
    content: bytes | None = None,
    chunks: Iterable[bytes] | None = None,
    at: datetime | None = None,
    queue: bool = True,
) -> StoredFile:
    """Keep one file, or raise FileRefused with the reasons. Somebody waits for it: a small one is looked through at once.

    queue: let a job read its text; False where the caller calls `extract_many` itself. The judgement takes place before the
    transaction, so a slow file does not hold the database.
    """
    (result,) = keep_many([Incoming(filename, path, content, chunks)], at=at, queue=queue)
    if isinstance(result, FileRefused):
        raise result
    review_at_once(result)
    return result


def keep_many(incoming: Sequence[Incoming], *, at: datetime | None = None, queue: bool = True) -> list[StoredFile | FileRefused]:
    """Keep many: one result for each, in order. One bad file refuses only itself."""
    at = at or clock.now()
    results: list[StoredFile | FileRefused] = []
    for start in range(0, len(incoming), _BATCH):
        results += _keep_batch(incoming[start : start + _BATCH], at=at, queue=queue)
    return results


def _keep_batch(incoming: Sequence[Incoming], *, at: datetime, queue: bool) -> list[StoredFile | FileRefused]:
    held: list[Held | FileRefused] = []
    try:
        held.extend(_hold(one) for one in incoming)
        judged = list(_judge(incoming, held))
        kept = _record([one for one in judged if isinstance(one, _Judged)], at=at, queue=queue)
    finally:
        for waiting in held:
            if isinstance(waiting, Held):
                store.drop(waiting)
    rows = iter(kept)
    return [one if isinstance(one, FileRefused) else next(rows) for one in judged]


def _hold(incoming: Incoming) -> Held | FileRefused:
    """Bytes into quarantine; emptiness, size and a path that is no regular file are seen here."""
    try:
        held = store.hold(_chunks(incoming), limit=settings.FILE_MAX_BYTES)
    except store.TooLargeError:
        return FileRefused([refusal("too_large", limit=f"{settings.FILE_MAX_BYTES / _MB:g}")])
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError):
        return FileRefused([refusal("missing")])
    if not held.size:
        store.drop(held)
        return FileRefused([refusal("empty")])
    return held


def _chunks(incoming: Incoming) -> Iterable[bytes]:
    if incoming.path is not None:
        found = incoming.path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe would never end
            raise FileNotFoundError(incoming.path.name)
        if found.st_size > settings.FILE_MAX_BYTES:
            raise store.TooLargeError
        return store.read_chunks(incoming.path)
    return [incoming.content or b""] if incoming.chunks is None else incoming.chunks


def _judge(incoming: Sequence[Incoming], held: Sequence[Held | FileRefused]) -> Iterator[_Judged | FileRefused]:
    """What each file is, in order; the refused with their reasons."""
    names = [safe_name(one.filename) for one in incoming]
    waiting = [(one, name) for one, name in zip(held, names, strict=True) if isinstance(one, Held)]
    checks = list(sandbox.run([sandbox.Request("check", one.path, extension(name)) for one, name in waiting]))
    sound = [sandbox.Request("marks", one.path, name) for (one, name), reply in zip(waiting, checks, strict=True) if not reply.error]
    replies, looks = iter(checks), sandbox.run(sound, limits=_MARKS)
    for one, name in zip(held, names, strict=True):
        if isinstance(one, FileRefused):
            yield one
            continue
        reply = next(replies)
        if reply.error:
            reasons = _reasons(reply.error, extension(name))
        elif next(looks).data.get("marked"):  # where the look failed, the review says that nobody could read it
            reasons = [refusal("secrecy_mark")]
        else:
            reasons = _scan(one, name, reply.data["kind"])
        if not name or not extension(name):
            reasons = [refusal("name")]
        yield FileRefused(reasons) if reasons else _Judged(one, name, reply.data["kind"], reply.data["note"])


def _reasons(error: sandbox.SandboxError, suffix: str) -> list[Reason]:
    if error.failure is sandbox.Failure.REFUSED:
        code, _, detail = error.detail.partition(" ")
        return [refusal(code, extension=suffix, detail=detail)]
    known = {sandbox.Failure.TIMEOUT: "timeout", sandbox.Failure.OUT_OF_MEMORY: "bomb", sandbox.Failure.BOMB: "bomb"}
    return [refusal(known.get(error.failure, "damaged"))]


def _scan(held: Held, name: str, kind: str) -> list[Reason]:
    return scanners.scan(scanners.Candidate(held.path, name, kind, partial(read_text, held.path, kind)))


@transaction.atomic
def _record(judged: Sequence[_Judged], *, at: datetime, queue: bool) -> list[StoredFile]:
    """Bytes to the store, rows to the database. If the transaction fails the bytes stay as orphans and are removed later."""
    now = clock.now()
    for one in judged:
        store.place(one.held, at=now)
    rows = [_row(one, at=at) for one in judged]
    StoredFile.objects.bulk_create(rows)
    kept = FileEvent.Kind.KEPT
    emit([FileEvent(subject=row, seq=1, kind=kept, at=at, recorded_at=now, to_state=row.text_state) for row in rows])
    if queue:
        queue_extraction([row.pk for row in rows if row.text_state == StoredFile.TextState.PENDING])
    return rows


def _row(one: _Judged, *, at: datetime) -> StoredFile:
    """What has no reader, and what is locked, is never pending: what is to be said about it is known at once."""
    kind = KINDS[one.kind]
    note = one.note or kind.note
    return StoredFile(
        sha256=one.held.sha256,
        filename=one.filename,
        kind=kind.name,
        media_type=kind.media_type,
        size=one.held.size,
        text_state=StoredFile.TextState.UNREADABLE if note else StoredFile.TextState.PENDING,
        text_note=note,
        created_at=at,
    )
