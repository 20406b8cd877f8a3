"""Within a line: marks of weight and place, numbers that the program had counted, links, pictures."""

import html
import re
from urllib.parse import urljoin, urlsplit

from gongkai.text.foreign.notes import Notes
from gongkai.text.foreign.tree import MARKS, VOID, Node, Text

_RENAMED = {"b": "strong", "i": "em"}
_UNWRAPPED = frozenset("span font ins s strike del".split())
_HEAVY = re.compile(r"bold|[6-9]00")
_SYMBOLS = re.compile(r"wingdings|webdings|symbol")
_BULLET = re.compile(r"[\uf000-\uf0ff·•●○■□◆◇▪➢✓✔§]|[a-zA-ZØØ]")
_CLOSED = "、．.，,）)：:"
#: Pictures of ours stand under the id of their kept file.
PICTURE = re.compile(r"/f/p/(\d{1,12})")
_STAFF = re.compile(r"(?:https?://[^/]+)?/workspace/items/\d+/files/(\d{1,12})(?:\?[^\"]*)?")


class Words:
    """`base`: the address of the page the text comes from, "" where unknown; None: the text is our own."""

    def __init__(self, base: str | None, notes: Notes) -> None:
        self.base, self.notes = base, notes

    def settle(self, node: Node, *, within: frozenset[str] = frozenset()) -> None:
        """Rewrite all that stands in lines within `node`; marks that are on already are not set twice."""
        out: list[Node | Text] = []
        for child in node.children:
            out += self._settled(child, within) if isinstance(child, Node) else [child]
        node.children = _merged(out)

    def _settled(self, node: Node, within: frozenset[str]) -> list[Node | Text]:
        if "mso-list" in node.style and node.style["mso-list"] == "ignore":
            return [Text(_number(node))]
        if node.name == "img":
            return self._picture(node)
        marks = _marks(node) - within
        inner = within | marks | ({"a", "u"} if node.name == "a" else set())
        if node.name == "a" and "a" in within:
            marks, inner = frozenset(), within
        self.settle(node, within=frozenset(inner))
        if node.name == "a":
            found = self._link(node) if "a" not in within else node.children
        elif node.name in MARKS or node.name in _RENAMED or node.name in _UNWRAPPED:
            found = node.children
        else:
            return [node]
        for mark in sorted(marks):
            if any(one.says() if isinstance(one, Node) else one.strip() for one in found):
                found = [Node(mark, children=found)]
        return found

    def _link(self, node: Node) -> list[Node | Text]:
        address = html.unescape(node.attributes.get("href", "")).strip()
        if address.startswith("#") and re.fullmatch(r"\s*↑\s*", node.text()):
            return []  # the way back from a footnote
        if not address or address.startswith("#"):
            return node.children
        if self.base is not None or not address.startswith("/") or address.startswith("//"):
            address = _resolved(self.base or "", address)
        if not address or not node.says():
            return node.children
        node.attributes = {"href": html.escape(address)} | {key: node.attributes[key] for key in ("title",) if key in node.attributes}
        node.classes = []
        return [node]

    def _picture(self, node: Node) -> list[Node | Text]:
        source = html.unescape(node.attributes.get("src", ""))
        ours = PICTURE.fullmatch(source) or _STAFF.fullmatch(source)
        alt = node.attributes.get("alt", "").strip()
        if ours and self.base is None:
            sizes = {
                key: size for key in ("width", "height") if (size := node.attributes.get(key, "")).isdigit() and 0 < int(size) < 10_000
            }
            node.attributes = {"src": f"/f/p/{ours[1]}", "alt": alt, **sizes}
            node.classes = []
            return [node]
        if node.attributes.get("width") in ("0", "1") or node.attributes.get("height") in ("0", "1"):
            return []  # counts its readers
        self.notes.add("picture")
        return [Text(missing(alt))]


def missing(alt: str) -> str:
    """What stands where a picture could not come along. `alt` is escaped."""
    return f"［图片未随文带入：{alt or '无说明'}］"


def _number(node: Node) -> str:
    """A counted number as the text that it shows, without the blanks that pad it; a sign of a symbol font as a bullet."""
    text = node.text().strip(" \xa0\t\r\n\u3000")
    symbol = any(_SYMBOLS.search(one.style.get("font-family", "")) for one in node.all())
    if len(text) == 1 and _BULLET.fullmatch(text) and (symbol or not text.isascii()):
        return "• "
    if symbol and len(text) == 1:
        return "• "
    return text if not text or text[-1] in _CLOSED else f"{text} "


def _marks(node: Node) -> frozenset[str]:
    name = _RENAMED.get(node.name, node.name)
    found = {name} if name in MARKS else set()
    if node.name in _UNWRAPPED or node.name in _RENAMED or node.name in MARKS or node.name == "a":
        style = node.style
        if _HEAVY.match(style.get("font-weight", "")):
            found.add("strong")
        if "underline" in style.get("text-decoration", "") and node.name != "a":
            found.add("u")
        if style.get("vertical-align") in ("super", "sub"):
            found.add("sup" if style["vertical-align"] == "super" else "sub")
        if any(one.lower() in ("msofootnotereference", "msoendnotereference") for one in node.classes):
            found.add("sup")
        if style.get("font-weight") in ("normal", "400") and name == "strong":
            found.discard("strong")
    return frozenset(found - {"a"})


def _merged(children: list[Node | Text]) -> list[Node | Text]:
    """Neighbours with the same mark become one, as do texts; a mark on nothing goes, but not its blanks."""
    out: list[Node | Text] = []
    for child in children:
        last = out[-1] if out else None
        if isinstance(child, Node):
            if child.name in MARKS and not child.says():
                out += [one for one in child.children if not isinstance(one, Node) or one.name in VOID]
            elif isinstance(last, Node) and child.name in MARKS and child.name == last.name:
                last.children = _merged([*last.children, *child.children])
            else:
                out.append(child)
        elif isinstance(last, Text):
            out[-1] = Text(last + child)
        elif child:
            out.append(child)
    return out


def _resolved(base: str, address: str) -> str:
    """The absolute address, or "" where it cannot be known."""
    try:
        whole = urljoin(base, address) if base else address
        return whole if urlsplit(whole).scheme in ("http", "https", "mailto", "tel") else ""
    except ValueError:
        return ""
