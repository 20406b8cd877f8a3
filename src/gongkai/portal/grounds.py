"""Codes of the structure in words: grounds (20-1 → 条例第二十条第（一）项) and update limits (20wd → 20 个工作日)."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_DIGITS = "零一二三四五六七八九十"
_CODE = re.compile(r"^(\d{1,2})(?:-(\d{1,2}))?(乡?)$")
_RANGE = re.compile(r"^(\d{1,2})—(\d{1,2})$")
_WORKING = re.compile(r"^(\D*?)(\d+)wd$")
_EVERY = re.compile(r"^\+(\d+)d$")
_BOTH = re.compile(r"^(.*?)(\+\d+d)$")


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
    if found := _WORKING.match(code):
        days = int(found[2])
        words = ngettext("%d 个工作日内", "%d 个工作日内", days) % days
        return f"{found[1]} {words}" if found[1] else words
    if found := _EVERY.match(code):
        return _("每 %d 天至少更新一次") % int(found[1])
    if found := _BOTH.match(code):
        return f"{limit(found[1])}，{limit(found[2])}"
    return {"月": _("每月"), "季": _("每季度"), "即时": _("即时")}.get(code, code)
