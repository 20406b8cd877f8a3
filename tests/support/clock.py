"""Short ways to write the history of an application."""

from datetime import date

from gongkai.law.clock import Channel, Event, EventKind, Reading, read
from tests.support.calendar import SHIPPED

K = EventKind


def day(text: str) -> date:
    return date.fromisoformat(text)


def event(kind: EventKind, on: str, **more: object) -> Event:
    until = more.pop("until", None)
    return Event(kind, day(on), until=day(str(until)) if until else None, **more)  # type: ignore[arg-type]


def counter(on: str, *more: Event, as_of: str = "2026-11-24") -> Reading:
    return read(Channel.COUNTER, [event(K.SUBMITTED, on), *more], day(as_of), SHIPPED, explain=True)
