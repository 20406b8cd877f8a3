"""Who is told what happens: subscribers (AFTER) that turn events into notices. Told once of each event, and only while it still stands."""

from collections.abc import Sequence
from typing import Any

from gongkai.catalog.models import Item
from gongkai.events.clock import SHANGHAI
from gongkai.events.models import Event as EventRow
from gongkai.notices.services import notify, settle
from gongkai.publishing.models import EntryRow, Hiding, Manuscript, ManuscriptEvent, Removal
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.workflow import Event, State
from gongkai.publishing.telling import next_hands
from gongkai.rulebook import settings as rulebook

#: Acts of writing are no news to anybody.
_QUIET = (
    "created", str(Event.WRITE), "countersigned", "coordination_asked", "coordination_answered", "coordination_lapsed",
    "coordination_withdrawn", "coordination_explained", "coordination_decided", "referred", "referral_answered", "referral_withdrawn",
)  # fmt: skip
BATCH = "/workspace/batches/%d/"
MANUSCRIPT, ITEM = "/workspace/items/%d/", "/workspace/published/%d/"


def follow_manuscripts(events: Sequence[ManuscriptEvent]) -> None:
    """A manuscript moved: what was owed before is done; who must act next is told, or the drafter what became of it."""
    rows = Manuscript.objects.select_related("unit").in_bulk([event.subject_id for event in events])
    for event in events:
        row = rows[event.subject_id]
        if event.kind == Event.DECIDE_URGENTLY and (other := event.data.get("other")):
            _tell("sign_owed", [other], row, event, once=f"sign:{event.pk}")
        later = ManuscriptEvent.objects.filter(subject=row, seq__gt=event.seq).exclude(kind__in=_QUIET)
        if not later.exists():
            settle(f"manuscript:{row.pk}", of=("urgent_review", "review", "returned", "blocked"), but=f"manuscripts:{event.pk}")
            _tell_state(row, event)


def follow_signatures(events: Sequence[ManuscriptEvent]) -> None:
    """Whoever owed a signature has given it."""
    for event in events:
        settle(f"manuscript:{event.subject_id}", of=("sign_owed",))


def _tell_state(row: Manuscript, event: ManuscriptEvent) -> None:
    day = event.at.astimezone(SHANGHAI).date()
    if hands := next_hands.of_manuscript(row, day):
        if row.state == State.BLOCKED:
            _tell("blocked", [*hands, row.drafter_id], row, event)
        else:
            _tell("urgent_review" if row.urgent else "review", hands, row, event)
        return
    kind = {
        State.RETURNED: "returned", State.PLANNED: "approved", State.RELEASED: "released", State.REGISTERED: "released",
        State.BLOCKED: "blocked",
    }.get(State(row.state))  # fmt: skip
    if kind is not None:
        _tell(kind, [row.drafter_id], row, event)


def _tell(kind: str, people: Sequence[int], row: Manuscript, event: ManuscriptEvent, *, once: str = "") -> None:
    """Not those whose own act it is."""
    to = [person for person in people if person != event.person_id]
    if (batch := EntryRow.objects.filter(manuscript=row).values_list("batch_id", flat=True).first()) is not None and not once:
        _tell_batch(kind, to, batch, row, event)
        return
    notify(
        kind, to=to, subject=f"manuscript:{row.pk}", once=once or f"manuscripts:{event.pk}", link=MANUSCRIPT % row.pk, unit=row.unit_id,
        values={"state": row.state}, at=event.at,
    )  # fmt: skip


def _tell_batch(kind: str, to: Sequence[int], batch: int, row: Manuscript, event: ManuscriptEvent) -> None:
    """Rows of a table are told of as one batch, once a day and state: two hundred permits are one notice."""
    occasion = f"batch:{batch}:{row.state}:{event.at.astimezone(SHANGHAI).date().isoformat()}"
    settle(f"batch:{batch}", of=("urgent_review", "review"), but=occasion)
    values = {"state": row.state}
    notify(kind, to=to, subject=f"batch:{batch}", once=occasion, link=BATCH % batch, unit=row.unit_id, values=values, at=event.at)


