"""What the office's wording lists find in a manuscript, field by field, and which of it was put aside before."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from zlib import crc32

from gongkai.publishing.manuscripts import Kept
from gongkai.publishing.models import Manuscript, WordingDismissal
from gongkai.publishing.rules.reasons import Reason
from gongkai.rulebook import wording
from gongkai.text.markup_text import text_of_html
from gongkai.text.wording import Entry, Hit, Kind

#: Fields that readers see, in the order of the form.
FIELDS = ("title", "summary", "keywords", "body", "note")
#: Hits that are listed; a text with more has the same word everywhere.
MOST = 200
_AROUND = 14


@dataclass(frozen=True, slots=True)
class Place:
    """One hit: `start`, `end` in the stored field. `before`, `after`: what stands around it. `in_tags`: a replacement would cut through tags."""

    field: str
    start: int
    end: int
    entry: Entry
    said: str
    before: str
    after: str
    context: str
    dismissed: bool
    in_tags: bool

    @property
    def key(self) -> str:
        """The place in a form: the same after an edit elsewhere."""
        return f"{self.field}:{self.entry.key}:{crc32(self.context.encode()):08x}"

    @property
    def replaceable(self) -> bool:
        """Whether one click may put the suggestion there: one suggestion, no tags between, no post that a person must choose."""
        return bool(self.entry.suggestion) and self.entry.kind is not Kind.NAME and not self.in_tags


def places(manuscript: Manuscript) -> list[Place]:
    """All hits in the order of the form, those put aside among them. At most two queries."""
    lexicon = wording.current()
    found = [(name, *hit) for name in FIELDS for hit in _hits(lexicon.find, name, getattr(manuscript, name))][:MOST]
    if not found:
        return []
    rows = WordingDismissal.objects.filter(unit=manuscript.unit_id, entry__in={hit.entry.key for _, hit, *_ in found})
    aside = set(rows.values_list("entry_id", "context"))
    return [
        Place(
            name, start, end, hit.entry, hit.said, text[max(0, hit.start - _AROUND) : hit.start].rpartition("\n")[2],
            text[hit.end : hit.end + _AROUND].partition("\n")[0], hit.context, (hit.entry.key, hit.context) in aside, in_tags,
        )
        for name, hit, start, end, text, in_tags in found
    ]  # fmt: skip


def _hits(find: Callable[[str], list[Hit]], name: str, value: str) -> Iterator[tuple[Hit, int, int, str, bool]]:
    if not value:
        return
    if name != "body":
        yield from ((hit, hit.start, hit.end, value, False) for hit in find(value))
        return
    plain = text_of_html(value)
    for hit in find(plain.text):
        start, end = plain.span(hit.start, hit.end)
        yield hit, start, end, plain.text, value[start:end] != hit.said


def obstacle(manuscript: Manuscript, _files: Kept) -> Iterable[Reason]:
    """A forbidden word bars the way until it is replaced, or somebody has said why it is right here."""
    words = dict.fromkeys(place.said for place in places(manuscript) if place.entry.kind is Kind.FORBIDDEN and not place.dismissed)
    if words:
        yield Reason("forbidden_word", "wording", {"words": "、".join(words)})
