"""Public pages are for reading: what would change something is refused before a view sees it."""

from collections.abc import Iterable

from django.urls import URLPattern
from django.views.decorators.http import require_safe


def read_only(patterns: Iterable[URLPattern]) -> list[URLPattern]:
    """The same addresses, for GET and HEAD alone (405 for all else)."""
    return [URLPattern(pattern.pattern, require_safe(pattern.callback), pattern.default_args, pattern.name) for pattern in patterns]
