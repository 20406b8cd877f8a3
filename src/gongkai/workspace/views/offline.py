"""线下签批: register the scan of a form that was signed on paper; another compares it on the page of the manuscript."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.files.services import destroy
from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules import judging, workflow
from gongkai.publishing.rules.reasons import Reason
from gongkai.publishing.rules.workflow import Event
from gongkai.publishing.services import offline
from gongkai.publishing.services.offline import Signed
from gongkai.publishing.services.templates import template_for
from gongkai.units.gate import Actor
from gongkai.workspace import finding, refusals
from gongkai.workspace.drafting import saving, uploads
from gongkai.workspace.pages import actor_of, show
from gongkai.workspace.refusals import Sentence
from gongkai.workspace.templatetags.drafting import step_code


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """The form with a line for every step of the template, and the scan."""
    actor = actor_of(request)
    one = finding.manuscript(actor, manuscript_id)
    against = judging.reasons_against(actor, Event.REGISTER_OFFLINE, one)
    if any(reason.code == "no_post" for reason in against):
        raise PermissionDenied
    if request.method == "POST":
        if reasons := _do(request, one, actor):
            return _page(request, one, against, reasons)
        messages.success(request, _("已登记，由另一人核对原件后公开。"))
        return HttpResponseRedirect(reverse("workspace-manuscript", args=[one.pk]))
    return _page(request, one, against, [])


def _page(request: HttpRequest, one: Manuscript, against: list[Reason], reasons: list[Sentence]) -> HttpResponse:
    steps = [
        {"code": code, "name": step_code(code), "signer": request.POST.get(f"signer_{code}", ""), "on": request.POST.get(f"on_{code}", "")}
        for code in _steps(one)
    ]
    status = refusals.status(reasons) if reasons else 200
    return show(
        request,
        "offline.html",
        _("登记线下签批"),
        status=status,
        room="workspace-items",
        one=one,
        steps=steps,
        against=against,
        reasons=reasons,
    )


def _steps(one: Manuscript) -> list[str]:
    return [str(step) for step in workflow.TEMPLATES[template_for(one)]]


def _do(request: HttpRequest, one: Manuscript, actor: Actor) -> list[Sentence]:
    """Register; the reasons where it was refused, and then the scan is not kept."""
    upload = request.FILES.get("scan")
    if upload is None:
        return [Sentence("scan_needed", _("须上传签批原件的扫描件"), "scan")]
    signed: list[Signed] = []
    for code in _steps(one):
        try:
            day = date.fromisoformat(request.POST.get(f"on_{code}", ""))
        except ValueError:
            return [Sentence("signer_needed", _("每个签批环节须有签批人和日期"), "steps")]
        signed.append(Signed(code, request.POST.get(f"signer_{code}", "")[:60], day))
    try:
        scan = uploads.take(upload, queue=False)
    except refusals.REFUSED as error:
        return refusals.sentences(error)
    try:
        offline.register_offline(one, actor=actor, version=saving.version_of(request), scan=scan, steps=signed)
    except refusals.REFUSED as error:
        destroy(file=scan)
        return refusals.sentences(error)
    return []
