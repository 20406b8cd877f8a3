"""How long one may go to reconsideration 行政复议 or to court 行政诉讼: periods of natural days and months with their shift (rules A14, J).

Working-day periods are the calendar's own business; these end on a day of the calendar and move past a holiday or weekend.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from gongkai.law.calendar import Calendar
from gongkai.law.sayings import BadInputError, Said, day_of, gettext_noop

#: 行政复议法（2023修订）, and 行政诉讼法 as amended in 2014: from here on their texts hold.
RECONSIDERATION_LAW_FROM = date(2024, 1, 1)
LITIGATION_LAW_FROM = date(2015, 5, 1)


class Kind(StrEnum):
    """复议 · 直接起诉 · 复议后起诉."""

    RECONSIDERATION = "reconsideration"
    LITIGATION = "litigation"
    LITIGATION_AFTER_RECONSIDERATION = "litigation_after_reconsideration"


@dataclass(frozen=True, slots=True)
class LastDay:
    """`nominal`: the day by mere counting; `last_day`: after the shift. `notes` qualify, `explanation` shows the counting."""

    kind: Kind
    known_on: date
    nominal: date
    last_day: date
    provisional: bool
    article: str
    notes: tuple[Said, ...]
    explanation: tuple[Said, ...]

    def as_json(self) -> dict[str, Any]:
        """{"kind", "known_on", "nominal", "last_day", "provisional", "article", "warnings", "explanation"}; days as YYYY-MM-DD."""
        return {
            "kind": str(self.kind),
            "known_on": self.known_on.isoformat(),
            "nominal": self.nominal.isoformat(),
            "last_day": self.last_day.isoformat(),
            "provisional": self.provisional,
            "article": self.article,
            "warnings": [said.as_json() for said in self.notes],
            "explanation": [said.as_json() for said in self.explanation],
        }


def last_day(
    kind: str, known_on: date, calendar: Calendar, *, decided_on: date | None = None, told_on: date | None = None, told: bool = True
) -> LastDay:
    """The last day of the period.

    `known_on`: when the act was known or ought to have been; for `litigation_after_reconsideration` when the decision on
    reconsideration was received. `decided_on`: the day of the act, `known_on` where it is not given. `told`: whether the remedies
    were told; if not, reconsideration runs from `told_on`, at most a year from `known_on` (行政复议法第20条第3款), and without
    `told_on` to the end of that year. BadInputError for an unknown kind, a day before the act, and years without a calendar.
    """
    chosen = _kind(kind)
    for field, day in (("known_on", known_on), ("told_on", told_on)):
        if day is not None:
            _counted(calendar, day, field)
    decided = decided_on or known_on
    if known_on < decided:
        raise BadInputError("known_on", Said("known_before_decided", gettext_noop("知道的日期早于作出的日期")))
    if told_on is not None and told_on < known_on:
        raise BadInputError("told_on", Said("told_before_known", gettext_noop("得知救济途径的日期早于知道行政行为的日期")))
    if chosen is Kind.RECONSIDERATION:
        nominal, article, steps, notes = _reconsideration(known_on, told_on, told=told and told_on is None)
    elif chosen is Kind.LITIGATION:
        nominal, article, steps, notes = _litigation(known_on, decided)
    else:
        nominal = known_on + timedelta(days=15)
        article = "行政诉讼法第四十五条"
        text = gettext_noop("复议机关不予受理、驳回申请或者逾期不答复的，也在15日内起诉（行政复议法第三十四条）")
        notes = (Said("no_decision_on_reconsideration", text),) if known_on >= RECONSIDERATION_LAW_FROM else ()
        text = gettext_noop("自收到复议决定之日%(since)s的次日起算，第15日为%(nominal)s（%(article)s）")
        steps = (Said("days_15", text, {"since": known_on, "nominal": nominal, "article": article}),)
    return _shifted(chosen, known_on, nominal, article, notes, steps, calendar)


def from_payload(kind: object, known_on: object, calendar: Calendar, *, decided_on: object = None, told_on: object = None) -> LastDay:
    """`last_day` with the values as the doors get them (days written as YYYY-MM-DD)."""
    return last_day(
        kind if isinstance(kind, str) else "",
        day_of(known_on, "known_on"),
        calendar,
        decided_on=None if decided_on is None else day_of(decided_on, "decided_on"),
        told_on=None if told_on is None else day_of(told_on, "told_on"),
    )


def months_after(day: date, months: int) -> date:
    """The same day `months` later; where that month has none, its last day 月末."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


