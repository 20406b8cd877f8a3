"""What the pages of drafts and reviews say: fields with tint, names of steps, reasons, changes."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import template
from django.forms import CheckboxInput
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.law.grounds import BY_CODE
from gongkai.publishing.models import Manuscript, ManuscriptEvent
from gongkai.publishing.rules.reasons import Reason
from gongkai.publishing.services.review import RETURN_REASONS
from gongkai.rulebook.models import WordingEntry
from gongkai.units.models import Role
from gongkai.workspace.drafting.form import DraftForm

register = template.Library()
#: Unchanged lines around a change.
AROUND = 1


@register.inclusion_tag("workspace/parts/draft_field.html")
def draft_field(form: DraftForm, name: str, waiting: list[str]) -> dict[str, Any]:
    """A field of the draft form; tinted while its value was read from a document and not confirmed."""
    bound = form[name]
    box = isinstance(bound.field.widget, CheckboxInput)
    attributes: dict[str, Any] = {"class": "" if box else f"in{' filled' if name in waiting else ''}"}
    if bound.errors:
        attributes["aria-invalid"] = "true"
    describes = [f"{bound.auto_id}_hint"] * bool(bound.help_text) + [f"{bound.auto_id}_wrong"] * bool(bound.errors)
    if describes:
        attributes["aria-describedby"] = " ".join(describes)
    if (longest := getattr(bound.field, "max_length", None)) and longest <= 1000:
        attributes["maxlength"] = str(longest)
    widget: SafeString = bound.as_widget(attrs=attributes)
    return {"bound": bound, "widget": widget, "box": box, "filled": name in waiting}


@register.filter
def return_reason(code: str) -> str:
    """A usual reason for a return in words."""
    return gettext(RETURN_REASONS[code]) if code in RETURN_REASONS else code


@register.filter
def ground_name(code: str) -> str:
    """第十四条 国家秘密."""
    ground = BY_CODE.get(code)
    return f"{ground.article('2019')}　{ground.name}" if ground else code


@register.filter
def said_in(message: str) -> str:
    """A message id in the reader's language."""
    return gettext(message)


@register.filter
def cut_head(place: str) -> str:
    """附件2 第3页 without the attachment, where that stands beside it."""
    return place.partition(" ")[2]


@register.filter
def step_name(label: str) -> str:
    """待保密审查 as the head of a box: 保密审查."""
    return str(label).removeprefix("待").removeprefix("更正待")


@register.filter
def step_code(code: str) -> str:
    """secrecy → 保密审查."""
    return step_name(Manuscript.State(code).label) if code in Manuscript.State.values else code


@register.filter
def told(reason: dict[str, Any]) -> str:
    """A stored reason in words."""
    return Reason(reason.get("code", ""), reason.get("field", ""), reason.get("values", {})).message


_FIELDS = {
    "files": _("附件"), "publicity_end": _("公示期至"), "closing": _("公示期满后关闭的"), "columns": _("栏目"),
    "replaces": _("代替的文件"), "repeals": _("废止的文件"), "interprets": _("解读的文件"),
    "adopts": _("由哪份征求意见稿出台"), "answers": _("采纳反馈针对的征求意见稿"), "particulars": _("流程图、征求意见、新闻发布等"),
}  # fmt: skip


@register.filter
def field_name(name: str) -> str:
    """What a field of a draft is called."""
    field = DraftForm.base_fields.get(name)
    return str(_FIELDS.get(name) or (field.label if field else name))


@register.filter
def plain(value: Any) -> str:
    """A value of a change: lists one after another, nothing as a dash."""
    if isinstance(value, list | tuple):
        return "、".join(map(str, value)) or "—"
    return str(value) if value not in (None, "") else "—"


@register.filter
def near(lines: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The changed lines with those right beside them; … where some are left out."""
    rows = [tuple(line) for line in lines]
    kept = {
        place for changed, (sign, _line) in enumerate(rows) if sign != " " for place in range(changed - AROUND, changed + AROUND + 1)
    }  # fmt: skip
    last = -1
    for place, (sign, line) in enumerate(rows):
        if place in kept:
            if place != last + 1:
                yield "…", ""
            yield sign, line
            last = place


@register.filter
def wording_kind(kind: str) -> str:
    """错词, 禁用词, 敏感词, 姓名职务."""
    return gettext(dict(WordingEntry.KINDS).get(str(kind), str(kind)))


_HAPPENED = {
    "created": _("开始录入"), "followed": _("单位变动，转由承接单位办理"),
    "write": _("修改"), "submit": _("提交"), "take_back": _("撤回"), "drop": _("放弃"), "pass": _("审查同意"),
    "return": _("退回"), "approve": _("批准"), "decide_urgently": _("急件决定"), "register_offline": _("登记线下签批"),
    "check_offline": _("核对线下签批"), "release": _("发布"), "register": _("登记"), "block": _("定时发布未成"),
    "released": _("公开"), "revised": _("新的版本"), "described": _("更正著录"), "moved": _("调整栏目"), "imported": _("历史导入"),
    "withdrawn": _("撤下"), "withdrawn_hidden": _("撤下"), "hidden": _("紧急下线"), "restored": _("恢复公开"), "file_hidden": _("附件下线"),
    "file_restored": _("附件恢复"), "coordination_asked": _("征询其他单位"),
    "coordination_answered": _("其他单位答复"), "coordination_lapsed": _("其他单位逾期未复"), "coordination_withdrawn": _("撤回征询"),
    "coordination_explained": _("说明改动"), "coordination_decided": _("对不同意见作出决定"), "referred": _("报请确定能否公开"),
    "referral_answered": _("登记复函"), "referral_withdrawn": _("撤回报请"), "hiding_confirmed": _("确认下线"), "sealed": _("封存"),
    "owed_settled": _("解读、清理按理由办结"),
    "removal_proposed": _("提出撤下"), "removal_refused": _("没有批准撤下"), "publicity_changed": _("改公示期"),
    "publicity_closed": _("公示期满，名单关闭"), "publicity_seen": _("查看已关闭的名单"), "countersigned": _("补签"),
}  # fmt: skip


@register.filter
def happened_to(event: ManuscriptEvent) -> str:
    """What happened to a manuscript or an item, by which post."""
    said = str(_HAPPENED.get(event.kind, event.kind))
    return f"{said}（{Role(event.post).label}）" if event.post in Role.values else said
