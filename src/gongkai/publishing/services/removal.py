"""Take an item from the public, and bring it back: a page stays that says what, why, which unit and when.

The bare acts. Who may, and with whose approval, is asked by `hiding` and `withdrawal`.
"""

from datetime import datetime

from django.db import transaction

from gongkai.catalog.models import Item, ItemColumn
from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.publishing.acts import By
from gongkai.publishing.services.revision import event


class NotPossible(ValueError):
    """The item is not in a state that allows it, or the reason is missing; str() is the code."""


@transaction.atomic
def withdraw(item: Item, *, reason: str, at: datetime | None = None, by: By | None = None) -> None:
    """Withdraw for good, with a public reason."""
    _change(item, "withdrawn", (Item.State.PUBLIC, Item.State.HIDDEN), Item.State.WITHDRAWN, reason, at, by)


@transaction.atomic
def hide(item: Item, *, reason: str, at: datetime | None = None, by: By | None = None) -> None:
    """Hide at once what must not stay; to be confirmed or restored within one working day (design 7)."""
    _change(item, "hidden", (Item.State.PUBLIC,), Item.State.HIDDEN, reason, at, by)


@transaction.atomic
def restore(item: Item, *, reason: str, at: datetime | None = None, by: By | None = None) -> None:
    """Bring a hidden item back."""
    _change(item, "restored", (Item.State.HIDDEN,), Item.State.PUBLIC, reason, at, by)


def _change(item: Item, kind: str, allowed: tuple[str, ...], to: str, reason: str, at: datetime | None, by: By | None) -> None:
    if not reason.strip():
        raise NotPossible("reason_needed")
    at = at or clock.now()
    was = item.state
    moved = Item.objects.filter(pk=item.pk, state__in=allowed, version=item.version).update(state=to, version=item.version + 1)
    if not moved:
        raise NotPossible("state_changed_meanwhile")
    ItemColumn.objects.filter(item=item).update(public=to == Item.State.PUBLIC)
    columns = sorted(ItemColumn.objects.filter(item=item).values_list("column_id", flat=True))
    data = {"columns": columns, "day": item.published_on.isoformat()}
    row = event(item, kind, at, data, reason=reason[:500], to_state=to, by=by)
    item.state, item.version = to, item.version + 1
    # an item that was hidden is counted out already; withdrawing it must not count it out twice
    if kind == "withdrawn" and was == Item.State.HIDDEN:
        row.data["columns"], row.kind = [], "withdrawn_hidden"
    emit([row])
