"""Feeds for the media 新闻媒体: press releases with their whole text, as Atom and as RSS, of all units or of one."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape
from django.utils.translation import gettext as _

from gongkai.catalog import press
from gongkai.catalog.press import Release
from gongkai.events.clock import SHANGHAI
from gongkai.portal.dates import in_words
from gongkai.portal.machines.feeds import clean
from gongkai.portal.reading.addresses import absolute, origin
from gongkai.portal.reading.conditional import conditional, etag_for_list
from gongkai.portal.views.found import unit_or_404
from gongkai.rulebook import settings as rulebook
from gongkai.units.models import Unit

SIZE = 50
#: Addresses within the text that name no site.
_HERE = re.compile(r'(\s(?:href|src)=")/(?!/)')


class WholeAtom(Atom1Feed):
    """With the text of each entry as `content`."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


class WholeRss(Rss201rev2Feed):
    """The same as content:encoded, which readers of RSS know."""

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])


@conditional(etag_for_list)
def atom(request: HttpRequest) -> HttpResponse:
    """`/media/atom.xml`: of all units."""
    return _feed(request, WholeAtom, None)


@conditional(etag_for_list)
def rss(request: HttpRequest) -> HttpResponse:
    """`/media/rss.xml`: the same as RSS 2.0."""
    return _feed(request, WholeRss, None)


@conditional(etag_for_list)
def unit_atom(request: HttpRequest, code: str) -> HttpResponse:
    """`/u/<code>/media/atom.xml`: of one unit."""
    return _feed(request, WholeAtom, unit_or_404(code))


@conditional(etag_for_list)
def unit_rss(request: HttpRequest, code: str) -> HttpResponse:
    """`/u/<code>/media/rss.xml`."""
    return _feed(request, WholeRss, unit_or_404(code))


def _feed(request: HttpRequest, kind: type[SyndicationFeed], unit: Unit | None) -> HttpResponse:
    named = f"{unit.name} {_('新闻发布')}" if unit else _("新闻发布")
    page = absolute(request, reverse("media"))
    feed = kind(
        title=clean(f"{named} - {rulebook.get('site.name')}"), link=page, description=clean(named), language="zh-CN",
        feed_url=absolute(request, request.path), feed_guid=absolute(request, request.path),
    )  # fmt: skip
    for release in press.latest(unit=unit, size=SIZE):
        _add(feed, origin(request), release)
    return HttpResponse(feed.writeString("utf-8"), content_type=f"{kind.content_type.partition(';')[0]}; charset=utf-8")


def _add(feed: SyndicationFeed, site: str, release: Release) -> None:
    item = release.item
    at = release.released_at.astimezone(SHANGHAI)
    feed.add_item(
        title=clean(item.title), link=site + reverse("item", args=[item.pk]), unique_id=f"{site}/i/{item.pk}",
        description=clean(_said(release)), author_name=clean(item.unit.name), pubdate=at, updateddate=at,
        content=clean(_content(release, site)),
    )  # fmt: skip


def _said(release: Release) -> str:
    """Occasion, day and spokesperson in a line."""
    found = release.press
    return "　".join(part for part in (found.occasion, in_words(found.held_on), found.spokesperson) if part) if found else ""


def _content(release: Release, site: str) -> str:
    """The text, with who spoke above it and the files beneath; every address whole."""
    said = _said(release)
    head = f"<p>{escape(said)}</p>" if said else ""
    rows = [f'<li><a href="{site}{reverse("file", args=[file.pk])}">{escape(file.title)}</a></li>' for file in release.files]
    files = f"<p>{_('附件')}</p><ul>{''.join(rows)}</ul>" if rows else ""
    return head + _HERE.sub(rf"\g<1>{site}/", release.body) + files
