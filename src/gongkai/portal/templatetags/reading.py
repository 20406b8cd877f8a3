"""Filters and tags that every template has: days, figures, sizes, icons, the QR code of an address."""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import segno
from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gongkai.events.clock import SHANGHAI
from gongkai.law.sayings import Said
from gongkai.portal.icons import ICONS

register = template.Library()
#: A run of Chinese, with the figures and marks within it.
_HAN = re.compile(r"[《（〔“]*[\u3400-\u9fff](?:[\u3400-\u9fff\d《》（）〔〕、，。：；“”—]*[\u3400-\u9fff》）〕”])?")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return (value.astimezone(SHANGHAI) if value.tzinfo else value).date()
    return value if isinstance(value, date) else None


@register.filter
def cn_date(value: Any) -> str:
    """2026年9月22日; on English pages 22 September 2026. Empty for no day."""
    day = _day(value)
    if day is None:
        return ""
    if (get_language() or "").startswith("en"):
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


@register.filter
def iso(value: Any) -> str:
    """2026-09-22, in Shanghai. Empty for no day."""
    day = _day(value)
    return day.isoformat() if day else ""


@register.filter
def clock_time(value: Any) -> str:
    """16:42:07 in Shanghai, of an aware moment. Empty for none."""
    return value.astimezone(SHANGHAI).strftime("%H:%M:%S") if isinstance(value, datetime) else ""


@register.filter
def thousands(value: Any) -> str:
    """148,176. What is not a whole number comes back as it is."""
    return f"{value:,}" if isinstance(value, int) else str(value)


@register.filter
def filesize(value: Any) -> str:
    """Bytes as people say it: 640 B, 64 KB, 1.2 MB."""
    size = float(value or 0)
    for unit in ("B", "KB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit != "MB" or size >= 10 else f"{size:.1f} {unit}"
        size /= 1024
    return f"{size:.1f} GB"


@register.filter
def han(value: Any) -> SafeString:
    """On English pages, what is Chinese in a text is marked as Chinese: names of holidays, numbers of notices, articles."""
    text = conditional_escape(value)
    if not (get_language() or "").startswith("en"):
        return mark_safe(text)
    return mark_safe(_HAN.sub(r'<span lang="zh-CN">\g<0></span>', text))


@register.filter
def tongue(value: Any) -> SafeString:
    """The language attribute of an element whose text is Chinese on an English page: where no element may stand inside."""
    chinese = (get_language() or "").startswith("en") and _HAN.search(str(value)) is not None
    return mark_safe(' lang="zh-CN"') if chinese else SafeString("")


@register.simple_tag(name="said")
def said_(said: Said) -> SafeString:
    """A sentence of the law in the language of the page."""
    return han(said.told(_))


@register.simple_tag
def icon(name: str) -> SafeString:
    """An inline drawing by name; the words beside it say what it means. KeyError for a name that does not exist."""
    return ICONS[name]


@register.simple_tag
def qr(address: str) -> SafeString:
    """The QR code of an absolute address as inline SVG."""
    return format_html('<svg role="img" aria-label="{}" {}', _("本页地址的二维码"), _code(str(address)))


@lru_cache(maxsize=1024)
def _code(address: str) -> SafeString:
    """Attributes and content of the drawing. A fixed mask is read as well as the best one and costs a fifth to make."""
    code = segno.make(address, error="m", micro=False, mask=3)
    drawing = code.svg_inline(omitsize=True, border=2, svgclass=None, lineclass=None)
    return mark_safe(drawing.removeprefix("<svg "))
