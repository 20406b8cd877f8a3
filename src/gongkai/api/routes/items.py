"""Items: lists with key paging, and everything about one."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from ninja import Path, Query, Router

from gongkai.api import shapes
from gongkai.api.answers import answer, listed, origin, tag_of_item, tag_of_list, unchanged
from gongkai.api.problems import Problem
from gongkai.api.routes.parameters import ERRORS, LONGEST_CODE, After, Size, unit_of
from gongkai.api.schemas import Gone, Item, Items
from gongkai.catalog import queries
from gongkai.catalog.models import Item as ItemRow
from gongkai.events import clock
from gongkai.publishing.tombstones import public_notice, stone_of

router = Router(tags=["items"])

LONGEST_NUMBER = 160


@router.get("/items", response={200: Items, **ERRORS}, summary=gettext_lazy("信息列表，新的在前"), url_name="api-items")
def items(
    request: HttpRequest,
    unit: Annotated[str, Query(max_length=LONGEST_CODE, title="单位代码", description=gettext_noop("只含本单位；含下级的用 search"))] = "",
    column: Annotated[str, Query(max_length=LONGEST_CODE, title="栏目代码", description=gettext_noop("含其下级栏目"))] = "",
    year: Annotated[int, Query(ge=1900, le=2999, title="公开年份")] = 0,
    index_number: Annotated[
        str, Query(max_length=LONGEST_NUMBER, title="索引号", description=gettext_noop("列出该索引号的全部信息，不能与其他条件同用"))
    ] = "",
    document_number: Annotated[
        str, Query(max_length=LONGEST_NUMBER, title="文号", description=gettext_noop("写法不限，不能与其他条件同用"))
    ] = "",
    after: After = "",
    size: Size = 20,
) -> HttpResponse:
    etag = tag_of_list(request)
    if known := unchanged(request, etag):
        return known
    today, site = clock.today(), origin(request)
    if index_number or document_number:
        if unit or column or year or after or (index_number and document_number):
            raise Problem(400, "bad_combination", _("按索引号或文号查找时不能再加其他条件；组合条件请用 search。"))
        found = queries.by_index_number(index_number) if index_number else queries.by_document_number(document_number)
        return answer(listed((shapes.item_row(row, today, site) for row in found), None), etag=etag)
    lead = unit_of(unit) if unit else None
    place = queries.column_of(lead, column) if column else None
    if column and place is None:
        raise Problem(404, "no_such_column", _("没有代码为“%s”的栏目。") % column)
    listing = queries.list_items(unit=lead, column=place, year=year or None, after=after or None, size=size)
    return answer(listed((shapes.item_row(row, today, site) for row in listing.results), listing.next), etag=etag)


@router.get("/items/{item_id}", response={200: Item, **ERRORS, 410: Gone}, summary=gettext_lazy("一条信息的全部内容"), url_name="api-item")
def item(request: HttpRequest, item_id: Annotated[int, Path(ge=1, le=2**63 - 1)]) -> HttpResponse:
    if "If-None-Match" in request.headers and (etag := tag_of_item(request, item_id)) and (known := unchanged(request, etag)):
        return known
    page = queries.item_page(item_id)
    if page is None:
        raise _gone(item_id)
    response = answer(shapes.item(page, clock.today(), origin(request)), etag=tag_of_item(request, item_id, page.item))
    if page.publicity is not None and not page.over:
        response["Cache-Control"] = "no-store"  # no cache shows a list a second longer than its period
    return response


def _gone(item_id: int) -> Problem:
    notice = public_notice(item_id)
    if notice is None:
        return Problem(404, "no_such_item", _("没有这条信息。"))
    hidden = notice.state == ItemRow.State.HIDDEN
    detail = _("这条信息已暂停公开。") if hidden else _("这条信息已撤下。")
    more = {"unit": shapes.unit_name(notice.unit), "reason": notice.reason, "on": notice.on.isoformat() if notice.on else None}
    more |= shapes.tombstone(stone_of(notice))
    return Problem(404 if hidden else 410, "hidden" if hidden else "withdrawn", detail, **more)
