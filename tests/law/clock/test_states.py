"""What runs, stands still, ends, and what is refused an effect."""

from datetime import date

import pytest

from gongkai.law.choices import Choices
from gongkai.law.clock import Channel, Event, EventKind, Reading, State, read
from tests.support.calendar import BARE, SHIPPED
from tests.support.clock import K, counter, day, event


def codes(reading: Reading) -> list[str]:
    return [said.code for said in reading.warnings]


def test_an_unconfirmed_application_has_a_safe_day_and_turns_red() -> None:
    events = [event(K.SUBMITTED, "2025-03-03")]
    fresh = read(Channel.ONLINE, events, day("2025-03-04"), SHIPPED)
    red = read(Channel.ONLINE, events, day("2025-03-05"), SHIPPED)
    assert (fresh.state, fresh.due, fresh.receipt_date) == (State.UNCONFIRMED, None, None)
    assert (fresh.safe_date, fresh.safe_due) == (day("2025-03-03"), day("2025-03-31"))
    assert "unconfirmed" not in codes(fresh)
    assert "unconfirmed" in codes(red)


def test_the_safe_day_counts_from_the_system_where_confirmation_came_later() -> None:
    reading = read(Channel.ONLINE, [event(K.SUBMITTED, "2025-03-03"), event(K.CONFIRMED, "2025-03-07")], day("2025-03-07"), SHIPPED)
    assert (reading.safe_due, reading.due) == (day("2025-03-31"), day("2025-04-07"))


def test_contact_restored_counts_where_nothing_was_confirmed() -> None:
    events = [event(K.SUBMITTED, "2018-03-05"), event(K.CONTACT_FAILED, "2018-03-05"), event(K.CONTACT_RESTORED, "2018-03-09")]
    assert read(Channel.ORDINARY_MAIL, events, day("2018-03-20"), SHIPPED).receipt_date == day("2018-03-09")


def test_a_registered_letter_that_nobody_signed_for_has_no_day() -> None:
    reading = read(Channel.REGISTERED_MAIL, [event(K.SUBMITTED, "2025-03-03")], day("2025-03-10"), SHIPPED)
    assert (reading.state, reading.safe_date) == (State.UNCONFIRMED, None)
    assert "not_signed" in codes(reading)


def test_while_a_correction_is_awaited_there_is_no_last_day() -> None:
    reading = counter("2025-06-27", event(K.CORRECTION_ASKED, "2025-07-01", until="2025-07-15"), as_of="2025-07-20")
    assert (reading.state, reading.due, reading.days_left, reading.days_used) == (State.PAUSED, None, None, 2)
    assert "correction_period_over" in codes(reading)


def test_a_second_correction_is_said() -> None:
    more = [event(K.CORRECTION_ASKED, "2025-07-01"), event(K.CORRECTION_RECEIVED, "2025-07-03"), event(K.CORRECTION_ASKED, "2025-07-07")]
    assert "correction_twice" in codes(counter("2025-06-27", *more))


def test_a_correction_that_nobody_asked_for_moves_nothing() -> None:
    reading = counter("2025-06-27", event(K.CORRECTION_RECEIVED, "2025-07-03"))
    assert reading.due == counter("2025-06-27").due
    assert "correction_not_asked" in codes(reading)


def test_a_missed_term_is_not_healed_by_asking_for_a_correction_afterwards() -> None:
    reading = counter("2025-06-27", event(K.CORRECTION_ASKED, "2025-08-01"), event(K.CORRECTION_RECEIVED, "2025-08-04"), as_of="2025-08-05")
    assert (reading.state, reading.due) == (State.MISSED, day("2025-07-25"))
    assert reading.days_left == -7


@pytest.mark.parametrize(("kind", "before"), [(K.CORRECTION_LAPSED, K.CORRECTION_ASKED), (K.FEE_LAPSED, K.FEE_NOTICED)])
def test_letting_it_lapse_ends_the_application(kind: EventKind, before: EventKind) -> None:
    ended = counter("2025-06-27", event(before, "2025-07-01"), event(kind, "2025-08-10"), event(K.DECIDED, "2025-08-11"))
    assert (ended.state, ended.due) == (State.LAPSED, None)
    assert "after_end" not in codes(ended)
    without = counter("2025-06-27", event(kind, "2025-07-10"))
    assert without.state is not State.LAPSED
    assert "nothing_to_lapse" in codes(without)


