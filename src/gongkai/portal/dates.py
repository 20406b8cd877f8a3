"""Days in words, for the language of the page. Plain and quick: lists format hundreds of them."""

from datetime import date

from django.utils.translation import get_language

from gongkai.portal.templatetags.reading import cn_date as in_words
from gongkai.portal.templatetags.reading import iso

__all__ = ["english", "in_short", "in_words", "iso"]


def english() -> bool:
    """Whether the page is being written in English."""
    return (get_language() or "").startswith("en")


def in_short(day: date, today: date) -> str:
    """What fits beside a title: 09-22 within the year of today, else 2026-09-22."""
    return day.isoformat()[5:] if day.year == today.year else day.isoformat()
