"""Periods of natural days and months: Z23–Z25, month ends, the shift, and remedies that nobody told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.calendar import Calendar, Day
from gongkai.law.calendar import Kind as HolidayKind
from gongkai.law.periods import Kind, from_payload, last_day, months_after
from gongkai.law.sayings import BadInputError
from tests.support.law_days import day, official


@pytest.mark.parametrize(("kind", "known", "nominal", "last"), [
    pytest.param("reconsideration", "2025-08-05", "2025-10-04", "2025-10-09", id="Z23"),
    pytest.param("litigation", "2025-04-03", "2025-10-03", "2025-10-09", id="Z24"),
    pytest.param("litigation_after_reconsideration", "2025-09-20", "2025-10-05", "2025-10-09", id="Z25"),
    pytest.param("reconsideration", "2025-03-03", "2025-05-02", "2025-05-06", id="labour day"),
    pytest.param("litigation", "2025-08-31", "2026-02-28", "2026-02-28", id="month end on a make-up Saturday"),
    pytest.param("reconsideration", "2024-01-05", "2024-03-05", "2024-03-05", id="a leap February"),
])  # fmt: skip
def test_the_last_day(kind: str, known: str, nominal: str, last: str) -> None:
    found = last_day(kind, day(known), official())
    assert (found.nominal, found.last_day, found.provisional) == (day(nominal), day(last), False)


def test_the_counting_is_shown() -> None:
    found = from_payload("reconsideration", "2025-08-05", official()).as_json()
    texts = [step["text"] for step in found["explanation"]]
    assert "第60日为2025-10-04" in texts[0]
    assert "行政复议法第二十条" in texts[0]
    assert len(texts) == 1 + 5 + 1
    assert "国庆节" in texts[1]
    assert "顺延" in texts[-1]
    assert [step["code"] for step in found["warnings"]] == ["not_told_one_year"]


def test_after_reconsideration_without_a_decision() -> None:
    assert [note.code for note in last_day("litigation_after_reconsideration", day("2025-09-20"), official()).notes] == [
        "no_decision_on_reconsideration"
    ]


def test_before_may_2015_it_was_three_months_and_that_is_said() -> None:
    found = last_day("litigation", date(2015, 4, 30), official())
    assert found.nominal == date(2015, 7, 30)
    assert [note.code for note in found.notes] == ["three_months"]
    assert last_day("litigation", date(2015, 5, 4), official()).nominal == date(2015, 11, 4)
    assert last_day("litigation", date(2015, 5, 4), official(), decided_on=date(2015, 4, 28)).nominal == date(2015, 8, 4)


def test_remedies_that_were_not_told_run_a_year_at_most() -> None:
    known = day("2025-03-03")
    assert last_day("reconsideration", known, official(), told=False).nominal == day("2026-03-03")
    assert last_day("reconsideration", known, official(), told_on=day("2025-06-03")).nominal == day("2025-08-02")
    assert last_day("reconsideration", known, official(), told_on=day("2026-02-20")).nominal == day("2026-03-03")


def test_an_unconfirmed_year_is_provisional() -> None:
    found = last_day("litigation", day("2026-09-01"), official())
    assert found.provisional
    assert found.notes[-1].code == "provisional"


@pytest.mark.parametrize(("values", "field"), [
    ({"kind": "appeal", "known_on": "2025-01-01"}, "kind"),
    ({"kind": None, "known_on": "2025-01-01"}, "kind"),
    ({"kind": "litigation", "known_on": "2025-02-30"}, "known_on"),
    ({"kind": "litigation", "known_on": 20250201}, "known_on"),
    ({"kind": "litigation", "known_on": "2060-12-31"}, "known_on"),
    ({"kind": "litigation", "known_on": "1999-12-31"}, "known_on"),
    ({"kind": "litigation", "known_on": "9999-12-31"}, "known_on"),
    ({"kind": "litigation", "known_on": "2025-01-01", "decided_on": "2025-01-02"}, "known_on"),
    ({"kind": "reconsideration", "known_on": "2025-01-02", "told_on": "2025-01-01"}, "told_on"),
])  # fmt: skip
def test_what_cannot_be_answered_names_its_field(values: dict[str, object], field: str) -> None:
    with pytest.raises(BadInputError) as refused:
        from_payload(calendar=official(), **values)  # type: ignore[arg-type]
    assert refused.value.field == field


@given(st.dates(date(2008, 1, 1), date(2058, 1, 1)), st.sampled_from(list(Kind)))
def test_it_ends_on_a_working_day_and_never_before_the_nominal_one(known: date, kind: Kind) -> None:
    found = last_day(kind, known, official())
    assert official().is_working(found.last_day)
    assert found.nominal <= found.last_day
    assert official().between(found.nominal, found.last_day) <= 1


@given(st.dates(date(2009, 1, 1), date(2026, 1, 1)), st.sampled_from(list(Kind)), st.integers(0, 250))
def test_one_more_holiday_never_makes_it_earlier(known: date, kind: Kind, later: int) -> None:
    free = Day(known + timedelta(days=later), HolidayKind.HOLIDAY)
    longer = Calendar([*(one for one in official().days.values() if one.on != free.on), free], official().confirmed)
    assert last_day(kind, known, longer).last_day >= last_day(kind, known, official()).last_day


@given(st.dates(date(2008, 1, 1), date(2058, 1, 1)), st.integers(0, 24))
def test_months_end_in_their_month(known: date, months: int) -> None:
    found = months_after(known, months)
    assert (found.year * 12 + found.month) - (known.year * 12 + known.month) == months
    assert found.day == known.day or (found.day < known.day and months_after(found, 0) == found)
