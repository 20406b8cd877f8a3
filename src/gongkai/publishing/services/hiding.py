"""紧急下线: an item or one of its files is closed at once by whoever answers for content, then confirmed or opened again."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from gongkai.catalog.models import Attachment, FileHold, Item
from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.publishing.acts import Act, as_of, day_of
from gongkai.publishing.models import Hiding
from gongkai.publishing.rules import judging, workflow
from gongkai.publishing.rules.reasons import insist, refuse
from gongkai.publishing.rules.workflow import ItemEvent
from gongkai.publishing.services import removal
from gongkai.publishing.services.revision import event
from gongkai.rulebook import calendar
from gongkai.units.gate import Actor

#: Working days within which it is confirmed or opened again (design 7).
DECIDE_WITHIN = 1


@transaction.atomic
def hide_item(
    item: Item, *, actor: Actor, reason: str, kind: str = Hiding.Kind.OTHER, found_by: str = "", at: datetime | None = None
) -> Hiding:
    """Close an item now. Its page says that it is closed for checking, and no more. `found_by`: who or what found it."""
    row, act = begin(item, ItemEvent.HIDE, actor, at)
    _needed(reason)
    _known(kind)
    removal.hide(row, reason=reason, at=act.at, by=act.by)
    return _written(row, None, act, reason, kind, found_by)


@transaction.atomic
def hide_file(
    attachment: Attachment, *, actor: Actor, reason: str, kind: str = Hiding.Kind.OTHER, found_by: str = "", at: datetime | None = None
) -> Hiding:
    """Close one file of an item now; the item stays."""
    row, act = begin(attachment.edition.item, ItemEvent.HIDE_FILE, actor, at)
    _needed(reason)
    _known(kind)
    if attachment.edition.number != row.edition:
        raise refuse("attachment_elsewhere")
    if not _held(attachment):
        raise refuse("already_hidden")
    _touched(row, "file_hidden", attachment, act, reason)
    return _written(row, attachment, act, reason, kind, found_by)


@transaction.atomic
def confirm_hiding(hiding: Hiding, *, actor: Actor, at: datetime | None = None) -> Hiding:
    """Another than who hid says that it stays closed: until it is withdrawn, or revised and opened again."""
    one, row, act = _open(hiding, ItemEvent.CONFIRM_HIDING, actor, at)
    if one.by_id == act.person:
        raise refuse("hider_may_not_confirm")
    if one.confirmed_at is None:
        one.confirmed_by_id, one.confirmed_at = act.person, act.at
        one.save(update_fields=["confirmed_by", "confirmed_at"])
        emit([event(row, "hiding_confirmed", act.at, {"hiding": one.pk}, by=act.by)])
    return one


@transaction.atomic
def restore(hiding: Hiding, *, actor: Actor, reason: str, at: datetime | None = None) -> Hiding:
    """Open it again, with the reason why it may be."""
    kind = ItemEvent.RESTORE_FILE if hiding.of_file else ItemEvent.RESTORE
    one, row, act = _open(hiding, kind, actor, at)
    _needed(reason)
    if one.attachment is None:
        removal.restore(row, reason=reason, at=act.at, by=act.by)
    else:
        FileHold.objects.filter(attachment=one.attachment).delete()
        _touched(row, "file_restored", one.attachment, act, reason)
    one.ended_by_id, one.ended_at = act.person, act.at
    one.save(update_fields=["ended_by", "ended_at"])
    return one


def end_all(item: Item, act: Act) -> None:
    """It was withdrawn: what was hidden of it waits for nobody any more."""
    Hiding.objects.filter(item=item, ended_at=None).update(ended_by=act.person, ended_at=act.at)


def begin(item: Item, kind: ItemEvent, actor: Actor, at: datetime | None) -> tuple[Item, Act]:
    """The item as it is now, locked, and who acts; NotAllowed with the reasons."""
    at = at or clock.now()
    row = Item.objects.select_for_update(of=("self",)).select_related("unit").get(pk=item.pk)
    actor = as_of(actor, at)
    insist(judging.item_reasons_against(actor, kind, row))
    roles = [role for one, some, _ in workflow.ITEMS if one == kind for role in some]
    post = actor.post_for(roles, row.unit_id, row.unit.path)
    if post is None:
        raise refuse("no_post")
    return row, Act(actor.person, post, at)


def _open(hiding: Hiding, kind: ItemEvent, actor: Actor, at: datetime | None) -> tuple[Hiding, Item, Act]:
    one = Hiding.objects.select_for_update(of=("self",)).select_related("attachment").get(pk=hiding.pk)
    row, act = begin(Item(pk=one.item_id), kind, actor, at)
    if one.ended_at is not None:
        raise refuse("not_hidden")
    return one, row, act


def _needed(reason: str) -> None:
    if not reason.strip():
        raise refuse("reasons_needed", "reason")


def _held(attachment: Attachment) -> bool:
    """Put the hold; False where it was there."""
    return FileHold.objects.get_or_create(attachment=attachment)[1]


def _known(kind: str) -> None:
    if kind not in Hiding.Kind.values:
        raise refuse("hiding_kind_unknown", "kind")


def _written(item: Item, attachment: Attachment | None, act: Act, reason: str, kind: str, found_by: str) -> Hiding:
    due = calendar.current().add(day_of(act.at), DECIDE_WITHIN)
    return Hiding.objects.create(
        item=item, attachment=attachment, of_file=attachment is not None, unit_id=item.unit_id, by_id=act.person, at=act.at,
        kind=kind, reason=reason.strip()[:500], found_by=found_by.strip()[:120], due_on=due,
    )  # fmt: skip


def _touched(item: Item, kind: str, attachment: Attachment, act: Act, reason: str) -> None:
    Item.objects.filter(pk=item.pk).update(version=F("version") + 1)
    emit([event(item, kind, act.at, {"attachment": attachment.pk}, reason=reason[:500], by=act.by)])
