"""What an address is about: a manuscript or an item that the person may see, else 404; and the lights of lists."""

from typing import Any, NamedTuple

from django.http import Http404
from django.utils.translation import gettext as _

from gongkai.catalog.models import Item
from gongkai.law.disclosure import Limit
from gongkai.law.regulation import regulation_on
from gongkai.publishing.lists import items as staff_items
from gongkai.publishing.lists import working as lists
from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules import workflow
from gongkai.units.gate import Actor
from gongkai.units.models import Role
from gongkai.workspace.matter import Matter


class Light(NamedTuple):
    """The class of a light and the words beside it."""

    kind: str
    words: str


def manuscript(actor: Actor, number: int) -> Manuscript:
    """The manuscript; 404 for one of another unit as for one that does not exist."""
    found = lists.find(actor, number)
    if found is None:
        raise Http404(_("没有这份稿件"))
    return found


def item(actor: Actor, number: int) -> Item:
    """The item, in whatever state; 404 likewise."""
    found = staff_items.find_item(actor, number)
    if found is None:
        raise Http404(_("没有这条信息"))
    return found


def light(limit: Limit | None) -> Light:
    """The light of a limit in working days that are left."""
    if limit is None or limit.days_left is None:
        return Light("bar", _("不限期"))
    left = limit.days_left
    kind = Matter(kind="", title="", url="", action="", left=left).light
    if left < 0:
        return Light(kind, _("逾期 %d 日") % -left)
    return Light(kind, _("今天到期") if left == 0 else _("剩 %d 日") % left)


def day_of_twenty(limit: Limit | None) -> str:
    """第 7 / 20 个工作日."""
    if limit is None or limit.days_left is None:
        return ""
    whole = regulation_on(limit.formed_on).disclosure_days
    if limit.days_left < 0:
        return _("已过第 %(whole)d 个工作日，逾期 %(late)d 日") % {"whole": whole, "late": -limit.days_left}
    return _("第 %(day)d / %(whole)d 个工作日") % {"day": whole - limit.days_left, "whole": whole}


def in_whose_hands(state: str) -> str:
    """The posts with which a manuscript in that state lies."""
    roles = [role for role, states in workflow.MINE.items() if state in states]
    return "、".join(str(Role(role).label) for role in roles)


def route(manuscript: Manuscript, template: str) -> list[dict[str, Any]]:
    """The way of a manuscript: [{"name", "now"}] from the draft to publication."""
    steps: list[str] = [str(workflow.State.DRAFT), *map(str, workflow.TEMPLATES[template]), str(workflow.State.RELEASED)]
    now = str(workflow.State.DRAFT) if manuscript.state in workflow.EDITABLE else manuscript.state
    names = {
        "draft": _("拟稿"),
        "section": _("科室审核"),
        "secrecy": _("保密审查"),
        "approval": _("批准"),
        "check": _("复核"),
        "released": _("公开"),
    }
    return [{"name": names.get(step, step), "now": step == now} for step in steps]
