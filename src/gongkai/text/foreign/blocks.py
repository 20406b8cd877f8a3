"""Lines and blocks: every line in a paragraph, a heading or a cell; alignment and the names of styles as classes of our policy."""

from collections.abc import Callable

from gongkai.text.foreign import spacing, tables
from gongkai.text.foreign.classes import LEVELS, kept, side_of
from gongkai.text.foreign.tree import BLOCKS, HEADINGS, LISTS, MARKS, STANDING, Node, Text

Child = Node | Text


def settle(root: Node) -> None:
    """Blocks below the root. A text that is nothing but a line stays one."""
    _lower_headings(root)
    if any(_block(child) for child in root.children):
        root.children = list(flow(root.children, ""))
    else:
        spacing.settle(root)


def flow(children: list[Child], side: str, *, note: bool = False) -> list[Node]:
    """The blocks that `children` are. `side`: the class of alignment around them; `note`: within a footnote."""
    out: list[Node] = []
    line: list[Child] = []

    def end() -> None:
        out.extend(_paragraphs(Node("p", children=line.copy()), side, note=note))
        line.clear()

    for child in children:
        if not _block(child):
            line.append(child)
            continue
        end()
        if isinstance(child, Node):
            out += _flowed(child, side, note=note)
    end()
    return out


def _flowed(node: Node, side: str, *, note: bool) -> list[Node]:
    name = node.name
    if name in MARKS or name == "a":
        return [_marked(block, node) for block in flow(node.children, side, note=note)]
    side = side_of(node, side)
    note = note or node.style.get("mso-element") in ("footnote", "endnote")
    if node.style.get("mso-element") in ("footnote-list", "endnote-list"):
        node.children = [child for child in node.children if not (isinstance(child, Node) and child.name in ("hr", "br"))]
    if name in _OWN:
        return _OWN[name](node)
    blocky = any(_block(child) for child in node.children)
    if name in HEADINGS and not blocky:
        spacing.settle(node)
        node.classes = kept(node, side)
        return [node] if node.says() else []
    if blocky or name == "figcaption":
        return flow(node.children, side, note=note)
    return _paragraphs(node, side, note=note)


def _quote(node: Node) -> list[Node]:
    node.children, node.classes = list(flow(node.children, "")), []
    return [node] if node.children else []


def _paragraphs(node: Node, side: str, *, note: bool) -> list[Node]:
    """The paragraph, or several where it was broken into lines that are indented by hand; none where it says nothing."""
    found = []
    names = kept(node, side, note=note)
    for piece in spacing.pieces(node):
        spacing.settle(piece)
        piece.name, piece.classes = "p", list(names)
        if piece.says():
            found.append(piece)
    return found


def _marked(block: Node, mark: Node) -> Node:
    """The block with the mark or link put around its lines."""
    if block.name == "p" or block.name in HEADINGS:
        block.children = [Node(mark.name, dict(mark.attributes), block.children)]
    return block


def _list(node: Node) -> list[Node]:
    """A list of entries; footnotes that were made into one become paragraphs again."""
    entries = [child for child in node.children if isinstance(child, Node) and child.name == "li"]
    strays = [child for child in node.children if not (isinstance(child, Node) and child.name == "li")]
    if entries and all(one.attributes.get("id", "").partition("-")[0] in ("footnote", "endnote") for one in entries):
        return [_footnote(entry) for entry in entries if entry.says()]
    for entry in entries:
        entry.classes = []
        if any(_block(child) for child in entry.children):
            entry.children = _opened(flow(entry.children, ""))
        else:
            spacing.settle(entry)
    node.children, node.classes = [entry for entry in entries if entry.says()], []
    if not node.attributes.get("start", "").isdigit() or node.attributes["start"] == "1":
        node.attributes = {}
    return [*([node] if node.children else []), *flow(strays, "")]


def _opened(blocks: list[Node]) -> list[Child]:
    """What an entry or a cell holds: a single plain paragraph stands without its element."""
    first = blocks[0] if blocks else None
    paragraphs = sum(block.name == "p" for block in blocks)
    if (
        first is not None
        and first.name == "p"
        and LEVELS.issuperset(first.classes)
        and paragraphs == 1
        and all(b.name in LISTS for b in blocks[1:])
    ):
        return [*first.children, *blocks[1:]]
    return list(blocks)


def _footnote(entry: Node) -> Node:
    number = entry.attributes["id"].rpartition("-")[2]
    lines = flow(entry.children, "")
    children: list[Child] = [Text(f"[{number}] ")]
    for line in lines:
        children += line.children
    found = Node("p", children=children)
    spacing.settle(found)
    found.classes = ["fn"]
    return found


def _figure(node: Node) -> list[Node]:
    """A picture with its caption; anything else is no figure."""
    pictures = [one for one in node.all() if one.name == "img"]
    captions = [child for child in node.children if isinstance(child, Node) and child.name == "figcaption"]
    if len(pictures) != 1 or any(one.name == "img" for caption in captions for one in caption.all()):
        return flow(node.children, "")
    for caption in captions[:1]:
        spacing.settle(caption)
        caption.classes = []
    words = [caption for caption in captions[:1] if caption.says() and not any(_block(child) for child in caption.children)]
    node.children, node.classes = [pictures[0], *words], []
    return [node]


_OWN: dict[str, Callable[[Node], list[Node]]] = {
    "table": lambda node: tables.settle(node, flow),
    "ul": _list,
    "ol": _list,
    "blockquote": _quote,
    "figure": _figure,
    "hr": lambda _node: [Node("hr")],
}


def _lower_headings(root: Node) -> None:
    """The page's title is h1: where the text has one of its own, all its headings go down by one."""
    headings = [node for node in root.all() if node.name in HEADINGS]
    step = any(node.name == "h1" for node in headings)
    for node in headings:
        node.name = f"h{min(int(node.name[1]) + step, 5)}"


def _block(child: Child) -> bool:
    if not isinstance(child, Node):
        return False
    if child.name in BLOCKS or child.name in STANDING or child.name in ("li", "figcaption", "tr", "td", "th"):
        return True
    return (child.name in MARKS or child.name == "a") and any(_block(one) for one in child.children)
