"""What stands beside the text, in words: for reviewers, differences, screen readers. The words of faults in a chart."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gongkai.catalog import particulars
from gongkai.catalog.chart_words import sentences
from gongkai.catalog.charts import Fault
from gongkai.law import guides

FAULTS = {
    "no_steps": gettext_noop("还没有步骤"),
    "too_many_steps": gettext_noop("步骤太多，最多%(detail)s行，请分成两张图"),
    "no_start": gettext_noop("没有开始"),
    "two_starts": gettext_noop("只能有一个开始，第%(detail)s行已经是"),
    "no_end": gettext_noop("没有结束"),
    "key_doubled": gettext_noop("与另一行重复，请删去重填"),
    "kind_unknown": gettext_noop("请选择这一行是什么"),
    "text_needed": gettext_noop("没有写内容"),
    "too_long": gettext_noop("太长，最多%(detail)s字"),
    "limit_out_of_range": gettext_noop("时限须为1至%(detail)s天"),
    "days_unknown": gettext_noop("请选择工作日或者自然日"),
    "way_unnamed": gettext_noop("判断的两条路都要有名称，例如“是”“否”"),
    "ways_named_alike": gettext_noop("判断的两条路名称相同"),
    "ways_lead_alike": gettext_noop("判断的两条路通到同一步"),
    "leads_nowhere": gettext_noop("下一步没有着落：请选择通到哪一步，或者改为结束"),
    "leads_to_itself": gettext_noop("下一步是它自己"),
    "leads_to_start": gettext_noop("不能回到开始，请回到开始后面的一步"),
    "unreachable": gettext_noop("没有哪一步通到这里"),
    "never_ends": gettext_noop("从这里走不到结束"),
    "loop_without_decision": gettext_noop("在原地循环：要回到前面的步骤，须经过一个判断"),
}


def fault_words(fault: Fault) -> str:
    """A fault in words, without its row."""
    return _(FAULTS[fault.code]) % {"detail": fault.detail}


def told(data: Mapping[str, Any]) -> list[str]:
    """All of it, line by line."""
    found = [_("流程图 %s") % line for line in sentences(particulars.chart(data))]
    if (comment := particulars.comment(data)) is not None:
        found.append(_("征求意见至 %(until)s；%(how)s") % {"until": comment.until or "—", "how": comment.how or "—"})
    if (press := particulars.press(data)) is not None:
        values = {"occasion": press.occasion or "—", "day": press.held_on or "—", "who": press.spokesperson or "—"}
        found.append(_("新闻发布：%(occasion)s，%(day)s，发言人 %(who)s") % values)
    return [*found, *_guide(data.get(particulars.GUIDE) or {})]


def _guide(given: Mapping[str, Any]) -> list[str]:
    """The fields of a guide, a line for each text or entry."""
    fields, labels = given.get("fields") or {}, {field.name: field.label for field in guides.FIELDS}
    lines = []
    for name, value in fields.items():
        for entry in value if isinstance(value, list) else [value]:
            said = "，".join(str(part) for part in entry.values() if part) if isinstance(entry, dict) else str(entry)
            lines.append(f"{_(labels.get(name, name))}：{said}")
    return lines
