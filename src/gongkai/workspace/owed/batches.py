"""What batches and coordination owe: rows that wait as one, letters to answer, objections to decide."""

from collections.abc import Iterator
from datetime import date, datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.events.clock import SHANGHAI
from gongkai.publishing.access import READERS
from gongkai.publishing.lists import batches as batch_lists
from gongkai.publishing.models import Manuscript
from gongkai.publishing.models.manuscripts import FAR
from gongkai.publishing.rules import coordinating, workflow
from gongkai.publishing.rules.coordinating import AGAINST
from gongkai.rulebook import calendar
from gongkai.units.gate import Actor
from gongkai.workspace import finding
from gongkai.workspace.matter import Matter


def matters(actor: Actor, today: date) -> Iterator[Matter]:
    """Five queries at most; two for who neither writes nor judges anywhere."""
    if not actor.all_roles & {*READERS, workflow.OFFICE}:
        return
    for one in batch_lists.waiting(actor):
        yield _batch(one, today)
    for letter in coordinating.asked_of(actor):
        title = _("%(unit)s征询：%(title)s") % {"unit": letter.unit.display_name, "title": letter.manuscript.title}
        left = _left(today, letter.answer_by)
        yield Matter(
            _("协调"), title, reverse("workspace-coordination", args=[letter.pk]), _("答复"), letter.answer_by, left, letter.number
        )
    yield from _objections(actor, today)


def _batch(one: batch_lists.Waiting, today: date) -> Matter:
    due = None if one.due == FAR else one.due
    actions = {"draft": _("核对提交"), "returned": _("修改"), "section": _("审核"), "secrecy": _("审查"), "approval": _("批准")}
    return Matter(
        kind=_("批次"),
        title=_("%(name)s：%(count)d 件") % {"name": one.batch.name, "count": one.count},
        url=f"{reverse('workspace-batch', args=[one.batch.pk])}?state={one.state}",
        action=actions.get(one.state, _("查看")),
        due=due,
        left=_left(today, due) if due else None,
        state=str(Manuscript.State(one.state).label),
        with_whom=one.batch.made_by.name if one.state in workflow.EDITABLE else finding.in_whose_hands(one.state),
    )


def _objections(actor: Actor, today: date) -> Iterator[Matter]:
    """To the approver of the asking unit: what another unit objects to waits for a decision."""
    at = datetime.combine(today, time(12), tzinfo=SHANGHAI)
    for one in coordinating.objected(actor, at):
        title = _("%(unit)s有不同意见：%(title)s") % {"unit": one.letter.to_unit.display_name, "title": one.letter.manuscript.title}
        said = str(one.answer.get_kind_display()) if one.answer and one.answer.kind in AGAINST else ""
        yield Matter(_("协调"), title, reverse("workspace-coordination", args=[one.letter.pk]), _("决定"), state=said)


def _left(today: date, due: date) -> int:
    """Working days until `due`, negative when it is past."""
    days = calendar.current()
    return days.between(today, due) if due >= today else -days.between(due, today)
