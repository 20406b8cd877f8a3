"""Table three from cases: pure counting. What is counted so passes E1–E4."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.law.report.formats import COLUMNS, RESULTS, TABLE3


@dataclass(frozen=True, slots=True)
class CountedCase:
    """applicant: one of the six columns before 总计. carried_over: it came from the year before. result: a row key of RESULTS, or ""
    while it is open at the end of the year."""

    applicant: str
    carried_over: bool = False
    result: str = ""


def count(cases: Iterable[CountedCase]) -> dict[str, list[int]]:
    """Row key → seven figures (the form of "table3_依申请"). ValueError for an applicant or a result that the form does not have."""
    table = {row.key: [0] * len(COLUMNS) for row in TABLE3}
    places = {column: index for index, column in enumerate(COLUMNS[:-1])}
    for case in cases:
        place = places.get(case.applicant)
        if place is None:
            raise ValueError(f"no column for {case.applicant!r}")
        if case.result and (case.result not in RESULTS or case.result not in table):
            raise ValueError(f"no row for {case.result!r}")
        keys = ["carried_over" if case.carried_over else "new_received"]
        keys += [case.result, "total"] if case.result else ["carried_forward"]
        for key in keys:
            table[key][place] += 1
            table[key][-1] += 1
    return table
