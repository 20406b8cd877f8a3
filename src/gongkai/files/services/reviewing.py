"""Look through kept files for the secrecy and privacy review, in the background; each content once under each version of the rules."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.files import sandbox, store
from gongkai.files.models import FileEvent, FileReview, StoredFile
from gongkai.files.review import scan
from gongkai.jobs.registry import handler
from gongkai.jobs.services import enqueue
from gongkai.text.review import RULES_VERSION

#: Findings of one kind that are kept of a column of a sheet, or of a file; the rest is counted.
MOST = 200
#: Files in one job: even if each takes all the time that it may, the job ends while the worker holds it.
_IN_A_JOB = 4
#: Files up to this size are looked through at once where somebody waits for them, and may take so long.
SMALL = 1024 * 1024
_AT_ONCE = replace(scan.LIMITS, cpu_seconds=4, wall_seconds=8)


def print_key() -> str:
    """The key of prints (hex), of this installation alone."""
    return sha256(b"gongkai.findings\x1f" + settings.SECRET_KEY.encode()).hexdigest()


def reviews_of(hashes: Iterable[str]) -> dict[str, FileReview]:
    """SHA-256 → what was found under the rules of today; what is missing was not looked through yet. One query."""
    wanted = set(hashes)
    if not wanted:
        return {}
    return {one.sha256: one for one in FileReview.objects.filter(sha256__in=wanted, rules=RULES_VERSION)}


def queue_review(files: Sequence[StoredFile]) -> None:
    """Jobs for those that were not looked through yet, in the caller's transaction."""
    known = reviews_of(file.sha256 for file in files)
    waiting = sorted({file.sha256 for file in files} - known.keys())
    for start in range(0, len(waiting), _IN_A_JOB):
        some = waiting[start : start + _IN_A_JOB]
        enqueue("files.review", {"files": some}, unique=f"files.review {RULES_VERSION} {some[0]} {len(some)}")


@handler("files.review")
def _job(payload: dict[str, Any]) -> None:
    review_many(payload["files"])


def review_many(hashes: Sequence[str], *, at: datetime | None = None) -> int:
    """Look through contents of the store; returns how many were. Each is one transaction. Content that is gone is passed over."""
    known = reviews_of(hashes)
    here = [one for one in dict.fromkeys(hashes) if one not in known and store.path_of(one).exists()]
    done = 0
    for name, found in _found(here, scan.LIMITS):
        done += _store(name, found, at or clock.now())
    return done


def review_at_once(file: StoredFile) -> bool:
    """Look through a small file while somebody waits; False where it is large or slow, then a job does it."""
    if file.size > SMALL or reviews_of([file.sha256]):
        return file.size <= SMALL
    request = sandbox.Request("review", store.path_of(file.sha256), "", {"most": MOST, "key": print_key()})
    try:
        (reply,) = sandbox.run([request], limits=_AT_ONCE)
    except sandbox.SandboxUnavailableError:
        return False
    if reply.error is not None:
        return False
    _store(file.sha256, reply.data["findings"], clock.now())
    return True


def _found(hashes: Sequence[str], limits: sandbox.Limits) -> Iterable[tuple[str, list[dict[str, Any]]]]:
    """(SHA-256, findings as stored) in order. The name of a file is not looked at: it is not part of the content."""
    more = {"most": MOST, "key": print_key()}
    replies = sandbox.run((sandbox.Request("review", store.path_of(one), "", more) for one in hashes), limits=limits)
    for name, reply in zip(hashes, replies, strict=True):
        yield name, reply.data["findings"] if reply.error is None else [scan.unread(reply.error, more["key"])]


@transaction.atomic
def _store(name: str, found: list[dict[str, Any]], at: datetime) -> int:
    _, fresh = FileReview.objects.get_or_create(sha256=name, rules=RULES_VERSION, defaults={"found": found, "reviewed_at": at})
    if not fresh:
        return 0
    files = list(StoredFile.objects.filter(sha256=name))
    last = dict(FileEvent.objects.filter(subject__in=[file.pk for file in files]).values_list("subject").annotate(Max("seq")))
    now, kind = clock.now(), FileEvent.Kind.REVIEWED
    emit(
        [
            FileEvent(subject=file, seq=last.get(file.pk, 0) + 1, kind=kind, at=at, recorded_at=now, data={"findings": len(found)})
            for file in files
        ]
    )
    return 1


def forget_old(*, most: int = 500) -> int:
    """Throw away what earlier rules found, and what was found in content that nobody has any more; returns how many rows went."""
    old = list(islice(FileReview.objects.exclude(rules=RULES_VERSION).order_by("pk").values_list("pk", flat=True)[:most], most))
    return FileReview.objects.filter(pk__in=old).delete()[0]
