"""TXT, CSV and HTML."""

import csv
import io
import re

from gongkai.files.parsers import plain
from gongkai.files.review.sink import Sink
from gongkai.text.markup_text import text_of_html

_WEB = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<table|<div|<p[ >]|<\?xml)", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*(gb2312|gbk|gb18030)""", re.IGNORECASE)
_BATCH = 5_000


def read(data: bytes, sink: Sink) -> None:
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if _WEB.match(text[:500]):
        sink.pour_lines(text_of_html(text).text)
    elif not _table(text, delimiter_of(text), sink):
        sink.pour_lines(text)


def decoded(data: bytes) -> str:
    if _CHARSET.search(data[:4096]):
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            pass
    return plain.decode(data, whole=True)


def delimiter_of(text: str) -> str:
    """The comma or semicolon of a CSV file: as often on the second line as on the first."""
    first, second = [*text.split("\n", 2), "", ""][:2]
    return next((one for one in ",;|" if first.count(one) >= 1 and first.count(one) == second.count(one)), "")


def _table(text: str, delimiter: str, sink: Sink) -> bool:
    if not delimiter:
        return False
    headings: dict[int, str] | None = None
    try:
        rows = [[" ".join(cell.split()) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error:
        return False
    for begin in range(0, len(rows), _BATCH):
        headings = sink.table(
            rows[begin : begin + _BATCH],
            lambda row, _column, begin=begin: ("line", {"line": begin + row + 1}),  # type: ignore[misc]
            ("whole", {}),
            headings=headings,
        )
    return True
