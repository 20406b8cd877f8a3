"""The first sheet of an XLSX as a form was filled in: cells with their places, and where a formula or a joined cell stands.

What is no plain table is told, not guessed at. The sheet is first walked as a stream, so that a million rows cost nothing but a refusal.
"""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import python_calamine as calamine

from gongkai.files.parsers import packages, xmlstream
from gongkai.files.parsers.found import ParseError, TextBudget
from gongkai.files.review import package as office

#: Columns of a form at most; places of formulas and joined cells that are told.
COLUMNS, TOLD = 64, 50
_MAIN = "xl/workbook.xml"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})$")
_FAILURES = (calamine.CalamineError, calamine.XmlError, calamine.ZipError, calamine.WorksheetNotFound, OSError, ValueError)


def read(path: Path, most: int, budget: TextBudget) -> dict[str, Any]:
    """{"sheet", "rows": [[line, [texts]]], "formulas", "merged", "hidden"}; ParseError "too_many_rows" beyond `most` lines with something in."""
    with packages.opened(path) as package:
        packages.check(package, size=path.stat().st_size, archive=False)
        if packages.encrypted(package):
            raise ParseError("encrypted")
        walk = _Walk(most)
        info = packages.member(package, _first_sheet(package))
        if info is None:
            raise ParseError("damaged")
        with package.open(info) as stream:
            xmlstream.read(stream, start=walk.start, end=walk.end, data=walk.data)
    if walk.excess:
        raise ParseError(walk.excess)
    try:
        sheet = calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        cells = sheet.to_python(skip_empty_area=False)
    except _FAILURES as error:
        raise ParseError("damaged") from error
    rows = [[line, texts] for line, row in enumerate(cells, 1) if any(texts := [budget.take(text_of(cell)) for cell in row])]
    if budget.cut:
        raise ParseError("too_large")
    return {"sheet": sheet.name[:100], "rows": rows, "formulas": walk.formulas, "merged": walk.merged, "hidden": walk.hidden}


def text_of(cell: Any) -> str:
    """A cell as a person reads it: whole numbers without a point, days as 2026-11-24."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else format(cell, ".15g")
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)


def _first_sheet(package: Any) -> str:
    sheets: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            sheets.append(next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), ""))

    office.stream(office.part(package, _MAIN), start=start)
    return office.targets(package, _MAIN).get(sheets[0], "") if sheets else ""


class _Walk:
    """What calamine does not tell. `excess`: why the sheet is refused."""

    def __init__(self, most: int) -> None:
        self.most, self.excess = most, ""
        self.formulas: list[str] = []
        self.merged: list[str] = []
        self.hidden: list[int] = []
        self.filled = self.line = 0
        self.place, self.value, self.row_has, self.row_hidden = "", False, False, False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            number = attributes.get("r", "")
            self.line = int(number) if number.isdecimal() and len(number) < 8 else self.line + 1
            self.row_has, self.row_hidden = False, attributes.get("hidden") in {"1", "true"}
        elif name == "c":
            self.place = attributes.get("r", "")
        elif name == "f" and len(self.formulas) < TOLD:
            self.formulas.append(self.place[:10])
        elif name == "mergeCell" and len(self.merged) < TOLD:
            self.merged.append(attributes.get("ref", "")[:24])
        self.value = name in {"v", "t"}

    def data(self, text: str) -> None:
        if self.value and text.strip():
            self.row_has = True
            found = _REFERENCE.match(self.place)
            if found and _column(found[1]) > COLUMNS:
                self._refuse("too_many_columns")

    def end(self, name: str) -> None:
        self.value = False
        if name == "row" and self.row_has:
            self.filled += 1
            if self.row_hidden and len(self.hidden) < TOLD:
                self.hidden.append(self.line)
            if self.filled > self.most or self.line > 10 * self.most:
                self._refuse("too_many_rows")

    def _refuse(self, code: str) -> None:
        self.excess = code
        raise xmlstream.Enough


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
