"""What the pages of batches and letters say."""

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from gongkai.publishing.models import Coordination
from gongkai.units.models import Role

register = template.Library()


@register.filter
def role_name(code: str) -> str:
    """approver → 批准人."""
    return str(Role(code).label) if code in Role.values else code


@register.filter
def through_letter(page: SafeString, letter: Coordination) -> SafeString:
    """A manuscript's page for the unit that is asked: its files come by the letter, for they are open to that unit no other way."""
    own = reverse("workspace-manuscript-file", args=[letter.manuscript_id, 0]).removesuffix("0")
    theirs = reverse("workspace-coordination-file", args=[letter.pk, 0]).removesuffix("0")
    return mark_safe(page.replace(own, theirs))  # what the template has escaped
