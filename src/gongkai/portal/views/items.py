"""An item's page, what is left of one that is no longer public, and lists by index and document number."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.catalog import queries as catalog
from gongkai.catalog.models import Column, Item
from gongkai.catalog.queries import ItemPage
from gongkai.events import clock
from gongkai.portal import asking, beside, papers, removals, rows, trees
from gongkai.portal.meta import for_item
from gongkai.portal.pages import Link, Page, platform_page, show, unit_url
from gongkai.portal.reading.addresses import absolute
from gongkai.portal.reading.conditional import conditional, etag_for_item, etag_for_list
from gongkai.portal.visits.folding import visits_of
from gongkai.publishing.tombstones import public_notice, stone_of
from gongkai.search.query import Question

LONGEST_NUMBER = 160


@conditional(etag_for_item)
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """`/i/<id>`: everything about one item, in one page for ever."""
    page, today = catalog.item_page(item_id), clock.today()
    if page is None:
        return _gone(request, item_id)
    here = page.item
    running = page.publicity is not None and not page.over
    frame = Page(
        here.document_number or here.title, section="disclosed", unit=here.unit, crumbs=_crumbs(here, page.columns[:1]),
        metas=for_item(page, request), canonical=absolute(request, here.get_absolute_url()), title_chinese=True,
    )  # fmt: skip
    response = show(
        request, "item.html", frame, item=here, publicity=page.publicity, over=page.over, edition=page.edition,
        body=papers.body(page.body), facts=papers.facts(page, today),
        files=papers.files(page.attachments, page.body), closed_files=page.closed_files, explained=papers.explained(page), related=papers.related(page),
        steps=papers.steps(page, today), contact=getattr(here.unit, "contact", None), address=frame.canonical, today=today,
        host=frame.canonical.partition("://")[2].removesuffix(here.get_absolute_url()), visits=visits_of(f"item:{here.pk}"),
        **_ending(page), **beside.beside(page),
    )  # fmt: skip
    if running:
        response["Cache-Control"] = "no-store"  # no cache shows a list a second longer than its period
    return response


def _crumbs(item: Item, columns: list[Column]) -> list[Link]:
    way = [Link(_("首页"), reverse("home")), Link(item.unit.display_name, unit_url(item.unit), chinese=True)]
    return way + [Link(column.name, trees.column_url(item.unit, column), chinese=True) for column in columns]


def _ending(page: ItemPage) -> dict[str, object]:
    """What took the place of an item that was repealed or replaced: said above its text."""
    later = [tie.item for tie in page.incoming if tie.kind in {"repeals", "replaces"}]
    return {"later": [(rows.address(item), item.title, item.document_number) for item in later]}


def _gone(request: HttpRequest, item_id: int) -> HttpResponse:
    """410 with what may be said of a withdrawn or hidden item; 404 where there is nothing to say."""
    notice = public_notice(item_id)
    if notice is None:
        raise Http404(_("没有这条信息"))
    hidden = notice.state == Item.State.HIDDEN
    frame = platform_page(_("暂停公开") if hidden else _("已撤下"), section="disclosed")
    stone = stone_of(notice)
    words = {"kind": removals.kind(stone.kind), "post": removals.post(stone.post)} if stone else {}
    return show(request, "gone.html", frame, status=404 if hidden else 410, notice=notice, hidden=hidden, stone=stone, words=words)


@conditional(etag_for_list)
def by_index_number(request: HttpRequest, number: str) -> HttpResponse:
    """`/index/<number>`: foreign index numbers need not be unique, so this is a list, of one as well."""
    return _matches(request, _("索引号"), number, catalog.by_index_number(number[:LONGEST_NUMBER]), "index_number")


@conditional(etag_for_list)
def by_document_number(request: HttpRequest, number: str) -> HttpResponse:
    """`/number/<number>`: every item with that document number, however its brackets and figures were typed."""
    return _matches(request, _("文号"), number, catalog.by_document_number(number[:LONGEST_NUMBER]), "document_number")


def _matches(request: HttpRequest, kind: str, number: str, items: list[Item], search: str) -> HttpResponse:
    shown = number[:LONGEST_NUMBER]
    return show(
        request, "matches.html", platform_page(f"{kind} {shown}", section="disclosed"), status=200 if items else 404,
        kind=kind, number=shown, table=rows.Table(rows.rows(items, clock.today())), total=len(items),
        search=asking.link(Question(q=shown, kind=search)),
    )  # fmt: skip
