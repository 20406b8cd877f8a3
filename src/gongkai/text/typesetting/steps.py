"""The steps, block by block."""

from collections.abc import Iterator

from gongkai.text import document_heads, letters
from gongkai.text.foreign.notes import Note, Notes
from gongkai.text.foreign.sheet import Sheet
from gongkai.text.foreign.tree import HEADINGS, Node, Text, parse, written
from gongkai.text.html import Clean, clean
from gongkai.text.typesetting import grids, marks

_LINES = HEADINGS | {"p", "li", "td", "th", "caption", "figcaption"}


def typeset(body: str) -> tuple[Clean, list[Note]]:
    """The body in the form of an official document, and what was changed: numbers, breaks, quotes, punctuation, table_heads, figures, …"""
    notes = Notes()
    root = parse(clean(body), Sheet({}))
    root.children = [piece for child in root.children for piece in _pieces(child, notes)]
    for node in root.all():
        if node.name == "table":
            grids.settle(node, notes)
        elif node.name in _LINES:
            _line(node, notes, level=node.name == "p" or node.name in HEADINGS)
    _letter(root, notes)
    return clean(written(root)), notes.listed()


def as_letter(body: str) -> Clean:
    """Nothing but the greeting and the signature put in their places."""
    root = parse(clean(body), Sheet({}))
    _letter(root, Notes())
    return clean(written(root))


def _pieces(child: Node | Text, notes: Notes) -> list[Node | Text]:
    """A paragraph that was broken by hand where a new one begins, as several."""
    if not isinstance(child, Node) or child.name != "p" or set(child.classes) & {"ta-c", "ta-r", "doc-title", "fn"}:
        return [child]
    found = [Node("p")]
    for place, one in enumerate(child.children):
        rest = "".join(item.text() if isinstance(item, Node) else item for item in child.children[place + 1 :])
        begins = marks.begins_level(rest) or marks.ends_sentence(found[-1].text())
        if isinstance(one, Node) and one.name == "br" and begins and rest.strip():
            found.append(Node("p"))
            notes.add("breaks")
        else:
            found[-1].children.append(one)
    for one in found:
        one.classes = list(child.classes)
    return list(found)


def _line(node: Node, notes: Notes, *, level: bool) -> None:
    """Numbers, quotation marks and punctuation of one line, over all its pieces."""
    places = list(_texts(node))
    texts = [str(holder.children[index]) for holder, index in places]
    plain = [text.replace("&amp;", "\0") for text in texts]  # what is escaped is not looked at
    if level and plain:
        first = marks.numbered(plain[0])
        notes.add("numbers", first != plain[0])
        plain[0] = first
    quoted = marks.quoted(plain)
    notes.add("quotes", quoted != plain)
    done = [marks.punctuated(text) for text in quoted]
    notes.add("punctuation", done != quoted)
    for (holder, index), text in zip(places, done, strict=True):
        holder.children[index] = Text(text.replace("\0", "&amp;"))


def _texts(node: Node) -> Iterator[tuple[Node, int]]:
    for index, child in enumerate(node.children):
        if not isinstance(child, Node):
            yield node, index
        elif child.name not in _LINES and child.name not in ("ul", "ol", "table"):
            yield from _texts(child)


def _letter(root: Node, notes: Notes) -> None:
    """The greeting to the edge, the signature and its day to the right, as on paper."""
    lines = [child for child in root.children if isinstance(child, Node) and child.name in {"p", *HEADINGS}]
    body = [line for line in lines if line.name == "p" and not set(line.classes) & {"doc-title", "doc-no", "fn"}]
    if body and not body[0].classes and letters.greets(body[0].text()):
        body[0].classes = ["noindent"]
        notes.add("greeting")
    for place, line in enumerate(body):
        after = body[place + 1].text() if place + 1 < len(body) else ""
        text = line.text().strip()
        if place and not line.classes and (document_heads.day(text) or letters.signs(text, after)):
            line.classes = ["ta-r"]
            notes.add("signature")
