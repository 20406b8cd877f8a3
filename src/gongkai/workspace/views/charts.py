"""The flow chart of a draft: its steps in a table, what is wrong with them, and the drawing. Works without a script."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.catalog import chart_figure, charts, particulars
from gongkai.catalog.chart_words import kind_words
from gongkai.catalog.charts import Step
from gongkai.publishing.content.particular_words import fault_words
from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules import judging
from gongkai.publishing.rules.workflow import Event
from gongkai.publishing.services import drafting
from gongkai.workspace import finding, refusals
from gongkai.workspace.drafting import charting, saving
from gongkai.workspace.pages import actor_of, show


@require_http_methods(["GET", "POST"])
def chart(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """The table as a form. Every button saves what was typed; `do`: save, back, drop, or one of `charting.done`."""
    actor = actor_of(request)
    one = finding.manuscript(actor, manuscript_id)
    against = judging.reasons_against(actor, Event.WRITE, one)
    if any(reason.code == "no_post" for reason in against):
        raise PermissionDenied
    if request.method != "POST":
        if against:
            messages.warning(request, "；".join(reason.message for reason in against))
            return HttpResponseRedirect(reverse("workspace-manuscript", args=[one.pk]))
        return _page(request, one, particulars.chart(one.particulars) or charting.EMPTY)
    do = request.POST.get("do", "save")[:40]
    steps = charting.done(charting.typed(request.POST), do)
    rows = [] if do == "drop" else charts.stored(steps)
    try:
        values = {"particulars": {**one.particulars, particulars.CHART: rows}}
        one = drafting.save(one, actor=actor, version=saving.version_of(request), values=values)
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return _page(request, one, steps, status=refusals.status(reasons), reasons=reasons, version=saving.version_of(request))
    if do in ("back", "drop"):
        return HttpResponseRedirect(reverse("workspace-draft", args=[one.pk]))
    if do == "save":
        messages.success(request, _("已保存。"))
    _act, _colon, key = do.partition(":")
    return HttpResponseRedirect(reverse("workspace-chart", args=[one.pk]) + (f"#row-{key}" if key else "#chart"))


def _page(request: HttpRequest, one: Manuscript, steps: tuple[Step, ...], *, status: int = 200, **matter: Any) -> HttpResponse:
    found = charts.faults(steps)
    faults: dict[int, list[str]] = {}
    for fault in found:
        words = fault_words(fault)
        if words not in faults.setdefault(fault.row, []):
            faults[fault.row].append(words)
    fresh = not one.particulars.get(particulars.CHART)
    rows = [
        {
            "step": step,
            "number": number,
            "faults": [] if fresh else faults.get(number, []),
            "first": number == 1,
            "last": number == len(steps),
        }
        for number, step in enumerate(steps, 1)
    ]
    targets = [
        (step.key, f"{number} {step.text or kind_words()[step.kind]}") for number, step in enumerate(steps, 1) if step.kind != "start"
    ]
    figure = None if found else chart_figure.figure({particulars.CHART: charts.stored(steps)}, title=one.title)
    return show(
        request, "chart.html", _("流程图"), status=status, room="workspace-items", one=one, rows=rows, targets=targets, figure=figure,
        whole=[] if fresh else faults.get(0, []), wrong=0 if fresh else len(found), kinds=list(kind_words().items()), most=charts.MOST,
        full=len(steps) >= charts.MOST, version=matter.pop("version", one.version), **matter,
    )  # fmt: skip
