"""What is owed because of what is out: interpretations within their working days, reviews of rules before they lapse."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.publishing.lists import owed as owed_lists
from gongkai.publishing.models import Owed
from gongkai.publishing.rules import workflow
from gongkai.rulebook import calendar
from gongkai.units.gate import Actor
from gongkai.workspace.matter import Matter

_MINE = frozenset({*owed_lists.DOING, workflow.OFFICE})


def matters(actor: Actor, today: date) -> Iterator[Matter]:
    """One query. An office sees those of its units only when they are late."""
    if not actor.all_roles & _MINE:
        return
    for row in owed_lists.mine(actor, today):
        review = row.kind == Owed.Kind.REVIEW
        yield Matter(
            kind=_("清理") if review else _("解读"),
            title=(_("有效期将满：%s") if review else _("要有解读：%s")) % row.item.title,
            url=reverse("workspace-owed-item", args=[row.item_id]),
            action=_("评估处理") if review else _("写解读"),
            due=row.due_on,
            left=left(today, row.due_on),
            note="　".join(part for part in (row.item.document_number, row.unit.display_name) if part),
        )


def left(today: date, due: date) -> int:
    """Working days until `due`, negative when it is past."""
    days = calendar.current()
    return days.between(today, due) if due >= today else -days.between(due, today)
