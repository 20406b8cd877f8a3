"""What the editor asks: clean what was pasted, put the text in form, take a picture into it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.publishing.rules import judging, workflow
from gongkai.publishing.rules.workflow import Event
from gongkai.text import paragraphs
from gongkai.text.editing import for_editor
from gongkai.text.html import MAX_LENGTH, BadHtml, cleaned
from gongkai.text.typesetting import typeset
from gongkai.workspace import finding, refusals
from gongkai.workspace.drafting import notes, saving
from gongkai.workspace.pages import actor_of


def refused(error: Exception) -> JsonResponse:
    """A refusal as the script reads it."""
    reasons = refusals.sentences(error)
    return JsonResponse({"reasons": [reason._asdict() for reason in reasons]}, status=refusals.status(reasons))


def _html(request: HttpRequest) -> str:
    """What was sent, as a field or as a file (which no limit of fields bounds); PermissionDenied for one who writes nowhere."""
    if not actor_of(request).all_roles & set(workflow.roles_for(Event.WRITE, workflow.State.DRAFT)):
        raise PermissionDenied
    sent = request.FILES.get("html")
    if sent is None:
        return request.POST.get("html", "")
    if (sent.size or 0) > 4 * MAX_LENGTH:
        raise BadHtml("too_long")
    return sent.read().decode(errors="replace")


@require_POST
def paste(request: HttpRequest) -> HttpResponse:
    """What was pasted from Word, WPS or a page, clean: {"html", "text", "notes"}. Nothing is kept."""
    try:
        body, left = cleaned(_html(request).replace("\x00", ""), base="")
    except BadHtml as error:
        return refused(error)
    said = notes.sentences(left)
    told = [_("粘贴时没有带入或需要核对："), *said] if said else []
    return JsonResponse({"html": for_editor(body), "text": paragraphs.to_text(body), "notes": told})


@require_POST
def form(request: HttpRequest) -> HttpResponse:
    """一键排版: {"html", "notes"}. Nothing is kept."""
    try:
        body, changed = typeset(cleaned(_html(request))[0])
    except BadHtml as error:
        return refused(error)
    said = notes.one_line(changed, _("已经符合格式，没有改动。"), _("已排版："))
    return JsonResponse({"html": for_editor(body), "notes": [said]})


@require_POST
def picture(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """Take a picture into the text: {"version", "src"}. It is private until the text is public."""
    actor = actor_of(request)
    one = finding.manuscript(actor, manuscript_id)
    if against := judging.reasons_against(actor, Event.WRITE, one):
        reasons = [refusals.Sentence(reason.code, reason.message) for reason in against]
        return JsonResponse({"reasons": [reason._asdict() for reason in reasons]}, status=refusals.status(reasons))
    upload = request.FILES.get("picture")
    if upload is None:
        return JsonResponse({"reasons": [{"code": "file_lost", "message": _("没有收到图片")}]}, status=422)
    try:
        one, file = saving.add_picture(one, actor, upload)
    except refusals.REFUSED as error:
        return refused(error)
    return JsonResponse({"version": one.version, "src": reverse("workspace-manuscript-file", args=[one.pk, file.pk])})
