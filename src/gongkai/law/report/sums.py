"""E1–E4: what a table says of itself. Errors, save where a blank leaves a sum unjudged.

Blanks: a blank 总计, and a row whose parts are all blank beside a 总计, are warnings, and no sum is judged that needs the missing cell;
any other blank is 0.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongkai.law.report import statistics
from gongkai.law.report.cells import Cell, State
from gongkai.law.report.findings import Finding, Severity
from gongkai.law.report.formats import COLUMNS, RESULTS, TABLE4_COLUMNS, TABLE4_GROUPS, TOTAL_COLUMN
from gongkai.law.report.report import Report, Row, wording
from gongkai.law.report.tables import TABLE3, TABLE4
from gongkai.law.sayings import Said, gettext_noop

Number = int | Decimal
_E1 = gettext_noop("%(column)s列：本年新收加上年结转为%(left)s，办理结果总计加结转下年度为%(right)s，相差%(difference)s")
_E2 = gettext_noop("%(column)s列：（七）总计写作%(left)s，各项之和为%(right)s，相差%(difference)s")
_E3 = gettext_noop("“%(row)s”：总计写作%(left)s，各列之和为%(right)s，相差%(difference)s")
_E4 = gettext_noop("“%(row)s”：总计写作%(left)s，四项之和为%(right)s，相差%(difference)s")
_NO_TOTAL = gettext_noop("“%(row)s”的总计空白，不能核对")
_NO_PARTS = gettext_noop("“%(row)s”只有总计%(left)s，分项全部空白")
_BLANK_ROW = gettext_noop("“%(row)s”整行空白，按0核对")
_SUM = gettext_noop("“%(row)s”写作%(left)s，其各项之和为%(right)s，相差%(difference)s")
_CLOSED = gettext_noop("申请办结数为%(left)s，申请答复数为%(right)s，相差%(difference)s")
_NO_RESULTS = gettext_noop("没有办理结果的各项，（七）总计%(left)s不能核对")
_CELLS4 = tuple(column.key for column in TABLE4_COLUMNS)


def judged(row: Row) -> tuple[Number | None, ...]:
    """The figures of a row (parts and, last, the 总计) for sums; None where a cell leaves its sums unjudged."""
    plain = tuple([cell.value for cell in row])
    if None not in plain:
        return plain
    values = tuple([0 if cell.state is State.BLANK else cell.value for cell in row])
    if row[-1].state is State.BLANK:
        return values if _all_blank(row[:-1]) else (*values[:-1], None)
    if values[-1] != 0 and _all_blank(row[:-1]):
        return (*(None for _ in row[:-1]), values[-1])
    return values


def e1_received_equals_closed_and_open(report: Report) -> Iterator[Finding]:
    """For each column: new + carried over = total + carried forward (the identity printed in table three)."""
    if not report.table3:
        return
    rows = [judged(report.row(key)) for key in ("new_received", "carried_over", "total", "carried_forward")]
    for index, column in enumerate(COLUMNS):
        new, over, total, forward = (row[index] for row in rows)
        if new is None or over is None or total is None or forward is None or new + over == total + forward:
            continue
        cells = tuple((key, column) for key in ("new_received", "carried_over", "total", "carried_forward"))
        values = {"column": column}
        yield unequal("E1", f"{TABLE3}.{column}", new + over, total + forward, "e1", _E1, values, cells=cells)


def e2_total_is_sum_of_results(report: Report) -> Iterator[Finding]:
    """For each column: （七）总计 is the sum of the results above it."""
    if not report.table3:
        return
    total = judged(report.row("total"))
    present = [key for key in RESULTS if key in report.table3]
    if not present:
        if total[-1]:
            yield _warn("E2", f"{TABLE3}.total", total[-1], "no_results", _NO_RESULTS, "total")
        return
    rows = [judged(report.table3[key]) for key in present]
    for index, column in enumerate(COLUMNS):
        left, addends = total[index], [value for row in rows if (value := row[index]) is not None]
        right = sum(addends)
        if left is None or len(addends) < len(rows) or left == right:
            continue
        cells = (("total", column),)
        yield unequal("E2", f"{TABLE3}.total.{column}", left, right, "e2", _E2, {"column": column}, cells=cells)


def e3_row_total_is_sum_of_columns(report: Report) -> Iterator[Finding]:
    """For each row: 总计 is the sum of the six columns before it."""
    for key, row in (report.table3 or {}).items():
        values = [cell.value for cell in row]
        if None not in values and sum(values[:-1]) == values[-1]:  # type: ignore[arg-type]
            continue  # nearly all rows, and quickly
        where, name = f"{TABLE3}.{key}", wording(key)
        yield from _row_total("E3", where, row, _E3, name, tuple((key, column) for column in COLUMNS))


def e4_outcomes_add_up(report: Report) -> Iterator[Finding]:
    """For each group of table four: 总计 is the sum of its four outcomes. The sums of the table of 2014–2018 go along with E2 and E4."""
    for group in TABLE4_GROUPS:
        row = (report.table4 or {}).get(group.key)
        if row is not None:
            yield from _row_total("E4", f"{TABLE4}.{group.key}", row, _E4, group.wording, tuple((group.key, key) for key in _CELLS4))


def statistics_add_up(report: Report) -> Iterator[Finding]:
    """The table of 2014–2018: sums that it prints (E2, E4: errors), and what is closed was answered (E1: a warning only)."""
    cells = {statistic.code: statistic.cell for statistic in report.statistics if statistic.code}
    for rule, code, addends in statistics.SUMS:
        given = [cells[addend] for addend in addends if addend in cells]
        if code not in cells or not given:
            continue
        left, right = _plain(cells[code]), _plain(*given)
        if left is not None and right is not None and left != right:
            name = statistics.LINE_OF[code].wording
            yield unequal(rule, f"statistics.{code}", left, right, "sum", _SUM, {"row": name}, cells=((code, ""),))
    if statistics.CLOSED in cells and statistics.ANSWERED in cells:
        left, right = _plain(cells[statistics.CLOSED]), _plain(cells[statistics.ANSWERED])
        if left is not None and right is not None and left != right:
            both = ((statistics.CLOSED, ""), (statistics.ANSWERED, ""))
            where = f"statistics.{statistics.CLOSED}"
            yield unequal("E1", where, left, right, "closed", _CLOSED, {}, severity=Severity.WARNING, cells=both)


def unequal(
    rule: str,
    where: str,
    left: Number,
    right: Number,
    code: str,
    template: str,
    values: dict[str, str],
    *,
    severity: Severity = Severity.ERROR,
    cells: tuple[tuple[str, str], ...] = (),
) -> Finding:
    """A finding of two figures that should be the same; `template` may use left, right, difference."""
    said = Said(code, template, {**values, "left": left, "right": right, "difference": left - right})
    return Finding(rule, severity, where, left, right, said, cells)


def _row_total(rule: str, where: str, row: Row, template: str, name: str, cells: tuple[tuple[str, str], ...]) -> Iterator[Finding]:
    parts, total = row[:-1], row[-1]
    at = f"{where}.{TOTAL_COLUMN}"
    no_parts = _all_blank(parts)
    if total.state is State.BLANK:
        blank = Said("blank_row", _BLANK_ROW, {"row": name}) if no_parts else Said("no_total", _NO_TOTAL, {"row": name})
        yield Finding(rule, Severity.WARNING, at, None, None if no_parts else _plain(*parts), blank, (cells[-1],))
    elif no_parts:
        said = Said("no_parts", _NO_PARTS, {"row": name, "left": total.raw})
        yield Finding(rule, Severity.WARNING, where, total.value, None, said, cells[:-1])
    else:
        left, right = total.value, _plain(*parts)
        if left is not None and right is not None and left != right:
            yield unequal(rule, at, left, right, rule.lower(), template, {"row": name}, cells=cells)


def _all_blank(cells: Sequence[Cell]) -> bool:
    return all(cell.state is State.BLANK for cell in cells)


def _plain(*cells: Cell) -> Number | None:
    """The sum with blanks as 0; None if a cell cannot be read."""
    total: Number = 0
    for cell in cells:
        if cell.state is State.BLANK:
            continue
        if cell.value is None:
            return None
        total += cell.value
    return total


def _warn(rule: str, where: str, left: Number | None, code: str, template: str, key: str) -> Finding:
    return Finding(rule, Severity.WARNING, where, left, None, Said(code, template, {"left": left}), ((key, TOTAL_COLUMN),))
