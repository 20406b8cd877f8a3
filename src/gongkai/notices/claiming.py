"""Rows that wait to be sent: one sender takes them at a time, and what fails is tried later. Killed in between, they come again."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import connection, transaction

from gongkai.notices.models import Sending

#: Minutes before the next try after the 1st, 2nd … failure; after the last it is given up (about two days).
BACKOFF_MINUTES = (1, 5, 30, 120, 360, 720, 1440)
#: A sender that died loses its rows after so long.
HOLD = timedelta(minutes=10)
S = TypeVar("S", bound=Sending)


def due(model: type[S], now: datetime) -> Any:
    """Rows that may be tried now, the longest due first."""
    rows: Any = model._default_manager.filter(state=Sending.State.WAITING, due_at__lte=now).exclude(held_until__gt=now)
    return rows.order_by("due_at", "pk")


@transaction.atomic
def take(model: type[S], now: datetime, most: int, **which: Any) -> list[S]:
    """Hold up to `most` due rows for this sender."""
    rows = due(model, now).filter(**which)
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    taken: list[S] = list(rows[:most])
    for row in taken:
        row.held_until, row.attempts = now + HOLD, row.attempts + 1
    model._default_manager.bulk_update(taken, ["held_until", "attempts"])
    return taken


def ended(model: type[S], rows: Sequence[S], now: datetime, state: str, error: str = "") -> None:
    """They are sent, or nobody is there to get them."""
    numbers = [row.pk for row in rows]
    model._default_manager.filter(pk__in=numbers).update(state=state, ended_at=now, held_until=None, error=error[:80])


def failed(model: type[S], rows: Sequence[S], now: datetime, error: str) -> None:
    """Try again later, each after its own number of failures; or give up."""
    for row in rows:
        if row.attempts > len(BACKOFF_MINUTES):
            ended(model, [row], now, Sending.State.FAILED, error)
        else:
            later = now + timedelta(minutes=BACKOFF_MINUTES[max(row.attempts, 1) - 1])
            model._default_manager.filter(pk=row.pk).update(due_at=later, held_until=None, error=error[:80])
