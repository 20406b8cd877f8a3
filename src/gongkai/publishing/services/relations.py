"""Connect documents: what a new one replaces, repeals or interprets, and who was waiting for it."""

import re
from collections.abc import Mapping, Sequence

from django.db.models import F

from gongkai.catalog.models import Item, Relation
from gongkai.publishing.draft import Draft
from gongkai.publishing.models import Admission
from gongkai.publishing.rules import owing
from gongkai.publishing.services.rows import document_key
from gongkai.search import outbox

KINDS = {
    "replaces": Relation.Kind.REPLACES,
    "repeals": Relation.Kind.REPEALS,
    "interprets": Relation.Kind.INTERPRETS,
    "adopts": Relation.Kind.ADOPTS,
    "answers": Relation.Kind.ANSWERS,
}

_ADDRESS = re.compile(r"(?:^|/)i/([0-9]{1,18})/?$")


def connect(items: Sequence[tuple[Item, Draft]]) -> bool:
    """Write the relations that are new, find their other ends, and close those that waited for one of these items.

    The pages at both ends show it, so both go up a version. True when a relation was written.
    """
    rows = [row for item, draft in items for row in _rows(item, draft)]
    rows = _find_others(_unknown(rows), {item.pk: draft.source for item, draft in items})
    Relation.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    waited = _close_waiting(items)
    met = [row for row in [*rows, *waited] if row.other_id is not None]
    repealed = [row.other_id for row in met if row.kind == Relation.Kind.REPEALS]
    Item.objects.filter(pk__in=repealed).update(validity=Item.Validity.REPEALED)
    touched = {row.other_id for row in met} | {row.item_id for row in waited}
    Item.objects.filter(pk__in=touched).update(version=F("version") + 1)
    outbox.enter(touched)
    owing.recount(touched)
    return bool(rows)


def settle(item: Item, draft: Draft) -> bool:
    """Make the relations of a revised item those of its draft; True when they were others."""
    wanted = {(row.kind, row.key) for row in _rows(item, draft)}
    stale = [row for row in Relation.objects.filter(item=item) if (row.kind, row.key) not in wanted]
    Relation.objects.filter(pk__in=[row.pk for row in stale]).delete()
    left = {row.other_id for row in stale if row.other_id is not None}
    Item.objects.filter(pk__in=left).update(version=F("version") + 1)
    outbox.enter(left)
    owing.recount(left)
    return connect([(item, draft)]) or bool(stale)


def is_repealed(item: Item) -> bool:
    """Whether another document repeals this one, whatever it says of itself."""
    return Relation.objects.filter(other=item, kind=Relation.Kind.REPEALS).exists()


def _rows(item: Item, draft: Draft) -> list[Relation]:
    return [
        Relation(item=item, kind=kind, named=named[:300], key=(document_key(named) or named)[:300])
        for field, kind in KINDS.items()
        for named in dict.fromkeys(getattr(draft, field))
    ]


def _unknown(rows: list[Relation]) -> list[Relation]:
    """Those that are not written yet."""
    if not rows:
        return rows
    known = set(Relation.objects.filter(item__in={row.item_id for row in rows}).values_list("item_id", "kind", "key"))
    return [row for row in rows if (row.item_id, row.kind, row.key) not in known]


def _find_others(rows: list[Relation], sources: Mapping[int, str]) -> list[Relation]:
    """Fill in `other`: by its address here (/i/12), by key in the same source, else by document number (the first that came).

    None relates to itself.
    """
    if not rows:
        return rows
    numbered: dict[str, Item] = {}
    for item in Item.objects.filter(document_key__in={row.key for row in rows}).order_by("-id"):
        numbered[item.document_key] = item
    here = Item.objects.in_bulk([number for row in rows if (number := _address(row.named))])
    keys = {row.key for row in rows} | {row.named for row in rows}
    found = Admission.objects.filter(source__in=set(sources.values()), key__in=keys).select_related("item")
    admitted = {(admission.source, admission.key): admission.item for admission in found}
    for row in rows:
        source = sources[row.item_id]
        found_here = here.get(_address(row.named) or 0)
        row.other = found_here or admitted.get((source, row.named)) or admitted.get((source, row.key)) or numbered.get(row.key)
        if row.other is not None and row.named not in (row.other.title, row.other.document_number):
            row.named = (row.other.document_number or row.other.title)[:300]
    return [row for row in rows if row.other_id != row.item_id]


def _address(named: str) -> int | None:
    """The id in /i/12, or in a whole address that ends so; None for a number or a title."""
    found = _ADDRESS.search(named)
    return int(found[1]) if found else None


def _close_waiting(items: Sequence[tuple[Item, Draft]]) -> list[Relation]:
    """Relations that named an item before it came: by its number, or by its key in the same source."""
    numbered = {item.document_key: item for item, _ in items if item.document_key}
    admitted = {(draft.source, draft.key): item for item, draft in items}
    keys = [*numbered, *(draft.key for _, draft in items)]
    closed = []
    for row in Relation.objects.filter(other=None, key__in=keys).select_related("item__admission"):
        admission = getattr(row.item, "admission", None)
        other = numbered.get(row.key) or admitted.get((admission.source if admission else "", row.key))
        if other is None or other.pk == row.item_id:
            continue
        row.other = other
        if row.named == row.key:
            row.named = (other.document_number or other.title)[:300]
        closed.append(row)
    Relation.objects.bulk_update(closed, ["other", "named"], batch_size=200)
    return closed
