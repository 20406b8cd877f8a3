"""The clock of applications: how many are read in a second on one core, and against how many bare look-ups of the calendar."""

import time
from collections.abc import Callable
from datetime import date

from gongkai.law.clock import Channel, Event, EventKind, read
from gongkai.rulebook.calendar_data import shipped

ROUNDS = 20_000
_DAY = date(2025, 3, 28)
_HISTORIES = {
    "extended and answered by post": (
        Channel.COUNTER,
        [
            Event(EventKind.SUBMITTED, date(2025, 3, 3)),
            Event(EventKind.EXTENDED, date(2025, 3, 20), working_days=10),
            Event(EventKind.DISPATCHED, date(2025, 3, 27), by="mail"),
        ],
    ),
    "on line, confirmed, a third party asked": (
        Channel.ONLINE,
        [
            Event(EventKind.SUBMITTED, date(2025, 3, 3)),
            Event(EventKind.CONFIRMED, date(2025, 3, 4)),
            Event(EventKind.THIRD_PARTY_ASKED, date(2025, 3, 10)),
        ],
    ),
}


def measure() -> list[dict[str, object]]:
    """Clocks of three events a CPU second without explanation (at least 20,000), and what one costs in calendar look-ups."""
    calendar = shipped()
    bare = _rate(lambda: calendar.add(_DAY, 20))
    rows: list[dict[str, object]] = [{"what": "calendar: twenty working days on, a CPU second", "value": round(bare)}]
    for what, (channel, events) in _HISTORIES.items():
        rate = _rate(lambda channel=channel, events=events: read(channel, events, _DAY, calendar))  # type: ignore[misc]
        rows.append({"what": f"clock, {what}", "value": round(rate), "look-ups": round(bare / rate, 1)})
    return rows


def _rate(ask: Callable[[], object]) -> float:
    start = time.process_time()
    for _ in range(ROUNDS):
        ask()
    return ROUNDS / (time.process_time() - start)
