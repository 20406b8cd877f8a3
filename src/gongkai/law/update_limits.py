"""How often a column is to be updated, and until which day it is fresh (样表 B.1; inspection lines rules H1).

A limit of the structure is a code such as "20wd+180d". Most of it says when a piece of information is due after it came to be; only what
recurs makes a column stale: "+14d" (every 14 days), "+10wd" (working days), "+3m" (months), 月, 季, 年(01-31).
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

#: Natural days left within which a column is soon stale 【口径】.
SOON = 7
_EVERY = re.compile(r"\+(\d{1,4})(d|wd|m)$")
_YEARLY = re.compile(r"年\((?:部门(\d\d)-(\d\d)，政府)?(\d\d)-(\d\d)\)$")
_LONGEST = {"d": 1100, "wd": 750, "m": 36}


@dataclass(frozen=True, slots=True)
class Period:
    """Every `count` of `unit`: "d" natural days, "wd" working days, "m" months; or each "month", "quarter", "year" (by month and day)."""

    unit: str
    count: int = 1
    month: int = 12
    day: int = 31

    @property
    def days(self) -> int:
        """About how many natural days: to see which of two is the stricter."""
        each = {"d": 1.0, "wd": 7 / 5, "m": 30.4, "month": 31.0, "quarter": 92.0, "year": 366.0}
        return round(self.count * each[self.unit])


def period_of(limit: str, *, government: bool = True) -> Period | None:
    """What recurs in a limit; None where nothing does. `government`: the later of two yearly days, else that of departments (art. 50)."""
    text = limit.strip()
    if found := _EVERY.search(text):
        return Period(found[2], int(found[1])) if 0 < int(found[1]) <= _LONGEST[found[2]] else None
    if text in ("月", "季"):
        return Period("month" if text == "月" else "quarter")
    if found := _YEARLY.match(text):
        month, day = (found[3], found[4]) if government or not found[1] else (found[1], found[2])
        return Period("year", 1, int(month), int(day)) if _is_day(int(month), int(day)) else None
    return None


def with_period(limit: str, every: Period) -> str:
    """The limit with another recurring part; what counts from the making of a piece stays."""
    if every.unit not in _LONGEST:
        raise ValueError(every.unit)
    first = _EVERY.sub("", limit.strip())
    first = "" if period_of(first) is not None or first.startswith("—") else first
    return f"{first}+{every.count}{every.unit}"


def fresh_until(latest: date, every: Period, add_working: Callable[[date, int], date]) -> date:
    """The last day on which an update keeps the column fresh. `add_working`: the working calendar's `add`.

    A month's or quarter's figures are due by the end of the next one; a year's by its day of the year after (each period one: 每期).
    """
    if every.unit == "d":
        return latest + timedelta(days=every.count)
    if every.unit == "wd":
        return add_working(latest, every.count)
    if every.unit == "m":
        return _months(latest, every.count)
    if every.unit == "year":
        return date(latest.year + 1, every.month, min(every.day, monthrange(latest.year + 1, every.month)[1]))
    size = 1 if every.unit == "month" else 3
    last = (latest.month - 1) // size * size + 2 * size  # the last month of the period after this one
    year, month = latest.year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def _months(day: date, count: int) -> date:
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]
