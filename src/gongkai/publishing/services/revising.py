"""A new manuscript on an item that is out: a revision passes the whole template, a corrigendum one other person."""

from datetime import datetime

from django.db import transaction

from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.publishing.acts import as_of, day_of
from gongkai.publishing.content.difference import as_it_is, files_as_they_are
from gongkai.publishing.manuscripts import due_on, hash_of
from gongkai.publishing.models import Manuscript, ManuscriptFile
from gongkai.publishing.rules import judging, workflow
from gongkai.publishing.rules.reasons import insist, refuse
from gongkai.publishing.rules.workflow import ItemEvent
from gongkai.publishing.services.drafting import act_of_author, store
from gongkai.publishing.services.scanning import look_through
from gongkai.units import heirs
from gongkai.units.gate import Actor
from gongkai.units.models import Unit


@transaction.atomic
def revise_item(item: Item, *, actor: Actor, key: str = "", at: datetime | None = None) -> Manuscript:
    """修订: a manuscript that holds what the item says now."""
    return _begin(item, ItemEvent.REVISE, Manuscript.Kind.REVISION, actor, key, at)


@transaction.atomic
def correct_item(item: Item, *, actor: Actor, key: str = "", at: datetime | None = None) -> Manuscript:
    """更正: the same, checked by one other person; earlier opinions stay on the form, the difference is shown, the note is public."""
    return _begin(item, ItemEvent.CORRECT, Manuscript.Kind.CORRIGENDUM, actor, key, at)


def _begin(item: Item, event: ItemEvent, kind: str, actor: Actor, key: str, at: datetime | None) -> Manuscript:
    at = at or clock.now()
    actor = as_of(actor, at)
    item = Item.objects.select_related("unit", "genre", "theme__parent").get(pk=item.pk)
    insist(judging.item_reasons_against(actor, event, item))
    known = Manuscript.objects.filter(key=key, item=item, drafter=actor.person).first() if key else None
    if known is not None:
        return known
    if Manuscript.objects.filter(item=item, state__in=workflow.OPEN).exists():
        raise refuse("open_manuscript")
    unit = _author(item, actor, at)
    row = Manuscript(unit=unit, item=item, kind=kind, attribute=Manuscript.Attribute.PROACTIVE)
    row.key = key or row.key
    row.carrier = Manuscript.Carrier.DOCUMENT if item.document_number else Manuscript.Carrier.OTHER
    for name, value in as_it_is(item).items():
        setattr(row, name, value)
    store(row, act_of_author(actor, unit, at), {})
    files = files_as_they_are(item)
    ManuscriptFile.objects.bulk_create(
        ManuscriptFile(manuscript=row, file=file, position=place, title=title) for place, (title, file) in enumerate(files, 1)
    )
    row.content_hash, row.due_on = hash_of(row, files), due_on(row)
    row.save(update_fields=["content_hash", "due_on"])
    look_through(row, at=at)
    return row


def _author(item: Item, actor: Actor, at: datetime) -> Unit:
    """The unit that changes the item: its own; where that ended, the one that took its place and in which the actor writes."""
    roles = workflow.roles_for(workflow.Event.WRITE, workflow.State.DRAFT)
    carry_on = heirs.heirs(item.unit, day_of(at))
    return next((unit for unit in carry_on if actor.post_for(roles, unit.pk, unit.path)), item.unit)
