"""Rule on findings of a manuscript: mask, justify, false alarm, pages looked at, disagree."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.publishing.manuscripts import files_of
from gongkai.publishing.models import Ruling
from gongkai.publishing.scanning import standing
from gongkai.publishing.services import mask_findings, ruling
from gongkai.workspace import finding, refusals
from gongkai.workspace.drafting import saving
from gongkai.workspace.pages import actor_of
from gongkai.workspace.ruling.gathered import prints_of
from gongkai.workspace.views import manuscripts


@require_POST
def rule(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """`rule` is what a button says: "says:group", or "says:" for all that are ticked (`pick`)."""
    actor = actor_of(request)
    one = finding.manuscript(actor, manuscript_id)
    says, _colon, key = request.POST.get("rule", "").partition(":")
    keys = [key] if key else request.POST.getlist("pick")[:500]
    prints = prints_of(standing.of(one, files_of(one)).findings, keys)
    try:
        if says == Ruling.Says.MASKED:
            mask_findings.mask(one, actor=actor, version=saving.version_of(request), prints=prints)
        else:
            word = ruling.Word(says, request.POST.get(f"ground-{key}", "")[:20], request.POST.get(f"text-{key}", "")[:300])
            ruling.rule(one, actor=actor, prints=prints, word=word)
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        again = finding.manuscript(actor, manuscript_id)
        return manuscripts.page(request, again, actor, status=refusals.status(reasons), reasons=reasons)
    messages.success(request, _("已处理：%s。") % Ruling.Says(says).label)
    return HttpResponseRedirect(reverse("workspace-manuscript", args=[one.pk]) + "#findings")
