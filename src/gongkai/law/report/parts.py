"""E7: the report of a government against the reports that it sums up."""

from collections.abc import Iterator, Sequence

from gongkai.law.report.cells import State
from gongkai.law.report.findings import Finding, Severity
from gongkai.law.report.formats import ROWS, TABLE4_GROUPS, TOTAL_COLUMN
from gongkai.law.report.report import Report, Row, wording
from gongkai.law.report.sums import judged, unequal
from gongkai.law.report.tables import TABLE3, TABLE4
from gongkai.law.sayings import gettext_noop

_E7 = gettext_noop("“%(row)s”：本报告总计为%(left)s，%(count)s份下级报告之和为%(right)s，相差%(difference)s")


def e7_total_is_sum_of_parts(report: Report, parts: Sequence[Report]) -> Iterator[Finding]:
    """The 总计 of each row = the sum of the 总计 of the units' reports. A row is unjudged where a unit's 总计 is blank beside figures."""
    count = {"count": str(len(parts))}
    for key in ROWS:
        if report.table3 is None or key not in report.table3:
            continue
        left, right = _last(report.row(key)), _together([part.row(key) for part in parts if part.table3 is not None])
        if left is not None and right is not None and left != right:
            values, cells = {"row": wording(key), **count}, ((key, TOTAL_COLUMN),)
            where = f"{TABLE3}.{key}.{TOTAL_COLUMN}"
            yield unequal("E7", where, left, right, "e7", _E7, values, severity=Severity.WARNING, cells=cells)
    for group in TABLE4_GROUPS:
        row = (report.table4 or {}).get(group.key)
        if row is None:
            continue
        rows = [part.table4[group.key] for part in parts if part.table4 is not None and group.key in part.table4]
        left, right = _last(row), _together(rows)
        if left is not None and right is not None and left != right:
            values, cells = {"row": group.wording, **count}, ((group.key, TOTAL_COLUMN),)
            where = f"{TABLE4}.{group.key}.{TOTAL_COLUMN}"
            yield unequal("E7", where, left, right, "e7", _E7, values, severity=Severity.WARNING, cells=cells)


def _last(row: Row) -> int | None:
    if row[-1].state is State.BLANK:
        return None
    value = row[-1].value
    return None if value is None else int(value)


def _together(rows: Sequence[Row]) -> int | None:
    values = [judged(row)[-1] for row in rows]
    return None if any(value is None for value in values) else int(sum(value for value in values if value is not None))
