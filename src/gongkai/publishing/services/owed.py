"""What is owed because of an item: opened at its release or near the end of its validity, settled by what is released or by a reason.

Settling follows the facts: an interpretation that is withdrawn leaves its document without one, and it is owed again.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from gongkai.catalog.models import Item, ItemColumn, Relation
from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.publishing.acts import By, as_of, day_of
from gongkai.publishing.models import Owed
from gongkai.publishing.rules import judging, workflow
from gongkai.publishing.rules.owing import recount
from gongkai.publishing.rules.reasons import insist, refuse
from gongkai.publishing.rules.workflow import ItemEvent
from gongkai.publishing.services.revision import event
from gongkai.rulebook import calendar, settings
from gongkai.units.gate import Actor

Kind, How = Owed.Kind, Owed.How
#: What a person may settle it with, by kind.
BY_REASON = {Kind.INTERPRETATION: How.WAIVED, Kind.REVIEW: How.LAPSED}
_ENDED = (Item.Validity.REPEALED, Item.Validity.EXPIRED)


def owes_interpretation(item: Item) -> bool:
    """Whether the office wants an interpretation of it (settings interpretation.*: kinds of rules, columns, genres). An interpretation owes none."""
    if Relation.objects.filter(item=item, kind=Relation.Kind.INTERPRETS).exists():
        return False
    if item.regulation and item.regulation in settings.get("interpretation.regulations"):
        return True
    genre = item.genre.name if item.genre is not None else ""
    if genre in settings.get("interpretation.not_genres"):
        return False
    if genre in settings.get("interpretation.genres"):
        return True
    wanted = settings.get("interpretation.columns")
    return ItemColumn.objects.filter(item=item, rank__gt=0, column__code__in=wanted).exists()


def open_interpretation(item_id: int, *, at: datetime) -> Owed | None:
    """At its release: it owes an interpretation within so many working days; None where it does not."""
    item = Item.objects.select_related("genre").get(pk=item_id)
    if item.state != Item.State.PUBLIC or not owes_interpretation(item):
        return None
    due = calendar.current().add(day_of(at), int(settings.get("interpretation.days")))
    if (known := Owed.objects.filter(item=item, kind=Kind.INTERPRETATION).first()) is not None:
        return known
    row = Owed.objects.create(kind=Kind.INTERPRETATION, item=item, unit_id=item.unit_id, due_on=due, opened_at=at)
    recount([item.pk], at=at)
    return row


def open_reviews(*, at: datetime | None = None) -> int:
    """Open the reviews of rules that lapse within the days of setting review.days, and settle what has come to an end. How many are new."""
    at = at or clock.now()
    today = day_of(at)
    near = Item.objects.filter(
        state=Item.State.PUBLIC, valid_until__gte=today, valid_until__lte=today + timedelta(days=int(settings.get("review.days")))
    ).exclude(validity__in=_ENDED)
    near = near.exclude(regulation=Item.Regulation.NO)
    known = Owed.objects.filter(item=OuterRef("pk"), kind=Kind.REVIEW, due_on=OuterRef("valid_until"))
    fresh = near.filter(~Exists(known)).values_list("pk", "unit_id", "valid_until")
    rows = [Owed(kind=Kind.REVIEW, item_id=pk, unit_id=unit, due_on=day, opened_at=at) for pk, unit, day in fresh]
    with transaction.atomic():
        Owed.objects.bulk_create(rows, batch_size=200, ignore_conflicts=True)
        recount(Owed.objects.filter(kind=Kind.REVIEW, settled_at=None).values_list("item_id", flat=True), at=at)
    return len(rows)


@transaction.atomic
def settle_by_reason(owed: Owed, *, actor: Actor, reason: str, at: datetime | None = None) -> Owed:
    """不需要解读, or 到期失效: it is not owed, for a reason that stays on record. NotAllowed where it is settled already or none is given."""
    at = at or clock.now()
    row = Owed.objects.select_for_update(of=("self",)).select_related("item__unit").get(pk=owed.pk)
    actor = as_of(actor, at)
    insist(judging.item_reasons_against(actor, ItemEvent.SETTLE_OWED, row.item))
    if row.settled_at is not None:
        raise refuse("settled_already")
    if not reason.strip():
        raise refuse("reasons_needed", "reason")
    roles = [role for one, some, _states in workflow.ITEMS if one == ItemEvent.SETTLE_OWED for role in some]
    post = actor.post_for(roles, row.item.unit_id, row.item.unit.path)
    if post is None:
        raise refuse("no_post")
    row.settled_at, row.how, row.reason = at, BY_REASON[Kind(row.kind)], reason.strip()[:500]
    row.person_id, row.post = actor.person, post.role
    row.save()
    data = {"owed": row.pk, "kind": row.kind, "how": row.how}
    emit([event(row.item, "owed_settled", at, data, reason=row.reason, by=By(actor.person, post.role))])
    return row
