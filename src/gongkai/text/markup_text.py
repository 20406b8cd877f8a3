"""HTML as text that can be looked through, every character with its place in the HTML. No parser: nothing that a page holds is lost."""

import html as entities
import re
from bisect import bisect_right
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)|<(?P<slash>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>[^<>]*)>?|&(?P<entity>#?[0-9A-Za-z]{1,32});|\s+",
    re.DOTALL,
)
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code del dfn em font i img ins kbd mark o:p q s samp small span strike strong sub sup tt u var wbr".split()
)
#: Attributes that say something to a reader or lead to a person.
_TOLD = re.compile(
    r"""\b(?:alt|title|value|content|placeholder|summary|aria-label|data-[a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')|\bhref\s*=\s*["']?\s*(?:tel|sms|mailto):([^"'>\s]*)""",
    re.IGNORECASE,
)


@dataclass(slots=True)
class PlainText:
    """text, and for each piece of it where it begins there, and where it begins and ends in the HTML."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of HTML that holds a stretch of the text; entities whole."""
        if not self.starts:
            return start, end
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, max(end - 1, start)) - 1, 0)
        begin = min(self.origins[first] + start - self.starts[first], self.ends[first])
        length = self.starts[last + 1] - self.starts[last] if last + 1 < len(self.starts) else len(self.text) - self.starts[last]
        return begin, self.ends[last] if end - self.starts[last] >= length else self.origins[last] + end - self.starts[last]


class _Writer:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.plain = PlainText()

    def write(self, text: str, start: int, end: int) -> None:
        if text:
            self.plain.starts.append(self.length)
            self.plain.origins.append(start)
            self.plain.ends.append(end)
            self.pieces.append(text)
            self.length += len(text)

    def after(self, characters: str) -> bool:
        """Whether the last character is one of these; nothing at all counts as a new line."""
        return (self.pieces[-1][-1] if self.pieces else "\n") in characters


def text_of_html(html: str) -> PlainText:
    """One line a block, a table row with cells apart by tabs; told attributes and comments at the end, a line each."""
    out, later = _Writer(), list[tuple[str, int]]()
    done = 0
    cell = False
    for token in _TOKEN.finditer(html):
        start, end = token.span()
        out.write(html[done:start], done, start)
        done = end
        if token["comment"] is not None:
            later.append((_unmarked(token["comment"]), token.start("comment")))
        elif token["tag"]:
            later += _told(token["rest"], token.start("rest"))
            cell = _tag(out, token["tag"].lower(), closing=bool(token["slash"]), cell=cell, at=start)
        elif token["entity"] is not None:
            out.write(entities.unescape(token.group())[:1] or " ", start, end)
        elif not out.after("\n\t "):
            out.write(" ", start, end)
    out.write(html[done:], done, len(html))
    for text, origin in later:
        out.write("\n", origin, origin)
        out.write(text, origin, origin + len(text))
    out.plain.text = "".join(out.pieces)
    return out.plain


def _told(rest: str, origin: int) -> list[tuple[str, int]]:
    found = [(match, match.lastindex) for match in _TOLD.finditer(rest)]
    return [(match[group], origin + match.start(group)) for match, group in found if group is not None]


def _tag(out: _Writer, tag: str, *, closing: bool, cell: bool, at: int) -> bool:
    """Write what a tag breaks; whether we are in a cell after it."""
    if tag in {"td", "th"}:
        if not closing and not out.after("\n"):
            out.write("\t", at, at)
        return not closing
    if tag in {"tr", "table", "tbody", "thead"}:
        if not out.after("\n"):
            out.write("\n", at, at)
        return False
    if tag not in _INLINE and cell and not out.after("\n\t "):
        out.write(" ", at, at)
    elif tag not in _INLINE and not out.after("\n"):
        out.write("\n", at, at)
    return cell


def _unmarked(comment: str) -> str:
    """A comment with its tags blanked, of the same length."""
    return re.sub(r"<[^>]*>|[\t\n]", lambda match: " " * len(match.group()), comment)
