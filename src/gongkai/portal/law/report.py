"""A checked annual report for the eye: what does not add up, and the tables as the form has them with the cells in question marked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from gongkai.law.asking import Situation
from gongkai.law.report import (
    COLUMNS,
    TABLE2,
    TABLE3,
    TABLE3_2019,
    TABLE4_COLUMNS,
    TABLE4_GROUPS,
    Checked,
    Finding,
    Format,
    Report,
    Severity,
)
from gongkai.law.report.cells import BLANK, Cell
from gongkai.law.report.formats import HEADINGS, TABLE2_2019

#: More findings than this are counted, not shown.
MOST_SHOWN = 200
_TABLES = {"table2_主动公开": 2, "table3_依申请": 3, "table4_复议诉讼": 4}
Marks = Mapping[tuple[int, str, str], "Mark"]


@dataclass(slots=True)
class Mark:
    """The numbers of the findings that concern a cell, and whether one of them is an error."""

    numbers: list[int] = field(default_factory=list)
    bad: bool = False

    @property
    def shown(self) -> list[int]:
        """The first three: no cell becomes a list."""
        return self.numbers[:3]

    @property
    def more(self) -> bool:
        return len(self.numbers) > len(self.shown)


class Shown(NamedTuple):
    """A cell of a table."""

    text: str
    mark: Mark | None = None


class Line(NamedTuple):
    """A row: its name, its cells; `head`: a heading over the rows that follow, without cells; `sum`: it adds up others."""

    name: str
    cells: list[Shown]
    head: bool = False
    sum: bool = False


class Sheet(NamedTuple):
    """A table of the report."""

    title: str
    columns: list[str]
    lines: list[Line]

    @property
    def width(self) -> int:
        """Columns with that of the names."""
        return len(self.columns) + 1


class Said(NamedTuple):
    """A finding in words. `sides`: the two figures or wordings that differ, where there are two."""

    number: int
    rule: str
    about: str
    bad: bool
    text: str
    sides: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The page's matter."""

    title: str
    form: str
    document: str
    errors: int
    warnings: int
    findings: list[Said]
    sheets: list[Sheet]


def verdict(report: Report, checked: Checked, situation: Situation) -> Verdict:
    """All of it, for a report and what was found in it."""
    findings = checked.findings[:MOST_SHOWN]
    marks = _marks(findings)
    title = f"{report.unit} {report.year or ''}".strip()
    return Verdict(
        title, _form(checked.format), checked.format.document, len(checked.errors), len(checked.warnings),
        [_said(number, finding, situation) for number, finding in enumerate(findings, 1)], list(_sheets(report, checked.format, marks)),
    )  # fmt: skip


def _marks(findings: Iterable[Finding]) -> Marks:
    marks: dict[tuple[int, str, str], Mark] = {}
    for number, finding in enumerate(findings, 1):
        table = _TABLES.get(finding.where.partition(".")[0], 0)
        for row, column in finding.cells:
            mark = marks.setdefault((table, row, column), Mark())
            mark.numbers.append(number)
            mark.bad = mark.bad or finding.severity is Severity.ERROR
    return marks


def _said(number: int, finding: Finding, situation: Situation) -> Said:
    sides = None if finding.left is None or finding.right is None else (_side(finding.left), _side(finding.right))
    bad = finding.severity is Severity.ERROR
    return Said(number, finding.rule if finding.rule != "cell" else "", _about(finding.rule), bad, situation.say(finding.said), sides)


def _side(value: int | Decimal | str) -> str:
    return value if isinstance(value, str) else f"{value:,}"


def _form(form: Format) -> str:
    names = {Format.Y2021: _("2021 年起的格式"), Format.Y2019: _("2019、2020 年度的格式"),
             Format.STATISTICS: _("2014—2018 年度的统计表"), Format.TEXT: _("只有文字")}  # fmt: skip
    return names[form]


def _about(rule: str) -> str:
    """What a rule is about, in a few words."""
    names = {
        "E1": _("新收加结转，等于办理结果加结转下年"),
        "E2": _("总计等于各项之和"),
        "E3": _("总计等于各列之和"),
        "E4": _("复议诉讼的总计"),
        "E5": _("与上年结转衔接"),
        "E6": _("现行有效件数衔接"),
        "E7": _("汇总等于各单位之和"),
        "E8": _("文字与表格一致"),
        "E9": _("文字的合计与表格一致"),
        "E10": _("部分和列名齐全"),
        "E11": _("收费的说明"),
        "E12": _("公布的时限"),
        "E13": _("规章制定权"),
        "cell": _("单元格"),
    }
    return names.get(rule, rule)


def _sheets(report: Report, form: Format, marks: Marks) -> Iterator[Sheet]:
    if report.table2:
        yield Sheet(_("二、主动公开政府信息情况"), [_("数量")], list(_table2(report.table2, form, marks)))
    if report.table3:
        yield Sheet(_("三、收到和处理政府信息公开申请情况"), list(COLUMNS), list(_table3(report, form, marks)))
    if report.table4:
        columns = [column.wording for column in TABLE4_COLUMNS]
        lines = [
            Line(
                group.wording,
                [_shown(cell, marks.get((4, group.key, column.key))) for cell, column in zip(row, TABLE4_COLUMNS, strict=True)],
            )
            for group in TABLE4_GROUPS
            if (row := report.table4.get(group.key)) is not None
        ]
        yield Sheet(_("四、政府信息公开行政复议、行政诉讼情况"), columns, lines)
    if report.statistics:
        lines = [
            Line(f"{one.indicator}（{one.unit}）" if one.unit else one.indicator, [_shown(one.cell, marks.get((0, one.code, "")))])
            for one in report.statistics
        ]
        yield Sheet(_("政府信息公开情况统计表"), [_("数量")], lines)


def _table2(table: Mapping[str, Mapping[str, Cell]], form: Format, marks: Marks) -> Iterator[Line]:
    """One line for each figure: 规章 · 本年制发件数."""
    known = [entry.key for entry in (TABLE2_2019 if form is Format.Y2019 else TABLE2)]
    for name in sorted(table, key=lambda name: known.index(name) if name in known else len(known)):
        if len(table[name]) > 1:
            yield Line(name, [], head=True)
        for column, cell in table[name].items():
            label = HEADINGS.get(column, column) if len(table[name]) > 1 else name
            yield Line(label or name, [_shown(cell, marks.get((2, name, column)))])


def _table3(report: Report, form: Format, marks: Marks) -> Iterator[Line]:
    table, group = report.table3 or {}, ""
    for line in TABLE3_2019 if form is Format.Y2019 else TABLE3:
        if line.key == "granted":
            yield Line("三、本年度办理结果", [], head=True)
        if line.group != group and line.group:
            yield Line(line.group, [], head=True)
        group = line.group
        row = table.get(line.key) or (BLANK,) * len(COLUMNS)
        cells = [_shown(cell, marks.get((3, line.key, column))) for cell, column in zip(row, COLUMNS, strict=True)]
        yield Line(line.wording, cells, sum=line.key == "total")


def _shown(cell: Cell, mark: Mark | None) -> Shown:
    return Shown(cell.raw, mark)
