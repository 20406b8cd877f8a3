"""What publishing tells people, and what its subjects are called."""

from typing import Any

from django.utils.translation import gettext_lazy, gettext_noop

from gongkai.catalog.models import Item
from gongkai.notices import kinds, subjects
from gongkai.notices.kinds import Kind
from gongkai.publishing.access import in_reach
from gongkai.publishing.models import Coordination, EntryBatch, Manuscript
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Unit

KINDS = (
    Kind("urgent_review", gettext_lazy("急件待审查"), gettext_noop("您有 %(n)d 件急件待审查"), acts=True, at_once=True),
    Kind("review", gettext_lazy("待审查"), gettext_noop("您有 %(n)d 件待审查"), acts=True),
    Kind("returned", gettext_lazy("退回修改"), gettext_noop("您有 %(n)d 件被退回修改"), acts=True),
    Kind("blocked", gettext_lazy("定时发布未成"), gettext_noop("您有 %(n)d 件定时发布未成"), acts=True, at_once=True),
    Kind("sign_owed", gettext_lazy("急件待补签"), gettext_noop("您有 %(n)d 件急件待补签"), acts=True),
    Kind("hidden", gettext_lazy("下线待确认"), gettext_noop("您有 %(n)d 件紧急下线待确认"), acts=True, at_once=True),
    Kind("removal", gettext_lazy("撤下待决定"), gettext_noop("您有 %(n)d 件撤下申请待决定"), acts=True),
    Kind("coordination_asked", gettext_lazy("发布协调待答复"), gettext_noop("您有 %(n)d 份发布协调函待答复"), acts=True),
    Kind("coordination_answered", gettext_lazy("发布协调的答复"), gettext_noop("您有 %(n)d 份发布协调函有了答复或者期满")),
    Kind("daily", gettext_lazy("每日提醒"), gettext_noop("您有 %(n)d 件事项到期、逾期或者快到期"), own=True),
    Kind("approved", gettext_lazy("已批准"), gettext_noop("您有 %(n)d 件已批准，等待定时发布"), mail=False),
    Kind("released", gettext_lazy("已发布"), gettext_noop("您有 %(n)d 件已发布或者登记"), mail=False),
    Kind("hiding_decided", gettext_lazy("下线的结果"), gettext_noop("您办的 %(n)d 件下线有了结果"), mail=False),
    Kind("removal_decided", gettext_lazy("撤下的结果"), gettext_noop("您提出的 %(n)d 件撤下申请有了结果")),
    Kind("publicity_over", gettext_lazy("公示期满"), gettext_noop("您有 %(n)d 件公示期满，名单已关闭"), mail=False),
    Kind("public_findings", gettext_lazy("公开信息检查有新发现"), gettext_noop("您有 %(n)d 条公开信息检查的提醒")),
    Kind("post_given", gettext_lazy("新岗位"), gettext_noop("您有 %(n)d 个新授予的岗位"), own=True),
)


def register() -> None:
    """Enter them; called once at start-up."""
    kinds.register(*KINDS)
    subjects.register("manuscript", _manuscripts)
    subjects.register("item", _items)
    subjects.register("batch", _batches)
    subjects.register("letter", _letters)
    subjects.register("findings", _findings)


def _manuscripts(numbers: list[int], actor: Actor) -> dict[int, str]:
    return dict(visible(Manuscript.objects.filter(pk__in=numbers), actor).values_list("pk", "title"))


def _batches(numbers: list[int], actor: Actor) -> dict[int, str]:
    return dict(visible(EntryBatch.objects.filter(pk__in=numbers), actor).values_list("pk", "name"))


def _letters(numbers: list[int], actor: Actor) -> dict[int, str]:
    return dict(visible(Coordination.objects.filter(pk__in=numbers), actor).values_list("pk", "manuscript__title"))


def _findings(numbers: list[int], actor: Actor) -> dict[int, str]:
    """The unit whose findings they are, to whom may see some of what it published."""
    held = {post.unit for post in actor.posts} | {unit for post in actor.posts for unit in post.also}
    return dict(Unit.objects.filter(pk__in=held & set(numbers)).values_list("pk", "name"))


def _items(numbers: list[int], actor: Actor) -> dict[int, str]:
    rows: Any = Item.objects.filter(in_reach(actor), pk__in=numbers)
    return dict(rows.values_list("pk", "title"))
