"""The one worker: jobs, the search index, what repeats. Everything it does can be done again after a kill."""

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections

from gongkai.jobs import services, ticking

log = logging.getLogger(__name__)

#: Called in every round of the loop, before jobs; each returns how much it did.
Step = Callable[[], int]
PAUSE_SECONDS = 0.5


def run(stop: threading.Event, steps: list[Step] | None = None) -> None:
    """Work until `stop` is set. A step that fails is logged and tried again in the next round."""
    while not stop.is_set():
        busy = sum(_safely(step) for step in [*(steps or []), services.run_due, tick])
        close_old_connections()
        if not busy:
            stop.wait(PAUSE_SECONDS)


def _safely(step: Step) -> int:
    try:
        return step()
    except Exception:  # the worker goes on; what failed stays in its queue
        log.exception("worker step %s failed", getattr(step, "__name__", step))
        return 0


def tick() -> int:
    """Run what is due among the repeating tasks; return how many ran."""
    return len(ticking.run())