def suit_months(decided_on: date) -> int:
    """Months to go to court directly: 6, and 3 for acts before 2015-05-01 (行政诉讼法1989第39条, 未核实)."""
    return 6 if decided_on >= LITIGATION_LAW_FROM else 3


def _counted(calendar: Calendar, day: date, field: str) -> date:
    """The first working day from `day` on; BadInputError names `field` where the calendar ends."""
    try:
        return calendar.next_working(day)
    except BadInputError as error:
        raise BadInputError(field, error.said) from None


def _kind(kind: str) -> Kind:
    try:
        return Kind(kind)
    except ValueError:
        text = gettext_noop("种类只能是 %(kinds)s")
        raise BadInputError("kind", Said("period_kind", text, {"kinds": " | ".join(Kind)})) from None


_Steps = tuple[date, str, tuple[Said, ...], tuple[Said, ...]]


def _reconsideration(known_on: date, told_on: date | None, *, told: bool) -> _Steps:
    new = known_on >= RECONSIDERATION_LAW_FROM
    article = "行政复议法第二十条" if new else "行政复议法（2017修正）第九条"
    notes: tuple[Said, ...] = ()
    if told:
        nominal = known_on + timedelta(days=60)
        text = gettext_noop("自知道之日%(since)s的次日起算，第60日为%(nominal)s（%(article)s）")
        steps: tuple[Said, ...] = (Said("days_60", text, {"since": known_on, "nominal": nominal, "article": article}),)
        if new:
            text = gettext_noop(
                "未告知复议权利、复议机关和期限的，自知道它们之日起算，但自知道行政行为之日起最长一年（行政复议法第二十条第三款）"
            )
            notes = (Said("not_told_one_year", text),)
    else:
        article = "行政复议法第二十条第三款"
        limit = months_after(known_on, 12)
        sixtieth = limit if told_on is None else told_on + timedelta(days=60)
        nominal = min(limit, sixtieth)
        values = {"since": told_on or known_on, "nominal": sixtieth, "limit": limit, "article": article}
        text = gettext_noop("未告知救济途径：自得知之日起60日，最长自知道行政行为之日起一年，即至%(limit)s（%(article)s）")
        steps = (Said("not_told", text, values),)
        if told_on is not None:
            steps = (Said("told_later", gettext_noop("自得知救济途径之日%(since)s的次日起算，第60日为%(nominal)s"), values), *steps)
        if not new:
            notes = (Said("not_told_before_2024", gettext_noop("2024年1月1日以前的行政复议法没有这一款，以当时的规定为准（未核实）")),)
    return nominal, article, steps, notes


def _litigation(known_on: date, decided_on: date) -> _Steps:
    months = suit_months(decided_on)
    nominal = months_after(known_on, months)
    article = "行政诉讼法第四十六条" if months == 6 else "行政诉讼法（1989）第三十九条"
    values = {"since": known_on, "nominal": nominal, "months": months, "article": article}
    steps = [Said("months", gettext_noop("自知道之日%(since)s起%(months)d个月，到期月的对应日为%(nominal)s（%(article)s）"), values)]
    if nominal.day != known_on.day:
        steps.append(Said("month_end", gettext_noop("到期月没有对应日，以月末为期间末日（民法典第二百零二条）")))
    if months == 6:
        return nominal, article, tuple(steps), ()
    return nominal, article, tuple(steps), (Said("three_months", gettext_noop("2015年5月1日以前作出的，按当时的3个月计算（未核实）")),)


def _shifted(
    kind: Kind, known_on: date, nominal: date, article: str, notes: tuple[Said, ...], steps: tuple[Said, ...], calendar: Calendar
) -> LastDay:
    last = _counted(calendar, nominal, "known_on")
    shifts = [
        Said("shifted_past", gettext_noop("%(on)s不能作末日：%(why)s"), {"on": day, "why": calendar.why(day).text})
        for day in (nominal + timedelta(days=n) for n in range((last - nominal).days))
    ]
    if shifts:
        text = gettext_noop("末日是休假日，顺延到其后第一个工作日%(last)s（民法典第二百零三条）")
        shifts.append(Said("shift", text, {"last": last}))
    provisional = calendar.provisional(nominal, last)
    if provisional:
        text = gettext_noop("%(year)d年的节假日安排没有确认，暂按现有资料计算，待更新")
        notes = (*notes, Said("provisional", text, {"year": last.year}))
    return LastDay(kind, known_on, nominal, last, provisional, article, notes, (*steps, *shifts))
