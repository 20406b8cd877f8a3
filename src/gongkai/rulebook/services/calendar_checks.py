"""What cannot be a year's arrangement, and what looks wrong with one: coded sentences, no database."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.law.calendar import LAST_YEAR, Day, Kind
from gongkai.law.sayings import Said, gettext_noop
from gongkai.rulebook.calendar_models import COUNTRY
from gongkai.text.document_numbers import parse

#: The calendar is kept from the first regulation on.
FIRST = 2008
#: The holidays of the whole country 全体公民放假的节日, one of which every notice names.
NATIONAL = (
    gettext_noop("元旦"),
    gettext_noop("春节"),
    gettext_noop("清明节"),
    gettext_noop("劳动节"),
    gettext_noop("端午节"),
    gettext_noop("中秋节"),
    gettext_noop("国庆节"),
)
#: Days off of single years, by notices of their own.
SINGLE = (gettext_noop("中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日"),)
#: The first day of December that the notice for the year after may arrange (元旦调休).
DECEMBER = 24
_NOTICE = re.compile(r".{2,30}〔20[0-9]{2}〕[1-9][0-9]{0,3}号")
_COUNTRY_NOTICE = re.compile(r"国办发明电〔(20[0-9]{2})〕[1-9][0-9]{0,3}号")


def of_year(year: int, scope: str) -> Iterator[Said]:
    """Whether there can be such a year in such a scope."""
    if not FIRST <= year <= LAST_YEAR:
        yield Said("year_outside", gettext_noop("只能维护%(first)d年至%(last)d年"), {"first": FIRST, "last": LAST_YEAR})
    if scope != COUNTRY and not re.fullmatch(r"[1-9][0-9]{5}", scope):
        yield Said("scope_unknown", gettext_noop("适用范围只能是 CN 或者六位行政区划代码"))


def of_days(year: int, days: Sequence[Day]) -> Iterator[Said]:
    """Days that cannot be: of another year, twice, a make-up day that is a weekday, without a name."""
    if not days:
        yield Said("no_days", gettext_noop("没有给出任何一天"))
    for on, times in Counter(day.on for day in days).items():
        if times > 1:
            yield Said("day_doubled", gettext_noop("%(on)s出现了%(times)d次"), {"on": on.isoformat(), "times": times})
    for day in days:
        values = {"on": day.on.isoformat(), "year": year}
        if not _belongs(day.on, year):
            yield Said("other_year", gettext_noop("%(on)s不是%(year)d年的日期"), values)
        if day.kind is Kind.MAKE_UP and day.on.weekday() < 5:
            yield Said("make_up_on_weekday", gettext_noop("%(on)s不是星期六或者星期日，不能是调休上班日"), values)
        if not day.name.strip() or len(day.name) > 60:
            yield Said("name_missing", gettext_noop("%(on)s没有写明节日名称，或者名称超过60个字"), values)


def of_notice(year: int, notice: str, scope: str) -> Iterator[Said]:
    """Whether the number can be that of a notice for the year: 国办发明电〔2025〕7号 for 2026 (or a later one of 2026 itself)."""
    if not notice.strip():
        yield Said("notice_missing", gettext_noop("没有写明通知文号"))
    elif scope == COUNTRY:
        found = _COUNTRY_NOTICE.fullmatch(notice)
        if found is None:
            yield Said("notice_form", gettext_noop("通知文号应当写成 国办发明电〔2025〕7号 的样子：%(notice)s"), {"notice": notice[:60]})
        elif int(found[1]) not in (year - 1, year):
            yield Said(
                "notice_year", gettext_noop("%(notice)s不会是%(year)d年的安排：通知在上一年或者当年印发"), {"notice": notice, "year": year}
            )
    elif len(notice) > 60 or not _NOTICE.fullmatch(notice) or parse(notice) is None:
        yield Said("notice_form_region", gettext_noop("通知文号应当写成 ×政办发〔2025〕7号 的样子：%(notice)s"), {"notice": notice[:60]})


def of_words(**words: str) -> Iterator[Said]:
    """`reason` and `source` are said, and fit."""
    if not words.get("reason", "-").strip():
        yield Said("reason_missing", gettext_noop("没有写明理由"))
    if not words.get("source", "-").strip():
        yield Said("source_missing", gettext_noop("没有写明来源"))
    for word, most in (("reason", 500), ("source", 300)):
        if len(words.get(word, "")) > most:
            yield Said("too_long", gettext_noop("理由最多500字，来源最多300字"))


def missing(days: Sequence[Day]) -> list[str]:
    """The national holidays that no day names."""
    named = {part for day in days if day.kind is Kind.HOLIDAY for part in day.name.split("、")}
    return [name for name in NATIONAL if name not in named]


def doubts(year: int, days: Sequence[Day]) -> Iterator[Said]:
    """What looks wrong with a country's whole arrangement, though it may be right: weekdays off less make-up days are the holidays by law.

    11 days (全国年节及纪念日放假办法), 13 since 2025. More in 2015 and 2020, by notices of their own.
    """
    off = len({day.on for day in days if day.kind is Kind.HOLIDAY and day.on.weekday() < 5})
    worked = len({day.on for day in days if day.kind is Kind.MAKE_UP})
    lawful = 13 if year >= 2025 else 11
    if off - worked != lawful:
        template = gettext_noop(
            "周一至周五放假%(off)d天，调休上班%(worked)d天，相差%(left)d天，而法定节假日是%(lawful)d天：请核对有没有漏掉的日期"
        )
        yield Said("days_do_not_balance", template, {"off": off, "worked": worked, "left": off - worked, "lawful": lawful})


def _belongs(on: date, year: int) -> bool:
    return on.year == year or (on.year == year - 1 and (on.month, on.day) >= (12, DECEMBER))
