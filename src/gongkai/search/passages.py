"""What to show of a found document: the passages with the hit, and hits inside attachments with their page."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.catalog.models import Item
from gongkai.files.models import FilePage
from gongkai.search import cutting
from gongkai.search.highlight import marked_html, snippets

WIDTH = 70
PASSAGES = 2
FILE_HITS = 2
#: Terms that the database looks for.
TERMS = 4


@dataclass(slots=True)
class FileHit:
    """A hit inside an attachment: which, where in it, and the passage with <mark> (safe HTML)."""

    attachment_id: int
    title: str
    label: str
    passage: str


@dataclass(slots=True)
class Texts:
    """Passages by item id."""

    body: dict[int, list[str]] = field(default_factory=dict)
    files: dict[int, list[FileHit]] = field(default_factory=dict)


def marked(text: str, terms: Sequence[str]) -> str:
    """The text escaped, with <mark> around the terms."""
    return marked_html(text, terms)


def texts_of(items: Sequence[Item], terms: Sequence[str]) -> Texts:
    """Passages of these items: one query for bodies, one more where some have files.

    The database cuts: a body or a sheet may be megabytes long, and only some hundred characters around a hit are wanted.
    """
    texts = Texts()
    wanted = _wanted(terms)
    for item_id, *cuts in cutting.bodies([item.pk for item in items], wanted):
        texts.body[item_id] = snippets(_joined(*cuts), terms, width=WIDTH, count=PASSAGES)
    with_files = [item.pk for item in items if item.files]
    if with_files and wanted:
        texts.files = _file_hits(with_files, wanted, terms)
    return texts


def _wanted(terms: Sequence[str]) -> list[str]:
    """The pieces to cut around: the longest first."""
    return sorted({term for term in terms if len(term) > 1}, key=lambda term: (-len(term), term))[:TERMS]


def _joined(first: int, first_cut: str, last: int, last_cut: str) -> str:
    if abs(first - last) < cutting.LENGTH:
        return first_cut if first <= last else last_cut
    return f"{first_cut}\n{last_cut}" if first < last else f"{last_cut}\n{first_cut}"


def _file_hits(items: Sequence[int], wanted: Sequence[str], terms: Sequence[str]) -> dict[int, list[FileHit]]:
    hits: dict[int, list[FileHit]] = defaultdict(list)
    for item, attachment, title, number, unit, sheet, *cuts in cutting.pages(items, wanted):
        if len(hits[item]) < FILE_HITS:
            label = FilePage(number=number, unit=unit, sheet=sheet).label
            hits[item] += [
                FileHit(attachment, title, label, passage) for passage in snippets(_joined(*cuts), terms, width=WIDTH, count=1, needed=True)
            ]
    return dict(hits)
