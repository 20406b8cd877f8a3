"""Who may see and do what on the way to publication: the workflow's tables at the gate, and who sees manuscripts.

In a unit: every role that answers for its content sees all of its manuscripts. The office sees those of the units beneath it. The public
sees none, nor do the administrators of accounts and of the system.
"""

from typing import Any

from django.db.models import Q

from gongkai.catalog.models import Item
from gongkai.publishing.models import (
    Coordination,
    DecisionNumber,
    EntryBatch,
    EntryUpload,
    Finding,
    Manuscript,
    Owed,
    Referral,
    RegisterEntry,
    StepEvent,
    TemplateChoice,
    WordingDismissal,
)
from gongkai.publishing.rules import workflow
from gongkai.publishing.scanning import table as ruling
from gongkai.units import gate, paths
from gongkai.units.models import Unit

#: Roles that write for their unit; the office besides.
WRITERS = (workflow.OFFICER,)
#: Roles that see a unit's manuscripts.
READERS = (workflow.OFFICER, *workflow.CHECKERS, "archivist")
MANUSCRIPT, ITEM, COORDINATION = "manuscript", "published", "coordination"
#: Who of the other unit reads what it is asked about, and answers; one who decides for the unit answers.
ANSWERERS = (workflow.OFFICER, *workflow.CHECKERS)


def subject(manuscript: Manuscript) -> gate.Subject:
    """The manuscript as the gate sees it."""
    return gate.Subject(MANUSCRIPT, manuscript.unit_id, manuscript.state, audience="staff", path=manuscript.unit.path)


def item_subject(item: Item) -> gate.Subject:
    """An item as the gate sees it where staff act on it."""
    return gate.Subject(ITEM, item.unit_id, item.state, audience="staff", path=item.unit.path)


def in_reach(actor: gate.Actor | None, roles: tuple[str, ...] = READERS, unit: str = "unit") -> Q:
    """Rows of the units in which the actor has one of the roles, or beneath which the office; `unit`: the name of the foreign key, or of a plain id."""
    within = Q(pk__in=[])
    if actor is None:
        return within
    own = {unit for post in actor.posts if post.role in roles for unit in (post.unit, *post.also)}
    if own:
        within |= Q(**{f"{unit}__in": sorted(own)})
    for path in sorted({post.path for post in actor.posts if post.role == workflow.OFFICE}):
        beneath = Unit.objects.filter(path__gte=path, path__lt=paths.end(path)).values("pk")
        within |= Q(**{f"{unit}__in": beneath})
    return within


def _visible(queryset: Any, actor: gate.Actor | None) -> Any:
    return queryset.filter(in_reach(actor))


def register() -> None:
    """Enter the tables at the gate; called once at start-up."""
    everywhere = frozenset(map(str, workflow.State))
    reading: gate.Table = {("read", role): everywhere for role in (*READERS, workflow.OFFICE)}
    gate.register(MANUSCRIPT, {**workflow.gate_table(), **reading, **ruling.gate_table(ruling.MANUSCRIPTS)})
    gate.register(ITEM, {**workflow.item_table(), **ruling.gate_table(ruling.ITEMS)})
    gate.register_visible(Finding, _visible)
    asked = frozenset({"asked"})
    gate.register(COORDINATION, {(event, role): asked for event in ("read", "answer") for role in ANSWERERS})
    gate.register_visible(Manuscript, _visible)
    gate.register_visible(EntryBatch, _visible)
    gate.register_visible(EntryUpload, lambda rows, actor: rows.filter(in_reach(actor, WRITERS)))
    gate.register_visible(Coordination, lambda rows, actor: rows.filter(in_reach(actor) | in_reach(actor, ANSWERERS, "to_unit")))
    gate.register_visible(Referral, _visible)
    gate.register_visible(DecisionNumber, _visible)
    gate.register_visible(StepEvent, lambda rows, actor: rows.filter(in_reach(actor, (*READERS, "unit_administrator"), "subject")))
    gate.register_visible(RegisterEntry, _visible)
    gate.register_visible(Owed, _visible)
    gate.register_visible(TemplateChoice, _visible)
    gate.register_visible(WordingDismissal, _visible)
