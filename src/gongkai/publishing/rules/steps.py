"""Which steps a unit's manuscripts pass, who holds each, and what is wrong with that: nobody there, or the same person twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from gongkai.catalog.models import Column
from gongkai.publishing.models import StepEvent, TemplateChoice
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.workflow import State
from gongkai.rulebook import settings
from gongkai.units.models import Person, Post, Role, Unit
from gongkai.units.models.staff import current_on

#: The role of each step, the draft first.
ROLES: Mapping[str, str] = {
    State.DRAFT: workflow.OFFICER, State.SECTION: workflow.SECTION_HEAD, State.SECRECY: workflow.SECRECY_REVIEWER,
    State.APPROVAL: workflow.APPROVER,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a step today."""

    person: Person
    deputy: bool
    until: date | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its holders."""

    state: str
    role: str
    label: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A template that somebody chose, or the office's own (`choice` None): for one column, or for all others."""

    choice: TemplateChoice | None
    column: str
    template: str
    steps: tuple[Step, ...]
    warnings: tuple[str, ...]


def chosen(unit: Unit, on: date) -> list[Chosen]:
    """What holds in the unit: its default first, then its columns. Two queries."""
    holders = holders_of(unit, on)
    rows = list(TemplateChoice.objects.filter(unit=unit).select_related("column").order_by("column__code"))
    default = next((row for row in rows if row.column_id is None), None)
    template = default.template if default else str(settings.get("publishing.template"))
    found = [_chosen(default, "", template if template in workflow.CHOICES else workflow.DEFAULT, holders)]
    return found + [_chosen(row, f"{row.column.code} {row.column.name}", row.template, holders) for row in rows if row.column]


@dataclass(frozen=True, slots=True)
class Past:
    """What was decided about the steps, by whom, when and why."""

    at: datetime
    said: str
    name: str
    role: str
    reason: str


def history(unit: Unit, most: int = 50) -> list[Past]:
    """The latest first. Three queries at most."""
    events = list(StepEvent.objects.filter(subject=unit).order_by("-seq")[:most])
    people = Person.objects.in_bulk({event.person_id for event in events if event.person_id})
    codes = {event.data.get("column", "") for event in events} - {""}
    names: dict[str, str] = {}
    if codes:
        rows = Column.objects.filter(Q(unit=None) | Q(unit=unit), code__in=codes).order_by("unit_id").values_list("code", "name")
        names = dict(rows)
    return [_past(event, people, names) for event in events]


def _past(event: StepEvent, people: Mapping[int, Person], names: Mapping[str, str]) -> Past:
    code = event.data.get("column", "")
    where = f"{code} {names.get(code, '')}".strip() if code else _("默认")
    was, now = (_("%s步") % event.data[side] if event.data.get(side) else _("没有单独定") for side in ("was", "now"))
    person = people.get(event.person_id or 0)
    role = str(Role(event.post).label) if event.post in Role.values else ""
    said = _("%(where)s：%(was)s → %(now)s") % {"where": where, "was": was, "now": now}
    return Past(event.at, said, person.name if person else "", role, event.reason)


def steps_of(template: str, holders: Mapping[str, tuple[Holder, ...]]) -> tuple[Step, ...]:
    """The draft and the template's steps with who holds each."""
    names = {State.DRAFT: _("拟稿"), State.SECTION: _("科室审核"), State.SECRECY: _("保密审查"), State.APPROVAL: _("批准")}
    return tuple(
        Step(str(state), ROLES[state], names[state], holders.get(ROLES[state], ()))
        for state in (State.DRAFT, *workflow.TEMPLATES[template])
    )  # fmt: skip


def holders_of(unit: Unit, on: date) -> dict[str, tuple[Holder, ...]]:
    """Role → who holds it that day, deputies after those they stand in for. One query."""
    posts = Post.objects.filter(current_on(on), unit=unit, role__in=set(ROLES.values()), person__is_active=True)
    found: dict[str, list[Holder]] = {}
    for post in posts.select_related("person").order_by("role", "deputy", "pk"):
        found.setdefault(post.role, []).append(Holder(post.person, post.deputy, post.valid_until))
    return {role: tuple(some) for role, some in found.items()}


def warnings(steps: Iterable[Step]) -> tuple[str, ...]:
    """Steps that nobody holds, and steps that one person alone holds who is needed at another one (初审人≠批准人)."""
    steps = tuple(steps)
    found = [
        _("“%(step)s”没有人：没有%(role)s岗位的人在岗，稿件会停在这一步") % {"step": step.label, "role": Role(step.role).label}
        for step in steps
        if not step.holders
    ]
    alone: dict[int, list[Step]] = {}
    for step in steps:
        persons = {holder.person.pk for holder in step.holders}
        if len(persons) == 1:
            alone.setdefault(persons.pop(), []).append(step)
    for some in alone.values():
        if len(some) > 1:
            name, words = some[0].holders[0].person.name, "、".join(step.label for step in some)
            found.append(_("%(name)s一人担任“%(steps)s”：同一份稿件须由不同的人办理，会停下来") % {"name": name, "steps": words})
    return tuple(found)


def _chosen(choice: TemplateChoice | None, column: str, template: str, holders: Mapping[str, tuple[Holder, ...]]) -> Chosen:
    steps = steps_of(template, holders)
    return Chosen(choice, column, template, steps, warnings(steps))
