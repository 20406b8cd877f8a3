"""A further edition of an item: what was said before stays, the item's narrow row says the newest."""

from datetime import datetime

from django.db.models import Max

from gongkai.catalog.models import Edition, Item, ItemColumn
from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.files.models import StoredFile
from gongkai.publishing.context import Context
from gongkai.publishing.draft import Draft
from gongkai.publishing.models import PublishingEvent
from gongkai.publishing.services import relations, rows


def revise(item: Item, draft: Draft, kept: list[tuple[str, StoredFile]], *, at: datetime, context: Context) -> bool:
    """Give `item` the next edition from `draft`; False when nothing that a reader sees differs. Runs in the caller's transaction.

    The day of publication and the index number stay those of the first edition; unit and address too.
    """
    edition, body, text = rows.first_edition(draft, kept, at=at)
    values = rows.item_values(draft, context)
    last = Edition.objects.filter(item=item).order_by("-number")[0]
    same_row = all(getattr(item, name) == value for name, value in values.items())
    if same_row and last.content_hash == edition.content_hash and (last.summary, last.keywords) == (edition.summary, edition.keywords):
        return _place(item, draft, at, context)
    edition.item, edition.number = item, last.number + 1
    rows.insert_editions([(edition, body, text, kept)])
    for name, value in values.items():
        setattr(item, name, value)
    item.edition, item.files, item.version = edition.number, len(kept), item.version + 1
    item.save()
    _place(item, draft, at, context)
    relations.connect([(item, draft)])
    emit([event(item, "revised", at, {"edition": edition.number})])
    return True


def _place(item: Item, draft: Draft, at: datetime, context: Context) -> bool:
    """Move the item to the draft's columns; True when something moved."""
    columns = [column for code in draft.columns if (column := context.column(code, item.unit))] or [context.fallback_column()]
    wanted = context.places(columns)
    current = dict(ItemColumn.objects.filter(item=item).values_list("column_id", "rank"))
    if wanted == current:
        return False
    ItemColumn.objects.filter(item=item).delete()
    ItemColumn.objects.bulk_create(rows.places_of(item, wanted))
    data = {
        "added": sorted(wanted.keys() - current.keys()),
        "removed": sorted(current.keys() - wanted.keys()),
        "day": item.published_on.isoformat(),
    }
    emit([event(item, "moved", at, data)])
    return True


def event(item: Item, kind: str, at: datetime, data: dict[str, object], *, reason: str = "", to_state: str = "") -> PublishingEvent:
    """The next event row of `item` (not yet written)."""
    last = PublishingEvent.objects.filter(subject=item).aggregate(last=Max("seq"))["last"] or 0
    return PublishingEvent(
        subject=item,
        seq=last + 1,
        kind=kind,
        unit_id=item.unit_id,
        at=at,
        recorded_at=clock.now(),
        from_state=item.state,
        to_state=to_state or item.state,
        reason=reason,
        data=data,
    )
