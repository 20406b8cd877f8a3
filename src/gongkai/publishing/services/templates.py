"""Which template a manuscript passes: chosen by unit and column, else the office's default (setting publishing.template)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from gongkai.catalog.models import Column
from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.publishing.acts import Act, as_of
from gongkai.publishing.models import Manuscript, StepEvent, TemplateChoice
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.reasons import refuse
from gongkai.rulebook import settings
from gongkai.units.gate import Actor
from gongkai.units.models import Unit

#: Who chooses: the unit's administrator, the office.
CHOOSERS = ("unit_administrator", workflow.OFFICE)


def template_for(manuscript: Manuscript) -> str:
    """The template of its unit and main column. A corrigendum has its own."""
    if manuscript.kind == Manuscript.Kind.CORRIGENDUM:
        return "correction"
    main = manuscript.columns[0] if manuscript.columns else ""
    rows = TemplateChoice.objects.filter(unit=manuscript.unit_id).values_list("column__code", "template")
    chosen = dict(rows)
    template = chosen.get(main) or chosen.get(None) or str(settings.get("publishing.template"))
    return template if template in workflow.CHOICES else workflow.DEFAULT


@transaction.atomic
def choose_template(
    *, unit: Unit, template: str, actor: Actor, reason: str, column: Column | None = None, at: datetime | None = None
) -> TemplateChoice:
    """How many steps ("2", "3", "4") manuscripts of the unit pass from now on, and why; what is under way keeps its own."""
    act = _begin(unit, actor, reason, at)
    if template not in workflow.CHOICES:
        raise ValueError(template)
    Unit.objects.select_for_update().get(pk=unit.pk)  # events of a unit come one after another
    known = TemplateChoice.objects.filter(unit=unit, column=column).first()
    if known is not None and known.template == template:
        return known
    was = known.template if known else ""
    choice, _new = TemplateChoice.objects.update_or_create(unit=unit, column=column, defaults={"template": template})
    _record(unit, "chosen", act, column, was, template, reason)
    return choice


@transaction.atomic
def forget_choice(*, choice: TemplateChoice, actor: Actor, reason: str, at: datetime | None = None) -> None:
    """The unit's default (or the office's) holds again, for a reason; what is under way keeps its own."""
    act = _begin(choice.unit, actor, reason, at)
    Unit.objects.select_for_update().get(pk=choice.unit_id)
    _record(choice.unit, "forgotten", act, choice.column, choice.template, "", reason)
    choice.delete()


def _begin(unit: Unit, actor: Actor, reason: str, at: datetime | None) -> Act:
    at = at or clock.now()
    actor = as_of(actor, at)
    post = actor.post_for(CHOOSERS, unit.pk, unit.path)
    if post is None:
        raise refuse("no_post")
    if not reason.strip():
        raise refuse("step_reason_needed", "reason")
    return Act(actor.person, post, at)


def _record(unit: Unit, kind: str, act: Act, column: Column | None, was: str, now: str, reason: str) -> None:
    last = StepEvent.objects.filter(subject=unit).aggregate(last=Max("seq"))["last"] or 0
    event = StepEvent(
        subject=unit, seq=last + 1, kind=kind, unit_id=unit.pk, person_id=act.person, post=act.role, at=act.at, recorded_at=clock.now(),
        reason=reason.strip()[:500], data={"column": column.code if column else "", "was": was, "now": now},
    )  # fmt: skip
    emit([event])
