"""The working calendar: a page for each year, twelve months with what is arranged, from which notice, and how sure it is."""

import calendar as months_of
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongkai.events import clock
from gongkai.law.calendar import Kind
from gongkai.portal.dates import english, in_words
from gongkai.portal.law.tabs import page, tabs
from gongkai.portal.pages import Link, show
from gongkai.portal.reading.addresses import absolute
from gongkai.portal.reading.conditional import conditional, etag_for_list
from gongkai.rulebook import calendar
from gongkai.rulebook.calendar_sheet import Festival, Sheet, sheet
from gongkai.rulebook.services.calendar_checks import FIRST

#: How far beyond this year there are pages.
AHEAD = 2


class Cell(NamedTuple):
    """A day in a month's table. `mark` 休 or 班 in words of the page, `name` of what; `free`: no working day."""

    on: date
    free: bool
    mark: str = ""
    name: str = ""
    today: bool = False


class Month(NamedTuple):
    """`weeks` of seven places from Monday, None outside the month."""

    name: str
    working: int
    weeks: list[list[Cell | None]]


class Line(NamedTuple):
    """A row of the table of holidays, in words."""

    name: str
    off: str
    days: int
    make_up: str
    notices: list[str]


def this_year(request: HttpRequest) -> HttpResponse:
    """`/law/calendar/`."""
    return redirect("law-calendar-year", clock.today().year)


@conditional(etag_for_list)
def year(request: HttpRequest, year: int) -> HttpResponse:
    """`/law/calendar/2026`; years without any arrangement say so. 404 before the first regulation and far ahead."""
    today = clock.today()
    last = today.year + AHEAD
    if not FIRST <= year <= last:
        raise Http404
    found = sheet(year)
    title = _("%(year)d年工作日历") % {"year": year}
    frame = page("law-calendar", title)
    frame.crumbs.append(Link(_("工作日历"), reverse("law-calendar")))
    return show(
        request, "law/calendar.html", frame, tabs=tabs(), tab="law-calendar", sheet=found, months=list(_months(found, today)),
        lines=[_line(one) for one in found.festivals], total=sum(found.working_days), absolute=absolute(request, request.path),
        before=year - 1 if year > FIRST else None, after=year + 1 if year < last else None,
        weekdays=_weekdays(),
    )  # fmt: skip


def _weekdays() -> list[tuple[str, str]]:
    """Monday to Sunday, short and in full."""
    return [
        (pgettext("weekday", "一"), _("星期一")),
        (pgettext("weekday", "二"), _("星期二")),
        (pgettext("weekday", "三"), _("星期三")),
        (pgettext("weekday", "四"), _("星期四")),
        (pgettext("weekday", "五"), _("星期五")),
        (pgettext("weekday", "六"), _("星期六")),
        (pgettext("weekday", "日"), _("星期日")),
    ]


def _months(found: Sheet, today: date) -> Iterator[Month]:
    here = calendar.current()
    arranged = {day.on: day for day in found.days}
    names = (_("1月"), _("2月"), _("3月"), _("4月"), _("5月"), _("6月"), _("7月"), _("8月"), _("9月"), _("10月"), _("11月"), _("12月"))

    def cell(on: date, month: int) -> Cell | None:
        if on.month != month or on.year != found.year:
            return None
        day = arranged.get(on)
        mark = "" if day is None else pgettext("mark of a day", "休") if day.kind is Kind.HOLIDAY else pgettext("mark of a day", "班")
        return Cell(on, not here.is_working(on), mark, festival_name(day.name) if day else "", on == today)

    for month, name in enumerate(names, 1):
        weeks = months_of.Calendar().monthdatescalendar(found.year, month)
        yield Month(name, found.working_days[month - 1], [[cell(on, month) for on in week] for week in weeks])


def _line(one: Festival) -> Line:
    off = _("、").join(span(first, last) for first, last in one.spans)
    return Line(festival_name(one.name), off, one.days_off, _("、").join(span(day, day) for day in one.make_up), one.notices)


def festival_name(name: str) -> str:
    """国庆节、中秋节, or National Day, Mid-Autumn Festival; what has no English stays."""
    return _("、").join(_(part) for part in name.split("、"))


def span(first: date, last: date) -> str:
    """2月15日至23日, 9月29日至10月6日; 15–23 February, 29 September – 6 October."""
    if english():
        head, tail = (in_words(day).rsplit(" ", 1)[0] for day in (first, last))
        if first == last:
            return tail
        return f"{first.day}–{tail}" if first.month == last.month else f"{head} – {tail}"
    head = f"{first.month}月{first.day}日"
    if first == last:
        return head
    return f"{head}至{last.day}日" if first.month == last.month else f"{head}至{last.month}月{last.day}日"
