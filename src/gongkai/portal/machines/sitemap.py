"""Sitemap index and pages. A page is a range of ids, so that it never changes its bounds and costs one query; nothing is counted."""

from collections.abc import Iterable
from html import escape

from django.db.models import Max, Model
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from gongkai.catalog.models import Item
from gongkai.portal.reading.addresses import absolute, origin
from gongkai.portal.reading.conditional import conditional, etag_for_list
from gongkai.units import gate
from gongkai.units.models import Unit

SIZE = 10_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@conditional(etag_for_list)
def index(request: HttpRequest) -> HttpResponse:
    """Names a page for every range in which there may be something."""
    pages = [reverse("sitemap-units", args=[page]) for page in range(_pages(Unit))]
    pages += [reverse("sitemap-items", args=[page]) for page in range(_pages(Item))]
    rows = "".join(f"<sitemap><loc>{escape(absolute(request, page))}</loc></sitemap>\n" for page in pages)
    return _xml(f"<sitemapindex {_SPACE}>\n{rows}</sitemapindex>\n")


@conditional(etag_for_list)
def units(request: HttpRequest, page: int) -> HttpResponse:
    """The sites of units whose id lies in the range."""
    _known(page)
    codes = Unit.objects.filter(pk__gt=page * SIZE, pk__lte=(page + 1) * SIZE).order_by("pk").values_list("code", flat=True)
    return _urls(request, (reverse("unit", args=[code]) for code in codes.iterator()))


@conditional(etag_for_list)
def items(request: HttpRequest, page: int) -> HttpResponse:
    """The public items whose id lies in the range."""
    _known(page)
    public = gate.visible(Item.objects.all(), None)
    keys = public.filter(pk__gt=page * SIZE, pk__lte=(page + 1) * SIZE).order_by("pk").values_list("pk", flat=True)
    return _urls(request, (reverse("item", args=[key]) for key in keys.iterator()))


def robots(request: HttpRequest) -> HttpResponse:
    """Where crawlers need not go, and where the sitemap stands."""
    closed = ("/search", "/index/", "/number/", "/moved", "/metrics", "/healthz", "/en/search")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "", f"Sitemap: {absolute(request, '/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _pages(model: type[Model]) -> int:
    newest = model._default_manager.aggregate(newest=Max("pk"))["newest"] or 0
    return -(-newest // SIZE)


def _known(page: int) -> None:
    if page > 10**6:
        raise Http404


def _urls(request: HttpRequest, paths: Iterable[str]) -> HttpResponse:
    site = escape(origin(request))
    rows = "".join(f"<url><loc>{site}{escape(path)}</loc></url>\n" for path in paths)
    return _xml(f"<urlset {_SPACE}>\n{rows}</urlset>\n")


def _xml(content: str) -> HttpResponse:
    return HttpResponse(_HEAD + content, content_type="application/xml; charset=utf-8")
