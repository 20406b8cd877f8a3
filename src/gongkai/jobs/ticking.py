"""What repeats, run when it is due: by the worker in every round, or once by `gongkai tick` from a timer. Both at once do nothing twice."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from gongkai.events import clock
from gongkai.jobs import registry
from gongkai.jobs.models import Tick

log = logging.getLogger(__name__)

#: A task whose process died may begin anew after so long.
HOLD = timedelta(minutes=30)
#: A task that failed is tried again after so long, or at its usual time where that is sooner.
RETRY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Ran:
    """A task that ran: for how many seconds, and the kind of the failure ("" where it went well)."""

    name: str
    seconds: float
    error: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """A task: how often at most, when it began last and is due next (None: at once), whether it is running, how it failed last."""

    name: str
    every: timedelta
    last: datetime | None
    next: datetime | None
    running: bool
    error: str


def run() -> list[Ran]:
    """Run every task that is due and that nobody else is running, one after the other; what fails stops none of the others."""
    return [ran for name, (every, function) in registry.all_repeating().items() if (ran := _run(name, every, function)) is not None]


def plan() -> list[Planned]:
    """All tasks, in the order in which they run."""
    now, rows = clock.now(), {row.name: row for row in Tick.objects.all()}
    found = []
    for name, (every, _function) in registry.all_repeating().items():
        row = rows.get(name)
        running = row is not None and row.held_until is not None and row.held_until > now
        found.append(
            Planned(name, every, row.ran_at if row else None, row.ran_at + every if row else None, running, row.error if row else "")
        )
    return found


def _run(name: str, every: timedelta, function: Callable[[], None]) -> Ran | None:
    begun = clock.now()
    if not _take(name, every, begun):
        return None
    start, error = time.monotonic(), ""
    try:
        function()
    except Exception as failure:  # the others are due all the same
        log.exception("repeating task %s failed", name)
        error = type(failure).__name__
    ran_at = begun if not error else begun - every + min(every, RETRY)
    Tick.objects.filter(pk=name).update(ran_at=ran_at, held_until=None, error=error[:60])
    return Ran(name, round(time.monotonic() - start, 3), error)


@transaction.atomic
def _take(name: str, every: timedelta, now: datetime) -> bool:
    """Whether the task is due and nobody has it; then this process does. The row is the lock."""
    row, _new = Tick.objects.select_for_update().get_or_create(name=name, defaults={"ran_at": now - every})
    if row.ran_at + every > now or (row.held_until is not None and row.held_until > now):
        return False
    Tick.objects.filter(pk=name).update(ran_at=now, held_until=now + HOLD)
    return True
