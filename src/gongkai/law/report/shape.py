"""Absent rows, and E10–E13: the parts of a report, its headings, the day it was published, and rules that only some may make."""

from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.law.calendar import Calendar
from gongkai.law.choices import Choices
from gongkai.law.report.findings import Finding, Severity
from gongkai.law.report.formats import (
    HEADINGS,
    SECTIONS,
    TABLE2,
    TABLE2_COLUMNS,
    TABLE2_COLUMNS_2019,
    TABLE3,
    TABLE3_2019,
    Format,
    core_of,
)
from gongkai.law.report.prose import Prose
from gongkai.law.report.recognise import expected_form
from gongkai.law.report.report import Kind, Report, Section
from gongkai.law.report.table2 import PLACE
from gongkai.law.report.tables import TABLE3 as TABLE3_PLACE
from gongkai.law.sayings import Said, gettext_noop

_CITES_2021 = "国办公开办函〔2021〕30号"
_ABSENT = gettext_noop("表中没有%(count)d行，按0核对：%(rows)s")
_MISSING = gettext_noop("缺少“%(title)s”")
_TWICE = gettext_noop("“%(title)s”出现了两次")
_ORDER = gettext_noop("“%(title)s”的次序不对：应是第%(wanted)d部分，现在第%(given)d部分")
_FORM = gettext_noop("报告应按%(wanted)s的格式，用的却是%(given)s的行名、列名")
_COLUMN = gettext_noop("列名“%(given)s”应为“%(wanted)s”")
_STRANGE = gettext_noop("列名“%(given)s”不在%(document)s的格式中")
_FEE = gettext_noop("有%(left)s件因逾期不缴费而不再处理，第六部分却没有写信息处理费")
_LATE = gettext_noop("%(year)d年度报告应在%(right)s以前公布，公布日期是%(left)s")
_RULES = gettext_noop("“%(row)s”写作%(left)s，而乡镇和部门无权制定规章，应为0或者“/”")


def _found(rule: str, where: str, left: int | str | None, right: str | None, said: Said, *cells: tuple[str, str]) -> Finding:
    return Finding(rule, Severity.WARNING, where, left, right, said, cells)


def absent_rows_are_told(report: Report, form: Format) -> Iterator[Finding]:
    """Rows of the form that a table leaves out are counted as 0, and said so (rule "cell")."""
    old = form is Format.Y2019
    if report.table3:
        absent = [row.wording for row in (TABLE3_2019 if old else TABLE3) if row.key not in report.table3]
        if absent:
            said = Said("absent", _ABSENT, {"count": len(absent), "rows": "、".join(f"“{name}”" for name in absent)})
            yield _found("cell", TABLE3_PLACE, len(absent), None, said)
    if report.table2 and not old:
        for entry in TABLE2:
            if entry.key not in report.table2:
                said = Said("absent", _ABSENT, {"count": 1, "rows": f"“{entry.key}”"})
                yield _found("cell", f"{PLACE}.{entry.key}", None, None, said, (entry.key, ""))


def e10_parts_and_headings_are_those_of_the_form(report: Report, form: Format) -> Iterator[Finding]:
    """Six parts in order, where the parts were given as parts; headings of table two as the form has them, where they were given."""
    if report.sections is not None and form in (Format.Y2021, Format.Y2019):
        yield from _sections(report.sections)
    wanted = Format.Y2021 if any(_CITES_2021 in text for text in _texts(report)) else expected_form(report.year)
    if wanted is Format.Y2021 and form is Format.Y2019:
        said = Said("wrong_form", _FORM, {"wanted": wanted.document, "given": form.document})
        yield _found("E10", PLACE, form.document, wanted.document, said)
        return
    lines = (TABLE2_COLUMNS_2019 if form is Format.Y2019 else TABLE2_COLUMNS).values()
    official = {core_of(line.wording): line.wording for line in lines}
    for name in report.columns:
        core = core_of(name)
        if core in official or core == "信息内容":
            continue
        near = next((title for known, title in official.items() if core.startswith(known)), None)
        if near is not None:
            said = Said("heading", _COLUMN, {"given": name, "wanted": near})
        else:
            said = Said("heading", _STRANGE, {"given": name, "document": form.document})
        yield _found("E10", f"{PLACE}.{name}", name, near, said)


