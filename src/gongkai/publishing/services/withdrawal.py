"""撤下 and 封存: one proposes with kind and ground, another who may approve decides; a tombstone stays."""

from datetime import datetime

from django.db import IntegrityError, transaction

from gongkai.catalog.models import Item
from gongkai.events.emit import emit
from gongkai.publishing.acts import day_of
from gongkai.publishing.models import DecisionNumber, Removal
from gongkai.publishing.rules.reasons import NotAllowed, Reason, insist, refuse
from gongkai.publishing.rules.workflow import ItemEvent
from gongkai.publishing.services import hiding, numbering, removal, sealing
from gongkai.publishing.services.revision import event
from gongkai.text.secrecy_marks import secrecy_marks
from gongkai.units.gate import Actor

Kind = Removal.Kind
#: What justifies destroying content (design 9).
SEALABLE = frozenset({Kind.SECRECY, Kind.PRIVACY, Kind.TRADE, Kind.COURT})


@transaction.atomic
def propose_removal(
    item: Item, *, actor: Actor, kind: str, ground: str, public_reason: str, internal_reason: str = "", successor: Item | None = None,
    title_goes: bool = False, seal: bool = False, at: datetime | None = None,
) -> Removal:  # fmt: skip
    """Ask that the item be withdrawn, or (`seal`) its content destroyed too. `public_reason` stands on the tombstone."""
    row, act = hiding.begin(item, ItemEvent.PROPOSE_REMOVAL, actor, at)
    found = _reasons(row, kind, ground, public_reason, seal=seal)
    if successor is not None and successor.state != Item.State.PUBLIC:
        found.append(Reason("successor_not_public", "successor"))
    insist(found)
    try:
        with transaction.atomic():
            one = Removal.objects.create(
                item=row, unit_id=row.unit_id, kind=kind, ground=ground.strip()[:200], public_reason=public_reason.strip()[:300],
                internal_reason=internal_reason.strip()[:500], successor=successor, title_goes=title_goes, seal=seal,
                proposed_by_id=act.person, proposed_at=act.at,
            )  # fmt: skip
    except IntegrityError:
        raise refuse("already_proposed") from None
    emit([event(row, "removal_proposed", act.at, {"removal": one.pk}, by=act.by)])
    return one


@transaction.atomic
def decide_removal(proposed: Removal, *, actor: Actor, approve: bool, note: str = "", at: datetime | None = None) -> Removal:
    """Approve or refuse (then `note` says why). Approved, it is withdrawn, and sealed where that was asked, in this transaction."""
    one = Removal.objects.select_for_update().get(pk=proposed.pk)
    row, act = hiding.begin(Item(pk=one.item_id), ItemEvent.DECIDE_REMOVAL, actor, at)
    if one.state != Removal.State.PROPOSED:
        raise refuse("decided_already")
    if one.proposed_by_id == act.person:
        raise refuse("proposer_may_not_decide")
    if not approve and not note.strip():
        raise refuse("reasons_needed", "note")
    one.state = Removal.State.DONE if approve else Removal.State.REFUSED
    one.decided_by_id, one.decided_role, one.decided_at, one.decision_note = act.person, act.role, act.at, note.strip()[:300]
    if approve:
        if row.state != Item.State.WITHDRAWN:
            removal.withdraw(row, reason=one.public_reason, at=act.at, by=act.by)
        hiding.end_all(row, act)
        if one.seal:
            sealing.seal(row, one, act)
            one.sealed_at = act.at
        today = day_of(act.at)
        serial, number = numbering.draw(row.unit, numbering.DECISIONS, today)
        DecisionNumber.objects.create(removal=one, unit=row.unit, year=today.year, serial=serial, number=number)
    else:
        emit([event(row, "removal_refused", act.at, {"removal": one.pk}, by=act.by)])
    one.save()
    return one


def _reasons(item: Item, kind: str, ground: str, public_reason: str, *, seal: bool) -> list[Reason]:
    found = []
    if kind not in Kind.values:
        found.append(Reason("kind_needed", "kind"))
    if not ground.strip():
        found.append(Reason("ground_needed", "ground"))
    if not public_reason.strip():
        found.append(Reason("reasons_needed", "public_reason"))
    if secrecy_marks(public_reason) or secrecy_marks(ground):
        found.append(Reason("secrecy_mark", "public_reason"))
    if seal and kind not in SEALABLE:
        found.append(Reason("seal_needs_ground", "seal"))
    if sealing.sealed([item.pk]):
        found.append(Reason("already_sealed"))
    elif item.state == Item.State.WITHDRAWN and not seal:
        found.append(Reason("item_not_in_this_state", values={"state": Item.State(item.state).label}))
    return found


__all__ = ["NotAllowed", "decide_removal", "propose_removal"]
