"""Codes of the structure in words: grounds (20-1 → 条例第二十条第（一）项) and update limits (20wd → 20 个工作日)."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

_DIGITS = "零一二三四五六七八九十"
_CODE = re.compile(r"^(\d{1,2})(?:-(\d{1,2}))?(乡?)$")
_RANGE = re.compile(r"^(\d{1,2})—(\d{1,2})$")
_WITHIN = re.compile(r"^(\D*?)(\d+)(wd|日)$")
_YEARLY = re.compile(r"^年\((\d\d)-(\d\d)\)$")
_BOTH = re.compile(r"^(.*?)\+(\d+)(d|wd|m)$")
_EVERY = {
    "d": gettext_lazy("每 %d 天至少更新一次"),
    "wd": gettext_lazy("每 %d 个工作日至少更新一次"),
    "m": gettext_lazy("每 %d 个月至少更新一次"),
}
_AFTER = {
    "": "%s",
    "变更": gettext_lazy("变更后%s"),
    "文件公开后": gettext_lazy("文件公开后%s"),
    "出刊后": gettext_lazy("出刊后%s"),
    "批准后": gettext_lazy("批准后%s"),
    "批复后": gettext_lazy("批复后%s"),
    "答复后": gettext_lazy("答复后%s"),
    "导入后": gettext_lazy("导入后%s"),
    "征集起即时，反馈": gettext_lazy("征集起即时，反馈%s"),
    "即时，报告": gettext_lazy("即时，报告%s"),
    "即时，结果": gettext_lazy("即时，结果%s"),
}
_KNOWN = {
    "月": gettext_lazy("每月"),
    "季": gettext_lazy("每季度"),
    "即时": gettext_lazy("即时"),
    "随预决算": gettext_lazy("随预决算公开"),
    "提前24小时": gettext_lazy("提前 24 小时"),
    "年(部门01-31，政府03-31)": gettext_lazy("每年，部门 1 月 31 日前，政府 3 月 31 日前"),
}


def chinese(number: int) -> str:
    """1–99 in Chinese figures, as articles are cited."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def article(code: str) -> str:
    """One ground as the regulation is cited; what is not a code comes back as it was."""
    if span := _RANGE.match(code):
        return f"第{chinese(int(span[1]))}条至第{chinese(int(span[2]))}条"
    found = _CODE.match(code)
    if not found:
        return code
    point = f"第（{chinese(int(found[2]))}）项" if found[2] else ""
    return f"第{chinese(int(found[1]))}条{point}" + ("（乡镇）" if found[3] else "")


def ground(codes: str) -> str:
    """条例第二十条第（一）项、第二十一条, from "20-1、21"; empty for none."""
    return "条例" + "、".join(article(code) for code in codes.split("、")) if codes else ""


def limit(code: str) -> str:
    """An update limit in words of the page; what has no code stays as the structure words it."""
    if not code or code.startswith("—"):
        return ""
    if found := _YEARLY.match(code):
        return _("每年 %(month)d 月 %(day)d 日前") % {"month": int(found[1]), "day": int(found[2])}
    if found := _BOTH.match(code):
        often = str(_EVERY[found[3]]) % int(found[2])
        return f"{limit(found[1])}，{often}" if found[1] else often
    if found := _WITHIN.match(code):
        days = int(found[2])
        words = ngettext("%d 个工作日内", "%d 个工作日内", days) if found[3] == "wd" else ngettext("%d 日内", "%d 日内", days)
        return _after(found[1]) % (words % days)
    known = _KNOWN.get(code)
    return str(known) if known else code


def _after(what: str) -> str:
    """What a limit counts from, with a place for the days."""
    known = _AFTER.get(what)
    return str(known) if known else what.replace("%", "%%") + "%s"
