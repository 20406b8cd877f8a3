"""Counting of a term that stands still at times."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gongkai.law.calendar import Calendar
from gongkai.law.clock.events import EventKind


class Pause(NamedTuple):
    """Days in (since, until] are not counted: sent out on `since`, which still counts; answered on `until` (rules J)."""

    since: date
    until: date
    why: EventKind
    party: str = ""


def merged(pauses: Iterable[Pause]) -> list[Pause]:
    """In order and without overlap, so that no day is taken out twice."""
    pauses = sorted(pauses)
    if len(pauses) == 1 and pauses[0].until > pauses[0].since:
        return pauses
    result: list[Pause] = []
    for pause in pauses:
        if result and pause.since < result[-1].until:
            if pause.until > result[-1].until:
                result.append(pause._replace(since=result[-1].until))
        elif pause.until > pause.since:
            result.append(pause)
    return result


def last_day(calendar: Calendar, start: date, days: int, pauses: Sequence[Pause]) -> date:
    """The day on which `days` working days after `start` have been counted. `pauses` as `merged` gives them."""
    for since, until, *_ in pauses:
        if until <= start:
            continue
        if since > start:
            before = calendar.between(start, since)
            if before >= days:
                break
            days -= before
        start = until
    return calendar.add(start, days)


def countable(calendar: Calendar, start: date, end: date, pauses: Sequence[Pause]) -> int:
    """Working days in (start, end] that no pause takes out."""
    days = calendar.between(start, end)
    for since, until, *_ in pauses:
        low, high = max(since, start), min(until, end)
        if low < high:
            days -= calendar.between(low, high)
    return days
