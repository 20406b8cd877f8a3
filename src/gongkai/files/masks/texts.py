"""The texts of an XML part as streams, over the borders of runs, and masking in them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from gongkai.files.masks.package import local
from gongkai.files.masks.spelling import Wanted, covered

#: Elements whose texts run on within a paragraph; every other text stands for itself.
_RUNNING = {"t", "delText", "instrText", "delInstrText", "rt"}
_FIELD = {"instrText", "delInstrText"}
_INLINE = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_DELETED, _INSERTED = {"del", "moveFrom"}, {"ins", "moveTo"}
#: Attributes whose values are words of people; all others may be names of the format itself.
TELLING = {
    "descr",
    "title",
    "displayText",
    "alt",
    "tooltip",
    "display",
    "prompt",
    "error",
    "author",
    "caption",
    "Target",
    "promptTitle",
} | {
    "errorTitle",
    "comment",
    "description",
    "displayName",
    "string",
}


class Piece(Protocol):
    """A text that can be changed."""

    text: str


@dataclass(slots=True)
class Leaf:
    """The text within an element, or after it."""

    element: Any
    after: bool = False

    @property
    def text(self) -> str:
        return (self.element.tail if self.after else self.element.text) or ""

    @text.setter
    def text(self, text: str) -> None:
        if self.after:
            self.element.tail = text
        else:
            self.element.text = text


@dataclass(slots=True)
class Attribute:
    """The value of an attribute."""

    element: Any
    key: str

    @property
    def text(self) -> str:
        return str(self.element.get(self.key))

    @text.setter
    def text(self, text: str) -> None:
        self.element.set(self.key, text)


@dataclass(slots=True)
class Run:
    """A piece of a stream; in another version of the text it may be missing. A plain string stands between pieces."""

    piece: Piece
    deleted: bool = False
    inserted: bool = False
    hidden: bool = False


Stream = list[Run | str]


@dataclass(slots=True)
class Streams:
    """Of one part: paragraphs with what stands in them, field codes, attributes that tell something, and all other attributes."""

    body: Stream = field(default_factory=list)
    fields: Stream = field(default_factory=list)
    telling: Stream = field(default_factory=list)
    others: Stream = field(default_factory=list)


def streams(root: Any, *, without: Any = None) -> Streams:
    """without: a child of the root that is left out."""
    found = Streams()
    for one in _all(root, without):
        for key in one.attrib if isinstance(one.tag, str) else ():
            name = key.rpartition("}")[2]
            (found.telling if name in TELLING else found.others).extend((Run(Attribute(one, key)), "\n"))
    paragraphs: list[Stream] = [[]]
    _Walk(found, paragraphs).walk(root, without)
    found.body = paragraphs[0]
    return found


def _all(root: Any, without: Any) -> Iterator[Any]:
    yield root
    for child in root:
        if child is not without:
            yield from child.iter()


class _Walk:
    def __init__(self, found: Streams, paragraphs: list[Stream]) -> None:
        self.found, self.paragraphs = found, paragraphs
        self.deleted = self.inserted = 0
        self.hidden = False
        self.done: Stream = paragraphs[0]

    def walk(self, root: Any, without: Any) -> None:
        """Without recursion: documents nest deeper than Python does."""
        stack: list[tuple[Any, bool]] = [(root, False)]
        while stack:
            one, leaving = stack.pop()
            if leaving:
                self._leave(one)
                if one is not root and one.tail and one.tail.strip():
                    self._add(Leaf(one, after=True), "\n")
                continue
            self._enter(one)
            stack.append((one, True))
            stack.extend((child, False) for child in reversed(list(one)) if child is not without)

    def _enter(self, one: Any) -> None:
        name = local(one)
        if name == "p":
            self.paragraphs.append([])
        elif name == "r":
            self.hidden = any(
                local(mark) in {"vanish", "webHidden"} for properties in one if local(properties) == "rPr" for mark in properties
            )
        elif name in _INLINE and local(one.getparent() if one.getparent() is not None else one) not in {"tabs", "pPr"}:
            self.paragraphs[-1].append(_INLINE[name])
        self.deleted += name in _DELETED
        self.inserted += name in _INSERTED
        if one.text and name:
            if name in _FIELD:
                self.found.fields.append(Run(Leaf(one)))
            elif name in _RUNNING:
                self._add(Leaf(one), "")
            elif one.text.strip():
                self._add(Leaf(one), "\n")

    def _add(self, piece: Piece, end: str) -> None:
        stream = self.paragraphs[-1]
        stream.append(Run(piece, bool(self.deleted), bool(self.inserted), self.hidden))
        if end:
            stream.append(end)

    def _leave(self, one: Any) -> None:
        name = local(one)
        self.deleted -= name in _DELETED
        self.inserted -= name in _INSERTED
        if name == "p" and len(self.paragraphs) > 1:
            whole = self.paragraphs.pop()
            self.paragraphs[0].extend((*whole, "\n"))
        elif name in {"tc", "si", "comment"}:
            self.paragraphs[-1].append("\t" if name == "tc" else "\n")
        elif name == "r":
            self.hidden = False


def mask_part(root: Any, wanted: Wanted, *, without: Any = None) -> Counter[str | int]:
    """Mask a whole part: what is read in it as it is, as it was, and as it is seen."""
    found, hits = streams(root, without=without), Counter[str | int]()
    hits += mask_stream(found.body, wanted)
    runs = [one for one in found.body if isinstance(one, Run)]
    for differs in (_is_deleted, _is_inserted, _is_hidden):
        if any(differs(one) for one in runs):
            hits += mask_stream([one for one in found.body if isinstance(one, str) or not differs(one)], wanted)
    hits += mask_stream(found.fields, wanted)
    hits += mask_stream(found.telling, wanted)
    hits += mask_stream(found.others, wanted.without_plain())
    return hits


def _is_deleted(one: Run) -> bool:
    return one.deleted


def _is_inserted(one: Run) -> bool:
    return one.inserted


def _is_hidden(one: Run) -> bool:
    return one.hidden


def mask_stream(stream: Stream, wanted: Wanted, change: Callable[[Piece, str], None] | None = None) -> Counter[str | int]:
    """Mask what is wanted in the pieces together."""
    texts = [one if isinstance(one, str) else one.piece.text for one in stream]
    text = "".join(texts)
    hits = wanted.hits(text)
    if hits:
        put(stream, texts, covered(text, hits), change)
    return Counter(hit.secret.key for hit in hits)


def put(stream: Stream, texts: Sequence[str], new: str, change: Callable[[Piece, str], None] | None = None) -> None:
    """Lay a new text of the same length over the pieces."""
    for (one, old), (start, end) in zip(zip(stream, texts, strict=True), _spans(texts), strict=True):
        if not isinstance(one, str) and new[start:end] != old:
            if change is None:
                one.piece.text = new[start:end]
            else:
                change(one.piece, new[start:end])


def _spans(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for text in texts:
        yield start, start + len(text)
        start += len(text)
