"""Drafts that somebody opened and left empty are given up by the system after a while. Nothing that was typed is ever touched."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from gongkai.events import clock
from gongkai.publishing.manuscripts import FIELDS
from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules.workflow import Event, State
from gongkai.publishing.services.acting import move, reread
from gongkai.rulebook import settings

#: Stored as the reason; pages translate it.
REASON = "空稿，系统自动清理"
_LISTED = 500


def drop_abandoned(*, at: datetime | None = None) -> int:
    """Give up new drafts without a word, a file or a review, that nobody touched for `publishing.abandoned_days`; how many.

    They stay on record like every draft that was given up, with an event of the system; they leave the lists of what is to be done.
    """
    at = at or clock.now()
    days = int(settings.get("publishing.abandoned_days"))
    if days <= 0:
        return 0
    old = Manuscript.objects.filter(
        state=State.DRAFT, kind=Manuscript.Kind.NEW, round=0, title="", body="", changed_at__lt=at - timedelta(days=days)
    )
    waiting = old.filter(files__isnull=True, offline_signatures__isnull=True).order_by("pk")
    return sum(_drop(row, at) for row in list(waiting.only("pk", "version")[:_LISTED]))


@transaction.atomic
def _drop(seen: Manuscript, at: datetime) -> int:
    row = reread(seen)
    held = row.locked_until is not None and row.locked_until > at
    if row.state != State.DRAFT or row.version != seen.version or held or not empty(row):
        return 0
    move(row, Event.DROP, None, State.DROPPED, at=at, reason=REASON, locked_by=None, locked_until=None)
    return 1


def empty(row: Manuscript) -> bool:
    """Whether nothing at all was filled in, and nothing hangs on it."""
    return all(getattr(row, name) == _blank(name) for name in FIELDS) and not row.files.exists()


def _blank(name: str) -> Any:
    return Manuscript._meta.get_field(name).get_default()
