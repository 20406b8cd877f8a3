"""What closed with a publicity period, once more: for staff of the unit and the office, with a reason that is kept."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.catalog.models import Publicity
from gongkai.events import clock
from gongkai.files.serving import file_response
from gongkai.publishing.content import publicity
from gongkai.publishing.rules import judging
from gongkai.publishing.rules.workflow import ItemEvent
from gongkai.publishing.services.publicity import show_closed
from gongkai.workspace import finding, refusals
from gongkai.workspace.pages import actor_of, show, whole

ROOM = "workspace-published-list"


@require_http_methods(["GET", "POST"])
def closed(request: HttpRequest, item_id: int) -> HttpResponseBase:
    """Ask for the reason; a POST shows the body and names the files, or sends one (`attachment`)."""
    actor = actor_of(request)
    one = finding.item(actor, item_id)
    if judging.item_reasons_against(actor, ItemEvent.SEE_CLOSED, one):
        raise PermissionDenied
    row = Publicity.objects.filter(item=one).first()
    if request.method == "GET" and (row is None or not publicity.over(row.until, clock.today())):
        return show(request, "closed.html", _("已关闭的名单"), room=ROOM, one=one, running=True, row=row)
    matter = {"one": one, "row": row, "typed": request.POST.get("reason", "")[:500]}
    if request.method == "GET":
        return show(request, "closed.html", _("已关闭的名单"), room=ROOM, **matter)
    try:
        found = show_closed(one, actor=actor, reason=matter["typed"])
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return show(request, "closed.html", _("已关闭的名单"), room=ROOM, status=refusals.status(reasons), reasons=reasons, **matter)
    if (number := whole(request.POST.get("attachment", ""))) is not None:
        attachment = next((file for file in found.files if file.pk == number), None)
        if attachment is None:
            raise Http404(_("没有这个附件"))
        return file_response(attachment.file, title=attachment.title, inline=False)
    body = mark_safe(found.body)
    return show(request, "closed.html", _("已关闭的名单"), room=ROOM, body=body, files=found.files, shown=True, **matter)