def _texts(report: Report) -> Iterator[str]:
    yield report.body
    yield from (section.text for section in report.sections or ())


def _sections(sections: Sequence[Section]) -> Iterator[Finding]:
    found = [number for section in sections if (number := _number_of(section.title)) is not None]
    for number, (title, _) in enumerate(SECTIONS):
        if number not in found:
            yield _found("E10", "sections", None, title, Said("missing", _MISSING, {"title": title}))
        elif found.count(number) > 1:
            yield _found("E10", "sections", found.count(number), title, Said("twice", _TWICE, {"title": title}))
    here = list(dict.fromkeys(found))
    for place, (given, wanted) in enumerate(zip(here, sorted(here), strict=True), 1):
        if given != wanted:
            title = SECTIONS[given][0]
            said = Said("order", _ORDER, {"title": title, "wanted": sorted(here).index(given) + 1, "given": place})
            yield _found("E10", "sections", place, title, said)


def _number_of(title: str) -> int | None:
    """Which of the six parts a title is; a wrong wording is still known by its words."""
    core = core_of(title)
    for number, (official, _) in enumerate(SECTIONS):
        if core == core_of(official):
            return number
    return next((number for number, (_, words) in enumerate(SECTIONS) if any(word in title for word in words)), None)


def e11_unpaid_fees_are_explained(report: Report, prose: Prose) -> Iterator[Finding]:
    """Applications closed because the fee was not paid ask for a word on the fee in part six. Judged where part six is there."""
    unpaid = report.sum_of("other_2")
    text = prose.last_part
    if unpaid and text is not None and "处理费" not in text and "收费" not in text:
        said = Said("e11", _FEE, {"left": unpaid})
        yield _found("E11", "sections", unpaid, text[:60], said, ("other_2", "总计"))


def deadline(year: int, kind: Kind, choices: Choices, calendar: Calendar | None = None) -> date:
    """The last day on which the report for `year` may be published.

    Regulation of 2019, article 49: departments 31 January, governments 31 March of the next year; regulation of 2007: all 31 March.
    A unit whose kind is not known is given until 31 March. The days do not move (choices.report_deadline_shifts: to the next working
    day of `calendar`).
    """
    early = year >= 2019 and kind in (Kind.DEPARTMENT, Kind.OFFICE, Kind.MINISTRY)
    last = date(year + 1, 1 if early else 3, 31)
    return (calendar or Calendar((), ())).next_working(last) if choices.report_deadline_shifts else last


def e12_published_in_time(report: Report, choices: Choices, calendar: Calendar | None = None) -> Iterator[Finding]:
    """Published by the day of article 49."""
    if report.published_on is None or report.year is None or report.year > 2050:
        return
    last = deadline(report.year, report.kind, choices, calendar)
    if report.published_on > last:
        left, right = report.published_on.isoformat(), last.isoformat()
        yield _found("E12", "published_on", left, right, Said("e12", _LATE, {"year": report.year, "left": left, "right": right}))


def e13_towns_and_departments_make_no_rules(report: Report) -> Iterator[Finding]:
    """规章 of a town or a department is 0 or "/": only ministries and governments from the city upward make rules (立法法)."""
    if report.kind not in (Kind.TOWN, Kind.DEPARTMENT):
        return
    for column, cell in (report.table2 or {}).get("规章", {}).items():
        if cell.value:
            row = "规章" if not column else f"规章·{HEADINGS.get(column, column)}"
            said = Said("e13", _RULES, {"row": row, "left": cell.raw})
            yield _found("E13", f"{PLACE}.规章.{column}".rstrip("."), cell.raw, "0", said, ("规章", column))
