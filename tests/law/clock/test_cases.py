"""The clock on the cases of the specification, each under its number."""

from datetime import timedelta

import pytest

from gongkai.law.clock import Channel, EventKind, State, read
from tests.support.calendar import SHIPPED
from tests.support.clock import K, counter, day, event

DUE = [
    ("Z01", "2024-01-22", "2024-02-22"),
    ("Z02", "2024-04-03", "2024-05-06"),
    ("Z03", "2024-09-10", "2024-10-14"),
    ("Z04", "2025-01-14", "2025-02-17"),
    ("Z06", "2025-04-21", "2025-05-21"),
    ("Z07", "2025-09-24", "2025-10-28"),
    ("Z09", "2026-01-28", "2026-03-03"),
    ("Z12", "2026-09-15", "2026-10-19"),
    ("Z13", "2018-05-02", "2018-05-23"),
    ("Z14", "2019-05-15", "2019-06-13"),
    ("Z15", "2020-01-20", "2020-02-25"),
]


@pytest.mark.parametrize(("received", "due"), [case[1:] for case in DUE], ids=[case[0] for case in DUE])
def test_an_answer_is_due(received: str, due: str) -> None:
    reading = counter(received)
    assert reading.due == day(due)
    assert reading.regulation == ("2007" if received < "2019-05-15" else "2019")
    counted = [line for line in reading.explanation if line.kind == "counted"]
    assert [line.number for line in counted] == list(range(1, len(counted) + 1))
    assert counted[-1].on == reading.due
    assert len(counted) == (15 if reading.regulation == "2007" else 20)


def test_z08_an_extension_of_twenty_days() -> None:
    assert counter("2025-09-24", event(K.EXTENDED, "2025-10-27", working_days=20)).due == day("2025-11-25")


def test_l07_an_extension_after_the_term_is_none() -> None:
    reading = counter("2025-09-24", event(K.EXTENDED, "2025-10-29", working_days=20))
    assert reading.due == day("2025-10-28")
    assert "after_due" in [said.code for said in reading.warnings]


CORRECTIONS = [
    ("Z16", "2025-06-27", "2025-07-08", "2025-07-10", "2025-08-07"),
    ("Z17", "2026-02-10", "2026-02-26", "2026-03-06", "2026-04-03"),
]


@pytest.mark.parametrize(("received", "limit", "corrected", "due"), [case[1:] for case in CORRECTIONS], ids=[c[0] for c in CORRECTIONS])
def test_a_correction_starts_the_term_anew(received: str, limit: str, corrected: str, due: str) -> None:
    reading = counter(received, event(K.CORRECTION_ASKED, limit), event(K.CORRECTION_RECEIVED, corrected))
    assert reading.due == day(due)
    assert "correction_late" not in [said.code for said in reading.warnings]


@pytest.mark.parametrize(("case", "received", "last"), [("Z05", "2025-01-24", "2025-02-10"), ("Z10", "2026-02-12", "2026-02-28")])
def test_a_correction_is_asked_within_seven_working_days(case: str, received: str, last: str) -> None:
    on_time = counter(received, event(K.CORRECTION_ASKED, last))
    late = counter(received, event(K.CORRECTION_ASKED, (day(last) + timedelta(days=1)).isoformat()))
    assert "correction_late" not in [said.code for said in on_time.warnings]
    assert ("correction_late", day(last)) in [(said.code, said.values.get("limit")) for said in late.warnings]


def test_z11_a_third_party_has_fifteen_working_days() -> None:
    asked = [event(K.THIRD_PARTY_ASKED, "2026-04-27", party="甲"), event(K.THIRD_PARTY_SERVED, "2026-04-28", party="甲")]
    assert counter("2026-04-20", *asked, as_of="2026-05-21").state is State.PAUSED
    after = counter("2026-04-20", *asked, as_of="2026-05-22")
    assert after.state is State.RUNNING
    assert "third_party_silent" in [said.code for said in after.warnings]
    assert after.due == SHIPPED.add(day("2026-05-21"), 15)


CONSULTATIONS = [
    ("Z18", "2025-03-03", "2025-03-10", "2025-03-24", 5, "2025-04-15"),
    ("Z19", "2025-09-22", "2025-09-26", "2025-10-20", 4, "2025-11-11"),
]


@pytest.mark.parametrize(("case", "received", "asked", "answered", "used", "due"), CONSULTATIONS, ids=[case[0] for case in CONSULTATIONS])
def test_consulting_takes_its_days_out(case: str, received: str, asked: str, answered: str, used: int, due: str) -> None:
    more = [event(K.THIRD_PARTY_ASKED, asked, party="甲"), event(K.THIRD_PARTY_ANSWERED, answered, party="甲")]
    reading = counter(received, *more, as_of=answered)
    assert (reading.due, reading.days_used, reading.days_left) == (day(due), used, 20 - used)


RECEIPTS = [
    ("Z27", Channel.ORDINARY_MAIL, [("submitted", "2025-03-05"), ("confirmed", "2025-03-06")], "2025-03-06"),
    ("Z28", Channel.REGISTERED_MAIL, [("signed_for", "2025-03-05")], "2025-03-05"),
    ("Z29", Channel.ONLINE, [("submitted", "2025-10-01"), ("confirmed", "2025-10-09")], "2025-10-09"),
    ("Z30", Channel.EMAIL, [("submitted", "2019-05-10")], "2019-05-10"),
    ("Z31", Channel.EMAIL, [("submitted", "2025-05-10"), ("confirmed", "2025-05-12")], "2025-05-12"),
]


@pytest.mark.parametrize(("case", "channel", "events", "received"), RECEIPTS, ids=[case[0] for case in RECEIPTS])
def test_the_day_of_receipt(case: str, channel: Channel, events: list[tuple[str, str]], received: str) -> None:
    reading = read(channel, [event(EventKind(kind), on) for kind, on in events], day("2026-11-24"), SHIPPED)
    assert reading.receipt_date == day(received)
    assert reading.regulation == ("2007" if case == "Z30" else "2019")
    assert ("not_confirmed_same_day" in [said.code for said in reading.warnings]) == (case == "Z27")
    if case == "Z29":
        assert (reading.due, reading.safe_date) == (day("2025-11-05"), day("2025-10-01"))
        assert reading.safe_due == day("2025-11-04")


def test_l09_post_meets_the_term_when_posted_and_handing_over_when_signed() -> None:
    posted = [event(K.DECIDED, "2025-10-27"), event(K.DISPATCHED, "2025-10-28", by="mail"), event(K.DELIVERED, "2025-11-03")]
    handed = [
        event(K.DECIDED, "2025-10-27"),
        event(K.DISPATCHED, "2025-10-28", by="in_person"),
        event(K.DELIVERED, "2025-11-03", by="in_person"),
    ]
    assert counter("2025-09-24", *posted).state is State.MET
    assert counter("2025-09-24", *handed).state is State.MISSED
