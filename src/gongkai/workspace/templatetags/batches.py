"""What the pages of batches and letters say."""

from django import template

from gongkai.units.models import Role

register = template.Library()


@register.filter
def role_name(code: str) -> str:
    """approver → 批准人."""
    return str(Role(code).label) if code in Role.values else code