def test_overlapping_consultations_count_once_and_last_until_the_last_party() -> None:
    more = [
        event(K.THIRD_PARTY_ASKED, "2025-03-10", party="甲"),
        event(K.THIRD_PARTY_ASKED, "2025-03-12", party="乙"),
        event(K.THIRD_PARTY_ANSWERED, "2025-03-20", party="甲"),
        event(K.THIRD_PARTY_ANSWERED, "2025-03-24", party="乙"),
    ]
    assert counter("2025-03-03", *more).due == day("2025-04-15")
    assert counter("2025-03-03", *more[:3], as_of="2025-03-21").state is State.PAUSED


def test_an_opinion_after_the_fifteen_days_takes_out_no_more_than_them() -> None:
    base = [event(K.THIRD_PARTY_ASKED, "2025-03-10"), event(K.THIRD_PARTY_SERVED, "2025-03-10")]
    silent = counter("2025-03-03", *base)
    late = counter("2025-03-03", *base, event(K.THIRD_PARTY_ANSWERED, "2025-05-20"))
    assert late.due == silent.due
    assert "answered_late" in codes(late)


def test_a_silent_comaker_agrees_and_a_silent_third_party_does_not() -> None:
    reading = counter("2025-03-03", event(K.COMAKER_ASKED, "2025-03-10"), event(K.COMAKER_SERVED, "2025-03-10"))
    assert "comaker_silent" in codes(reading)
    assert "third_party_silent" not in codes(reading)


def test_the_text_of_2007_knows_no_comaker_and_no_term_for_third_parties() -> None:
    comaker = counter("2018-03-05", event(K.COMAKER_ASKED, "2018-03-07"), event(K.COMAKER_ANSWERED, "2018-03-14"))
    assert comaker.due == counter("2018-03-05").due
    assert "no_comaker_in_2007" in codes(comaker)
    waiting = counter("2018-03-05", event(K.THIRD_PARTY_ASKED, "2018-03-07"), as_of="2018-07-01")
    assert (waiting.state, waiting.due, waiting.days_used) == (State.PAUSED, None, 2)


@pytest.mark.parametrize(
    ("days", "due", "code"), [(5, "2025-11-04", None), (30, "2025-11-25", "extension_too_long"), (0, "2025-10-28", "extension_of_nothing")]
)
def test_an_extension_has_its_bounds(days: int, due: str, code: str | None) -> None:
    reading = counter("2025-09-24", event(K.EXTENDED, "2025-10-20", working_days=days))
    assert reading.due == day(due)
    assert code is None or code in codes(reading)


def test_a_second_extension_moves_nothing() -> None:
    one = event(K.EXTENDED, "2025-10-20", working_days=5)
    assert counter("2025-09-24", one, one).due == day("2025-11-04")


def test_a_delay_sets_the_day_and_wants_reasons_first() -> None:
    reasons = [event(K.REASONS_ASKED, "2025-10-09"), event(K.REASONS_RECEIVED, "2025-10-15")]
    delay = event(K.DELAY_SET, "2025-10-20", until="2025-12-06")
    reading = counter("2025-09-24", *reasons, delay)
    assert reading.due == day("2025-12-08")
    assert "delay_without_reasons" not in codes(reading)
    assert "delay_without_reasons" in codes(counter("2025-09-24", delay))
    assert "delay_without_day" in codes(counter("2025-09-24", event(K.DELAY_SET, "2025-10-20")))


@pytest.mark.parametrize(("effect", "due"), [("restart", "2025-08-05"), ("resume", "2025-07-30")])
def test_a_fee_stops_the_clock_until_it_is_paid(effect: str, due: str) -> None:
    events = [event(K.SUBMITTED, "2025-06-27"), event(K.FEE_NOTICED, "2025-07-03"), event(K.FEE_PAID, "2025-07-08")]
    assert read(Channel.COUNTER, events, day("2025-07-09"), SHIPPED, Choices(fee_paid_effect=effect)).due == day(due)
    waiting = read(Channel.COUNTER, events[:2], day("2025-08-01"), SHIPPED)
    assert (waiting.state, "fee_overdue" in codes(waiting)) == (State.PAUSED, True)


