"""Tables: heads, merged cells within reason, alignment on cells, paragraphs only where a cell has several."""

from collections.abc import Callable

from gongkai.text.foreign import spacing
from gongkai.text.foreign.classes import LEVELS, side_of
from gongkai.text.foreign.tree import Node, Text

#: A cell goes over so many columns and rows at most.
MOST = {"colspan": 60, "rowspan": 500}
_ROWS = frozenset(("tbody", "thead", "tfoot"))
#: Makes blocks of children, aligned like what is around them (`flow`).
Flow = Callable[[list[Node | Text], str], list[Node]]


def settle(table: Node, flow: Flow) -> list[Node]:
    """The table; before it what stood in it outside of rows. Nothing where it has no cell."""
    caption: Node | None = None
    head: list[Node] = []
    body: list[Node] = []
    for child in table.children:
        if not isinstance(child, Node):
            continue
        if child.name == "caption":
            caption = caption or child
        elif child.name in _ROWS:
            rows = [row for one in child.children if isinstance(one, Node) and (row := _row(one, flow, head=child.name == "thead"))]
            (head if child.name == "thead" and not body else body).extend(rows)
        elif row := _row(child, flow, head=False):
            body.append(row)
    if not head:
        head, body = _leading_heads(body)
    if not (head or body):
        return []
    _scope(head, body)
    parts = [Node(name, children=list(rows)) for name, rows in (("thead", head), ("tbody", body)) if rows]
    table.children, table.classes = list(parts), []
    if caption is not None:
        caption.children = _lines(flow(caption.children, ""))
        caption.classes = []
        table.children = [*([caption] if caption.says() else []), *table.children]
    return [table]


def _lines(blocks: list[Node]) -> list[Node | Text]:
    """What stands in the lines of blocks, without them."""
    found: list[Node | Text] = []
    for block in blocks:
        within = [one for one in block.children if isinstance(one, Node)]
        inner = block.name in ("p", "h2", "h3", "h4", "h5") or not within
        found += block.children if inner else _lines(within)
    return found


def _row(row: Node, flow: Flow, *, head: bool) -> Node | None:
    if row.name != "tr":
        return None
    side = side_of(row)
    cells = [one for one in row.children if isinstance(one, Node) and one.name in ("td", "th")]
    for cell in cells:
        if head:
            cell.name = "th"
        _cell(cell, side, flow)
    row.children, row.classes, row.attributes = list(cells), [], {}
    return row if cells else None


def _cell(cell: Node, around: str, flow: Flow) -> None:
    side = side_of(cell, around)
    attributes = {}
    for name, most in MOST.items():
        stated = cell.attributes.get(name, "").strip()
        if stated.isdigit() and len(stated) < 9 and int(stated) > 1:
            attributes[name] = str(min(int(stated), most))
    if "scope" in cell.attributes:
        attributes["scope"] = cell.attributes["scope"]
    cell.attributes, cell.classes = attributes, []
    paragraphs = flow(cell.children, side)
    if all(one.name == "p" for one in paragraphs):
        sides = {next((name for name in one.classes if name in ("ta-c", "ta-r")), "") for one in paragraphs}
        if len(sides) == 1:
            side = sides.pop()
            for one in paragraphs:
                one.classes = [name for name in one.classes if name != side]
        else:
            side = ""
    else:
        side = ""
    cell.classes = [side] if side else []
    if len(paragraphs) == 1 and paragraphs[0].name == "p" and LEVELS.issuperset(paragraphs[0].classes):
        cell.children = paragraphs[0].children
        spacing.settle(cell)
    else:
        cell.children = list(paragraphs)


def _leading_heads(rows: list[Node]) -> tuple[list[Node], list[Node]]:
    """The first rows that are nothing but heads are the head of the table, unless all are."""
    count = 0
    while count < len(rows) and all(isinstance(cell, Node) and cell.name == "th" for cell in rows[count].children):
        count += 1
    return (rows[:count], rows[count:]) if count < len(rows) else ([], rows)


def _scope(head: list[Node], body: list[Node]) -> None:
    """What a head is the head of, for readers who hear the table."""
    for rows, scope in ((head, "col"), (body, "row")):
        for row in rows:
            for cell in row.children:
                if isinstance(cell, Node) and cell.name == "th":
                    cell.attributes["scope"] = scope
                elif isinstance(cell, Node):
                    cell.attributes.pop("scope", None)
