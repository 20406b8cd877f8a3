"""Blanks: those that only laid out the source or indented a line go, those that a writer set between words stay."""

import re
from collections.abc import Iterator

from gongkai.text.foreign.tree import Node, Text

_PAD = " \t\r\n\xa0\u3000"
_BROKEN = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_RUN = re.compile(r"[ \t]{2,}|\t")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u3000-\u303f“”‘’…—〔〕]")
_INDENTED = re.compile(r"[ \t\r\n]*[\xa0\u3000]")


def settle(block: Node) -> None:
    """Line breaks of the source between Chinese characters go, elsewhere they are a blank; none at the block's edges."""
    texts = [place for place in _places(block) if place is not None]
    for number, (holder, index) in enumerate(texts):
        text = holder.children[index]
        before = _edge(texts, number - 1, -1)
        after = _edge(texts, number + 1, 0)
        holder.children[index] = Text(_RUN.sub(" ", _joined(str(text), before, after)))
    _strip(block, first=True)
    _strip(block, first=False)
    _prune(block)


def pieces(block: Node) -> list[Node]:
    """The block, cut at line breaks behind which a line is indented by hand; its text stands at its own level."""
    found = [Node(block.name, dict(block.attributes))]
    children = block.children
    for place, child in enumerate(children):
        after = children[place + 1] if place + 1 < len(children) else None
        if isinstance(child, Node) and child.name == "br" and after is not None and _INDENTED.match(_start(after)):
            found.append(Node(block.name, dict(block.attributes)))
        else:
            found[-1].children.append(child)
    for one in found:
        one.classes, one.style = block.classes, block.style
    return found


def _start(child: Node | Text) -> str:
    while isinstance(child, Node):
        if not child.children:
            return ""
        child = child.children[0]
    return child


def _places(node: Node) -> Iterator[tuple[Node, int] | None]:
    """Texts in order, by holder and place; None where a line break or a picture parts them."""
    for index, child in enumerate(node.children):
        if not isinstance(child, Node):
            yield node, index
        elif child.children:
            yield from _places(child)
        else:
            yield None


def _edge(texts: list[tuple[Node, int]], number: int, side: int) -> str:
    """The last (-1) or first (0) character of a text that is more than layout."""
    step = -1 if side else 1
    while 0 <= number < len(texts):
        text = str(texts[number][0].children[texts[number][1]]).strip(" \t\r\n")
        if text:
            return text[side]
        number += step
    return ""


def _joined(text: str, before: str, after: str) -> str:
    if "\n" not in text and "\r" not in text:
        return text

    def between(found: re.Match[str]) -> str:
        left = text[found.start() - 1] if found.start() else before
        right = text[found.end()] if found.end() < len(text) else after
        return "" if _WIDE.match(left or " ") and _WIDE.match(right or " ") else " "

    return _BROKEN.sub(between, text)


def _strip(block: Node, *, first: bool) -> None:
    """No blanks, and no line breaks, at one edge of the block."""
    while True:
        way, child = [block], _end(block, first=first)
        while isinstance(child, Node) and child.children:
            way.append(child)
            child = _end(child, first=first)
        holder = way[-1]
        place = 0 if first else len(holder.children) - 1
        if isinstance(child, Node):
            if child.name != "br":
                return
            del holder.children[place]
        elif child is not None:
            stripped = child.lstrip(_PAD) if first else child.rstrip(_PAD)
            if stripped:
                holder.children[place] = Text(stripped)
                return
            del holder.children[place]
        else:
            if holder is block:
                return
            way[-2].children.remove(holder)


def _end(node: Node, *, first: bool) -> Node | Text | None:
    return node.children[0 if first else -1] if node.children else None


def _prune(block: Node) -> None:
    block.children = [child for child in block.children if isinstance(child, Node) or child]
    for child in block.children:
        if isinstance(child, Node):
            _prune(child)
