"""Lists of staff: what is mine to do, what a unit has, what the office sees; paged by key, a fixed number of queries, no bodies."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from gongkai.law.disclosure import Limit
from gongkai.publishing.access import in_reach
from gongkai.publishing.acts import day_of
from gongkai.publishing.manuscripts import limit_of
from gongkai.publishing.models import Hiding, Manuscript, RegisterEntry, Removal, UrgentDecision
from gongkai.publishing.rules import workflow
from gongkai.rulebook import calendar
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Unit

#: Where a page of a to-do list goes on: (urgent, due on, id) of its last row.
Key = tuple[bool, date, int]
_HEAVY = (
    "body", "difference", "ground_reason", "replaces", "repeals", "interprets", "adopts", "answers", "particulars", "issuing_bodies",
    "columns", "ways", "closing", "unconfirmed", "blocked", "summary", "keywords", "remark",
)  # fmt: skip
_JUDGED = (*workflow.REVIEW, workflow.State.CHECK, workflow.State.OFFLINE)
#: Rows of the short lists beside the to-do list.
MOST = 200


@dataclass(frozen=True, slots=True)
class Task:
    """A manuscript and its limit with the light on the day asked for; None where nothing is due."""

    manuscript: Manuscript
    limit: Limit | None


@dataclass(frozen=True, slots=True)
class Tasks:
    """A page; `next` is the key to go on from, None at the end."""

    tasks: list[Task]
    next: Key | None


def todo(actor: Actor, at: datetime, *, after: Key | None = None, size: int = 50) -> Tasks:
    """What waits for this person in its posts: urgent first, then by days left. One's own work is not one's own to review. One query.

    Without the rows of tables, which wait as batches (`batch_lists.waiting`).
    """
    return _page(mine(actor).filter(entry_row=None), at, after, size)


def mine(actor: Actor) -> Any:
    """Manuscripts that wait for this person, in no order."""
    found = Q(pk__in=[])
    for role, states in workflow.MINE.items():
        if units := sorted({post.unit for post in actor.posts if post.role == role}):
            found |= Q(unit__in=units, state__in=states)
    return Manuscript.objects.filter(found).exclude(drafter=actor.person, state__in=_JUDGED)


def overview(actor: Actor, at: datetime, *, state: str = "", after: Key | None = None, size: int = 50) -> Tasks:
    """All open manuscripts that the actor may see, as the to-do list sorts them: the office's view of all units. One query."""
    states = [state] if state else list(workflow.OPEN)
    return _page(visible(Manuscript.objects.filter(state__in=states), actor), at, after, size)


def unit_list(actor: Actor, unit: Unit, state: str, *, before: int | None = None, size: int = 50) -> tuple[list[Manuscript], int | None]:
    """A unit's manuscripts in one state, newest first; the second value is the id to go on before, None at the end. One query."""
    rows = visible(Manuscript.objects.filter(unit=unit, state=state), actor)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    page = list(_narrow(rows).order_by("-pk")[: size + 1])
    return page[:size], page[size - 1].pk if len(page) > size else None


def register_list(actor: Actor, unit: Unit, *, before: int | None = None, size: int = 50) -> tuple[list[RegisterEntry], int | None]:
    """The register of what the unit does not publish, newest first. One query."""
    rows = visible(RegisterEntry.objects.filter(unit=unit), actor)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    page = list(rows.order_by("-pk")[: size + 1])
    return page[:size], page[size - 1].pk if len(page) > size else None


def find(actor: Actor, manuscript: int) -> Manuscript | None:
    """One manuscript with unit, item, drafter and lock, if the actor may see it: every page of a manuscript asks this. One query."""
    rows = visible(Manuscript.objects.filter(pk=manuscript), actor)
    return rows.select_related("unit", "item__unit", "drafter", "locked_by").first()  # type: ignore[no-any-return]


def open_hidings(actor: Actor) -> list[Hiding]:
    """What was closed at once and is neither confirmed nor opened again, soonest due first; of items titles alone. One query."""
    rows = Hiding.objects.filter(in_reach(actor, unit="unit_id"), confirmed_at=None, ended_at=None)
    rows = rows.select_related("item__unit").only("by", "due_on", "item__title", "item__unit__path")
    return list(rows.order_by("due_on", "pk")[:MOST])


def open_removals(actor: Actor) -> list[Removal]:
    """Withdrawals that wait for a decision; of items titles alone. One query."""
    rows = Removal.objects.filter(in_reach(actor, unit="unit_id"), state=Removal.State.PROPOSED)
    rows = rows.select_related("item__unit").only("state", "proposed_by", "item__title", "item__unit__path")
    return list(rows.order_by("pk")[:MOST])


def to_sign(actor: Actor) -> list[UrgentDecision]:
    """Urgent decisions that this person has still to sign (补签), soonest due first; titles alone. One query."""
    mine = Q(reviewer=actor.person, reviewer_signed_at=None) | Q(approver=actor.person, approver_signed_at=None)
    rows = UrgentDecision.objects.filter(mine).select_related("manuscript").only("sign_by", "manuscript__title")
    return list(rows.order_by("sign_by", "pk")[:MOST])


def _page(rows: Any, at: datetime, after: Key | None, size: int) -> Tasks:
    if after is not None:
        urgent, due, last = after
        later = Q(due_on__gt=due) | Q(due_on=due, pk__gt=last)
        rows = rows.filter(Q(urgent=urgent) & later | (Q(urgent=False) if urgent else Q(pk__in=[])))
    order = ("-urgent", "due_on", "pk")
    chosen = rows.order_by(*order).values("pk")[: size + 1]  # sorted without what is shown: of an office these are thousands
    page = list(_narrow(Manuscript.objects.filter(pk__in=chosen)).order_by(*order))
    today, days = day_of(at), calendar.current()
    tasks = [Task(row, limit_of(row, today, days)) for row in page[:size]]
    final = page[size - 1] if len(page) > size else None
    return Tasks(tasks, (final.urgent, final.due_on, final.pk) if final else None)


def _narrow(rows: Any) -> Any:
    return rows.select_related("unit", "drafter").defer(*_HEAVY)
