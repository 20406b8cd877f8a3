"""The question about the clock of an application: what happened on which day → when the answer is due, and how it was counted."""

from datetime import date

from gongkai.law.asking.fields import Fields
from gongkai.law.asking.situation import Answer, Payload, Situation
from gongkai.law.clock import Channel, Event, EventKind, Line, Reading, read
from gongkai.law.clock.events import WAYS
from gongkai.law.sayings import BadInputError, Said, gettext_noop

MOST_EVENTS = 200
#: An extension by more is told as a warning; beyond this it is a slip of the pen.
MOST_DAYS = 500


def clock(payload: Payload, situation: Situation) -> Answer:
    """{"channel", "as_of"?, "events": [{"kind", "on", "party"?, "working_days"?, "until"?, "by"?}]} → see `told`."""
    channel, events, as_of = asked(payload, situation.today)
    return told(read(channel, events, as_of, situation.calendar, situation.choices, explain=True), situation)


def asked(payload: Payload, today: date) -> tuple[Channel, list[Event], date]:
    """The channel, the events in the order given, and the day of asking."""
    fields = Fields(payload, known=("channel", "as_of", "events"))
    channel = Channel(fields.choice("channel", [one.value for one in Channel]))
    as_of = fields.day("as_of", default=today)
    rows = fields.rows("events", most=MOST_EVENTS)
    if not rows:
        raise BadInputError("events", Said("no_events", gettext_noop("一件事也没有，至少要有申请提交或者签收")))
    return channel, [_event(row, f"events[{place}]") for place, row in enumerate(rows)], as_of


def _event(row: object, path: str) -> Event:
    fields = Fields(row, path, known=("kind", "on", "party", "working_days", "until", "by"))
    return Event(
        kind=EventKind(fields.choice("kind", [one.value for one in EventKind])),
        on=fields.day("on"),
        party=fields.text("party", default="").strip(),
        working_days=fields.whole("working_days", least=0, most=MOST_DAYS) if fields.given("working_days") else None,
        until=fields.day("until") if fields.given("until") else None,
        by=fields.choice("by", WAYS) if fields.given("by") else "",
    )


def told(reading: Reading, situation: Situation) -> Answer:
    """The reading as JSON: days as 2026-11-24 or null, sentences in the reader's language."""
    return {
        "regulation": reading.regulation,
        "receipt_date": _iso(reading.receipt_date),
        "safe_date": _iso(reading.safe_date),
        "due": _iso(reading.due),
        "safe_due": _iso(reading.safe_due),
        "state": str(reading.state),
        "days_used": reading.days_used,
        "days_left": reading.days_left,
        "provisional": reading.provisional,
        "warnings": [situation.said(said) for said in reading.warnings],
        "explanation": [_line(line, situation) for line in reading.explanation],
    }


def _line(line: Line, situation: Situation) -> Answer:
    said = {"code": line.said.code, "text": situation.say(line.said)}
    return {"on": line.on.isoformat(), "kind": line.kind, "number": line.number, **said, "article": line.article}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
