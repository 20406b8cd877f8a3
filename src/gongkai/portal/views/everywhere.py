"""Lists over all units: what is new, one column, one topic."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.catalog import queries as catalog
from gongkai.events import clock
from gongkai.portal import asking, trees
from gongkai.portal.lists import list_page
from gongkai.portal.meta import for_column
from gongkai.portal.pages import Link, column_metas, platform_page, show
from gongkai.portal.reading.conditional import conditional, etag_for_list
from gongkai.portal.views.found import column_or_404
from gongkai.portal.views.units import column_head
from gongkai.search.query import Question


@conditional(etag_for_list)
def latest(request: HttpRequest) -> HttpResponse:
    """`/latest/`: everything, newest first."""
    page = platform_page(_("最新公开"), section="disclosed", metas=column_metas(_("最新公开"), _("公开栏目")), feed=reverse("feed"))
    return show(request, "everywhere.html", page, list=list_page(request, clock.today()), search=reverse("search"))


@conditional(etag_for_list)
def column(request: HttpRequest, column: str) -> HttpResponse:
    """`/c/<column>/`: one column of the issued structure, all units."""
    nodes = trees.disclosed(catalog.platform_columns())
    asked = trees.by_code(nodes, column) or column_or_404(None, column)
    way = trees.way(nodes, asked.pk)
    below = [Link(_("法定主动公开内容"), reverse("disclosed"))]
    below += [Link(node.column.name, trees.column_url(None, node.column), chinese=True) for node in way[:-1]]
    return show(
        request, "everywhere.html", platform_page(asked.name, section="disclosed", below=below, metas=for_column(asked), title_chinese=True),
        column=asked, head=column_head(asked, way[-1] if way else None), tree=trees.branch(nodes, None, asked.pk),
        here=" › ".join(node.column.name for node in way), list=list_page(request, clock.today(), column=asked),
        search=f"{reverse('search')}?column={asked.code}",
    )  # fmt: skip


@conditional(etag_for_list)
def topic(request: HttpRequest, code: str) -> HttpResponse:
    """`/topics/<code>/`: the columns that feed a topic, each with its latest."""
    topics = catalog.topics()
    found = next((topic for topic in topics if topic.code == code), None)
    if found is None:
        raise Http404(_("没有这个重点领域"))
    nodes = trees.all_by_code(catalog.platform_columns())
    fed = [nodes[name] for name in found.columns if name in nodes]
    chosen = next((node.column for node in fed if node.column.code == request.GET.get("column")), fed[0].column if fed else None)
    page = platform_page(
        found.name, section="disclosed", metas=column_metas(found.name, _("重点领域")), title_chinese=True,
        below=[Link(_("重点领域"), reverse("disclosed") + "#topics")],
    )  # fmt: skip
    tabs = [(node.column.name, f"{request.path}?column={node.column.code}", node.items, node.column == chosen) for node in fed]
    return show(
        request, "topic.html", page, topic=found, tabs=tabs, column=chosen,
        list=list_page(request, clock.today(), column=chosen) if chosen else None,
        search=asking.link(Question(q=found.name)), topics=topics,
    )  # fmt: skip
