"""What to show of a found document: the passages with the hit, and hits inside attachments with their page."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, IntegerField, Q, Value
from django.db.models.functions import Coalesce, Greatest, NullIf, StrIndex, Substr

from gongkai.catalog.models import Attachment, Content, Item
from gongkai.files.models import FilePage
from gongkai.search.highlight import marked_html, snippets

WIDTH = 70
PASSAGES = 2
FILE_HITS = 2
#: Terms that the database looks for, and characters that it cuts: so many before the hit, so many in all.
TERMS, BEFORE, CUT = 4, 60, 500
#: Pages of attachments that are looked at for one page of results.
PAGES = 60


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
    """Passages of these items: one query for bodies, two more where some have files.

    The database cuts: a body or a sheet may be megabytes long, and only some hundred characters around a hit are wanted.
    """
    texts = Texts()
    wanted = _wanted(terms)
    bodies = Content.objects.filter(edition__item__in=[item.pk for item in items], edition__number=F("edition__item__edition"))
    for item_id, *cuts in _cut(bodies, wanted).values_list("edition__item_id", "first", "first_cut", "last", "last_cut"):
        texts.body[item_id] = snippets(_joined(*cuts), terms, width=WIDTH, count=PASSAGES)
    with_files = [item.pk for item in items if item.files]
    if with_files and wanted:
        texts.files = _file_hits(with_files, wanted, terms)
    return texts


def _wanted(terms: Sequence[str]) -> list[str]:
    """The pieces to cut around: the longest first."""
    return sorted({term for term in terms if len(term) > 1}, key=lambda term: (-len(term), term))[:TERMS]


def _cut(rows: Any, wanted: Sequence[str]) -> Any:
    """Annotate `rows` (with a field `text`) with two cuts: around the first wanted term that occurs, and around the last one."""

    def place(order: Sequence[str]) -> Coalesce:
        found = [NullIf(StrIndex("text", Value(term)), Value(0)) for term in order]
        return Coalesce(*found, Value(1), Value(1), output_field=IntegerField())

    start = lambda name: Greatest(F(name) - Value(BEFORE), Value(1))  # noqa: E731
    return rows.annotate(first=place(wanted), last=place(wanted[::-1])).annotate(
        first_cut=Substr("text", start("first"), CUT), last_cut=Substr("text", start("last"), CUT)
    )


def _joined(first: int, first_cut: str, last: int, last_cut: str) -> str:
    if abs(first - last) < CUT:
        return first_cut if first <= last else last_cut
    return f"{first_cut}\n{last_cut}" if first < last else f"{last_cut}\n{first_cut}"


def _file_hits(items: Sequence[int], wanted: Sequence[str], terms: Sequence[str]) -> dict[int, list[FileHit]]:
    current = Attachment.objects.filter(edition__item__in=items, edition__number=F("edition__item__edition"))
    rows = list(current.select_related("edition").order_by("edition_id", "position"))
    holding = reduce(or_, (Q(text__contains=term) for term in wanted))
    found = FilePage.objects.filter(holding, file__in=[row.file_id for row in rows]).defer("text").order_by("file", "number")
    pages: dict[int, list[FilePage]] = defaultdict(list)
    for page in _cut(found, wanted)[:PAGES]:
        pages[page.file_id].append(page)
    hits: dict[int, list[FileHit]] = defaultdict(list)
    for row in rows:
        mine = hits[row.edition.item_id]
        for page in pages[row.file_id][: FILE_HITS - len(mine)]:
            cut = _joined(page.first, page.first_cut, page.last, page.last_cut)
            for passage in snippets(cut, terms, width=WIDTH, count=1, needed=True):
                mine.append(FileHit(row.pk, row.title, page.label, passage))
    return dict(hits)
