"""What a draft says beside its text, on a page of its own: call for comments, press release, ties to drafts that were open for comment."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules import judging
from gongkai.publishing.rules.workflow import Event
from gongkai.publishing.services import drafting
from gongkai.workspace import finding, refusals
from gongkai.workspace.drafting import saving
from gongkai.workspace.drafting.beside_form import BesideForm
from gongkai.workspace.pages import actor_of, show, unprocessable


@require_http_methods(["GET", "POST"])
def beside(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """The form; saved, it leads back to the draft."""
    actor = actor_of(request)
    one = finding.manuscript(actor, manuscript_id)
    against = judging.reasons_against(actor, Event.WRITE, one)
    if any(reason.code == "no_post" for reason in against):
        raise PermissionDenied
    if request.method != "POST":
        if against:
            messages.warning(request, "；".join(reason.message for reason in against))
            return HttpResponseRedirect(reverse("workspace-manuscript", args=[one.pk]))
        return _page(request, one, BesideForm(manuscript=one))
    form = BesideForm(request.POST, manuscript=one)
    if not form.is_valid():
        return _page(request, one, form, status=unprocessable())
    try:
        one = drafting.save(one, actor=actor, version=saving.version_of(request), values=form.values())
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return _page(request, one, form, status=refusals.status(reasons), reasons=reasons)
    messages.success(request, _("已保存。"))
    return HttpResponseRedirect(reverse("workspace-draft", args=[one.pk]))


def _page(request: HttpRequest, one: Manuscript, form: BesideForm, *, status: int = 200, **matter: Any) -> HttpResponse:
    version = saving.version_of(request) or one.version
    title = _("征求意见、新闻发布")
    return show(request, "beside.html", title, status=status, room="workspace-items", one=one, form=form, version=version, **matter)
