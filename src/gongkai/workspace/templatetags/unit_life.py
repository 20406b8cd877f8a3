"""What acts on units did, in sentences."""

from typing import Any, NamedTuple

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.units.models import UnitChange, UnitEvent

register = template.Library()

#: Figures in the order in which they are read → what they count.
_FIGURES = {
    "units": gettext_lazy("个下级单位跟着走，代码和网址不变"),
    "posts_moved": gettext_lazy("个岗位转到承接单位"),
    "posts_ended": gettext_lazy("个岗位结束"),
    "people": gettext_lazy("个账号改由承接单位管理"),
    "manuscripts": gettext_lazy("份在办稿件由承接单位接办"),
    "manuscripts_back": gettext_lazy("份送审中的稿件退回重新送审（批准人已不是承接单位的人）"),
    "hidings": gettext_lazy("件紧急下线等承接单位处理"),
    "removals": gettext_lazy("件撤下申请等承接单位批准"),
    "items": gettext_lazy("条已公开的信息留在原单位名下，网址不变，承接单位的目录里同时列出"),
    "columns": gettext_lazy("个自设栏目归承接单位"),
    "guided": gettext_lazy("个由它业务指导的单位改由承接单位指导"),
    "addresses": gettext_lazy("个单位的旧网址自动转到承接单位"),
    "index_due": gettext_lazy("条信息在检索里的单位名称、隶属关系由后台更新"),
}
_HAPPENED = {
    "created": gettext_lazy("设立"), "renamed": gettext_lazy("更名"), "moved": gettext_lazy("调整隶属"), "merged": gettext_lazy("并入其他单位"),
    "split": gettext_lazy("分设"), "closed": gettext_lazy("撤销"), "took_over": gettext_lazy("承接"), "cancelled": gettext_lazy("取消安排"),
}  # fmt: skip


class Figure(NamedTuple):
    """A count and what it counts."""

    number: int
    words: str


@register.filter
def followed(change: UnitChange) -> list[Figure]:
    """What follows or followed, most weighty first."""
    return [Figure(change.figures[name], str(words)) for name, words in _FIGURES.items() if change.figures.get(name)]


@register.filter
def unit_happened(event: UnitEvent) -> str:
    """What happened to a unit, with names or codes."""
    said = str(_HAPPENED.get(event.kind, event.kind))
    was, now = (_listed(event.data.get(name)) for name in ("from", "to"))
    if event.kind in ("renamed", "moved") and was:
        return _("%(what)s：%(was)s → %(now)s") % {"what": said, "was": was, "now": now or "—"}
    if beside := now if event.kind != "took_over" else was:
        return _("%(what)s：%(beside)s") % {"what": said, "beside": beside}
    return said


def _listed(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value or "")


@register.filter
def unit_light(change: UnitChange) -> str:
    """The class of the light beside the state."""
    return {"planned": "ring", "running": "soon", "done": "", "failed": "late", "cancelled": "bar"}[change.state]
