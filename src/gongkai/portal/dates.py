"""Days in words, for the language of the page. Plain and quick: lists format hundreds of them."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gongkai.portal.templatetags.reading import cn_date as in_words
from gongkai.portal.templatetags.reading import iso

__all__ = ["english", "in_short", "in_words", "iso", "weekday"]


def english() -> bool:
    """Whether the page is being written in English."""
    return (get_language() or "").startswith("en")


def weekday(day: date) -> str:
    """星期三, or Wednesday."""
    return (_("星期一"), _("星期二"), _("星期三"), _("星期四"), _("星期五"), _("星期六"), _("星期日"))[day.weekday()]


def in_short(day: date, today: date) -> str:
    """What fits beside a title: 09-22 within the year of today, else 2026-09-22."""
    return day.isoformat()[5:] if day.year == today.year else day.isoformat()
