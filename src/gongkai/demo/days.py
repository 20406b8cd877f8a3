"""Working days of the demonstration: Monday to Friday without the fixed holidays (the moved weekends are left out on purpose).

Only the generator uses it; legal time limits are computed in `gongkai.law` from the official calendar.
"""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import cache

FIRST_YEAR = 2005
_FIXED = {(1, 1), (5, 1), (5, 2), (5, 3), (10, 1), (10, 2), (10, 3), (10, 4), (10, 5), (10, 6), (10, 7), (4, 5)}


@cache
def workdays(last_year: int) -> tuple[date, ...]:
    """All working days from 2005 to the end of `last_year`, ascending."""
    day, end, found = date(FIRST_YEAR, 1, 1), date(last_year, 12, 31), []
    while day <= end:
        if day.weekday() < 5 and (day.month, day.day) not in _FIXED:
            found.append(day)
        day += timedelta(days=1)
    return tuple(found)


@cache
def of_year(year: int, last_year: int) -> tuple[date, ...]:
    days = workdays(last_year)
    return days[bisect_left(days, date(year, 1, 1)) : bisect_right(days, date(year, 12, 31))]


def later(day: date, count: int, last_year: int) -> date:
    """The working day `count` working days after `day` (0: the day itself, or the next working day)."""
    days = workdays(last_year)
    at = min(bisect_left(days, day) + count, len(days) - 1)
    return days[at]


def between(first: date, second: date, last_year: int) -> int:
    """Working days after `first` up to and including `second`."""
    days = workdays(last_year)
    return bisect_right(days, second) - bisect_right(days, first)


def chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
