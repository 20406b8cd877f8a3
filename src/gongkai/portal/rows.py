"""Items as lines of a list: everything computed once, so that templates only print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gongkai.catalog.models import Item
from gongkai.portal.dates import in_short, iso
from gongkai.portal.validity import Mark, mark


@dataclass(slots=True)
class Row:
    """One line, in ready words; unit and document number as printed, Chinese on every page.

    `front` and `index_number` are the two parts of the index number, `by` is unit and document number together.
    """

    url: str
    title: str
    unit: str
    front: str
    index_number: str
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
    front, slash, number = item.index_number.rpartition("/")
    return Row(
        url=address(item), title=item.title, unit=unit, front=front + slash,
        index_number=number, document_number=item.document_number,
        written=iso(item.written_on), published=iso(item.published_on), short=in_short(item.published_on, today),
        files=item.files, mark=mark(item, today), by=f"{unit}　{item.document_number}" if item.document_number else unit,
    )  # fmt: skip


def rows(items: Iterable[Item], today: date) -> list[Row]:
    """Items as lines."""
    return [row(item, today) for item in items]


def table(items: Iterable[Item], today: date) -> Table:
    """Items as lines of a catalogue, with the shared part of the index numbers (before the slash) taken out."""
    lines = rows(items, today)
    fronts = {line.front for line in lines if line.index_number}
    if len(lines) < 2 or len(fronts) != 1 or "" in fronts:
        return Table(lines)
    for line in lines:
        line.front = ""
    return Table(lines, fronts.pop().rstrip("/"))
