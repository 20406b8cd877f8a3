"""A text as staff see it: its pictures at addresses that staff alone may open, for they are not public yet."""

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from gongkai.publishing.content.pictures import attachments
from gongkai.publishing.manuscripts import Kept
from gongkai.publishing.models import Manuscript
from gongkai.text import pictures
from gongkai.text.editing import for_editor

register = template.Library()


@register.filter
def with_pictures(body: str, manuscript: int) -> SafeString:
    """A cleaned body with its pictures from the manuscript."""
    return mark_safe(pictures.readdressed(str(body), lambda file: reverse("workspace-manuscript-file", args=[manuscript, file])))


@register.filter
def without_pictures(files: Kept, manuscript: Manuscript) -> Kept:
    """The attachments, without the pictures of the text."""
    return attachments(manuscript, files)


@register.filter
def in_editor(body: str, manuscript: int) -> SafeString:
    """The same in the elements that the editor knows."""
    return with_pictures(for_editor(str(body)), manuscript)
