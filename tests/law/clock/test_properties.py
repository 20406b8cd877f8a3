"""What holds of every history."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.calendar import Calendar, Day, Kind
from gongkai.law.clock import Channel, Event, EventKind, State, read

START = date(2025, 1, 1)
days = st.integers(0, 300).map(lambda n: START + timedelta(days=n))
events = st.builds(
    Event,
    kind=st.sampled_from(EventKind),
    on=days,
    party=st.sampled_from(["", "甲", "乙"]),
    working_days=st.none() | st.integers(-3, 40),
    until=st.none() | days,
    by=st.sampled_from(["", "mail", "in_person", "entrusted", "electronic"]),
)
histories = st.lists(events, max_size=9)
holidays = st.lists(days, max_size=30, unique=True)


def calendar(off: list[date]) -> Calendar:
    return Calendar([Day(day, Kind.HOLIDAY) for day in off], [2025])


@given(st.sampled_from(Channel), histories, days, holidays)
def test_any_history_is_read_and_a_last_day_is_a_working_day(channel: Channel, history: list[Event], as_of: date, off: list[date]) -> None:
    days_off = calendar(off)
    reading = read(channel, history, as_of, days_off, explain=True)
    for due in (reading.due, reading.safe_due):
        assert due is None or days_off.is_working(due)
    if reading.due is not None and reading.safe_due is not None:
        assert reading.safe_due <= reading.due
    assert reading.receipt_date is None or reading.safe_date is None or reading.safe_date <= reading.receipt_date
    assert (reading.due is not None) or reading.state is not State.RUNNING
    assert reading == read(channel, history, as_of, days_off, explain=True)
    assert reading.as_json()


@given(histories, days, holidays, days)
def test_one_more_holiday_never_makes_it_earlier(history: list[Event], as_of: date, off: list[date], one: date) -> None:
    before = read(Channel.COUNTER, [Event(EventKind.SUBMITTED, START), *history], as_of, calendar(off))
    after = read(Channel.COUNTER, [Event(EventKind.SUBMITTED, START), *history], as_of, calendar([*off, one]))
    assert before.due is None or after.due is None or after.due >= before.due


@given(days, days, days, holidays)
def test_one_more_pause_never_makes_it_earlier(received: date, asked: date, answered: date, off: list[date]) -> None:
    plain = [Event(EventKind.SUBMITTED, received), Event(EventKind.THIRD_PARTY_ASKED, asked, "甲"), Event(EventKind.EXTENDED, received)]
    more = [Event(EventKind.COMAKER_ASKED, asked, "乙"), Event(EventKind.COMAKER_ANSWERED, max(asked, answered), "乙")]
    end = START + timedelta(days=400)
    before, after = (read(Channel.COUNTER, history, end, calendar(off)).due for history in (plain, plain + more))
    assert before is not None
    assert after is not None
    assert after >= before


@given(days, st.integers(0, 400), holidays)
def test_adding_and_counting_agree(start: date, count: int, off: list[date]) -> None:
    days_off = calendar(off)
    end = days_off.add(start, count)
    assert days_off.is_working(end)
    assert days_off.between(start, end) in ((count,) if count else (0, 1))
