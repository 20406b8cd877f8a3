"""The directory, and a unit's own site: latest, columns, the whole catalogue."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.catalog import queries as catalog
from gongkai.catalog.grounds import ground, limit
from gongkai.catalog.models import Column
from gongkai.events import clock
from gongkai.portal import trees
from gongkai.portal.lists import list_page
from gongkai.portal.meta import for_column
from gongkai.portal.notices import notices, warnings
from gongkai.portal.pages import Link, column_metas, platform_page, show, unit_page
from gongkai.portal.reading.conditional import conditional, etag_for_list
from gongkai.portal.views.found import any_unit_or_404, column_or_404, unit_or_404
from gongkai.rulebook import settings
from gongkai.units import heirs
from gongkai.units import queries as units
from gongkai.units.models import Unit
from gongkai.units.standing import standing

LONGEST_NAME = 60


@conditional(etag_for_list)
def directory(request: HttpRequest) -> HttpResponse:
    """`/units/`: all units in groups; `?name=` those with a name like it; `?by=code` a table by code."""
    name = request.GET.get("name", "").strip()[:LONGEST_NAME]
    by_code = request.GET.get("by") == "code"
    page = platform_page(_("公开单位"), section="units", metas=column_metas(_("公开单位"), _("单位名录")))
    if name:
        one = units.find(name)
        return show(request, "units.html", page, name=name, matches=[one] if one else units.named(name, limit=100))
    if by_code:
        found, after = units.list_units(after=request.GET.get("after", "")[:40], size=100)
        following = f"{request.path}?by=code&after={after}" if after else ""
        first = f"{request.path}?by=code" if request.GET.get("after") else ""
        return show(request, "units.html", page, by_code=True, listed=found, next=following, first=first)
    return show(request, "units.html", page, groups=units.directory())


@conditional(etag_for_list)
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """`/u/<code>/`: what is new, the tree, contact, the units beneath."""
    here, today = unit_or_404(code), clock.today()
    nodes = trees.disclosed(catalog.unit_columns(here))
    page = unit_page(
        here.name,
        here,
        section="home",
        metas=column_metas(here.name, _("单位子网站")),
        title_chinese=True,
        feed=reverse("unit-feed", args=[code]),
    )
    page.crumbs.pop()
    page.title = here.display_name
    return show(
        request, "unit.html", page, unit=here, tree=trees.shallow(nodes, here), list=list_page(request, today, unit=here),
        notices=notices(here, standing(here, today)), contact=contact_of(here), children=sorted(units.children(here), key=lambda unit: unit.level),
        items=sum(node.items for node in nodes), latest=max((node.latest for node in nodes if node.latest), default=None),
    )  # fmt: skip


@conditional(etag_for_list)
def former(request: HttpRequest, code: str) -> HttpResponse:
    """`/u/<code>/former/`: what a unit that ended had published, and who took its place. Of a unit that is there: its own site."""
    here, today = any_unit_or_404(code), clock.today()
    if not heirs.has_ended(here, today):
        return redirect("unit", code=code)
    title = _("%s（已撤销）") % here.name
    page = unit_page(title, here, metas=column_metas(title, _("单位子网站")), title_chinese=True)
    return show(
        request, "unit_former.html", page, unit=here, notices=notices(here, standing(here, today)), heirs=heirs.heirs(here, today),
        list=list_page(request, today, unit=here), search=f"{reverse('search')}?unit={here.code}",
    )  # fmt: skip


@conditional(etag_for_list)
def column(request: HttpRequest, code: str, column: str) -> HttpResponse:
    """`/u/<code>/c/<column>/`: the items of one column of one unit."""
    here, today = unit_or_404(code), clock.today()
    whole = catalog.unit_columns(here)
    nodes = trees.disclosed(whole)
    asked = trees.by_code(whole, column) or column_or_404(here, column)
    way = trees.way(whole, asked.pk)  # 制度 and the like stand beside the tree and say as well why they are empty
    page = unit_page(
        asked.name, here, section="disclosed", metas=for_column(asked, here), title_chinese=True,
        feed=reverse("unit-column-feed", args=[here.code, asked.code]),
        below=[Link(node.column.name, trees.column_url(here, node.column), chinese=True) for node in way[:-1]],
    )  # fmt: skip
    return show(
        request, "column.html", page, unit=here, column=asked, head=column_head(asked, way[-1] if way else None),
        tree=trees.branch(nodes, here, asked.pk), here=" › ".join(node.column.name for node in way),
        list=list_page(request, today, unit=here, column=asked), contact=contact_of(here), notices=warnings(here, today),
        search=f"{reverse('search')}?unit={here.code}&column={asked.code}",
    )  # fmt: skip


@conditional(etag_for_list)
def catalogue(request: HttpRequest, code: str) -> HttpResponse:
    """`/u/<code>/catalogue/`: 法定主动公开内容, the whole tree as a table of contents."""
    here = unit_or_404(code)
    nodes = trees.disclosed(catalog.unit_columns(here))
    page = unit_page(_("法定主动公开内容"), here, section="disclosed", metas=column_metas(_("法定主动公开内容"), _("公开栏目")))
    return show(
        request, "catalogue.html", page, unit=here, tree=trees.tree(nodes, here, details=True), items=sum(node.items for node in nodes),
        contact=contact_of(here), notices=warnings(here, clock.today()),
    )  # fmt: skip


def contact_of(unit: Unit) -> object | None:
    """How to reach the unit; None where it has not said."""
    return getattr(unit, "contact", None)


def column_head(column: Column, node: catalog.ColumnNode | None) -> dict[str, object]:
    """Basis, owner, limit, latest and count of a column, as a unit keeps it."""
    return {
        "ground": ground(column.ground),
        "owner": (node.owner if node else "") or column.owner,
        "limit": limit((node.limit if node else "") or column.limit),
        "latest": node.latest if node else None,
        "items": node.items if node else 0,
        "none_reason": node.none_reason if node else "",
        "none_on": node.none_on if node else None,
        "audience": column.audience,
        "media": column.code in settings.get("press.columns"),
    }
