"""What to show of a found document: the passages with the hit, and hits inside attachments with their page."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import F

from gongkai.catalog.models import Attachment, Content, Item
from gongkai.files.models import FilePage
from gongkai.search.highlight import marked_html, snippets

WIDTH = 70
PASSAGES = 2
FILE_HITS = 2


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
    """Passages of these items: one query for bodies, two more where some have files."""
    texts = Texts()
    bodies = Content.objects.filter(edition__item__in=[item.pk for item in items], edition__number=F("edition__item__edition"))
    for item_id, text in bodies.values_list("edition__item_id", "text"):
        texts.body[item_id] = snippets(text, terms, width=WIDTH, count=PASSAGES)
    with_files = [item.pk for item in items if item.files]
    if with_files and terms:
        texts.files = _file_hits(with_files, terms)
    return texts


def _file_hits(items: Sequence[int], terms: Sequence[str]) -> dict[int, list[FileHit]]:
    current = Attachment.objects.filter(edition__item__in=items, edition__number=F("edition__item__edition"))
    rows = list(current.select_related("edition").order_by("edition_id", "position"))
    pages: dict[int, list[FilePage]] = defaultdict(list)
    for page in FilePage.objects.filter(file__in=[row.file_id for row in rows]).order_by("file", "number"):
        pages[page.file_id].append(page)
    hits: dict[int, list[FileHit]] = defaultdict(list)
    for row in rows:
        found = hits[row.edition.item_id]
        for page in pages[row.file_id]:
            if len(found) >= FILE_HITS:
                break
            passages = snippets(page.text, terms, width=WIDTH, count=1, needed=True)
            if passages:
                found.append(FileHit(row.pk, row.title, page.label, passages[0]))
    return dict(hits)
