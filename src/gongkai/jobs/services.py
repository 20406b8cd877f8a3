"""Put a job on the queue, take due jobs, say how they ended."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from gongkai.events import clock
from gongkai.jobs import registry
from gongkai.jobs.models import Job

log = logging.getLogger(__name__)

#: Seconds before the next try after the 1st, 2nd … failure; after the last the job has failed for good.
BACKOFF_SECONDS = (5, 30, 120, 600, 3600)
HOLD = timedelta(minutes=15)


def enqueue(kind: str, payload: dict[str, Any], *, run_after: datetime | None = None, unique: str = "") -> None:
    """Add a job inside the caller's transaction. A waiting job of the same `unique` key stands for this one too.

    One that a worker has already begun does not: it may have read what was before.
    """
    at = clock.now()
    job = Job(kind=kind, payload=payload, unique=unique, run_after=run_after or at, created_at=at)
    Job.objects.bulk_create([job], ignore_conflicts=bool(unique))


def run_due(limit: int = 50) -> int:
    """Do up to `limit` due jobs, one transaction each; return how many were tried."""
    done = 0
    while done < limit:
        job = _take()
        if job is None:
            break
        _do(job)
        done += 1
    return done


def _take() -> Job | None:
    at = clock.now()
    with transaction.atomic():
        due = Job.objects.filter(state=Job.State.WAITING, run_after__lte=at).exclude(held_until__gt=at).order_by("run_after", "id")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        job = due.first()
        if job is not None:
            Job.objects.filter(pk=job.pk).update(held_until=at + HOLD, attempts=job.attempts + 1, unique="")
            job.attempts += 1
    return job


def _do(job: Job) -> None:
    if job.attempts > len(BACKOFF_SECONDS) + 1:
        _failed(job, RuntimeError("the worker did not survive it"))
        return
    try:
        registry.find(job.kind)(job.payload)
    except Exception as error:  # a job may fail in any way; it must not end the worker
        _failed(job, error)
    else:
        Job.objects.filter(pk=job.pk).update(state=Job.State.DONE, finished_at=clock.now(), held_until=None, error="")


def _failed(job: Job, error: Exception) -> None:
    at = clock.now()
    message = f"{type(error).__name__}: {error}"[:500]
    log.warning("job %s (%s) failed, attempt %s: %s", job.pk, job.kind, job.attempts, type(error).__name__)
    if job.attempts > len(BACKOFF_SECONDS):
        Job.objects.filter(pk=job.pk).update(state=Job.State.FAILED, finished_at=at, held_until=None, error=message)
    else:
        wait = timedelta(seconds=BACKOFF_SECONDS[job.attempts - 1])
        Job.objects.filter(pk=job.pk).update(run_after=at + wait, held_until=None, error=message)