def follow_items(events: Sequence[EventRow]) -> None:
    """Something that is out was closed, opened again, is to be withdrawn or was; or its publicity period is over."""
    numbers = [event.subject_id for event in events]  # type: ignore[attr-defined]
    items = Item.objects.select_related("unit").in_bulk(numbers)
    for event in events:
        item = items[event.subject_id]  # type: ignore[attr-defined]
        _ITEMS[event.kind](item, event)


def _hidden(item: Item, event: EventRow) -> None:
    """Those who may confirm it: heads, reviewers, approvers, and the office where it wants to know."""
    if Hiding.objects.filter(item=item, confirmed_at=None, ended_at=None).exists():
        _tell_of(item, event, "hidden", _deciding(item, event, workflow.CHECKERS, "hidden"))


def _hiding_decided(item: Item, event: EventRow) -> None:
    if not Hiding.objects.filter(item=item, confirmed_at=None, ended_at=None).exists():
        settle(f"item:{item.pk}", of=("hidden",))
    last = Hiding.objects.filter(item=item).order_by("-pk").values_list("by_id", flat=True).first()
    _tell_of(item, event, "hiding_decided", [last] if last else [])


def _removal_proposed(item: Item, event: EventRow) -> None:
    if Removal.objects.filter(item=item, state=Removal.State.PROPOSED).exists():
        hands = _deciding(item, event, (workflow.APPROVER,), "removal")
        _tell_of(item, event, "removal", hands or next_hands.offices(item.unit, event.at.astimezone(SHANGHAI).date()))


def _removal_decided(item: Item, event: EventRow) -> None:
    settle(f"item:{item.pk}", of=("removal", "hidden"))
    last = Removal.objects.filter(item=item).order_by("-pk").values_list("proposed_by_id", flat=True).first()
    _tell_of(item, event, "removal_decided", [last] if last else [])


def _publicity_over(item: Item, event: EventRow) -> None:
    last = Manuscript.objects.filter(item=item, state=State.RELEASED).order_by("-pk").values_list("drafter_id", flat=True).first()
    _tell_of(item, event, "publicity_over", [last] if last else [])


_ITEMS: dict[str, Any] = {
    "hidden": _hidden, "file_hidden": _hidden, "hiding_confirmed": _hiding_decided, "restored": _hiding_decided,
    "file_restored": _hiding_decided, "removal_proposed": _removal_proposed, "removal_refused": _removal_decided,
    "withdrawn": _removal_decided, "withdrawn_hidden": _removal_decided, "publicity_closed": _publicity_over,
}  # fmt: skip


def _deciding(item: Item, event: EventRow, roles: Sequence[str], kind: str) -> list[int]:
    day = event.at.astimezone(SHANGHAI).date()
    found = next_hands.holders(item.unit_id, roles, day)
    return [*found, *(next_hands.offices(item.unit, day) if kind in rulebook.get("notices.office") else [])]


def _tell_of(item: Item, event: EventRow, kind: str, people: Sequence[int]) -> None:
    to = [person for person in people if person != event.person_id]
    notify(
        kind, to=to, subject=f"item:{item.pk}", once=f"publishing:{event.pk}", link=ITEM % item.pk, unit=item.unit_id,
        values={"what": event.kind}, at=event.at,
    )  # fmt: skip


def follow_staff(events: Sequence[EventRow]) -> None:
    """A post was given."""
    for event in events:
        values = {"role": event.data.get("role", ""), "unit": event.data.get("unit")}
        person = event.subject_id  # type: ignore[attr-defined]
        notify(
            "post_given",
            to=[person],
            subject=f"person:{person}",
            once=f"staff:{event.pk}",
            link="/workspace/me/",
            values=values,
            at=event.at,
        )
