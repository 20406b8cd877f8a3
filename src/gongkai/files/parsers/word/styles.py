"""Names of WordprocessingML, and what paragraph and character styles hand down."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from gongkai.files.parsers.found import ParseError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
Element = Any
_OFF = frozenset(("0", "false", "off", "none"))
#: Styles are based on each other so deep at most.
_DEEPEST = 20


def parse(data: bytes) -> Element:
    """The root of a part. A document type is refused: no office format needs one."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ParseError("damaged") from error
    if root.getroottree().docinfo.doctype:
        raise ParseError("bomb")
    return root


def value(element: Element | None, path: str, default: str = "") -> str:
    """`w:val` of the element at `path` below."""
    found = element.find(path) if element is not None else None
    return default if found is None else found.get(f"{W}val", default)


def is_on(element: Element | None, path: str) -> bool:
    """Whether a property that can be switched is on."""
    found = element.find(path) if element is not None else None
    return found is not None and found.get(f"{W}val", "1").lower() not in _OFF


class Styles:
    """By id; `chain` gives a style and those it is based on, nearest first."""

    def __init__(self, root: Element | None) -> None:
        self._by_id = {one.get(f"{W}styleId", ""): one for one in root.findall(f"{W}style")} if root is not None else {}

    def chain(self, style: str) -> Iterator[Element]:
        for _ in range(_DEEPEST):
            found = self._by_id.get(style)
            if found is None:
                return
            yield found
            style = value(found, f"{W}basedOn")

    def given(self, style: str, path: str) -> Element | None:
        """The nearest element at `path` in the chain."""
        return next((found for one in self.chain(style) if (found := one.find(path)) is not None), None)

    def hides(self, style: str) -> bool:
        """Whether the style hides its text."""
        found = self.given(style, f"{W}rPr/{W}vanish")
        return found is not None and found.get(f"{W}val", "1").lower() not in _OFF
