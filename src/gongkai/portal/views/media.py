"""For the media: where press releases are, and how to subscribe to their whole text."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.catalog import press
from gongkai.events import clock
from gongkai.portal.pages import platform_page, show
from gongkai.portal.reading.addresses import absolute
from gongkai.portal.reading.conditional import conditional, etag_for_list
from gongkai.portal.rows import Table, rows


@conditional(etag_for_list)
def media(request: HttpRequest) -> HttpResponse:
    """`/media/`: the feeds, the newest releases, and the units that have them."""
    page = platform_page(_("新闻发布和媒体订阅"), section="disclosed", feed=reverse("media-feed"))
    found = [release.item for release in press.latest(size=20)]
    return show(
        request, "media.html", page, table=Table(rows(found, clock.today())) if found else None,
        feeds=[(kind, absolute(request, reverse(name))) for kind, name in (("Atom", "media-feed"), ("RSS", "media-rss"))],
        units=press.units(),
    )  # fmt: skip
