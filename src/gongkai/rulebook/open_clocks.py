"""Clocks that are running: packages above tell of theirs, so that a change of the calendar can say which dates it moves.

@open_clocks.provider
def running() -> Iterator[OpenClock]: ...
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from gongkai.law.calendar import Calendar
from gongkai.law.choices import Choices
from gongkai.law.clock import Channel, Event, Reading, read


class OpenClock(NamedTuple):
    """A case that waits for something: its public reference (受理号), the channel it came by, what happened to it so far."""

    reference: str
    channel: Channel
    events: Sequence[Event]


@dataclass(frozen=True, slots=True)
class Moved:
    """A clock that reads otherwise after the change: `was` and `now` are its readings."""

    reference: str
    was: Reading
    now: Reading

    @property
    def due_moved(self) -> bool:
        """Whether a day to answer by moved, and not only its state or how sure it is."""
        return (self.was.due, self.was.safe_due) != (self.now.due, self.now.safe_due)


Provider = Callable[[], Iterable[OpenClock]]
_providers: list[Provider] = []
#: What of a reading counts as moved.
COMPARED = ("receipt_date", "safe_date", "due", "safe_due", "state", "provisional")


def provider(function: Provider) -> Provider:
    """Registers a function that gives every open clock of its package, inside the caller's transaction."""
    if function not in _providers:
        _providers.append(function)
    return function


def forget(function: Provider) -> None:
    """Takes a provider out again."""
    _providers.remove(function)


def running() -> Iterator[OpenClock]:
    """Every open clock of the installation."""
    for function in _providers:
        yield from function()


def moved(before: Calendar, after: Calendar, *, as_of: date, choices: Choices) -> list[Moved]:
    """Which open clocks read otherwise with the calendar `after` than with `before`, in the order of their references."""
    found = []
    for one in running():
        was, now = (read(one.channel, one.events, as_of, calendar, choices) for calendar in (before, after))
        if any(getattr(was, name) != getattr(now, name) for name in COMPARED):
            found.append(Moved(one.reference, was, now))
    return sorted(found, key=lambda one: one.reference)
