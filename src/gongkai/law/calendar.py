"""The working calendar: Monday to Friday, less the holidays, plus the make-up days 调休上班日 (rules J).

A `Calendar` is a value made once from the office's table of days and asked many thousand times a second. It never guesses:
a year without a confirmed notice is counted by weekends alone and whatever touches it is provisional.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongkai.law.sayings import BadInputError, Said, gettext_noop

#: The regulation of 2007 is in force from 2008-05-01; the years about it are counted too. Beyond the last, nothing is answered.
FIRST_YEAR, LAST_YEAR = 2007, 2060


class Kind(StrEnum):
    """What an officially arranged day is: 放假 or 调休上班."""

    HOLIDAY = "holiday"
    MAKE_UP = "make_up"


@dataclass(frozen=True, slots=True)
class Day:
    """An arranged day: what it is, what it is called (春节), and the notice it stands in (国办发明电〔2025〕7号)."""

    on: date
    kind: Kind
    name: str = ""
    notice: str = ""


class Calendar:
    """Counting of working days. `confirmed`: years whose notice an officer has confirmed.

    All days are `datetime.date`. A day outside 2007–2060 raises BadInputError.
    """

    def __init__(self, days: Iterable[Day], confirmed: Iterable[int]) -> None:
        self.days: Mapping[date, Day] = {day.on: day for day in days}
        self.confirmed = frozenset(confirmed)
        first, last = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
        self._first, self._last = first, last
        special = {day.on.toordinal(): day.kind is Kind.MAKE_UP for day in self.days.values()}
        self._working = [n for n in range(first, last + 1) if special.get(n, n % 7 not in (6, 0))]
        self._open_years = [year for year in range(FIRST_YEAR, LAST_YEAR + 1) if year not in self.confirmed]

    def is_working(self, day: date) -> bool:
        """Whether `day` is a working day."""
        number = self._number(day)
        index = bisect_left(self._working, number)
        return index < len(self._working) and self._working[index] == number

    def add(self, start: date, count: int) -> date:
        """The last of `count` working days after `start`; the day of `start` itself is not counted (收到当日不计入). count ≥ 0.

        With 0 it is `start` if that is a working day, else the first one after it.
        """
        return date.fromordinal(self._add(self._number(start), count))

    def between(self, start: date, end: date) -> int:
        """How many working days lie in (start, end]: `start` not counted, `end` counted; 0 if end ≤ start."""
        return max(0, bisect_right(self._working, self._number(end)) - bisect_right(self._working, self._number(start)))

    def next_working(self, day: date) -> date:
        """`day` itself if it is a working day, else the first working day after it (期间末日顺延)."""
        return self.add(day, 0)

    def provisional(self, start: date, end: date) -> bool:
        """Whether the days from `start` to `end` touch a year that is not confirmed."""
        index = bisect_left(self._open_years, start.year)
        return index < len(self._open_years) and self._open_years[index] <= end.year

    def why(self, day: date) -> Said:
        """What the day is and from where it is known: weekday, weekend, holiday with its notice, make-up day with its notice."""
        arranged = self.days.get(day)
        if arranged is None:
            if day.weekday() < 5:
                return Said("weekday", gettext_noop("工作日"))
            return Said("weekend", gettext_noop("星期六")) if day.weekday() == 5 else Said("weekend", gettext_noop("星期日"))
        values = {"name": arranged.name, "notice": arranged.notice}
        if arranged.kind is Kind.HOLIDAY:
            return Said("holiday", gettext_noop("法定节假日放假：%(name)s %(notice)s"), values)
        return Said("make_up", gettext_noop("调休上班：%(name)s %(notice)s"), values)

    def walk(self, start: date, end: date) -> Iterable[date]:
        """Every day in (start, end]."""
        return (start + timedelta(days=n) for n in range(1, (end - start).days + 1))

    def _add(self, start: int, count: int) -> int:
        if count < 0:
            raise BadInputError("count", Said("negative", gettext_noop("天数不能是负数")))
        index = (bisect_right(self._working, start) + count - 1) if count else bisect_left(self._working, start)
        if index >= len(self._working):
            raise BadInputError("count", _outside())
        return self._working[index]

    def _number(self, day: date) -> int:
        number = day.toordinal()
        if not self._first <= number <= self._last:
            raise BadInputError("date", _outside())
        return number


def _outside() -> Said:
    return Said("no_calendar", gettext_noop("只能计算%(first)d年至%(last)d年之间的日期"), {"first": FIRST_YEAR, "last": LAST_YEAR})
