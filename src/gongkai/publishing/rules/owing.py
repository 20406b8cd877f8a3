"""Whether what is owed because of an item is settled, as the facts are: asked again whenever they change."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef

from gongkai.catalog.models import Item, Relation
from gongkai.events import clock
from gongkai.publishing.acts import day_of
from gongkai.publishing.models import Owed, PublishingEvent

Kind, How = Owed.Kind, Owed.How
#: Events of an item after which what is owed may be another.
_TOUCHING = frozenset({"withdrawn", "withdrawn_hidden", "hidden", "restored", "revised"})


def recount(items: Iterable[int], *, at: datetime | None = None) -> None:
    """Settle, or open again, what is owed of these items, as the facts are now. What a person settled by a reason stays so."""
    wanted = set(items)
    if not wanted:
        return
    at = at or clock.now()
    public = {"other": OuterRef("item"), "item__state": Item.State.PUBLIC}
    rows = Owed.objects.filter(item__in=wanted, person=None).select_related("item")
    rows = rows.annotate(
        interpreted=Exists(Relation.objects.filter(kind=Relation.Kind.INTERPRETS, **public)),
        replaced=Exists(Relation.objects.filter(kind=Relation.Kind.REPLACES, **public)),
    )
    for row in rows:
        how = _of_interpretation(row) if row.kind == Kind.INTERPRETATION else _of_review(row, at)
        if how != row.how:
            Owed.objects.filter(pk=row.pk, person=None).update(how=how, settled_at=at if how else None)


def _of_interpretation(row: Owed) -> How:
    if row.interpreted:  # type: ignore[attr-defined]
        return How.INTERPRETED
    return How.GONE if row.item.state == Item.State.WITHDRAWN else How.OPEN


def _of_review(row: Owed, at: datetime) -> How:
    item = row.item
    if item.validity == Item.Validity.REPEALED:
        return How.REPEALED
    if row.replaced:  # type: ignore[attr-defined]
        return How.REPLACED
    if item.state == Item.State.WITHDRAWN:
        return How.GONE
    if item.valid_until != row.due_on:
        return How.EXTENDED
    return How.LAPSED if item.validity == Item.Validity.EXPIRED or day_of(at) > row.due_on else How.OPEN


def follow(events: Sequence[PublishingEvent]) -> None:
    """Items were closed, withdrawn or opened again: so were, perhaps, the interpretations of others. Runs within the transaction."""
    touched = {row.subject_id for row in events if row.kind in _TOUCHING}
    if touched:
        others = Relation.objects.filter(item__in=touched, other__isnull=False).values_list("other_id", flat=True)
        recount(touched | set(others), at=events[0].at)
