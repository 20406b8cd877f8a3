"""The fixed columns of 61号: guide, rules, what is disclosed by law, annual reports — of a unit, and of the whole platform."""

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gongkai.catalog import queries as catalog
from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.portal import papers, rows, trees
from gongkai.portal.lists import ListPage, list_page
from gongkai.portal.notices import warnings
from gongkai.portal.pages import Page, column_metas, platform_page, show, unit_page
from gongkai.portal.reading.addresses import absolute
from gongkai.portal.reading.conditional import conditional, etag_for_list
from gongkai.portal.views.found import column_or_404, unit_or_404
from gongkai.portal.views.units import column_head, contact_of
from gongkai.units import queries as units
from gongkai.units.models import Unit


@conditional(etag_for_list)
def unit_guide(request: HttpRequest, code: str) -> HttpResponse:
    """`/u/<code>/guide/`: the nine things of article 12, and the guide itself."""
    unit = unit_or_404(code)
    return _guide(request, unit, _frame(_("政府信息公开指南"), "guide", unit))


@conditional(etag_for_list)
def guide(request: HttpRequest) -> HttpResponse:
    """`/guide/`: the guide of the government whose platform this is, and those of its units."""
    return _guide(request, units.root(), _frame(_("政府信息公开指南"), "guide", None), everywhere=True)


@conditional(etag_for_list)
def unit_rules(request: HttpRequest, code: str) -> HttpResponse:
    """`/u/<code>/rules/`"""
    return _listed(request, unit_or_404(code), trees.RULES, _("政府信息公开制度"), "rules")


@conditional(etag_for_list)
def rules(request: HttpRequest) -> HttpResponse:
    """`/rules/`"""
    return _listed(request, None, trees.RULES, _("政府信息公开制度"), "rules")


@conditional(etag_for_list)
def unit_reports(request: HttpRequest, code: str) -> HttpResponse:
    """`/u/<code>/reports/`"""
    return _listed(request, unit_or_404(code), trees.REPORTS, _("政府信息公开年报"), "reports")


@conditional(etag_for_list)
def reports(request: HttpRequest) -> HttpResponse:
    """`/reports/`"""
    return _listed(request, None, trees.REPORTS, _("政府信息公开年报"), "reports")


@conditional(etag_for_list)
def disclosed(request: HttpRequest) -> HttpResponse:
    """`/disclosed/`: the issued structure with the counts of all units."""
    nodes = trees.disclosed(catalog.platform_columns())
    return show(
        request, "disclosed.html", _frame(_("法定主动公开内容"), "disclosed", None),
        tree=trees.tree(nodes, None, details=True), items=sum(node.items for node in nodes), topics=catalog.topics(),
    )  # fmt: skip


def _frame(title: str, section: str, unit: Unit | None) -> Page:
    metas = column_metas(title, _("公开栏目"), f"{unit.name} {title}" if unit else title)
    return unit_page(title, unit, section=section, metas=metas) if unit else platform_page(title, section=section, metas=metas)


def _guide(request: HttpRequest, unit: Unit | None, page: Page, *, everywhere: bool = False) -> HttpResponse:
    column = column_or_404(unit, trees.GUIDE)
    own = catalog.list_items(unit=unit, column=column, size=5, inherit=False).results if unit else []
    others: ListPage | None = list_page(request, clock.today(), column=column) if everywhere else None
    return show(
        request, "guide.html", page, unit=unit, contact=contact_of(unit) if unit else None,
        guide=own[0] if own else None, body=_body(own[0]) if own else "", url=rows.address(own[0]) if own else "",
        earlier=rows.rows(own[1:], clock.today()), list=others, everywhere=everywhere,
        notices=warnings(unit, clock.today()) if unit and not everywhere else [],
        page_address=absolute(request, request.path), today=clock.today(),
    )  # fmt: skip


def _body(item: Item) -> SafeString:
    """The text of a guide, cleaned when it was published."""
    found = catalog.item_page(item.pk)
    return papers.body(found.body) if found else SafeString("")


def _listed(request: HttpRequest, unit: Unit | None, code: str, title: str, section: str) -> HttpResponse:
    column = column_or_404(unit, code)
    nodes = catalog.unit_columns(unit) if unit else catalog.platform_columns()
    return show(
        request, "listed.html", _frame(title, section, unit), unit=unit, column=column,
        head=column_head(column, trees.find(nodes, column.pk)), list=list_page(request, clock.today(), unit=unit, column=column),
        contact=contact_of(unit) if unit else None, notices=warnings(unit, clock.today()) if unit else [],
    )  # fmt: skip
