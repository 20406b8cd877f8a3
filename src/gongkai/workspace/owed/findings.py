"""What the machine found in what is public and nobody ruled on: one line for those who answer for it."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.publishing.rules import workflow
from gongkai.publishing.scanning import public
from gongkai.units.gate import Actor
from gongkai.workspace.matter import Matter


def matters(actor: Actor, today: date) -> Iterator[Matter]:
    """One query; none for who answers for no content."""
    if not actor.all_roles & {workflow.OFFICER, *workflow.CHECKERS}:
        return
    count = public.open_count(actor)
    if count:
        title = _("%d 条已经公开的信息里有没有处理的个人信息或者密级标志") % count
        yield Matter(kind=_("检查"), title=title, url=reverse("workspace-findings"), action=_("处理"), due=today, left=0)
