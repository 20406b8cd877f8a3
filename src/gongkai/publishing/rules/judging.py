"""May this be done, and if not, why not: the one answer that pages show before the click and verbs raise after it."""

from datetime import datetime
from functools import cached_property

from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.publishing.access import item_subject, subject
from gongkai.publishing.acts import day_of
from gongkai.publishing.content import difference
from gongkai.publishing.context import Context
from gongkai.publishing.manuscripts import Kept, files_of, hash_of
from gongkai.publishing.models import Manuscript, Opinion
from gongkai.publishing.rules import coordinating, duties, obstacles, referring, workflow
from gongkai.publishing.rules.reasons import Reason
from gongkai.publishing.rules.workflow import Event, ItemEvent, State
from gongkai.publishing.scanning import standing
from gongkai.units.gate import Actor, may

#: Before these the content is looked at as a whole.
_WHOLE = frozenset({Event.SUBMIT, Event.APPROVE, Event.DECIDE_URGENTLY, Event.REGISTER_OFFLINE, Event.CHECK_OFFLINE})
#: What lets it out: other units that were asked have answered, or their time is over.
_LETTING_OUT = frozenset({Event.APPROVE, Event.DECIDE_URGENTLY, Event.CHECK_OFFLINE})
_BINDING = frozenset({Event.PASS, Event.APPROVE, Event.DECIDE_URGENTLY, Event.CHECK_OFFLINE})


class Look:
    """What is asked of one manuscript again and again, found out once: files, authors, standing opinions, what speaks against its content."""

    def __init__(self, manuscript: Manuscript, at: datetime, context: Context | None = None) -> None:
        self.manuscript, self.at, self._context = manuscript, at, context

    @cached_property
    def files(self) -> Kept:
        return files_of(self.manuscript)

    @cached_property
    def authors(self) -> frozenset[int]:
        return duties.authors(self.manuscript)

    @cached_property
    def passes(self) -> list[Opinion]:
        return duties.passes(self.manuscript)

    @cached_property
    def maskers(self) -> frozenset[int]:
        return duties.maskers(self.manuscript)

    @cached_property
    def content(self) -> list[Reason]:
        return of_content(self.manuscript, self.files, at=self.at, context=self._context)

    @cached_property
    def standing(self) -> standing.Standing:
        """Findings of the review with their rulings."""
        return standing.of(self.manuscript, self.files)


def reasons_against(
    actor: Actor, event: Event | str, manuscript: Manuscript, *, at: datetime | None = None, look: Look | None = None
) -> list[Reason]:
    """Why `actor` may not do `event` to the manuscript now; empty: it may. What the act itself needs (an opinion, reasons) is not asked.

    Posts and states come first; only one who may in principle is told of duties, locks and content.
    """
    event, at = Event(event), at or clock.now()
    if found := _of_table(actor, event, manuscript):
        return found
    look = look or Look(manuscript, at)
    found = [*_of_lock(actor, event, manuscript, at), *duties.reasons_against(actor.person, event, look)]
    found += of_binding(manuscript, look.files) if event in _BINDING else []
    found += look.content if event in _WHOLE else []
    found += look.standing.reasons_against(event, manuscript.state) if event in standing.LOOKED_AT else []
    found += [*coordinating.reasons_against(manuscript, at=at), *referring.reasons_against(manuscript)] if event in _LETTING_OUT else []
    return found + _of_steps(event, look)


def actions(actor: Actor, manuscript: Manuscript, *, at: datetime | None = None) -> dict[str, list[Reason]]:
    """Every button of the manuscript's page for this actor: event → reasons against it (none: it can be pressed).

    Without those that no post of the actor in that unit is ever for. The manuscript comes with unit, item and locked_by.
    """
    at = at or clock.now()
    look = Look(manuscript, at)
    held = actor.roles(manuscript.unit_id, manuscript.unit.path)
    mine = [event for event in Event if any((event, role) in workflow.ALLOWED for role in held)]
    return {str(event): reasons_against(actor, event, manuscript, at=at, look=look) for event in mine}


def of_content(manuscript: Manuscript, files: Kept, *, at: datetime, context: Context | None = None) -> list[Reason]:
    """What in the content, or in the item that it changes, speaks against going on."""
    found = obstacles.reasons(manuscript, files, today=day_of(at), context=context)
    if manuscript.item is not None:
        if manuscript.item.state == Item.State.WITHDRAWN:
            found.append(Reason("item_gone"))
        elif not difference.changes(manuscript, files):
            found.append(Reason("nothing_changed"))
    return found


def of_binding(manuscript: Manuscript, files: Kept) -> list[Reason]:
    """Whether the content is still the one that its hash names."""
    return [] if hash_of(manuscript, files) == manuscript.content_hash else [Reason("content_changed")]


def unsigned(look: Look) -> list[Reason]:
    """Steps of the template without a standing opinion, and fewer than two persons (design 7)."""
    found = _missing_steps(look)
    persons = {opinion.person_id or opinion.signer for opinion in look.passes} | {look.manuscript.drafter_id}
    return found if len(persons) > 1 else [*found, Reason("one_person_only")]


def _missing_steps(look: Look, until: State | None = None) -> list[Reason]:
    """Steps of the template before `until` (None: all) without a standing opinion."""
    steps = workflow.TEMPLATES[look.manuscript.template]
    wanted = steps[: steps.index(until)] if until in steps else steps
    given = {opinion.step for opinion in look.passes}
    return [Reason("opinion_missing", values={"state": Manuscript.State(step).label}) for step in wanted if step not in given]


def item_reasons_against(actor: Actor, event: ItemEvent | str, item: Item) -> list[Reason]:
    """The same for what is out already."""
    event = ItemEvent(event)
    if may(actor, event, item_subject(item)):
        return []
    roles = {role for one, some, _ in workflow.ITEMS if one == event for role in some}
    if not roles & actor.roles(item.unit_id, item.unit.path):
        return [Reason("no_post")]
    return [Reason("item_not_in_this_state", values={"state": Item.State(item.state).label})]


def _of_table(actor: Actor, event: Event, manuscript: Manuscript) -> list[Reason]:
    if may(actor, event, subject(manuscript)):
        return []
    held = actor.roles(manuscript.unit_id, manuscript.unit.path)
    if not any((event, role) in workflow.ALLOWED for role in held):
        return [Reason("no_post")]
    return [Reason("not_in_this_state", values={"state": Manuscript.State(manuscript.state).label})]


def _of_lock(actor: Actor, event: Event, manuscript: Manuscript, at: datetime) -> list[Reason]:
    until = manuscript.locked_until
    if event not in (Event.WRITE, Event.SUBMIT, Event.DROP, Event.REGISTER_OFFLINE) or until is None or until <= at:
        return []
    if manuscript.locked_by_id in (None, actor.person):
        return []
    name = manuscript.locked_by.name if manuscript.locked_by else ""
    return [Reason("locked_by_another", values={"name": name, "until": until.astimezone(clock.SHANGHAI).strftime("%H:%M")})]


def _of_steps(event: Event, look: Look) -> list[Reason]:
    if event == Event.APPROVE and look.manuscript.state == State.APPROVAL:
        return _missing_steps(look, State.APPROVAL)
    if event == Event.APPROVE and look.manuscript.state == State.BLOCKED:
        return _missing_steps(look)
    if event == Event.DECIDE_URGENTLY and not look.manuscript.urgent:
        return [Reason("not_urgent")]
    return []
