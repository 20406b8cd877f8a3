"""Items as lines of a list: everything computed once, so that templates only print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import format_html

from gongkai.catalog.models import Item
from gongkai.portal.dates import in_short, iso
from gongkai.portal.validity import Mark, mark


@dataclass(slots=True)
class Row:
    """One line, in ready words; unit and document number as printed, Chinese on every page.

    `index` is the index number, which may break after its slash; `by` is unit and document number together.
    """

    url: str
    title: str
    unit: str
    index: str
    document_number: str
    written: str
    published: str
    short: str
    files: int
    mark: Mark
    by: str


@dataclass(slots=True)
class Table:
    """Lines of a catalogue. `prefix` is the part of the index number that all of them share, and that the table leaves out."""

    rows: list[Row]
    prefix: str = ""


def address(item: Item) -> str:
    """Where an item stands, in the language of the page."""
    return reverse("item", args=[item.pk])


def row(item: Item, today: date) -> Row:
    """`item` as a line; its unit must be loaded."""
    unit = item.unit.short_name or item.unit.name
    return Row(
        url=address(item), title=item.title, unit=unit, index=breakable(item.index_number), document_number=item.document_number,
        written=iso(item.written_on), published=iso(item.published_on), short=in_short(item.published_on, today),
        files=item.files, mark=mark(item, today), by=f"{unit}　{item.document_number}" if item.document_number else unit,
    )  # fmt: skip


def breakable(index_number: str) -> str:
    """An index number with a place to break after its last slash."""
    front, slash, tail = index_number.rpartition("/")
    return format_html("{}/<wbr>{}", front, tail) if slash else index_number


def rows(items: Iterable[Item], today: date) -> list[Row]:
    """Items as lines."""
    return [row(item, today) for item in items]


def table(items: list[Item], today: date) -> Table:
    """Items as lines of a catalogue, with the shared part of the index numbers (before the slash) taken out."""
    lines = rows(items, today)
    fronts = {item.index_number.rpartition("/")[0] for item in items if item.index_number}
    if len(lines) < 2 or len(fronts) != 1 or "" in fronts:
        return Table(lines)
    for item, line in zip(items, lines, strict=True):
        line.index = item.index_number.rpartition("/")[2]
    return Table(lines, fronts.pop())
