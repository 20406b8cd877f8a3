"""The working calendar of this installation, and its choices 口径: from the office's tables, kept by the process."""

import threading
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db import transaction

from gongkai.law.calendar import FIRST_YEAR, LAST_YEAR, Calendar, Day, Kind
from gongkai.law.choices import NAMES, Choices
from gongkai.rulebook import settings
from gongkai.rulebook.calendar_data import UNVERIFIED, shipped
from gongkai.rulebook.calendar_models import COUNTRY, CalendarDay, CalendarEvent, CalendarYear

__all__ = ["changed", "choices", "current", "forget", "read", "region", "shipped"]

#: How long a process goes on with the calendar it has before it asks whether there is a newer one.
SECONDS = 30
_STAMP = "rulebook.calendar"


class _Held(NamedTuple):
    stamp: tuple[Any, ...]
    calendar: Calendar


_held: list[_Held] = []
_lock = threading.Lock()


def current() -> Calendar:
    """The calendar that holds here. Another process's change shows within 30 seconds, this one's at once. At most one query, mostly none."""
    stamp = _stamp()
    held = _held[0] if _held else None
    if held is None or held.stamp != stamp:
        with _lock:
            held = _Held(stamp, read())
            _held[:] = [held]
    return held.calendar


def choices() -> Choices:
    """The installation's choices, from its settings law.*; may be 30 seconds old."""
    values = settings.all_settings()
    return Choices(**{name: _plain(values[f"law.{name}"]) for name in NAMES})


def region() -> str:
    """The division code of the region whose own days hold here too, "" where there is none (setting law.region)."""
    return str(settings.get("law.region"))


def read() -> Calendar:
    """The calendar as the tables say it now, in the caller's transaction. Two queries.

    A region's day stands before the country's. With a region a year is confirmed when both are: whether the region has days of its
    own is then known too. A day in a confirmed year that only an unconfirmed notice (of the next year) arranges does not count yet.
    """
    scopes = [COUNTRY, *filter(None, [region()])]
    years = list(CalendarYear.objects.filter(scope__in=scopes))
    confirmed = {(year.scope, year.year) for year in years if year.status == CalendarYear.Status.CONFIRMED}
    sure = {year for year in range(FIRST_YEAR, LAST_YEAR + 1) if all((scope, year) in confirmed for scope in scopes)}
    doubted = {year.notice for year in years if year.notice and not year.notice_verified}
    arranged = {year.pk: (year.scope, year.year) for year in years}
    days: dict[Any, Day] = {}
    for row in sorted(CalendarDay.objects.filter(scope__in=scopes), key=lambda row: scopes.index(row.scope)):
        if row.on.year in sure and arranged[row.arranged_id] not in confirmed:
            continue
        days[row.on] = Day(row.on, Kind(row.kind), row.name, row.notice + (UNVERIFIED if row.notice in doubted else ""))
    return Calendar(days.values(), sure)


def changed() -> None:
    """The tables are about to change, in this transaction: ask anew at once, and once more when it is stored."""
    cache.delete(_STAMP)
    transaction.on_commit(lambda: cache.delete(_STAMP))


def forget() -> None:
    """Drop what this process keeps."""
    _held.clear()
    cache.delete(_STAMP)


def _stamp() -> tuple[Any, ...]:
    """Names the state of the tables: every change of them writes an event. The moment is in it, for ids of what was rolled back come again."""
    newest: tuple[Any, ...] | None = cache.get(_STAMP)
    if newest is None:
        newest = CalendarEvent.objects.order_by("-pk").values_list("pk", "recorded_at").first() or ()
        cache.set(_STAMP, newest, SECONDS)
    return (*newest, region())


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
