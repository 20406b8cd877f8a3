"""XLSX and XLS by calamine: each visible sheet, rows as lines, cells apart by tabs; empty rows and hidden sheets left out."""

import datetime as dt
from pathlib import Path
from typing import Any

import python_calamine as calamine

from gongkai.files.parsers import packages
from gongkai.files.parsers.found import Found, ParseError, Part, TextBudget

_FAILURES = (
    calamine.CalamineError,
    calamine.XmlError,
    calamine.ZipError,
    calamine.WorksheetNotFound,
    OSError,
    ValueError,
)


def read(path: Path, budget: TextBudget) -> Found:
    try:
        with path.open("rb") as file:
            zipped = file.read(2) == b"PK"
        if zipped:
            with packages.opened(path) as package:
                packages.check(package, size=path.stat().st_size, archive=False)
        book = calamine.CalamineWorkbook.from_path(path)
        return _book(book, budget)
    except calamine.PasswordError as error:
        raise ParseError("encrypted") from error
    except _FAILURES as error:
        raise ParseError("damaged") from error


def _book(book: calamine.CalamineWorkbook, budget: TextBudget) -> Found:
    found = Found("sheet")
    for sheet in book.sheets_metadata:
        if sheet.typ != calamine.SheetTypeEnum.WorkSheet or sheet.visible != calamine.SheetVisibleEnum.Visible:
            continue
        if budget.full:
            budget.cut = True
            break
        text = budget.take(_rows(book.get_sheet_by_name(sheet.name), budget))
        found.parts.append(Part(text, sheet.name[:100]))
    found.count = len(found.parts)
    found.note = "cut" if budget.cut else ("" if any(part.text for part in found.parts) else "no_text")
    return found


def _rows(sheet: calamine.CalamineSheet, budget: TextBudget) -> str:
    lines: list[str] = []
    room = budget.left
    for row in sheet.iter_rows():
        line = "\t".join(_cell(value) for value in row).rstrip("\t")
        if not line:
            continue
        lines.append(line)
        room -= len(line) + 1
        if room < 0:
            budget.cut = True
            break
    return "\n".join(lines)


def _cell(value: Any) -> str:
    """A cell as a reader sees it, near enough to be found: whole numbers without a fraction, days as 2024-01-31."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(value, ".15g")
    if isinstance(value, dt.datetime):
        return str(value.date() if value.time() == dt.time() else value)
    return str(value)
