"""Who may see what of the catalogue. The public: what is public, and of what was withdrawn that it was."""

from typing import Any

from django.db.models import F

from gongkai.catalog.models import Attachment, Column, IssuingBody, Item, ItemColumn, Tally, UnitColumn, UnitTally
from gongkai.units import gate

PUBLIC = frozenset({Item.State.PUBLIC.value})
#: Pages that say "withdrawn" or "hidden" exist for these, without any content (design 9).
NOTICE = frozenset({Item.State.WITHDRAWN.value, Item.State.HIDDEN.value})

TABLE: gate.Table = {
    ("read", gate.PUBLIC): PUBLIC,
    ("download", gate.PUBLIC): PUBLIC,
    ("read_notice", gate.PUBLIC): PUBLIC | NOTICE,
}


def subject(item: Item) -> gate.Subject:
    """The item as the gate sees it."""
    return gate.Subject("item", item.unit_id, item.state)


def _items(queryset: Any, actor: gate.Actor | None) -> Any:
    return queryset.filter(state=Item.State.PUBLIC)


def _places(queryset: Any, actor: gate.Actor | None) -> Any:
    return queryset.filter(public=True)


def _attachments(queryset: Any, actor: gate.Actor | None) -> Any:
    current = queryset.filter(edition__number=F("edition__item__edition"))
    return current.filter(edition__item__state=Item.State.PUBLIC, hold__isnull=True)


def _bodies(queryset: Any, actor: gate.Actor | None) -> Any:
    return queryset.filter(item__state=Item.State.PUBLIC)


def register() -> None:
    """Enter the tables at the gate; called once at start-up."""
    gate.register("item", TABLE)
    gate.register_visible(Item, _items)
    gate.register_visible(ItemColumn, _places)
    gate.register_visible(Attachment, _attachments)
    gate.register_visible(IssuingBody, _bodies)
    gate.register_open(Column, UnitColumn, Tally, UnitTally)
