"""Reading the clock: events and a day → where the application stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from gongkai.law.calendar import Calendar
from gongkai.law.choices import Choices
from gongkai.law.clock.counting import countable
from gongkai.law.clock.events import Channel, Event, EventKind
from gongkai.law.clock.explaining import Line, explain_clock
from gongkai.law.clock.naming import label
from gongkai.law.clock.receipt import Receipt, receipt
from gongkai.law.clock.replay import Replay
from gongkai.law.clock.warnings import SAID
from gongkai.law.regulation import FEE_WORKING_DAYS, Version
from gongkai.law.sayings import Said


class State(StrEnum):
    """未确认 · 进行中 · 停止计算 · 已按期 · 已逾期 · 已终止（撤回、逾期不补正、逾期不缴费）."""

    UNCONFIRMED = "unconfirmed"
    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Reading:
    """`due` None: not confirmed, or the clock waits for the applicant. `days_left`: working days, negative once it is past.

    `safe_…`: the same, counted from the day on which the organ or its system had the application.
    """

    regulation: Version
    receipt_date: date | None
    safe_date: date | None
    due: date | None
    safe_due: date | None
    state: State
    days_used: int
    days_left: int | None
    provisional: bool
    warnings: tuple[Said, ...]
    explanation: tuple[Line, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The answer of `gongkai law clock`."""
        return {
            "regulation": self.regulation,
            "receipt_date": _iso(self.receipt_date),
            "safe_date": _iso(self.safe_date),
            "due": _iso(self.due),
            "safe_due": _iso(self.safe_due),
            "state": self.state.value,
            "days_used": self.days_used,
            "days_left": self.days_left,
            "provisional": self.provisional,
            "warnings": [said.as_json() for said in self.warnings],
            "explanation": [line.as_json() for line in self.explanation],
        }


def read(
    channel: Channel,
    events: Sequence[Event],
    as_of: date,
    calendar: Calendar,
    choices: Choices | None = None,
    *,
    explain: bool = False,
) -> Reading:
    """The clock on `as_of` (第三十至三十五条). Later events are left out, odd ones are said in `warnings`; nothing is raised

    but BadInputError for a day outside the calendar (2007–2060).
    """
    choices = choices or _DEFAULT
    known = sorted((event for event in events if event.on <= as_of), key=_day)
    received = receipt(channel, known, as_of, calendar, choices)
    clock = _replay(received.legal or received.safe or as_of, known, received, calendar, choices)
    legal_due = clock.due() if received.legal is not None else None
    safe_due = _safe_due(clock, known, received, legal_due, calendar, choices)
    state = _state(clock, received, legal_due, safe_due, as_of)
    closed = clock.sent or (clock.ended.on if clock.ended is not None else None)
    until = as_of if closed is None else min(as_of, closed)
    due = None if state is State.LAPSED else legal_due
    warnings = [*received.warnings, *clock.warnings]
    if len(known) < len(events):
        warnings += (_said("after_as_of", on=late.on, kind=label(late.kind)) for late in events if late.on > as_of)
    _warn(warnings, clock, state, due, safe_due, as_of)
    ends = [day for day in (due, safe_due) if day is not None]
    provisional = calendar.provisional(received.safe or clock.start, max(ends, default=as_of))
    if provisional:
        warnings.append(_said("provisional"))
    return Reading(
        regulation=clock.regulation.version,
        receipt_date=received.legal,
        safe_date=received.safe,
        due=due,
        safe_due=safe_due,
        state=state,
        days_used=clock.used(min(until, clock.waiting.on) if clock.waiting else until) if received.legal else 0,
        days_left=None if due is None else _left(clock, until, due),
        provisional=provisional,
        warnings=tuple(warnings),
        explanation=explain_clock(clock, received, known, due, until) if explain else (),
    )


_DEFAULT = Choices()


def _day(event: Event) -> date:
    return event.on


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _said(code: str, **values: object) -> Said:
    return Said(code, SAID[code], values)


def _replay(start: date, known: Sequence[Event], received: Receipt, calendar: Calendar, choices: Choices) -> Replay:
    clock = Replay(calendar, received.regulation, choices, start)
    for event in known:
        clock.take(event)
    return clock


def _safe_due(
    clock: Replay, known: Sequence[Event], received: Receipt, due: date | None, calendar: Calendar, choices: Choices
) -> date | None:
    """Counted from arrival; a warning only where the two differ (rules A8: 预警取较早者)."""
    if received.safe is None or received.safe == received.legal or received.legal is None:
        return clock.due() if received.safe is not None else None
    if clock.stretches:
        return due
    if due is not None and not clock.extended and clock.fixed is None:
        return clock.due_from(received.safe)
    return _replay(received.safe, known, received, calendar, choices).due()


def _state(clock: Replay, received: Receipt, legal_due: date | None, safe_due: date | None, as_of: date) -> State:
    due = legal_due if received.legal is not None else safe_due
    if clock.ended is not None:
        return State.LAPSED
    if clock.sent is not None:
        return State.MET if due is None or clock.sent <= due else State.MISSED
    if received.legal is None:
        return State.UNCONFIRMED
    if due is None:
        return State.PAUSED
    if as_of > due:
        return State.MISSED
    return State.PAUSED if clock.consultations.open_on(as_of) else State.RUNNING


def _left(clock: Replay, until: date, due: date) -> int:
    if until <= due:
        return countable(clock.calendar, max(until, clock.start), due, clock.pauses())
    return -clock.calendar.between(due, until)


def _warn(warnings: list[Said], clock: Replay, state: State, due: date | None, safe_due: date | None, as_of: date) -> None:
    for one in clock.consultations.all:
        if one.answered is not None or one.lapse is None:
            continue
        if one.served is None:
            warnings.append(_said("not_served"))
        if as_of > one.lapse:
            warnings.append(_said(f"{one.family}_silent"))
    if clock.waiting is not None and clock.sent is None and clock.ended is None:
        _warn_of_waiting(warnings, clock, clock.waiting, as_of)
    if state is State.MISSED and clock.sent is not None and due is not None:
        warnings.append(_said("reply_late", on=clock.sent, due=due))
    if clock.decided is not None and clock.sent is None and clock.ended is None:
        warnings.append(_said("not_delivered" if clock.handing_over else "not_sent"))
    if state in (State.UNCONFIRMED, State.RUNNING) and safe_due is not None and as_of > safe_due:
        warnings.append(_said("safe_overdue", due=safe_due))


def _warn_of_waiting(warnings: list[Said], clock: Replay, waiting: Event, as_of: date) -> None:
    if waiting.kind is EventKind.FEE_NOTICED:
        limit = clock.calendar.add(waiting.on, FEE_WORKING_DAYS)
        if as_of > limit:
            warnings.append(_said("fee_overdue", until=limit))
    elif waiting.until is not None and as_of > waiting.until:
        warnings.append(_said("correction_period_over", until=waiting.until))
