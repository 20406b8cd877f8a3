"""Atom feeds: the platform's, a unit's, a column's. The same items in the same order as the pages list them."""

import re
from datetime import datetime, time

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from gongkai.catalog import queries
from gongkai.catalog.models import Column, Item
from gongkai.events.clock import SHANGHAI
from gongkai.portal.reading.addresses import absolute, origin
from gongkai.portal.reading.conditional import conditional, etag_for_list
from gongkai.portal.views.found import unit_or_404
from gongkai.rulebook import settings as rulebook

SIZE = 50
#: What XML 1.0 cannot carry.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@conditional(etag_for_list)
def site_feed(request: HttpRequest) -> HttpResponse:
    """The latest of all units."""
    return _feed(request, _("最新公开"), reverse("home"), queries.list_items(size=SIZE).results)


@conditional(etag_for_list)
def unit_feed(request: HttpRequest, code: str) -> HttpResponse:
    """The latest of one unit."""
    unit = unit_or_404(code)
    items = queries.list_items(unit=unit, size=SIZE).results
    return _feed(request, unit.name, reverse("unit", args=[code]), items)


@conditional(etag_for_list)
def column_feed(request: HttpRequest, code: str, column: str) -> HttpResponse:
    """The latest of one column of a unit, the columns beneath it included."""
    unit = unit_or_404(code)
    found: Column | None = queries.column_of(unit, column)
    if found is None:
        raise Http404
    items = queries.list_items(unit=unit, column=found, size=SIZE).results
    address = reverse("unit-column", args=[code, column])
    return _feed(request, f"{unit.name} {found.name}", address, items)


def _feed(request: HttpRequest, title: str, path: str, items: list[Item]) -> HttpResponse:
    feed = Atom1Feed(
        title=clean(f"{title} - {rulebook.get('site.name')}"),
        link=absolute(request, path),
        description="",
        language="zh-CN",
        feed_url=absolute(request, request.path),
        feed_guid=absolute(request, path),
    )
    for item in items:
        _add(feed, origin(request), item)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _add(feed: Atom1Feed, site: str, item: Item) -> None:
    day = datetime.combine(item.published_on, time.min, SHANGHAI)
    feed.add_item(
        title=clean(item.title),
        link=site + reverse("item", args=[item.pk]),
        unique_id=f"{site}/i/{item.pk}",
        description=clean(" ".join(filter(None, [item.document_number, item.index_number]))) or None,
        author_name=clean(item.unit.name),
        pubdate=day,
        updateddate=day,
    )


def clean(text: str) -> str:
    """Without what XML cannot carry."""
    return _CONTROL.sub("", text)
