"""A year of the calendar as it is shown: its status and notices, the holidays with their make-up days, working days by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.calendar import Calendar, Day, Kind
from gongkai.rulebook import calendar
from gongkai.rulebook.calendar_data import UNVERIFIED
from gongkai.rulebook.calendar_models import COUNTRY, CalendarYear

Status = CalendarYear.Status
_ONE = timedelta(days=1)
#: Days off of one name that lie closer belong to one festival: 4月5日、7日放假.
_NEAR = timedelta(days=20)
_ORDER = (Status.NONE, Status.SEEDED, Status.CONFIRMED)


@dataclass(slots=True)
class Festival:
    """A holiday with what was arranged around it: `spans` of days off (first, last), `make_up` days, the notices that say so."""

    name: str
    spans: list[tuple[date, date]]
    make_up: list[date]
    notices: list[str]

    @property
    def days_off(self) -> int:
        """How many days off, weekends within them counted."""
        return sum((last - first).days + 1 for first, last in self.spans)


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows`: the country's year and, where the installation has a region, the region's; those that are known.

    `status` is what the counting goes by: confirmed, seeded (days are known, not compared with the notice), none (weekends alone).
    """

    year: int
    status: str
    rows: tuple[CalendarYear, ...]
    region: str
    festivals: tuple[Festival, ...]
    days: tuple[Day, ...]
    working_days: tuple[int, ...]

    @property
    def notices(self) -> list[str]:
        """That of the year first, then those of single days; none where the year's own is not known."""
        named = [row.notice + ("" if row.notice_verified else UNVERIFIED) for row in self.rows if row.notice]
        return list(dict.fromkeys(filter(None, [*named, *(day.notice for day in self.days)]))) if named else []


def sheet(year: int) -> Sheet:
    """The year as it stands here. One query beside what `calendar.current()` asks."""
    here, region = calendar.current(), calendar.region()
    scopes = [COUNTRY, *filter(None, [region])]
    rows = sorted(CalendarYear.objects.filter(scope__in=scopes, year=year), key=lambda row: scopes.index(row.scope))
    known = {row.scope: Status(row.status) for row in rows}
    status = Status.CONFIRMED if year in here.confirmed else min((known.get(scope, Status.NONE) for scope in scopes), key=_ORDER.index)
    if status is Status.NONE and known.get(COUNTRY, Status.NONE) is not Status.NONE:
        status = Status.SEEDED  # the region's days are not known; the country's are
    first, last = date(year, 1, 1), date(year, 12, 31)
    near = sorted((day for day in here.days.values() if abs(day.on.year - year) <= 1), key=lambda day: day.on)
    return Sheet(
        year=year,
        status=status.value,
        rows=tuple(rows),
        region=region,
        festivals=tuple(one for one in festivals(near) if _touches(one, first, last)),
        days=tuple(day for day in near if first <= day.on <= last),
        working_days=tuple(_working(here, year, month) for month in range(1, 13)),
    )


def festivals(days: Sequence[Day]) -> list[Festival]:
    """The days, ascending, by festival; a make-up day goes to the nearest of its name."""
    found: list[Festival] = []
    for day in days:
        if day.kind is not Kind.HOLIDAY:
            continue
        one = next((one for one in reversed(found) if one.name == day.name and day.on - one.spans[-1][1] < _NEAR), None)
        if one is None:
            found.append(Festival(day.name, [(day.on, day.on)], [], []))
        elif one.spans[-1][1] + _ONE == day.on:
            one.spans[-1] = (one.spans[-1][0], day.on)
        else:
            one.spans.append((day.on, day.on))
    for day in days:
        near = [one for one in found if one.name == day.name]
        if not near:
            found.append(Festival(day.name, [], [day.on], []))
            near = found[-1:]
        one = min(near, key=lambda one: min((abs(day.on - first) for first, _last in one.spans), default=timedelta()))
        if day.kind is Kind.MAKE_UP and day.on not in one.make_up:
            one.make_up.append(day.on)
        if day.notice and day.notice not in one.notices:
            one.notices.append(day.notice)
    return sorted(found, key=_start)


def _start(one: Festival) -> date:
    return one.spans[0][0] if one.spans else one.make_up[0]


def _touches(one: Festival, first: date, last: date) -> bool:
    return any(first <= day <= last for day in [*one.make_up, *(end for span in one.spans for end in span)])


def _working(here: Calendar, year: int, month: int) -> int:
    end = date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - _ONE
    return here.between(date(year, month, 1) - _ONE, end)
