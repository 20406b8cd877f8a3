"""The shipped working calendar: against the lists of the specification (rules J), the library, and the cases Z."""

from datetime import date, timedelta

import holidays
import pytest

from gongkai.law.calendar import Kind
from gongkai.rulebook.calendar_data import UNVERIFIED, shipped_days, shipped_years
from tests.support.calendar import SHIPPED

#: 调休上班日, from the notices.
MAKE_UP = {
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}
#: 放假, from the notices: month-day, or first..last.
OFF = {
    2024: "01-01 02-10..02-17 04-04..04-06 05-01..05-05 06-10 09-15..09-17 10-01..10-07",
    2025: "01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08",
    2026: "01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07",
}


def spans(year: int, text: str) -> set[date]:
    found = set()
    for word in text.split():
        first, _, last = word.partition("..")
        day, end = (date.fromisoformat(f"{year}-{part}") for part in (first, last or first))
        while day <= end:
            found.add(day)
            day += timedelta(days=1)
    return found


def of(year: int, kind: Kind) -> set[date]:
    return {day.on for day in shipped_days() if day.on.year == year and day.kind is kind}


@pytest.mark.parametrize("year", sorted(OFF))
def test_days_are_those_of_the_notices(year: int) -> None:
    assert of(year, Kind.HOLIDAY) == spans(year, OFF[year])
    assert of(year, Kind.MAKE_UP) == spans(year, MAKE_UP[year])


@pytest.mark.parametrize("year", range(2008, 2027))
def test_closed_years_are_what_the_library_says(year: int) -> None:
    library = holidays.country_holidays("CN", years=year)
    day = date(year, 1, 1)
    while day.year == year:
        assert SHIPPED.is_working(day) == library.is_working_day(day), day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "working"),
    [("2025-02-08", True), ("2024-02-09", True), ("2026-01-04", True), ("2020-01-31", False)],
    ids=["Z26-make-up-2025", "Z26-new-years-eve-2024", "Z26-make-up-2026", "Z26-longer-spring-festival-2020"],
)
def test_working_days(day: str, working: bool) -> None:
    assert SHIPPED.is_working(date.fromisoformat(day)) is working


def test_only_the_years_that_were_compared_are_confirmed() -> None:
    years = {year.year: year for year in shipped_years()}
    assert list(years) == list(range(2008, 2027))
    assert [number for number, year in years.items() if year.confirmed] == list(range(2019, 2027)) == sorted(SHIPPED.confirmed)
    assert all(year.notice and year.notice_verified for number, year in years.items() if number >= 2020)
    assert not any(year.notice for number, year in years.items() if number < 2019)
    assert SHIPPED.provisional(date(2018, 12, 28), date(2019, 1, 2))
    assert SHIPPED.provisional(date(2026, 12, 31), date(2027, 1, 1))
    assert not SHIPPED.provisional(date(2019, 1, 1), date(2026, 12, 31))


def test_the_number_of_2019_says_that_it_was_not_verified() -> None:
    assert UNVERIFIED in SHIPPED.why(date(2019, 10, 1)).text
    assert UNVERIFIED not in SHIPPED.why(date(2020, 10, 1)).text


def test_later_notices_are_named_for_the_days_they_changed() -> None:
    assert "国办发明电〔2019〕3号" in SHIPPED.why(date(2019, 5, 2)).text
    assert "国办发明电〔2020〕1号" in SHIPPED.why(date(2020, 1, 31)).text
    assert "国办发明电〔2019〕16号" in SHIPPED.why(date(2020, 1, 30)).text


def test_a_make_up_day_is_a_weekend_and_names_its_holiday() -> None:
    for day in shipped_days():
        assert day.name
        assert day.source
        if day.kind is Kind.MAKE_UP:
            assert day.on.weekday() >= 5, day
