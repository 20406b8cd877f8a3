"""How staff pages say the state of a column, a period, a declaration, a meter."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.catalog.freshness import Freshness, Light
from gongkai.catalog.grounds import limit as limit_words
from gongkai.catalog.models import ColumnEvent, ColumnMeter, Declaration
from gongkai.law.update_limits import Period
from gongkai.workspace import finding

_KINDS = {
    Light.STALE: "late", Light.BLANK: "late", Light.SOON: "soon", Light.FRESH: "fine", Light.STILL: "bar", Light.NONE: "bar",
}  # fmt: skip
LACKS = {
    "index": gettext_lazy("缺索引号"),
    "summary": gettext_lazy("缺内容概述"),
    "summary_is_title": gettext_lazy("内容概述与名称相同"),
    "summary_long": gettext_lazy("内容概述超过100字"),
    "written_on": gettext_lazy("缺生成日期"),
}
_HAPPENED = {
    "added": gettext_lazy("新设栏目"), "changed": gettext_lazy("修改"), "ended": gettext_lazy("停用"), "reopened": gettext_lazy("恢复使用"),
    "arranged": gettext_lazy("调整次序"), "kept": gettext_lazy("设定责任和期限"), "declared": gettext_lazy("登记无此类信息"),
    "proposed": gettext_lazy("申报无此类信息"), "accepted": gettext_lazy("认可"), "returned": gettext_lazy("不认可，退回"),
    "withdrawn": gettext_lazy("撤回"), "ended_declaration": gettext_lazy("发布了信息，申报自行终止"),
}  # fmt: skip
_FIELDS = {
    "name": gettext_lazy("名称"), "limit": gettext_lazy("更新时限"), "owner": gettext_lazy("责任科室"), "ground": gettext_lazy("依据条款"),
    "genre": gettext_lazy("体裁"), "example": gettext_lazy("示例"), "klass": gettext_lazy("类别"), "check_kind": gettext_lazy("检查类"),
    "city": gettext_lazy("市政府"), "department": gettext_lazy("部门"), "county": gettext_lazy("县级政府"), "town": gettext_lazy("乡镇街道"),
    "enterprise": gettext_lazy("公共企事业单位"), "person_id": gettext_lazy("责任人"), "order": gettext_lazy("次序"),
}  # fmt: skip
_PLAIN = {
    "required": gettext_lazy("必设"), "optional": gettext_lazy("选设"), "none": gettext_lazy("不设"), "dynamic": gettext_lazy("动态要闻"),
    "notice": gettext_lazy("通知公告、政策文件"), "other": gettext_lazy("其他"),
}  # fmt: skip


def light(fresh: Freshness, today: date) -> finding.Light:
    """The light of a column with its words."""
    kind = fresh.light(today)
    return finding.Light(_KINDS[kind], _words(kind, fresh.due_on, today))


def light_of_meter(row: ColumnMeter, today: date) -> finding.Light:
    """The same of a column as it was last measured."""
    return light(Freshness(row.state, None, row.due_on), today)


def _words(kind: Light, due_on: date | None, today: date) -> str:
    if due_on is not None and kind in (Light.STALE, Light.SOON, Light.FRESH):
        left = (due_on - today).days
        if left < 0:
            return _("过期 %d 天") % -left
        return _("今天到期") if left == 0 else _("还剩 %d 天") % left
    return {Light.BLANK: _("空白"), Light.NONE: _("无此类信息")}.get(kind, _("不定期"))


def every(period: Period | None) -> str:
    """How often a column is to be updated."""
    if period is None:
        return ""
    if period.unit == "year":
        return _("每年 %(month)d 月 %(day)d 日前") % {"month": period.month, "day": period.day}
    words = {"d": _("每 %d 天"), "wd": _("每 %d 个工作日"), "m": _("每 %d 个月")}
    fixed = {"month": _("每月"), "quarter": _("每季度")}
    return fixed.get(period.unit) or words[period.unit] % period.count


def happened(event: Any) -> str:
    """What happened to a column or a declaration, with what was and what is."""
    kind = event.kind if isinstance(event, ColumnEvent) or event.kind != "ended" else "ended_declaration"
    said = str(_HAPPENED.get(kind, kind))
    changes = dict(event.data.get("changed") or {})
    if order := event.data.get("order"):
        changes["order"] = order
    parts = [f"{_FIELDS.get(name, name)} {_shown(name, was)} → {_shown(name, now)}" for name, (was, now) in changes.items()]
    return f"{said}：{'；'.join(parts)}" if parts else said


def _shown(name: str, value: Any) -> str:
    if name == "person_id":
        return _("已指定") if value else _("未指定")
    if name == "limit":
        return limit_words(value or "") or _("（空）")
    if name == "order":
        return "、".join(value)
    return str(_PLAIN.get(value, value)) if value else _("（空）")


def declared(row: Declaration) -> finding.Light:
    """The light of a declaration."""
    kinds = {"proposed": "soon", "accepted": "fine", "returned": "late"}
    return finding.Light(kinds.get(row.state, "bar"), row.get_state_display())
