"""Replaying the events of an application in order: what runs, what stands still, what starts again (rules A9–A12, J)."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from gongkai.law.calendar import Calendar
from gongkai.law.choices import Choices
from gongkai.law.clock.consultations import Consultations
from gongkai.law.clock.counting import Pause, countable, last_day
from gongkai.law.clock.events import Event, EventKind
from gongkai.law.clock.naming import label
from gongkai.law.clock.warnings import SAID
from gongkai.law.regulation import FEE_WORKING_DAYS, Regulation, regulation_on
from gongkai.law.sayings import Said


class Stretch(NamedTuple):
    """A run of counting that ended before the answer: counted from `start` to `until`, begun anew on `again` because of `why`."""

    start: date
    until: date
    again: date
    why: EventKind


@dataclass(slots=True)
class Replay:
    """The state of one clock. `budget`: working days in all; `fixed`: a day set by delay or redo; `waiting`: for what it stands still."""

    calendar: Calendar
    regulation: Regulation
    choices: Choices
    start: date
    budget: int = 0
    fixed: date | None = None
    extended: int = 0
    waiting: Event | None = None
    corrections: int = 0
    reasons_asked: bool = False
    reasons_received: bool = False
    decided: date | None = None
    sent: date | None = None
    #: Sent to be handed over: only the signature meets the term.
    handing_over: bool = False
    ended: Event | None = None
    consultations: Consultations = field(default_factory=Consultations)
    fee_pauses: list[Pause] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    warnings: list[Said] = field(default_factory=list)
    known_pauses: list[Pause] | None = None

    def __post_init__(self) -> None:
        self.budget = self.regulation.reply_days

    def pauses(self) -> list[Pause]:
        """What is not counted, in order, not overlapping."""
        if self.known_pauses is None:
            self.known_pauses = self.consultations.pauses(self.fee_pauses)
        return self.known_pauses

    def due(self) -> date | None:
        """The last day, as things stand; None while the clock waits for the applicant."""
        if self.waiting is not None or self.consultations.endless():
            return None
        counted = last_day(self.calendar, self.start, self.budget, self.pauses())
        return counted if self.fixed is None or counted > self.fixed else self.fixed

    def due_from(self, start: date) -> date:
        """The last day had the same clock started on `start`."""
        return last_day(self.calendar, start, self.budget, self.pauses())

    def used(self, until: date) -> int:
        """Working days counted from the start to `until`."""
        return countable(self.calendar, self.start, until, self.pauses())

    def take(self, event: Event) -> None:
        """One event more. Nothing is raised: what cannot be is said in `warnings` and has no effect."""
        if event.kind in _RECEIPT:
            return
        if event.on < self.start and not self.stretches:
            self.warn("before_receipt", event)
        if self.ended is not None and event.kind is not EventKind.REDO_ORDERED:
            if event.kind not in _REPLY:
                self.warn("after_end", event)
            return
        if self.sent is not None and event.kind in _MOVING:
            self.warn("after_reply", event)
            return
        _TAKE[event.kind](self, event)

    def warn(self, code: str, event: Event, **values: object) -> None:
        """Keep the warning `code` about `event`."""
        self.warnings.append(Said(code, SAID[code], {"on": event.on, "kind": label(event.kind), **values}))

    def too_late(self, event: Event) -> bool:
        """Whether the term is over on the day of `event`, so that it cannot move it; it is said."""
        due = self.due()
        if due is None or event.on <= due:
            return False
        self.warn("after_due", event, due=due)
        return True

    def begin_again(self, event: Event, since: date) -> None:
        """The whole term anew from the day of `event`; it stood still since `since`."""
        self.stretches.append(Stretch(self.start, since, event.on, event.kind))
        self.start, self.budget, self.fixed, self.extended, self.waiting = event.on, self.regulation.reply_days, None, 0, None


def _correction_asked(clock: Replay, event: Event) -> None:
    if clock.too_late(event):
        return
    clock.corrections += 1
    if clock.corrections > 1:
        clock.warn("correction_twice", event)
    days = clock.regulation.correction_days
    if days is not None and event.on > (limit := clock.calendar.add(clock.start, days)):
        clock.warn("correction_late", event, limit=limit)
    clock.waiting = event if clock.waiting is None else replace(event, on=clock.waiting.on)


def _correction_received(clock: Replay, event: Event) -> None:
    if clock.waiting is None or clock.waiting.kind is not EventKind.CORRECTION_ASKED:
        clock.warn("correction_not_asked", event)
        return
    if clock.waiting.until is not None and event.on > clock.waiting.until:
        clock.warn("correction_overdue", event, until=clock.waiting.until)
    clock.begin_again(event, clock.waiting.on)


def _lapsed(clock: Replay, event: Event) -> None:
    """The applicant let the correction or the payment lapse: the application is over."""
    expected = EventKind.CORRECTION_ASKED if event.kind is EventKind.CORRECTION_LAPSED else EventKind.FEE_NOTICED
    if clock.waiting is None or clock.waiting.kind is not expected:
        clock.warn("nothing_to_lapse", event)
        return
    limit = clock.waiting.until
    if expected is EventKind.FEE_NOTICED:
        limit = clock.calendar.add(clock.waiting.on, FEE_WORKING_DAYS)
    if limit is not None and event.on <= limit:
        clock.warn("lapsed_early", event, until=limit)
    clock.ended = event


def _consulted(clock: Replay, event: Event) -> None:
    family, _, step = event.kind.value.rpartition("_")
    if family == "comaker" and clock.regulation.comaker_days is None:
        clock.warn("no_comaker_in_2007", event)
        return
    if step == "asked" and clock.too_late(event):
        return
    clock.known_pauses = None
    code = clock.consultations.take(event, family, step, clock.calendar, clock.regulation)
    if code:
        clock.warn(code, event, party=event.party)


def _extended(clock: Replay, event: Event) -> None:
    if clock.waiting is not None:
        clock.warn("while_waiting", event)
        return
    if clock.too_late(event):
        return
    most = clock.regulation.extension_days
    days = most if event.working_days is None else event.working_days
    if clock.extended:
        clock.warn("extended_twice", event)
    elif days < 1:
        clock.warn("extension_of_nothing", event)
    else:
        if days > most:
            clock.warn("extension_too_long", event, days=days, most=most)
        clock.extended = min(days, most)
        clock.budget += clock.extended


def _delay_set(clock: Replay, event: Event) -> None:
    if event.until is None:
        clock.warn("delay_without_day", event)
        return
    if clock.too_late(event):
        return
    if not (clock.reasons_asked and clock.reasons_received):
        clock.warn("delay_without_reasons", event)
    clock.fixed = clock.calendar.next_working(event.until)


def _fee_noticed(clock: Replay, event: Event) -> None:
    if clock.waiting is not None:
        clock.warn("while_waiting", event)
    elif clock.regulation.fee == "cost":
        clock.warn("fee_in_2007", event)
    elif not clock.too_late(event):
        clock.waiting = event


def _fee_paid(clock: Replay, event: Event) -> None:
    if clock.waiting is None or clock.waiting.kind is not EventKind.FEE_NOTICED:
        clock.warn("fee_not_noticed", event)
        return
    if event.on > (limit := clock.calendar.add(clock.waiting.on, FEE_WORKING_DAYS)):
        clock.warn("fee_paid_late", event, until=limit)
    if clock.choices.fee_paid_effect == "restart":
        clock.begin_again(event, clock.waiting.on)
    else:
        clock.known_pauses = None
        clock.fee_pauses.append(Pause(clock.waiting.on, event.on, EventKind.FEE_NOTICED))
        clock.waiting = None


def _reasons(clock: Replay, event: Event) -> None:
    if event.kind is EventKind.REASONS_ASKED:
        clock.reasons_asked = True
    elif clock.reasons_asked:
        clock.reasons_received = True
    else:
        clock.warn("reasons_not_asked", event)


def _decided(clock: Replay, event: Event) -> None:
    clock.decided = clock.decided or event.on


def _sent(clock: Replay, event: Event) -> None:
    """Post meets the term on the day it is handed in, in person on the day it is signed for, electronically when it is sent (235号)."""
    if clock.decided is None:
        clock.warn("sent_undecided", event)
    if event.kind is EventKind.DISPATCHED and event.by in ("in_person", "entrusted"):
        clock.handing_over = True
        return
    if clock.sent is None:
        clock.sent = event.on


def _withdrawn(clock: Replay, event: Event) -> None:
    if clock.sent is not None:
        clock.warn("withdrawn_after_reply", event)
    elif not clock.too_late(event):
        clock.ended = event


def _redo_ordered(clock: Replay, event: Event) -> None:
    clock.begin_again(event, clock.sent or (clock.ended.on if clock.ended else event.on))
    clock.regulation = regulation_on(event.on)
    clock.budget = clock.regulation.reply_days if event.working_days is None else event.working_days
    if event.until is not None:
        clock.budget, clock.fixed = 0, clock.calendar.next_working(event.until)
    clock.decided = clock.sent = clock.ended = None
    clock.handing_over = False
    clock.reasons_asked = clock.reasons_received = False
    clock.corrections = 0


_REPLY = frozenset({EventKind.DECIDED, EventKind.DISPATCHED, EventKind.DELIVERED})
_RECEIPT = frozenset({EventKind.SUBMITTED, EventKind.SIGNED_FOR, EventKind.CONFIRMED, EventKind.CONTACT_FAILED, EventKind.CONTACT_RESTORED})
#: What can move the last day, and so comes too late once the answer is out.
_MOVING = frozenset(EventKind) - _REPLY - _RECEIPT - {EventKind.WITHDRAWN, EventKind.REDO_ORDERED}
_TAKE: dict[EventKind, Callable[[Replay, Event], None]] = {
    EventKind.CORRECTION_ASKED: _correction_asked,
    EventKind.CORRECTION_RECEIVED: _correction_received,
    EventKind.CORRECTION_LAPSED: _lapsed,
    EventKind.FEE_LAPSED: _lapsed,
    EventKind.THIRD_PARTY_ASKED: _consulted,
    EventKind.THIRD_PARTY_SERVED: _consulted,
    EventKind.THIRD_PARTY_ANSWERED: _consulted,
    EventKind.COMAKER_ASKED: _consulted,
    EventKind.COMAKER_SERVED: _consulted,
    EventKind.COMAKER_ANSWERED: _consulted,
    EventKind.EXTENDED: _extended,
    EventKind.DELAY_SET: _delay_set,
    EventKind.FEE_NOTICED: _fee_noticed,
    EventKind.FEE_PAID: _fee_paid,
    EventKind.REASONS_ASKED: _reasons,
    EventKind.REASONS_RECEIVED: _reasons,
    EventKind.DECIDED: _decided,
    EventKind.DISPATCHED: _sent,
    EventKind.DELIVERED: _sent,
    EventKind.WITHDRAWN: _withdrawn,
    EventKind.REDO_ORDERED: _redo_ordered,
}
