"""Which template a manuscript passes: chosen by unit and column, else the office's default (setting publishing.template)."""

from django.db import transaction

from gongkai.catalog.models import Column
from gongkai.publishing.models import Manuscript, TemplateChoice
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
def choose_template(*, unit: Unit, template: str, actor: Actor, column: Column | None = None) -> None:
    """How many steps ("2", "3", "4") manuscripts of the unit pass from now on; what is under way keeps its own."""
    if actor.post_for(CHOOSERS, unit.pk, unit.path) is None:
        raise refuse("no_post")
    if template not in workflow.CHOICES:
        raise ValueError(template)
    TemplateChoice.objects.update_or_create(unit=unit, column=column, defaults={"template": template})


@transaction.atomic
def forget_choice(*, choice: TemplateChoice, actor: Actor) -> None:
    """The unit's default (or the office's) holds again; what is under way keeps its own."""
    if actor.post_for(CHOOSERS, choice.unit_id, choice.unit.path) is None:
        raise refuse("no_post")
    choice.delete()
