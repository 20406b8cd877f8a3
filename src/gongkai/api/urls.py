"""Addresses of the JSON interface, under /api/v1/."""

from django.urls import URLPattern, path, re_path
from django.views.generic.base import RedirectView

from gongkai.api import app, page
from gongkai.api.boundary import bounded

#: Ninja's own start page is not ours.
_OPERATIONS = [pattern for pattern in app.api.urls[0] if isinstance(pattern, URLPattern) and pattern.name != "api-root"]

urlpatterns = [
    *(URLPattern(pattern.pattern, bounded(pattern.callback), pattern.default_args, pattern.name) for pattern in _OPERATIONS),
    path("openapi.json", bounded(app.openapi), name="api-openapi"),
    path("docs", page.docs, name="api-docs"),
    path("", RedirectView.as_view(pattern_name="api-docs"), name="api"),
    re_path(r"", bounded(app.nothing), name="api-nothing"),
]
