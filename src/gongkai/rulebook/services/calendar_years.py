"""Keep the calendar: enter the days of a year, take some out, confirm the year by its notice, open it again.

Each verb is one transaction, leaves one event, and tells which open clocks read otherwise afterwards. `preview(verb, …)` tells the same
and changes nothing. `by` is the post or account that acts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.law.calendar import Calendar, Day, Kind
from gongkai.law.sayings import Said, gettext_noop
from gongkai.rulebook import calendar, open_clocks
from gongkai.rulebook.calendar_models import COUNTRY, CalendarDay, CalendarEvent, CalendarYear
from gongkai.rulebook.open_clocks import Moved
from gongkai.rulebook.services import calendar_checks as checks

Status = CalendarYear.Status


class CalendarRefusedError(ValueError):
    """Nothing was changed; `reasons` say why."""

    def __init__(self, reasons: Sequence[Said]) -> None:
        super().__init__("; ".join(said.text for said in reasons))
        self.reasons = tuple(reasons)


@dataclass(slots=True)
class Changed:
    """What a verb did (or would do): the year's status, days by what became of them, doubts, and the clocks that read otherwise."""

    year: int
    status: str = ""
    added: list[date] = field(default_factory=list)
    changed: list[date] = field(default_factory=list)
    removed: list[date] = field(default_factory=list)
    unchanged: int = 0
    warnings: list[Said] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)


def preview(verb: Callable[..., Changed], /, **arguments: Any) -> Changed:
    """What `verb` would do with these arguments, its refusals included. Nothing is stored."""
    with transaction.atomic():
        try:
            return verb(**arguments)
        finally:
            transaction.set_rollback(True)
            calendar.changed()


@transaction.atomic
def enter_days(
    *, year: int, days: Sequence[Day], notice: str, source: str, reason: str, by: str, scope: str = COUNTRY, at: datetime | None = None
) -> Changed:
    """Enter days that the notice for `year` arranges; days that are there and say otherwise are changed, the others stay.

    Days of late December before belong to it too. A confirmed year is opened again first. The days' own `notice` counts where they name
    one. Refusals: year_outside scope_unknown no_days day_doubled other_year make_up_on_weekday name_missing notice_… reason_missing
    source_missing year_confirmed day_arranged_elsewhere.
    """
    reasons = [*checks.of_year(year, scope), *checks.of_days(year, days), *checks.of_words(reason=reason, source=source)]
    for number in dict.fromkeys([notice, *(day.notice for day in days if day.notice)]):
        reasons += checks.of_notice(year, number, scope)
    _refuse(reasons)
    row = _open(year, scope)
    known = {one.on: one for one in CalendarDay.objects.filter(scope=scope, on__in=[day.on for day in days])}
    _refuse(_elsewhere(one) for one in known.values() if one.arranged_id != row.pk)
    done, before = Changed(year), calendar.read()
    written = []
    for day in days:
        values = {"kind": day.kind.value, "name": day.name.strip(), "notice": day.notice or notice, "source": source}
        one = known.get(day.on)
        if one is None:
            CalendarDay.objects.create(arranged=row, scope=scope, on=day.on, **values)
            done.added.append(day.on)
        elif any(getattr(one, name) != values[name] for name in ("kind", "name", "notice")):
            CalendarDay.objects.filter(pk=one.pk).update(**values)
            done.changed.append(day.on)
        else:
            done.unchanged += 1
            continue
        written.append([day.on.isoformat(), day.kind.value, values["name"]])
    if not written and row.status != Status.NONE:
        done.status = row.status
        return done
    values = {"status": Status.SEEDED, "notice": row.notice or notice, "source": source}
    return _record(row, "days_entered", done, before, values, reason, by, at, {"days": written, "notice": notice, "source": source})


@transaction.atomic
def remove_days(
    *, year: int, days: Sequence[date], reason: str, by: str, scope: str = COUNTRY, at: datetime | None = None
) -> Changed:  # fmt: skip
    """Take days out of a year's arrangement. Refusals: no_days no_such_day reason_missing year_confirmed year_unknown."""
    _refuse([*checks.of_year(year, scope), *checks.of_words(reason=reason)])
    row = _open(year, scope)
    rows = list(CalendarDay.objects.filter(arranged=row, on__in=days).order_by("on"))
    if missing := sorted(set(days) - {one.on for one in rows}):
        template = gettext_noop("%(year)d年的安排中没有%(on)s")
        _refuse(Said("no_such_day", template, {"year": year, "on": day.isoformat()}) for day in missing)
    if not rows:
        _refuse([Said("no_days", gettext_noop("没有给出任何一天"))])
    done, before = Changed(year, removed=[one.on for one in rows]), calendar.read()
    taken = [[one.on.isoformat(), one.kind, one.name] for one in rows]
    CalendarDay.objects.filter(pk__in=[one.pk for one in rows]).delete()
    left = CalendarDay.objects.filter(arranged=row).exists()
    values = {"status": Status.SEEDED} if left else {"status": Status.NONE, "notice": "", "source": ""}
    return _record(row, "days_removed", done, before, values, reason, by, at, {"days": taken})


