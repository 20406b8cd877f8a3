"""E5 and E6: this year's report against the last one."""

import re
from collections.abc import Iterator, Mapping

from gongkai.law.report.cells import Cell
from gongkai.law.report.findings import Finding, Severity
from gongkai.law.report.formats import COLUMNS
from gongkai.law.report.report import Report
from gongkai.law.report.sums import judged, unequal
from gongkai.law.report.table2 import PLACE
from gongkai.law.report.tables import TABLE3
from gongkai.law.sayings import BadInputError, Said, gettext_noop

_E5 = gettext_noop("%(column)s列：上年结转写作%(left)s，上一年报告的结转下年度为%(right)s，相差%(difference)s")
_E6 = gettext_noop("“%(row)s”：现行有效写作%(left)s，按上一年现行有效加本年制发减本年废止应为%(right)s，相差%(difference)s")
_E6_FIGURES = gettext_noop("“%(row)s”：累计写作%(left)s，按上一年累计加当年数应为%(right)s，相差%(difference)s")
_SINCE, _THIS_YEAR, _SO_FAR = re.compile(r"[（(].*"), re.compile(r"^当年[-—－]?"), re.compile(r"^累计[-—－]?|累计")


def must_follow(report: Report, last_year: Report) -> None:
    """BadInputError unless `last_year` is a report for the year before."""
    if report.year is not None and last_year.year is not None and last_year.year != report.year - 1:
        said = gettext_noop("上一年的报告应是%(wanted)d年度的，给出的是%(given)d年度的")
        raise BadInputError("last_year.year", Said("not_last_year", said, {"wanted": report.year - 1, "given": last_year.year}))


def e5_carried_over_is_last_years_carried_forward(report: Report, last_year: Report) -> Iterator[Finding]:
    """For each column: carried over = carried forward of the year before. An error; a merger of units may explain it."""
    if not report.table3 or not last_year.table3:
        return
    over, forward = judged(report.row("carried_over")), judged(last_year.row("carried_forward"))
    for column, left, right in zip(COLUMNS, over, forward, strict=True):
        if left is not None and right is not None and left != right:
            where = f"{TABLE3}.carried_over.{column}"
            yield unequal("E5", where, left, right, "e5", _E5, {"column": column}, cells=(("carried_over", column),))


def e6_in_force_follows_from_last_year(report: Report, last_year: Report) -> Iterator[Finding]:
    """In force = in force of the year before + made − repealed. A warning: amended and lapsed documents may explain it."""
    for key in ("规章", "行政规范性文件"):
        now, before = ((side.table2 or {}).get(key, {}) for side in (report, last_year))
        figures = [_value(now, "in_force"), _value(before, "in_force"), _value(now, "made"), _value(now, "repealed")]
        left, last, made, repealed = figures
        if left is None or last is None or made is None or repealed is None or left == last + made - repealed:
            continue
        cells = tuple((key, column) for column in ("made", "repealed", "in_force"))
        where = f"{PLACE}.{key}.in_force"
        yield unequal("E6", where, left, last + made - repealed, "e6", _E6, {"row": key}, severity=Severity.WARNING, cells=cells)
    yield from _cumulative(report.figures or {}, last_year.figures or {})


def _value(row: Mapping[str, Cell], column: str) -> int | None:
    cell = row.get(column)
    return int(cell.value) if cell is not None and cell.value is not None else None


def _cumulative(now: Mapping[str, Cell], before: Mapping[str, Cell]) -> Iterator[Finding]:
    """Figures without a table: what is cumulative (累计) = what it was + what the year says (当年)."""
    last = {_subject(label): cell for label, cell in before.items() if not label.startswith("当年")}
    this = {_subject(label): cell for label, cell in now.items() if label.startswith("当年")}
    for label, cell in now.items():
        name = _subject(label)
        if "累计" not in label or name not in last or name not in this:
            continue
        left, old, new = cell.value, last[name].value, this[name].value
        if left is not None and old is not None and new is not None and left != old + new:
            where = f"figures.{label}"
            yield unequal("E6", where, left, old + new, "cumulative", _E6_FIGURES, {"row": name}, severity=Severity.WARNING)


def _subject(label: str) -> str:
    """ "累计-政策法规类" and "当年-政策法规类" are about 政策法规类; "主动公开累计(2005年以来)" and "当年主动公开" about 主动公开."""
    return _SO_FAR.sub("", _THIS_YEAR.sub("", _SINCE.sub("", label)))
