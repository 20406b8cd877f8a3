"""The working calendar: Monday to Friday, less the holidays, plus the make-up days 调休上班日 (rules J).

A `Calendar` is a value made once from the office's table of days and asked many thousand times a second. It never guesses:
a year without a confirmed notice is counted by weekends alone and whatever touches it is provisional.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate

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
        self._first, self._size = first, last - first + 1
        special = {day.on.toordinal(): day.kind is Kind.MAKE_UP for day in self.days.values()}
        working = [special.get(number, number % 7 not in (6, 0)) for number in range(first, last + 1)]
        #: Ordinals of all working days; and for each day, how many of them lie before or on it.
        self._working = [number for number, yes in zip(range(first, last + 1), working, strict=True) if yes]
        self._until = list(accumulate(working, initial=0))[1:]
        self._open_years = [year for year in range(FIRST_YEAR, LAST_YEAR + 1) if year not in self.confirmed]

    def is_working(self, day: date) -> bool:
        """Whether `day` is a working day."""
        index = self._index(day)
        return self._until[index] > (self._until[index - 1] if index else 0)

    def add(self, start: date, count: int) -> date:
        """The last of `count` working days after `start`; the day of `start` itself is not counted (收到当日不计入). count ≥ 0.

        With 0 it is `start` if that is a working day, else the first one after it.
        """
        if count < 0:
            raise BadInputError("count", Said("negative", gettext_noop("天数不能是负数")))
        if count == 0:
            return start if self.is_working(start) else self.add(start, 1)
        index = self._until[self._index(start)] + count - 1
        if index >= len(self._working):
            raise BadInputError("count", _outside())
        return date.fromordinal(self._working[index])

    def between(self, start: date, end: date) -> int:
        """How many working days lie in (start, end]: `start` not counted, `end` counted; 0 if end ≤ start."""
        days = self._until[self._index(end)] - self._until[self._index(start)]
        return max(0, days)

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

    def _index(self, day: date) -> int:
        index = day.toordinal() - self._first
        if 0 <= index < self._size:
            return index
        raise BadInputError("date", _outside())


def _outside() -> Said:
    return Said("no_calendar", gettext_noop("只能计算%(first)d年至%(last)d年之间的日期"), {"first": FIRST_YEAR, "last": LAST_YEAR})
