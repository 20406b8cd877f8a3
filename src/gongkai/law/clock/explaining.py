"""The counting told day by day: each day counted or skipped, why, and where it is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from gongkai.law.clock.counting import Pause
from gongkai.law.clock.events import Event, EventKind
from gongkai.law.clock.naming import NAMES
from gongkai.law.clock.receipt import Receipt
from gongkai.law.clock.replay import Replay
from gongkai.law.sayings import Said, gettext_noop

#: More days than this are not told one by one.
MOST_DAYS = 750


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the counting. `number`: which working day of the term it is, for `counted` ones."""

    on: date
    kind: Literal["counted", "skipped", "paused", "event", "due"]
    number: int | None
    said: Said
    article: str = ""

    def as_json(self) -> dict[str, Any]:
        """{"on", "kind", "number", "code", "text", "article"}."""
        head = {"on": self.on.isoformat(), "kind": self.kind, "number": self.number}
        return {**head, **self.said.as_json(), "article": self.article}


def explain_clock(clock: Replay, received: Receipt, known: Sequence[Event], due: date | None, until: date) -> tuple[Line, ...]:
    """All lines in order, from the first event to the last day (or to `until`, the day of reading, if there is none)."""
    lines = [*_events(clock, known), *_receipt(clock, received)]
    if received.legal is not None:
        for stretch in clock.stretches:
            lines += _days(clock, stretch.start, stretch.until, ())
        end = due or (clock.waiting.on if clock.waiting else until)
        lines += _days(clock, clock.start, end, clock.pauses())
    if due is not None:
        lines.append(Line(due, "due", None, Said("due", gettext_noop("答复期限届满")), clock.regulation.article("reply")))
    return tuple(sorted(lines, key=_place))


def _place(line: Line) -> tuple[date, int]:
    """On one day: first whether it counts, then what happened, then what follows from it."""
    if line.said.code == "not_counted":
        return line.on, 2
    return line.on, {"event": 1, "due": 3}.get(line.kind, 0)


def _events(clock: Replay, known: Iterable[Event]) -> Iterator[Line]:
    for event in known:
        naming = NAMES[event.kind]
        said = Said(event.kind.value, naming.effect)
        if event.party:
            said = Said(said.code, gettext_noop("%(what)s（%(party)s）"), {"what": said, "party": event.party})
        if event.kind is EventKind.EXTENDED:
            days = event.working_days or clock.regulation.extension_days
            said = Said(said.code, gettext_noop("%(what)s（%(days)d个工作日）"), {"what": said, "days": days})
        if event.until is not None:
            said = Said(said.code, gettext_noop("%(what)s：至%(until)s"), {"what": said, "until": event.until})
        yield Line(event.on, "event", None, said, clock.regulation.article(naming.article))


def _receipt(clock: Replay, received: Receipt) -> Iterator[Line]:
    if received.legal is None:
        return
    article = clock.regulation.article("receipt")
    yield Line(received.legal, "event", None, received.reason, article)
    first = Said("not_counted", gettext_noop("收到当日不计入，自次日起算"))
    yield Line(received.legal, "skipped", None, first, "民法典第二百零一条")


def _days(clock: Replay, start: date, end: date, pauses: Sequence[Pause]) -> Iterator[Line]:
    number = 0
    for told, day in enumerate(clock.calendar.walk(start, end)):
        if told >= MOST_DAYS:
            yield Line(day, "skipped", None, Said("too_long", gettext_noop("以下逐日说明从略")))
            return
        pause = next((one for one in pauses if one.since < day <= one.until), None)
        why = clock.calendar.why(day)
        if not clock.calendar.is_working(day):
            yield Line(day, "skipped", None, why)
        elif pause is not None:
            yield Line(day, "paused", None, _paused(pause), clock.regulation.article(NAMES[pause.why].article))
        else:
            number += 1
            yield Line(day, "counted", number, why, clock.regulation.article("reply"))


def _paused(pause: Pause) -> Said:
    if pause.why is EventKind.FEE_NOTICED:
        return Said("waiting_fee", gettext_noop("等待缴费，不计"))
    if pause.why is EventKind.COMAKER_ASKED:
        return Said("waiting_comaker", gettext_noop("征求共同制作机关意见，不计"))
    return Said("waiting_third_party", gettext_noop("征求第三方意见，不计"))
