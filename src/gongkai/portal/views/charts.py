"""A flow chart as a file of its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from gongkai.catalog import chart_figure
from gongkai.catalog import queries as catalog
from gongkai.portal.reading.conditional import conditional, etag_for_item

#: Nothing in the drawing may run or fetch, wherever it is opened.
POLICY = "default-src 'none'; sandbox"


@conditional(etag_for_item)
def chart(request: HttpRequest, item_id: int) -> HttpResponse:
    """`/i/<id>/chart.svg`: the chart of a public item. `?save=1`: to be kept as a file."""
    page = catalog.item_page(item_id)
    figure = chart_figure.figure(page.beside, title=page.item.title) if page is not None else None
    if page is None or figure is None or not figure.svg:
        raise Http404(_("没有这张流程图"))
    response = HttpResponse(figure.svg, content_type="image/svg+xml; charset=utf-8")
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    if request.GET.get("save") == "1":
        response["Content-Disposition"] = content_disposition_header(True, f"{page.item.title[:80]}.svg") or "attachment"
    return response
