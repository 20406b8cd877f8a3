"""Lists as XLSX: written row by row, with heads that stay, and without anything a spreadsheet would take for a formula."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

Value = str | int | float | date | datetime | None
#: What a spreadsheet takes for a formula where a text begins with it.
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 32_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """`heads`: name and width in characters of each column; `rows` may be a generator: it is read once."""

    name: str
    heads: tuple[tuple[str, int], ...]
    rows: Iterable[tuple[Value, ...]]


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """An XLSX of these sheets. Times are written as Shanghai's wall clock reads them: hand over what shall be read."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name[:31])
        page.freeze_panes = "A2"
        for place, (_name, width) in enumerate(sheet.heads, 1):
            page.column_dimensions[get_column_letter(place)].width = width
        page.append([_head(page, name) for name, _width in sheet.heads])
        for row in sheet.rows:
            page.append([_cell(page, value) for value in row])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _cell(page: object, value: Value) -> Any:
    """A value as a cell may hold it: no control characters, no zone, not longer than a cell; what looks like a formula is text."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if not isinstance(value, str):
        return value
    words = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST]
    if not words.startswith(_ACTIVE):
        return words
    cell = WriteOnlyCell(page, value="")
    cell.value, cell.data_type, cell.quotePrefix = words, "s", True
    cell.data_type = "s"
    return cell


def _head(page: object, name: str) -> Any:
    cell = WriteOnlyCell(page, value=name)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="EEEEEE")
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell
