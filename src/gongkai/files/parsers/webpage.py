"""HTML: its tables as grids with merged cells laid out, and what stands outside of them, line by line.

Each table is a part named "table" whose text is JSON: rows of [text, copied] pairs, copied = 1 for a cell that rowspan or colspan
repeats. One part "text" holds the lines outside tables, one part "title" the title. A table inside a table is a table of its own.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from gongkai.files.parsers import plain
from gongkai.files.parsers.found import Found, ParseError, Part, TextBudget

#: Of one page, and of one table in it.
_MOST_BYTES, _MOST_TABLES, _MOST_ROWS, _MOST_COLUMNS, _MOST_CELLS = 20_000_000, 200, 2_000, 60, 40_000
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""")
_SILENT = {"script", "style", "head", "noscript", "template", "iframe", "object", "select", "textarea", "xml"}
_BLOCKS = {
    "p",
    "div",
    "br",
    "li",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "ul",
    "ol",
    "dd",
    "dt",
    "table",
}
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "utf-8": "utf-8", "utf8": "utf-8", "utf-16": "utf-16"}


def read(path: Path, budget: TextBudget) -> Found:
    if path.stat().st_size > _MOST_BYTES:
        raise ParseError("too_large")
    text = _decoded(path.read_bytes())
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ParseError("damaged") from error
    found = Found("whole")
    title = root.findtext(".//title") or ""
    found.parts.append(Part(budget.take(" ".join(title.split())), "title"))
    tables = list(root.iter("table"))
    if len(tables) > _MOST_TABLES:
        raise ParseError("too_large")
    room = _MOST_CELLS
    for table in tables:
        grid = _grid(table)
        room -= sum(map(len, grid))
        if room < 0:
            raise ParseError("too_large")
        if any(text for row in grid for text, _ in row):
            found.parts.append(Part(budget.take(json.dumps(grid, ensure_ascii=False)), "table"))
    found.parts.append(Part(budget.take("\n".join(_lines(root))), "text"))
    if budget.cut:
        raise ParseError("too_large")
    return found


def _decoded(raw: bytes) -> str:
    named = _CHARSET.search(raw[:4096])
    encoding = _CHINESE.get(named[1].decode("ascii").lower(), "") if named else ""
    if encoding and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            pass
    return plain.decode(raw, whole=True)


def _grid(table: html.HtmlElement) -> list[list[tuple[str, int]]]:
    """Rows of (text, copied) with every span laid out."""
    cells: dict[tuple[int, int], tuple[str, int]] = {}
    rows = [row for row in table.iter("tr") if _owner(row) is table][:_MOST_ROWS]
    for number, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while (number, column) in cells:
                column += 1
            if column >= _MOST_COLUMNS:
                break
            wide, high = _span(cell, "colspan", _MOST_COLUMNS - column), _span(cell, "rowspan", len(rows) - number)
            text = _text(cell)
            for down in range(high):
                for right in range(wide):
                    cells.setdefault((number + down, column + right), (text, int(bool(down or right))))
            if len(cells) > _MOST_CELLS:
                raise ParseError("too_large")
            column += wide
    width = max((column for _, column in cells), default=-1) + 1
    return [[cells.get((number, column), ("", 0)) for column in range(width)] for number in range(len(rows))]


def _owner(row: html.HtmlElement) -> html.HtmlElement | None:
    return next(row.iterancestors("table"), None)


def _span(cell: html.HtmlElement, name: str, most: int) -> int:
    value = (cell.get(name) or "").strip()
    number = int(value) if value.isdecimal() and len(value) < 6 else 1
    return max(1, min(number or most, most))


def _text(cell: html.HtmlElement) -> str:
    """The text of a cell without that of tables inside it; a space where a block begins."""
    return " ".join("".join(_pieces(cell, all_tables=True)).split())


def _lines(root: html.HtmlElement) -> Iterator[str]:
    """The lines outside of tables; a table that only lays out the page, holding further tables, is walked through."""
    text = "".join(piece if piece == "\n" else re.sub(r"\s+", " ", piece) for piece in _pieces(root, all_tables=False))
    yield from (line.strip() for line in text.split("\n") if line.strip())


def _pieces(root: html.HtmlElement, *, all_tables: bool) -> Iterator[str]:
    """Texts in order, "\\n" where a block begins or ends; left out are tables: all of them, or those without further tables inside."""
    waiting: list[html.HtmlElement | str] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
            continue
        tag = item.tag
        if not isinstance(tag, str) or tag in _SILENT:
            continue
        if item is not root and tag == "table" and (all_tables or item.find(".//table") is None):
            continue
        if tag in _BLOCKS:
            yield "\n"
            waiting.append("\n")
        for child in reversed(item):
            if child.tail:
                waiting.append(child.tail)
            waiting.append(child)
        if item.text:
            waiting.append(item.text)
