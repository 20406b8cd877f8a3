"""Pages about the site itself: map, how to reach the office, how to use it, and all components for the eye."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from gongkai.catalog import queries as catalog
from gongkai.portal import asking, trees
from gongkai.portal.pages import platform_page, show
from gongkai.portal.reading.conditional import conditional, etag_for_list
from gongkai.search.query import Question
from gongkai.units import queries as units


@conditional(etag_for_list)
def map_(request: HttpRequest) -> HttpResponse:
    """`/map/`: every kind of page with its address."""
    nodes = trees.disclosed(catalog.platform_columns())
    return show(
        request, "map.html", platform_page(_("站点地图")),
        tree=trees.tree(nodes, None), topics=catalog.topics(), groups=units.directory(limit=120),
    )  # fmt: skip


@conditional(etag_for_list)
def contact(request: HttpRequest) -> HttpResponse:
    """`/contact/`: the disclosure office of the platform."""
    root = units.root()
    return show(request, "contact.html", platform_page(_("联系方式")), unit=root, contact=getattr(root, "contact", None) if root else None)


def about(request: HttpRequest) -> HttpResponse:
    """`/about/`: how to find, read and print; what the site does for those who see, hear or move with difficulty."""
    return show(request, "about.html", platform_page(_("使用说明和无障碍")))


def styleguide(request: HttpRequest) -> HttpResponse:
    """`/styleguide/`: every component on one page, where the site is developed or demonstrated."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return show(
        request, "styleguide.html", platform_page(_("部件与状态")), kinds=asking.kinds(), symbols=asking.SYMBOLS, question=Question(),
    )  # fmt: skip
