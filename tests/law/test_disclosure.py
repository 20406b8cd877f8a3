"""The limit of article 26: Z20, Z21, its lights, and the interpretation."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.disclosure import Light, interpretation_due, limit
from gongkai.law.sayings import BadInputError
from tests.support.law_days import day, official


@pytest.mark.parametrize(("formed", "due"), [
    pytest.param("2025-12-24", "2026-01-22", id="Z20"),
    pytest.param("2024-12-30", "2025-01-27", id="Z21"),
])  # fmt: skip
def test_the_twentieth_working_day(formed: str, due: str) -> None:
    found = limit(day(formed), official(), as_of=day(formed))
    assert (found.due, found.days_left, found.light, found.provisional) == (day(due), 20, Light.GREEN, False)


@pytest.mark.parametrize(("as_of", "left", "late", "light"), [
    ("2026-01-14", 6, 0, "green"), ("2026-01-15", 5, 0, "amber"), ("2026-01-21", 1, 0, "amber"),
    ("2026-01-22", 0, 0, "red"), ("2026-01-23", -1, 1, "red"), ("2026-01-25", -1, 1, "red"),
])  # fmt: skip
def test_the_light_turns(as_of: str, left: int, late: int, light: str) -> None:
    found = limit(day("2025-12-24"), official(), as_of=day(as_of))
    assert (found.days_left, found.days_late, found.light) == (left, late, light)


def test_once_disclosed_it_is_in_time_or_late() -> None:
    assert limit(day("2025-12-24"), official(), as_of=day("2026-09-01"), published_on=day("2026-01-22")).light is Light.IN_TIME
    late = limit(day("2025-12-24"), official(), as_of=day("2026-09-01"), published_on=day("2026-01-26"))
    assert (late.light, late.days_late, late.days_left) == (Light.LATE, 2, None)
    with pytest.raises(BadInputError) as refused:
        limit(day("2025-12-24"), official(), as_of=day("2026-09-01"), published_on=day("2025-12-23"))
    assert refused.value.field == "published_on"


def test_the_text_of_2007_and_what_came_before_it() -> None:
    assert limit(day("2018-05-02"), official(), as_of=day("2018-05-02")).article == "条例（2007）第十八条"
    assert limit(day("2018-05-02"), official(), as_of=day("2018-05-02")).notes == ()
    assert [said.code for said in limit(day("2008-04-30"), official(), as_of=day("2008-05-05")).notes] == ["before_regulation"]


def test_a_document_is_interpreted_within_three_working_days() -> None:
    assert interpretation_due(day("2025-09-29"), official()) == day("2025-10-10")


@given(st.dates(date(2008, 5, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_the_days_left_lead_to_the_due_day(formed: date, later: int) -> None:
    found = limit(formed, official(), as_of=formed + timedelta(days=later))
    assert official().is_working(found.due)
    assert found.days_left is not None
    if found.days_left > 0:
        assert official().add(found.formed_on + timedelta(days=later), found.days_left) == found.due
    assert (found.days_late > 0) is (found.days_left < 0)
