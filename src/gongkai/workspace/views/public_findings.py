"""Findings in what is public: a list for the unit and for the office, and a page for each item where they are ruled or lead on."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.catalog.models import Item
from gongkai.publishing.access import READERS
from gongkai.publishing.models import Ruling
from gongkai.publishing.rules import judging, workflow
from gongkai.publishing.rules.workflow import ItemEvent
from gongkai.publishing.scanning import public
from gongkai.publishing.scanning.grounds import GROUNDS
from gongkai.publishing.services import ruling
from gongkai.units.gate import Actor
from gongkai.units.models import Unit
from gongkai.workspace import finding, refusals
from gongkai.workspace.pages import actor_of, show, whole
from gongkai.workspace.ruling.gathered import MOST, gathered, prints_of
from gongkai.workspace.ruling.page import counts, with_buttons

ROOM = "workspace-findings"
Says = Ruling.Says


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Items with something open. `state` is the tab, `unit` confines the office's view."""
    actor = actor_of(request)
    seeing = {*READERS, workflow.OFFICE}
    if not actor.all_roles & seeing:
        raise PermissionDenied
    names = {"personal": _("个人信息"), "marks": _("密级标志"), "unreadable": _("机器读不了的附件")}
    tab = request.GET.get("state", "")
    tab = tab if tab in names else "personal"
    code = request.GET.get("unit", "")[:40]
    unit = Unit.objects.filter(code=code).first() if code else None
    if code and (unit is None or not actor.roles(unit.pk, unit.path) & seeing):
        raise Http404(_("没有这个单位"))
    rows, following = public.open_items(actor, tab, unit=unit, before=whole(request.GET.get("before", "")))
    kept = {"state": tab, **({"unit": unit.code} if unit else {})}
    more = f"?{urlencode({**kept, 'before': following})}" if following else ""
    return show(
        request, "public_findings.html", _("公开信息检查"), room=ROOM, rows=rows, more=more, tabs=list(names.items()), state=tab, unit=unit,
        progress=public.progress(), many=workflow.OFFICE in actor.all_roles,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """The findings of one item; `rule` is what a button says, as on the review page."""
    actor = actor_of(request)
    one = finding.item(actor, item_id)
    if request.method != "POST":
        return _page(request, one, actor)
    says, _colon, key = request.POST.get("rule", "").partition(":")
    keys = [key] if key else request.POST.getlist("pick")[:500]
    word = ruling.Word(says, request.POST.get(f"ground-{key}", "")[:20], request.POST.get(f"text-{key}", "")[:300])
    try:
        ruling.rule_item(one, actor=actor, prints=prints_of(public.findings_of(one), keys), word=word)
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return _page(request, one, actor, status=refusals.status(reasons), reasons=reasons)
    messages.success(request, _("已处理：%s。") % Says(says).label)
    return HttpResponseRedirect(reverse("workspace-findings-item", args=[one.pk]))


def _page(request: HttpRequest, one: Item, actor: Actor, *, status: int = 200, **matter: Any) -> HttpResponse:
    groups = gathered(public.findings_of(one))
    can = {says: ruling.reasons_against_item(actor, says, one) for says in (Says.JUSTIFIED, Says.FALSE_ALARM, Says.LOOKED, Says.REOPENED)}
    rows = [with_buttons(group, can) for group in groups[:MOST]]
    acts = {str(event) for event in ItemEvent if not judging.item_reasons_against(actor, event, one)}
    return show(
        request, "public_finding.html", one.title, status=status, room=ROOM, one=one, groups=rows,
        groups_more=max(0, len(groups) - MOST), finding_counts=counts(groups), may_pick=sum(bool(row["false_alarm"]) for row in rows) > 1, acts=acts,
        all_grounds=list(GROUNDS.items()), rule_at=reverse("workspace-findings-item", args=[one.pk]), public=True, **matter,
    )  # fmt: skip
