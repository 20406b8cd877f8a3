"""XLS: every cell of every sheet, shown or hidden, its comments and properties. Texts of drawn boxes are not read, and that is said."""

import io
from typing import Any

import xlrd

from gongkai.files.parsers.found import ParseError
from gongkai.files.review import ole
from gongkai.files.review.masking import shown
from gongkai.files.review.rows import Rows, letters, number_text
from gongkai.files.review.sink import Sink


def read(data: bytes, sink: Sink) -> None:
    book = _opened(data)
    sink.lines(book.sheet_names(), lambda _: ("sheet_name", {}))
    for sheet in book.sheets():
        _sheet(sheet, sink)
    names = [f"{name.name} {name.result.value if name.result is not None else ''}" for name in book.name_obj_list]
    if names:
        sink.lines(names, lambda _: ("defined_name", {}))
    for name, value in ole.properties(data):
        sink.text(value, ("property", {"name": name}), head=True)


def _opened(data: bytes) -> xlrd.Book:
    """With formats, which tell what is hidden; without them where they are broken."""
    log = io.StringIO()
    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=log)
    except Exception as error:
        if "encrypt" in str(error).lower() or "password" in str(error).lower():
            raise ParseError("encrypted") from error
        return xlrd.open_workbook(file_contents=data, ragged_rows=True, logfile=log)


def _sheet(sheet: Any, sink: Sink) -> None:
    rows = Rows(sink, sheet.name, hidden=bool(sheet.visibility))
    rows.hidden_columns = {column for column, info in sheet.colinfo_map.items() if info.hidden or info.width == 0}
    for number in range(sheet.nrows):
        kinds, values = sheet.row_types(number), sheet.row_values(number)
        info = sheet.rowinfo_map.get(number)
        row = [_text(kind, value) for kind, value in zip(kinds, values, strict=True)]
        if any(row):
            rows.add(number + 1, row, hidden=bool(info and info.hidden))
    rows.flush()
    for (row, column), note in sheet.cell_note_map.items():
        sink.text(note.text, ("cell_comment", {"sheet": shown(sheet.name), "cell": f"{letters(column)}{row + 1}"}))
    links = [f"{link.url_or_path or ''} {link.desc or ''} {link.quicktip or ''}" for link in sheet.hyperlink_list]
    if links:
        sink.lines(links, lambda _: ("sheet_more", {"sheet": shown(sheet.name)}))


def _text(kind: int, value: Any) -> str:
    if kind == xlrd.XL_CELL_TEXT:
        return " ".join(value.split()) if isinstance(value, str) else str(value)
    if kind == xlrd.XL_CELL_NUMBER:
        return number_text(repr(value))
    return ""
