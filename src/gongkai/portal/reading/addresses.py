"""Absolute addresses, for what leaves the site: feeds, sitemap, QR codes, meta tags."""

from django.conf import settings
from django.http import HttpRequest


def origin(request: HttpRequest) -> str:
    """Scheme and host, without a slash: where the site is known to stand, else where this request came to."""
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"


def absolute(request: HttpRequest, path: str) -> str:
    """The absolute address of a path of this site."""
    return origin(request) + path