def test_withdrawing_ends_it_and_after_the_answer_does_not() -> None:
    assert counter("2025-06-27", event(K.WITHDRAWN, "2025-07-02")).state is State.LAPSED
    answered = [event(K.DECIDED, "2025-07-01"), event(K.DISPATCHED, "2025-07-01"), event(K.WITHDRAWN, "2025-07-02")]
    assert counter("2025-06-27", *answered).state is State.MET
    assert counter("2025-06-27", event(K.WITHDRAWN, "2025-09-01")).state is State.MISSED


def test_a_redo_order_starts_a_new_clock() -> None:
    answered = [event(K.DECIDED, "2025-07-01"), event(K.DISPATCHED, "2025-07-01")]
    again = counter("2025-06-27", *answered, event(K.REDO_ORDERED, "2025-09-24"), as_of="2025-09-25")
    assert (again.state, again.due) == (State.RUNNING, day("2025-10-28"))
    set_day = counter("2025-06-27", *answered, event(K.REDO_ORDERED, "2025-09-24", until="2025-10-10"))
    assert (set_day.state, set_day.due) == (State.MISSED, day("2025-10-10"))


def test_nothing_is_said_as_fact_of_a_year_without_a_calendar() -> None:
    reading = counter("2026-12-20", as_of="2026-12-21")
    assert reading.provisional
    assert "provisional" in codes(reading)
    assert not counter("2026-09-15", as_of="2026-09-16").provisional


def test_an_empty_history_and_one_in_any_order_are_read() -> None:
    assert read(Channel.FAX, [], day("2025-03-03"), SHIPPED).state is State.UNCONFIRMED
    events = [Event(kind, date(2025, 3, 31 - index)) for index, kind in enumerate(K)]
    for channel in Channel:
        assert read(channel, events, day("2025-12-01"), BARE, explain=True).warnings


def test_the_explanation_tells_why_each_day_is_not_counted() -> None:
    reading = counter("2025-09-24", as_of="2025-10-09")
    told = {line.on.isoformat(): (line.kind, line.said.text) for line in reading.explanation if line.kind != "event"}
    assert told["2025-09-27"] == ("skipped", "星期六")
    assert told["2025-09-28"][0] == "counted"
    assert "调休上班" in told["2025-09-28"][1]
    assert "国庆" in told["2025-10-03"][1]
    assert "国办发明电〔2024〕12号" in told["2025-10-03"][1]


def test_the_last_day_itself_is_in_time_for_an_extension_but_too_late_for_asking_to_help() -> None:
    assert counter("2025-09-24", event(K.EXTENDED, "2025-10-28", working_days=1)).due == day("2025-10-29")
    asked = [event(K.THIRD_PARTY_ASKED, "2025-10-28"), event(K.THIRD_PARTY_ANSWERED, "2025-11-05")]
    assert counter("2025-09-24", *asked).due == day("2025-10-28")


def test_the_safe_day_of_an_ordinary_letter_is_its_arrival_in_both_periods() -> None:
    for year in ("2018", "2025"):
        events = [event(K.SIGNED_FOR, f"{year}-03-05"), event(K.CONFIRMED, f"{year}-03-09")]
        reading = read(Channel.ORDINARY_MAIL, events, day(f"{year}-03-12"), SHIPPED)
        assert (reading.safe_date, reading.receipt_date) == (day(f"{year}-03-05"), day(f"{year}-03-09"))


def test_a_very_long_term_is_not_told_day_by_day_to_its_end() -> None:
    reasons = [event(K.REASONS_ASKED, "2025-10-09"), event(K.REASONS_RECEIVED, "2025-10-15")]
    reading = counter("2025-09-24", *reasons, event(K.DELAY_SET, "2025-10-20", until="2055-12-06"))
    assert len(reading.explanation) < 800
    assert "too_long" in [line.said.code for line in reading.explanation]
