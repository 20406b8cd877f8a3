"""Units, and the catalogue of each."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from ninja import Path, Query, Router

from gongkai.api import shapes
from gongkai.api.answers import answer, listed, origin, tag_of_list, unchanged
from gongkai.api.problems import Problem
from gongkai.api.routes.parameters import ERRORS, LONGEST_CODE, After, Size, unit_of
from gongkai.api.schemas import Columns, Guide, Level, Unit, Units
from gongkai.catalog import guides
from gongkai.catalog.queries import item_page, unit_columns
from gongkai.events import clock
from gongkai.units import queries
from gongkai.units.standing import standing

router = Router(tags=["units"])

UnitCode = Annotated[str, Path(max_length=LONGEST_CODE, title="单位代码")]


@router.get("/units", response={200: Units, **ERRORS}, summary=_("单位，按目录顺序，本级政府在前"), url_name="api-units")
def units(
    request: HttpRequest,
    after: After = "",
    size: Size = 20,
    level: Annotated[Level, Query(title="层级")] = "",  # type: ignore[assignment]
    parent: Annotated[str, Query(max_length=LONGEST_CODE, title="上级单位代码", description=gettext_noop("其下的所有单位"))] = "",
) -> HttpResponse:
    above = unit_of(parent) if parent else None
    rows, following = queries.list_units(after=after, size=size, level=level, parent=above)
    site = origin(request)
    return answer(listed((shapes.unit_row(row, site) for row in rows), following))


@router.get("/units/{code}", response={200: Unit, **ERRORS}, summary=_("一个单位：联系方式、隶属关系、承接与曾用名"), url_name="api-unit")
def unit(request: HttpRequest, code: UnitCode) -> HttpResponse:
    found = unit_of(code)
    return answer(shapes.unit(found, standing(found, clock.today()), origin(request)))


@router.get(
    "/units/{code}/columns", response={200: Columns, **ERRORS}, summary=_("一个单位的目录，附各栏目条数"), url_name="api-unit-columns"
)
def columns(request: HttpRequest, code: UnitCode) -> HttpResponse:
    etag = tag_of_list(request)
    if known := unchanged(request, etag):
        return known
    return answer(listed(map(shapes.column_node, unit_columns(unit_of(code))), None), etag=etag)


@router.get(
    "/units/{code}/guide", response={200: Guide, **ERRORS}, summary=_("一个单位的公开指南：要素、字段和全文"), url_name="api-unit-guide"
)
def guide(request: HttpRequest, code: UnitCode) -> HttpResponse:
    etag = tag_of_list(request)
    if known := unchanged(request, etag):
        return known
    found = unit_of(code)
    out = guides.current([found]).get(found.pk)
    page = item_page(out.item) if out is not None else None
    if out is None or page is None:
        raise Problem(404, "no_guide", gettext("本单位的指南全文还没有公布。"))
    return answer(shapes.guide(found, out, page.body, origin(request)), etag=etag)
