"""Connect documents: what a new one replaces, repeals or interprets, and who was waiting for it."""

from collections.abc import Iterable, Sequence

from gongkai.catalog.models import Item, Relation
from gongkai.publishing.draft import Draft
from gongkai.publishing.models import Admission
from gongkai.publishing.services.rows import document_key
from gongkai.search import outbox

KINDS = {"replaces": Relation.Kind.REPLACES, "repeals": Relation.Kind.REPEALS, "interprets": Relation.Kind.INTERPRETS}


def connect(items: Sequence[tuple[Item, Draft]]) -> None:
    """Write the relations of new items, find their other ends, and close those that waited for one of these items."""
    rows = [
        Relation(item=item, kind=kind, named=named[:300], key=(document_key(named) or named)[:300])
        for item, draft in items
        for field, kind in KINDS.items()
        for named in dict.fromkeys(getattr(draft, field))
    ]
    _find_others(rows, {draft.source for _, draft in items})
    Relation.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    waited = _close_waiting(items)
    _repeal([row.other for row in [*rows, *waited] if row.kind == Relation.Kind.REPEALS and row.other is not None])


def _find_others(rows: Sequence[Relation], sources: Iterable[str]) -> None:
    if not rows:
        return
    by_key: dict[str, Item] = {}
    keys = {row.key for row in rows} | {row.named for row in rows}
    for item in Item.objects.filter(document_key__in={row.key for row in rows}).order_by("-id"):
        by_key[item.document_key] = item
    for admission in Admission.objects.filter(source__in=sources, key__in=keys).select_related("item"):
        by_key[admission.key] = admission.item
    for row in rows:
        row.other = by_key.get(row.named) or by_key.get(row.key)
        if row.other is not None and row.named not in (row.other.title, row.other.document_number):
            row.named = (row.other.document_number or row.other.title)[:300]


def _close_waiting(items: Sequence[tuple[Item, Draft]]) -> list[Relation]:
    """Relations that named an item before it came."""
    by_key = {item.document_key: item for item, _ in items if item.document_key}
    by_key |= {draft.key: item for item, draft in items}
    waiting = list(Relation.objects.filter(other=None, key__in=by_key))
    for row in waiting:
        row.other = by_key[row.key]
        if row.named == row.key:
            row.named = (row.other.document_number or row.other.title)[:300]
    Relation.objects.bulk_update(waiting, ["other", "named"], batch_size=200)
    outbox.enter({row.item_id for row in waiting})
    return waiting


def _repeal(items: Sequence[Item]) -> None:
    """A document that another one repeals is no longer in force."""
    for item in items:
        if item.validity != Item.Validity.REPEALED:
            item.validity = Item.Validity.REPEALED
            item.version += 1
            item.save(update_fields=["validity", "version"])
            outbox.enter([item.pk])
