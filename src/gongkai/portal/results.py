"""A search result as lines of text: title and passages with their hits, and where in which attachment."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from gongkai.portal import rows
from gongkai.portal.dates import iso
from gongkai.portal.validity import Mark, mark
from gongkai.search.query import FileHit, Result


@dataclass(slots=True)
class Hit:
    """A hit in an attachment: its title and address, the place in it, and the passage."""

    title: str
    url: str
    label: str
    passage: SafeString


@dataclass(slots=True)
class Found:
    """A result. `title`, `passages` and hits carry <mark>; the search has made them safe."""

    title: SafeString
    url: str
    unit: str
    number: str
    published: str
    genre: str
    mark: Mark
    passages: list[SafeString]
    hits: list[Hit]


def found(result: Result, today: date) -> Found:
    """`result` as lines."""
    item = result.item
    return Found(
        title=mark_safe(result.title), url=rows.address(item), unit=item.unit.display_name, number=item.document_number,
        published=iso(item.published_on), genre="", mark=mark(item, today), passages=[mark_safe(text) for text in result.passages],
        hits=[_hit(hit) for hit in result.file_hits],
    )  # fmt: skip


def _hit(hit: FileHit) -> Hit:
    return Hit(hit.title, reverse("file", args=[hit.attachment_id]), hit.label, mark_safe(hit.passage))
