"""Is it there already? The same document number, title or file among what is public and what the unit is working on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gongkai.catalog.models import Attachment, Item
from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules import workflow
from gongkai.publishing.services.rows import document_key
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Unit

#: Of each kind.
MOST = 5


@dataclass(frozen=True, slots=True)
class Match:
    """`same`: "number", "title" or "file". Exactly one of `item` and `manuscript` is an id."""

    same: str
    title: str
    document_number: str
    unit_name: str
    item: int | None = None
    manuscript: int | None = None
    on: date | None = None


def matches(
    actor: Actor, unit: Unit, *, title: str = "", number: str = "", files: Sequence[str] = (), item: int | None = None,
    manuscript: int | None = None,
) -> list[Match]:  # fmt: skip
    """What carries the same number (anywhere), the same title (in the unit) or a file with one of these SHA-256; three queries at most.

    `item`, `manuscript`: those that it is itself.
    """
    found = [*_items(unit, title.strip(), number.strip(), item), *_files(files, item)]
    found += _manuscripts(actor, unit, title.strip(), number.strip(), manuscript)
    return list({(match.item, match.manuscript): match for match in reversed(found)}.values())[::-1]


def _items(unit: Unit, title: str, number: str, item: int | None) -> list[Match]:
    key = document_key(number)
    same = Q(document_key=key) if key else Q(pk__in=[])
    if title:
        same |= Q(unit=unit, title=title)
    if not (key or title):
        return []
    rows = visible(Item.objects.filter(same), None).exclude(pk=item).select_related("unit").order_by("-pk")[:MOST]
    return [_of_item("number" if key and row.document_key == key else "title", row) for row in rows]


def _files(files: Sequence[str], item: int | None) -> list[Match]:
    if not files:
        return []
    rows = visible(Attachment.objects.filter(file__sha256__in=list(files)[:50]), None).exclude(edition__item=item)
    return [_of_item("file", row.edition.item) for row in rows.select_related("edition__item__unit").order_by("-pk")[:MOST]]


def _manuscripts(actor: Actor, unit: Unit, title: str, number: str, besides: int | None) -> list[Match]:
    same = Q(document_number=number) if number else Q(pk__in=[])
    if title:
        same |= Q(title=title)
    if not (number or title):
        return []
    rows = visible(Manuscript.objects.filter(same, unit=unit, state__in=[str(state) for state in workflow.OPEN]), actor).exclude(pk=besides)
    return [
        Match(
            "number" if number and row.document_number == number else "title", row.title, row.document_number, unit.name, manuscript=row.pk
        )
        for row in rows.only("title", "document_number")[:MOST]
    ]


def _of_item(same: str, item: Item) -> Match:
    return Match(same, item.title, item.document_number, item.unit.name, item=item.pk, on=item.published_on)
