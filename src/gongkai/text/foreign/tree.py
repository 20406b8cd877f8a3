"""A small tree over well-formed HTML: the first, wide pass of nh3 has closed every element and escaped every character."""

import html
import re
from collections.abc import Iterator

import nh3

from gongkai.text.foreign.sheet import Declared, Sheet, declarations

BLOCKS = frozenset("div section article center header footer main aside address pre dl dt dd p form fieldset".split())
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LISTS = frozenset(("ul", "ol"))
#: What stands among blocks and keeps its own element.
STANDING = HEADINGS | LISTS | {"table", "blockquote", "figure", "hr"}
MARKS = frozenset(("strong", "em", "u", "sup", "sub"))
VOID = frozenset(("br", "hr", "img"))
_TABLE = frozenset("table caption thead tbody tfoot tr th td".split())
_ALL = BLOCKS | STANDING | MARKS | VOID | _TABLE | {"li", "figcaption", "a", "span", "font", "b", "i", "ins", "del", "s", "strike"}
_GONE = frozenset("script style iframe object svg math template noscript textarea select title head xml".split())
_FIRST = nh3.Cleaner(
    tags=set(_ALL),
    clean_content_tags=set(_GONE),
    attributes={
        "*": {"align", "style", "class", "hidden", "id"},
        "a": {"href", "title", "name"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan", "scope"},
        "tr": {"height"},
        "img": {"src", "alt", "width", "height"},
        "ol": {"start"},
    },
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)
_TOKEN = re.compile(r"<(/?)([a-z0-9]+)((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_KEPT = {"td": ("colspan", "rowspan"), "th": ("colspan", "rowspan", "scope"), "a": ("href", "title"), "ol": ("start",)}
_KEPT["img"] = ("src", "alt", "width", "height")


class Text(str):
    """A piece of text as it stands in HTML: escaped, but for the hard blank, which is itself."""

    __slots__ = ()


class Node:
    """An element. `style`: what its style and the sheet declare; `classes`: names as they came, and in the end those of our policy."""

    __slots__ = ("attributes", "children", "classes", "name", "style")

    def __init__(self, name: str, attributes: dict[str, str] | None = None, children: "list[Node | Text] | None" = None) -> None:
        self.name = name
        self.attributes = attributes or {}
        self.children: list[Node | Text] = children if children is not None else []
        self.classes: list[str] = []
        self.style: Declared = {}

    def all(self) -> "Iterator[Node]":
        """Every element within, itself first."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.all()

    def text(self) -> str:
        """All text within."""
        return "".join(child.text() if isinstance(child, Node) else child for child in self.children)

    def says(self) -> bool:
        """Whether a reader sees anything of it."""
        return any(child.says() if isinstance(child, Node) else child.strip() for child in self.children) or self.name in ("img", "hr")


def parse(body: str, sheet: Sheet) -> Node:
    """The tree of any HTML, its root without a name."""
    root = Node("")
    way, end, clean = [root], 0, _FIRST.clean(body)
    for token in _TOKEN.finditer(clean):
        if text := clean[end : token.start()]:
            way[-1].children.append(Text(text.replace("&nbsp;", "\xa0")))
        end = token.end()
        slash, name, attributes = token.groups()
        if slash:
            if len(way) > 1:
                way.pop()
            continue
        node = _node(name, attributes, sheet)
        way[-1].children.append(node)
        if name not in VOID:
            way.append(node)
    if text := clean[end:]:
        way[-1].children.append(Text(text.replace("&nbsp;", "\xa0")))
    return root


def _node(name: str, attributes: str, sheet: Sheet) -> Node:
    node = Node(name, dict(_ATTRIBUTE.findall(attributes)) if attributes else {})
    node.classes = html.unescape(node.attributes.get("class", "")).split()
    node.style = sheet.declared(name, node.classes)
    if "style" in node.attributes:
        node.style = node.style | declarations(html.unescape(node.attributes["style"]))
    return node


def written(node: Node) -> str:
    """HTML of the tree, with the attributes of our policy."""
    pieces: list[str] = []
    _write(node, pieces)
    return "".join(pieces)


def _write(node: Node, out: list[str]) -> None:
    if node.name:
        names = f' class="{" ".join(dict.fromkeys(node.classes))}"' if node.classes else ""
        kept = "".join(f' {key}="{node.attributes[key]}"' for key in _KEPT.get(node.name, ()) if key in node.attributes)
        out.append(f"<{node.name}{names}{kept}>")
    for child in node.children:
        if isinstance(child, Node):
            _write(child, out)
        else:
            out.append(child.replace("\xa0", "&nbsp;"))
    if node.name and node.name not in VOID:
        out.append(f"</{node.name}>")