@transaction.atomic
def confirm_year(
    *, year: int, notice: str, reason: str, by: str, scope: str = COUNTRY, at: datetime | None = None
) -> Changed:  # fmt: skip
    """Confirm that the days of the year are those of its notice: from now on what touches it is no longer provisional.

    A region's year may have no days (本地区当年没有另行安排). Refusals: year_confirmed days_missing holidays_missing
    notice_differs notice_… reason_missing.
    """
    _refuse([*checks.of_year(year, scope), *checks.of_notice(year, notice, scope), *checks.of_words(reason=reason)])
    row = _open(year, scope)
    days = arranged_days(row)
    if scope == COUNTRY:
        if not days:
            _refuse([Said("days_missing", gettext_noop("%(year)d年还没有录入放假和调休的日期，不能确认"), {"year": year})])
        if lacking := checks.missing(days):
            values = {"year": year, "names": "、".join(lacking)}
            _refuse([Said("holidays_missing", gettext_noop("%(year)d年的日期中没有：%(names)s"), values)])
    named = dict.fromkeys(day.notice for day in days if day.notice)
    if named and notice not in named:
        template = gettext_noop("日期录入时写的通知是%(named)s，不是%(notice)s")
        _refuse([Said("notice_differs", template, {"named": "、".join(named), "notice": notice})])
    done, before = Changed(year), calendar.read()
    at = at or clock.now()
    values = {"status": Status.CONFIRMED, "notice": notice, "notice_verified": True, "confirmed_at": at, "confirmed_by": by[:120]}
    if scope == COUNTRY:
        done.warnings += checks.doubts(year, days)
        CalendarDay.objects.filter(arranged=row, notice="").update(notice=notice)
    return _record(row, "confirmed", done, before, values, reason, by, at, {"notice": notice})


@transaction.atomic
def reopen_year(
    *, year: int, reason: str, by: str, scope: str = COUNTRY, at: datetime | None = None
) -> Changed:  # fmt: skip
    """Take the confirmation back, so that days can be changed; until it is confirmed again all that touches it is provisional.

    Refusals: not_confirmed reason_missing.
    """
    _refuse([*checks.of_year(year, scope), *checks.of_words(reason=reason)])
    row = CalendarYear.objects.select_for_update().filter(year=year, scope=scope).first()
    if row is None or row.status != Status.CONFIRMED:
        raise CalendarRefusedError([Said("not_confirmed", gettext_noop("%(year)d年没有确认过"), {"year": year})])
    before = calendar.read()
    status = Status.SEEDED if row.days.exists() else Status.NONE
    values = {"status": status, "confirmed_at": None, "confirmed_by": ""}
    return _record(row, "reopened", Changed(year), before, values, reason, by, at, {"notice": row.notice})


def arranged_days(row: CalendarYear) -> list[Day]:
    """The days that a year's notice arranges, ascending."""
    return [Day(one.on, Kind(one.kind), one.name, one.notice) for one in CalendarDay.objects.filter(arranged=row).order_by("on")]


def _refuse(reasons: Any) -> None:
    reasons = list(reasons)
    if reasons:
        raise CalendarRefusedError(reasons)


def _open(year: int, scope: str) -> CalendarYear:
    """The year's row, locked, made where it is not there; a confirmed one is refused."""
    CalendarYear.objects.get_or_create(year=year, scope=scope)
    row = CalendarYear.objects.select_for_update().get(year=year, scope=scope)
    if row.status == Status.CONFIRMED:
        template = gettext_noop("%(year)d年已经确认（%(notice)s）；要修改，请先重新打开")
        raise CalendarRefusedError([Said("year_confirmed", template, {"year": year, "notice": row.notice})])
    return row


def _elsewhere(one: CalendarDay) -> Said:
    template = gettext_noop("%(on)s已经列在%(year)d年的安排中")
    return Said("day_arranged_elsewhere", template, {"on": one.on.isoformat(), "year": one.arranged.year})


def _record(
    row: CalendarYear, kind: str, done: Changed, before: Calendar, values: dict[str, Any], reason: str, by: str, at: datetime | None,
    data: dict[str, Any],
) -> Changed:  # fmt: skip
    """Store the year's values, write the event, find the clocks that moved."""
    at = at or clock.now()
    was = row.status
    CalendarYear.objects.filter(pk=row.pk).update(**values, reason=reason)
    row.refresh_from_db()
    last = CalendarEvent.objects.filter(subject=row).aggregate(last=Max("seq"))["last"] or 0
    event = CalendarEvent(
        subject=row, seq=last + 1, kind=kind, post=by[:40], at=at, recorded_at=clock.now(), from_state=was, to_state=row.status, reason=reason,
        data=data,
    )  # fmt: skip
    emit([event])
    calendar.changed()
    done.status = row.status
    done.moved = open_clocks.moved(before, calendar.read(), as_of=at.astimezone(clock.SHANGHAI).date(), choices=calendar.choices())
    return done
