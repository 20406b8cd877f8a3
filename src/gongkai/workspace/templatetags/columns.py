"""What a guide lacks, in words."""

from typing import Any

from django import template
from django.utils.translation import gettext

from gongkai.law.guides import Missing

register = template.Library()


@register.simple_tag
def said_missing(one: Missing) -> str:
    """缺：监督方式."""
    return one.told(gettext)


@register.filter
def item(mapping: Any, key: str) -> Any:
    """An entry of a mapping."""
    return mapping.get(key, "") if mapping else ""
