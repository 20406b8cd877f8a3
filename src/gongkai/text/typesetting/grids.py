"""Tables: rows that say nothing go, a head is a head, figures stand right."""

import re

from gongkai.text.foreign.notes import Notes
from gongkai.text.foreign.tree import MARKS, Node

_FIGURE = re.compile(r"[-−+±]?[\d,，]*\d(?:\.\d+)?\s*[%％‰]?|[-—–/]")


def settle(table: Node, notes: Notes) -> None:
    """In place."""
    parts = {part.name: part for part in table.children if isinstance(part, Node)}
    body = parts.get("tbody")
    if body is None:
        return
    rows = [row for row in body.children if isinstance(row, Node)]
    if not any("rowspan" in cell.attributes for cell in table.all()):
        full = [row for row in rows if row.says()]
        notes.add("empty_rows", len(rows) - len(full))
        rows = full
    if "thead" not in parts and len(rows) > 1 and _is_head(rows[0]):
        for cell in _cells(rows[0]):
            cell.name = "th"
        head = Node("thead", children=[rows[0]])
        table.children.insert(table.children.index(body), head)
        rows = rows[1:]
        notes.add("table_heads")
    body.children = list(rows)
    for cell in table.all():
        if cell.name == "th":
            _unmark(cell)
    _figures(rows, notes)


def _cells(row: Node) -> list[Node]:
    return [cell for cell in row.children if isinstance(cell, Node)]


def _is_head(row: Node) -> bool:
    """All of it in bold, and in more than one column."""
    cells = _cells(row)
    return len(cells) > 1 and all(cell.says() and _bold(cell) for cell in cells) and not any("rowspan" in cell.attributes for cell in cells)


def _bold(cell: Node) -> bool:
    return cell.name == "th" or all(isinstance(one, Node) and one.name in ("strong", "br") for one in cell.children)


def _unmark(cell: Node) -> None:
    """A head is bold of itself."""
    if len(cell.children) == 1 and isinstance(cell.children[0], Node) and cell.children[0].name == "strong":
        cell.children = cell.children[0].children


def _figures(rows: list[Node], notes: Notes) -> None:
    """Columns of nothing but figures: to the right, unless somebody said where. Only tables without merged cells."""
    cells = [_cells(row) for row in rows]
    width = {len(one) for one in cells}
    if len(width) != 1 or len(rows) < 2 or any(cell.attributes.keys() & {"colspan", "rowspan"} for row in cells for cell in row):
        return
    for column in range(width.pop()):
        own = [row[column] for row in cells]
        texts = [cell.text().strip() for cell in own]
        if all(not text or _FIGURE.fullmatch(text) for text in texts) and sum(any(c.isdigit() for c in text) for text in texts) > 1:
            free = [
                cell
                for cell in own
                if not cell.classes and not any(isinstance(one, Node) and one.name not in MARKS for one in cell.children)
            ]
            for cell in free:
                cell.classes = ["ta-r"]
            notes.add("figures", len(free))
