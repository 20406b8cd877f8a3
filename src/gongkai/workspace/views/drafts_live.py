"""What the script of the draft form asks: save by itself, hold the lock, take attachments. All of it works without a script too."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gongkai.events import clock
from gongkai.files.serving import file_response
from gongkai.publishing.content import publicity
from gongkai.publishing.manuscripts import files_of, limit_of
from gongkai.publishing.rules import judging
from gongkai.publishing.rules.workflow import Event
from gongkai.publishing.services import drafting
from gongkai.text.html import plain_text
from gongkai.workspace import finding, refusals
from gongkai.workspace.drafting import saving
from gongkai.workspace.drafting.form import DraftForm
from gongkai.workspace.pages import actor_of
from gongkai.workspace.ruling import page as ruling_page
from gongkai.workspace.templatetags.publicity import closed
from gongkai.workspace.views import drafts


@require_POST
def autosave(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """Save the fields; {"version", "saved", "against", "wrong", "matches", "light"}. Refused: {"reasons"} with 403, 409 or 422."""
    actor = actor_of(request)
    one = finding.manuscript(actor, manuscript_id)
    form = DraftForm(request.POST, manuscript=one)
    form.is_valid()
    try:
        one = drafts.confirm(request, saving.save(form, one, actor, saving.version_of(request)), actor)
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return JsonResponse({"reasons": [reason._asdict() for reason in reasons]}, status=refusals.status(reasons))
    limit, now = limit_of(one, clock.today()), clock.now()
    found = {"matches": drafts.matches(one, actor)}
    return JsonResponse(
        {
            "version": one.version,
            "saved": _("%s 已自动保存") % now.astimezone(clock.SHANGHAI).strftime("%H:%M"),
            "against": [reason.message for reason in judging.reasons_against(actor, Event.SUBMIT, one)],
            "wrong": {name: " ".join(map(str, errors)) for name, errors in form.errors.items()},
            "found": render_to_string("workspace/parts/draft_findings.html", ruling_page.brief(one, files_of(one)), request),
            "matches": render_to_string("workspace/parts/matches.html", found, request),
            "light": {"kind": finding.light(limit).kind, "words": finding.day_of_twenty(limit)},
            "preview": render_to_string("workspace/parts/as_public.html", drafts.seen(one), request),
            "characters": len(plain_text(one.body)),
        }
    )


@require_POST
def hold(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """Hold the draft for ten more minutes, or let it go (`end`)."""
    actor = actor_of(request)
    one = finding.manuscript(actor, manuscript_id)
    if request.POST.get("end"):
        drafting.unlock(one, actor=actor)
        return HttpResponse(status=204)
    try:
        drafting.lock(one, actor=actor)
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return JsonResponse({"reasons": [reason._asdict() for reason in reasons]}, status=refusals.status(reasons))
    return HttpResponse(status=204)


@require_POST
def upload(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """Attach files by themselves, so that the script can show how far they are: {"version"}."""
    actor = actor_of(request)
    one = finding.manuscript(actor, manuscript_id)
    if against := judging.reasons_against(actor, Event.WRITE, one):
        reasons = [refusals.Sentence(reason.code, reason.message) for reason in against]
        return JsonResponse({"reasons": [reason._asdict() for reason in reasons]}, status=refusals.status(reasons))
    try:
        for file in request.FILES.getlist("files")[: saving.MOST_FILES]:
            one = saving.add_file(one, actor, file)
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return JsonResponse({"reasons": [reason._asdict() for reason in reasons]}, status=refusals.status(reasons))
    return JsonResponse({"version": one.version})


@require_GET
def file(request: HttpRequest, manuscript_id: int, file_id: int) -> HttpResponseBase:
    """A file of a manuscript, for whoever may see the manuscript."""
    one = finding.manuscript(actor_of(request), manuscript_id)
    for title, kept in files_of(one):
        if kept.pk == file_id:
            if one.item_id and closed(one) and publicity.terms_of(one).closes(file_id):
                return HttpResponseRedirect(reverse("workspace-closed", args=[one.item_id]))
            return file_response(kept, title=title, inline=True, if_none_match=request.headers.get("If-None-Match", ""))
    paper = one.offline_signatures.filter(scan=file_id).select_related("scan").first()
    if paper is not None:
        return file_response(paper.scan, title=paper.scan.filename, inline=True, if_none_match=request.headers.get("If-None-Match", ""))
    return HttpResponse(status=404)
