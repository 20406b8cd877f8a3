"""An annual report as a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.report.cells import BLANK, Cell
from gongkai.law.report.findings import Finding
from gongkai.law.report.formats import COLUMNS, ROWS

Row = tuple[Cell, ...]
_EMPTY: Row = (BLANK,) * len(COLUMNS)


class Kind(StrEnum):
    """Whose report it is. OFFICE: the general office 办公厅（室） of a government, which may report its government's rules 规章."""

    GOVERNMENT = "government"
    DEPARTMENT = "department"
    OFFICE = "office"
    TOWN = "town"
    MINISTRY = "ministry"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six parts, as headed and worded in the report."""

    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Statistic:
    """A row of the statistics table of 2014–2018; `code` of `statistics.LINES`, empty for a row that is not in the form."""

    code: str
    indicator: str
    unit: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Report:
    """What is in a report.

    table2: row → column key → cell ("" where the row has one cell). table3: row key → seven cells. table4: group → five cells.
    columns: headings of table two as printed, where they were given. sections: None where the text was not given in parts.
    figures: label → cell, of reports that have figures and no table. oddities: what was wrong with single cells when it was read.
    """

    unit: str = ""
    year: int | None = None
    kind: Kind = Kind.UNKNOWN
    published_on: date | None = None
    stated_format: str = ""
    table2: Mapping[str, Mapping[str, Cell]] | None = None
    table3: Mapping[str, Row] | None = None
    table4: Mapping[str, Row] | None = None
    statistics: tuple[Statistic, ...] = ()
    figures: Mapping[str, Cell] | None = None
    columns: tuple[str, ...] = ()
    sections: tuple[Section, ...] | None = None
    body: str = ""
    oddities: tuple[Finding, ...] = ()

    def row(self, key: str) -> Row:
        """Seven cells of table three; blanks where the row is not there."""
        return (self.table3 or {}).get(key, _EMPTY)

    def sum_of(self, *keys: str) -> int | None:
        """What the rows hold together: their 总计, or the sum of the parts where that is blank. None if a cell cannot be read."""
        total = 0
        for key in keys:
            row = self.row(key)
            cells = (row[-1],) if row[-1].known else row[:-1]
            for cell in cells:
                if cell.value is None and cell.raw:
                    return None
                total += int(cell.value or 0)
        return total


def wording(key: str) -> str:
    """The official wording of a row of table three."""
    return ROWS[key].wording
