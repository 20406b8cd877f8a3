"""Addresses of the JSON interface, under /api/v1/."""

from django.urls import URLPattern, path, re_path
from django.views.generic.base import RedirectView

from gongkai.api import app, page
from gongkai.api.boundary import ASKING, READING, bounded
from gongkai.law.asking import COMMANDS

#: Ninja's own start page is not ours.
_OPERATIONS = [pattern for pattern in app.api.urls[0] if isinstance(pattern, URLPattern) and pattern.name != "api-root"]

_ASKED = {f"api-law-{command}" for command in COMMANDS}


def _behind(pattern: URLPattern) -> URLPattern:
    methods = ASKING if pattern.name in _ASKED else READING
    return URLPattern(pattern.pattern, bounded(pattern.callback, methods), pattern.default_args, pattern.name)


urlpatterns = [
    *map(_behind, _OPERATIONS),
    path("openapi.json", bounded(app.openapi), name="api-openapi"),
    path("docs", page.docs, name="api-docs"),
    path("", RedirectView.as_view(pattern_name="api-docs"), name="api"),
    re_path(r"", bounded(app.nothing), name="api-nothing"),
]
