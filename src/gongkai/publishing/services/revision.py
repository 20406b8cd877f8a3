"""A further edition of an item: what was said before stays, the item's narrow row says the newest."""

from datetime import datetime
from typing import Any

from django.db.models import F, Max

from gongkai.catalog.models import Edition, IssuingBody, Item, ItemColumn
from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.files.models import StoredFile
from gongkai.publishing.acts import By
from gongkai.publishing.context import Context
from gongkai.publishing.draft import Draft
from gongkai.publishing.models import PublishingEvent
from gongkai.publishing.services import closing, relations, rows


def revise(
    known: Item, draft: Draft, kept: list[tuple[str, StoredFile]], *, at: datetime, context: Context, note: str = "", by: By | None = None
) -> bool:
    """Bring the item `known` in step with `draft`, in the caller's transaction; False when nothing that a reader sees differs.

    What it says anew becomes the next edition; other columns, issuing bodies and relations are entered without one.
    The day of publication and the index number stay those of the first edition; unit and address too. An item that is hidden
    or withdrawn stays so. `note`: what changed, in words for readers.
    """
    item = Item.objects.select_for_update().select_related("unit").get(pk=known.pk)
    edition, body, text = rows.first_edition(draft, kept, at=at, now=clock.now())
    values = rows.item_values(draft, context)
    if relations.is_repealed(item):
        values["validity"] = Item.Validity.REPEALED
    last = Edition.objects.filter(item=item).order_by("-number")[0]
    same = all(getattr(item, name) == value for name, value in values.items())
    same = same and (last.content_hash, last.summary, last.keywords) == (edition.content_hash, edition.summary, edition.keywords)
    same = same and not closing.differs(item, draft)
    if not same:
        edition.item, edition.number, edition.note = item, last.number + 1, note[:300]
        rows.insert_editions([(edition, body, text, kept)])
        rows.insert_particulars([(edition, draft)])
        closing.enter(item, edition, draft, at=at)
        for name, value in values.items():
            setattr(item, name, value)
        item.edition, item.files = edition.number, len(kept)
        item.save()
        emit([event(item, "revised", at, {"edition": edition.number}, by=by)])
    rows.insert_addresses([(item, draft)])
    details = [_place(item, draft, at, context, by), _issue(item, draft, context), relations.settle(item, draft)]
    if same and (days := closing.prolong(item, draft)) is not None:
        emit([event(item, "publicity_changed", at, days, by=by)])
        details.append(True)
    if same and not any(details):
        return False
    if same:
        emit([event(item, "described", at, {}, by=by)])
    Item.objects.filter(pk=item.pk).update(version=F("version") + 1)
    return True


def _place(item: Item, draft: Draft, at: datetime, context: Context, by: By | None) -> bool:
    """Move the item to the draft's columns; True when something moved."""
    # columns of a unit that ended are now those of the unit that took its place, and that is who changes the item
    author = context.units.get(draft.unit, item.unit)
    found = (context.column(code, item.unit) or context.column(code, author) for code in draft.columns)
    columns = [column for column in found if column] or [context.fallback_column()]
    wanted = context.places(columns)
    current = dict(ItemColumn.objects.filter(item=item).values_list("column_id", "rank"))
    if wanted == current:
        return False
    ItemColumn.objects.filter(item=item).delete()
    rows.insert_places([(item, wanted)])
    data = {
        "added": sorted(wanted.keys() - current.keys()),
        "removed": sorted(current.keys() - wanted.keys()),
        "day": item.published_on.isoformat(),
        "public": item.state == Item.State.PUBLIC,
    }
    emit([event(item, "moved", at, data, by=by)])
    return True


def _issue(item: Item, draft: Draft, context: Context) -> bool:
    """Name the issuing bodies that the draft names; True when they are others."""
    wanted = rows.bodies_of(item, draft, context)
    if [body.name for body in wanted] == list(IssuingBody.objects.filter(item=item).values_list("name", flat=True)):
        return False
    IssuingBody.objects.filter(item=item).delete()
    IssuingBody.objects.bulk_create(wanted)
    return True


def event(
    item: Item, kind: str, at: datetime, data: dict[str, Any], *, reason: str = "", to_state: str = "", by: By | None = None
) -> PublishingEvent:
    """The next event row of `item` (not yet written)."""
    last = PublishingEvent.objects.filter(subject=item).aggregate(last=Max("seq"))["last"] or 0
    return PublishingEvent(
        subject=item,
        seq=last + 1,
        kind=kind,
        unit_id=item.unit_id,
        person_id=by.person if by else None,
        post=by.role if by else "",
        at=at,
        recorded_at=clock.now(),
        from_state=item.state,
        to_state=to_state or item.state,
        reason=reason,
        data=data,
    )
