"""What publishing owes: manuscripts that wait for this person, what is closed and not confirmed, withdrawals to decide, signatures to follow."""

from collections.abc import Iterator
from datetime import date, datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.events.clock import SHANGHAI
from gongkai.publishing.access import READERS
from gongkai.publishing.lists import working as lists
from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.workflow import State
from gongkai.rulebook import calendar
from gongkai.units.gate import Actor
from gongkai.workspace import finding
from gongkai.workspace.matter import Matter

#: Rows of the to-do list that come from manuscripts; the rest stands in the queue.
MOST = 100


def matters(actor: Actor, today: date) -> Iterator[Matter]:
    """Four queries, whatever there is."""
    if not actor.all_roles & {*READERS, workflow.OFFICE}:
        return
    yield from _manuscripts(actor, today)
    yield from _hidings(actor, today)
    yield from _removals(actor)
    yield from _unsigned(actor, today)


def _manuscripts(actor: Actor, today: date) -> Iterator[Matter]:
    found = lists.todo(actor, datetime.combine(today, time(12), tzinfo=SHANGHAI), size=MOST)
    actions, look = _actions(), _("查看")
    for task in found.tasks:
        due, left = (task.limit.due, task.limit.days_left) if task.limit else (None, None)
        yield _of(task.manuscript, actions.get(task.manuscript.state, look), due, left)
    if found.next:
        yield Matter(_("稿件"), _("还有更多稿件"), reverse("workspace-review"), _("看全部"))


def _actions() -> dict[str, str]:
    """What is done next, by state."""
    return {
        State.DRAFT: _("接着写"), State.RETURNED: _("修改"), State.SECTION: _("审核"), State.SECRECY: _("审查"), State.APPROVAL: _("批准"),
        State.CHECK: _("复核"), State.OFFLINE: _("核对"), State.BLOCKED: _("查看"),
    }  # fmt: skip


def _of(one: Manuscript, action: str, due: date | None, left: int | None) -> Matter:
    editable = one.state in workflow.EDITABLE
    note = [one.document_number, one.get_kind_display() if one.kind != Manuscript.Kind.NEW else "", _("急件") if one.urgent else ""]
    return Matter(
        kind=_("稿件"),
        title=one.title or _("（没有标题）"),
        url=reverse("workspace-draft" if editable else "workspace-manuscript", args=[one.pk]),
        action=action,
        due=due,
        left=left,
        note="　".join(part for part in note if part),
        state=one.get_state_display(),
        with_whom=one.drafter.name if editable else finding.in_whose_hands(one.state),
    )


def _hidings(actor: Actor, today: date) -> Iterator[Matter]:
    """To be confirmed or opened again by another than who closed it, in a post that may."""
    deciding = {*workflow.CHECKERS, workflow.OFFICE}
    for one in lists.open_hidings(actor):
        if one.by_id != actor.person and actor.roles(one.item.unit_id, one.item.unit.path) & deciding:
            title = _("下线待确认：%s") % one.item.title
            yield Matter(
                _("下线"), title, reverse("workspace-published", args=[one.item_id]), _("确认或恢复"), one.due_on, _left(today, one.due_on)
            )


def _removals(actor: Actor) -> Iterator[Matter]:
    deciding = {workflow.APPROVER, workflow.OFFICE}
    for one in lists.open_removals(actor):
        if one.proposed_by_id != actor.person and actor.roles(one.item.unit_id, one.item.unit.path) & deciding:
            title = _("提出撤下：%s") % one.item.title
            yield Matter(_("撤下"), title, reverse("workspace-published", args=[one.item_id]), _("决定"), state=one.get_state_display())


def _unsigned(actor: Actor, today: date) -> Iterator[Matter]:
    for one in lists.to_sign(actor):
        url = reverse("workspace-manuscript", args=[one.manuscript_id])
        yield Matter(_("急件"), one.manuscript.title, url, _("补签"), one.sign_by, _left(today, one.sign_by))


def _left(today: date, due: date) -> int:
    """Working days until `due`, negative when it is past."""
    days = calendar.current()
    return days.between(today, due) if due >= today else -days.between(due, today)
