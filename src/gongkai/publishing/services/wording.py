"""What is done about a hit of the wording lists: the suggestion is put in its place, or it is put aside as right here."""

from datetime import datetime

from django.db import transaction

from gongkai.events import clock
from gongkai.publishing import access
from gongkai.publishing.acts import as_of
from gongkai.publishing.content.wording import Place, places
from gongkai.publishing.models import Manuscript, WordingDismissal
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.reasons import refuse
from gongkai.publishing.services import drafting
from gongkai.text.wording import Kind
from gongkai.units.gate import Actor

#: Who may say that a word is right: whoever writes or checks in the unit, and the office.
_MAY = frozenset({*access.READERS, workflow.OFFICE}) - {"archivist"}


@transaction.atomic
def replace(manuscript: Manuscript, *, key: str, actor: Actor, version: int, at: datetime | None = None) -> Manuscript:
    """Put the suggestion where the hit `key` stands. An edit like any other: who may write, state, lock and version are asked as for one.

    NotAllowed: no_such_hit, not_replaceable, and those of `drafting.save`.
    """
    place = _find(manuscript, key)
    if not place.replaceable:
        raise refuse("not_replaceable")
    value = getattr(manuscript, place.field)
    new = value[: place.start] + place.entry.suggestion + value[place.end :]
    return drafting.save(manuscript, actor=actor, version=version, values={place.field: new}, at=at)


@transaction.atomic
def dismiss(manuscript: Manuscript, *, key: str, actor: Actor, reason: str = "", at: datetime | None = None) -> WordingDismissal:
    """The word is right where it stands, in this unit from now on. A forbidden one needs a reason. Done twice, it is done once.

    NotAllowed: no_post, no_such_hit, reasons_needed.
    """
    at = at or clock.now()
    actor = as_of(actor, at)
    if not actor.roles(manuscript.unit_id, manuscript.unit.path) & _MAY:
        raise refuse("no_post")
    place = _find(manuscript, key)
    if place.entry.kind is Kind.FORBIDDEN and not reason.strip():
        raise refuse("reasons_needed", "reason")
    values = {"reason": reason.strip()[:300], "person_id": actor.person, "at": at}
    row, _new = WordingDismissal.objects.get_or_create(
        unit=manuscript.unit, entry_id=place.entry.key, context=place.context, defaults=values
    )
    return row


def _find(manuscript: Manuscript, key: str) -> Place:
    found = next((place for place in places(manuscript) if place.key == key), None)
    if found is None:
        raise refuse("no_such_hit")
    return found
