"""What remains to be said of an item that is no longer public: which unit, since when, and of a withdrawn one why."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.catalog import queries
from gongkai.catalog.models import Item
from gongkai.catalog.queries import Notice
from gongkai.events.clock import SHANGHAI
from gongkai.publishing.models import PublishingEvent, Removal
from gongkai.publishing.services.sealing import NO_TITLE
from gongkai.units.models import Role, Unit

KINDS = ("withdrawn", "withdrawn_hidden", "hidden")


def public_notice(item_id: int, *, person: Any = None) -> Notice | None:
    """The notice of a hidden or withdrawn item with its day; None where there is none. Why it was hidden is not (yet) for the public."""
    notice = queries.notice(item_id, person=person)
    if notice is None:
        return None
    last = PublishingEvent.objects.filter(subject=item_id, kind__in=KINDS).order_by("-seq").values_list("at", "reason").first()
    if last is not None:
        notice.on = last[0].astimezone(SHANGHAI).date()
        notice.reason = last[1] if notice.state == Item.State.WITHDRAWN else ""
    return notice


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stays of a withdrawn item: what it was (or 依法撤下), why and on which ground, which unit and post, when, what follows it."""

    item_id: int
    title: str
    unit: Unit
    kind: str
    ground: str
    reason: str
    post: str
    on: date | None
    successor: Item | None
    sealed: bool


def tombstone(item_id: int, *, person: Any = None) -> Tombstone | None:
    """The tombstone of an item that was withdrawn with an approval; None for all others (see `public_notice`)."""
    notice = public_notice(item_id, person=person)
    return None if notice is None else stone_of(notice)


def stone_of(notice: Notice) -> Tombstone | None:
    """The same for a notice that is at hand: one query, and none for what is only hidden."""
    if notice.state != Item.State.WITHDRAWN:
        return None
    done = Removal.objects.filter(item=notice.item_id, state=Removal.State.DONE).select_related("item", "successor").order_by("-pk").first()
    if done is None:
        return None
    successor = done.successor if done.successor is not None and done.successor.state == Item.State.PUBLIC else None
    title = NO_TITLE if done.title_goes else done.item.title
    kind, post = Removal.Kind(done.kind).label, Role(done.decided_role).label
    return Tombstone(notice.item_id, title, notice.unit, kind, done.ground, done.public_reason, post, notice.on, successor, done.seal)
