"""The unit's guide 公开指南: what is out and what it lacks, the form in the reference format, the reference itself."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.catalog import access, guides
from gongkai.catalog.particulars import GUIDE
from gongkai.events import clock
from gongkai.law import guides as law
from gongkai.law.guides import Form
from gongkai.law.guides.rendering import reference as reference_text
from gongkai.publishing.content import guides as writing
from gongkai.publishing.models import Manuscript
from gongkai.publishing.models.manuscripts import fresh_key
from gongkai.publishing.rules import judging, workflow
from gongkai.publishing.rules.workflow import Event, State
from gongkai.publishing.services.guides import write_guide
from gongkai.units.gate import Actor
from gongkai.units.models import Unit
from gongkai.workspace import guide_form, refusals
from gongkai.workspace.pages import actor_of, show, whole
from gongkai.workspace.views.columns import unit_of

ROOM = "workspace-columns"
FORMS = {
    Form.CITY: "市政府", Form.DEPARTMENT: "部门", Form.COUNTY: "县级政府", Form.TOWN: "乡镇、街道", Form.ENTERPRISE: "公共企事业单位",
}  # fmt: skip


@require_http_methods(["GET", "POST"])
def guide(request: HttpRequest) -> HttpResponse:
    """The form, filled in from what is on its way, else from what is out, else (or with `from=data`) from the unit's data."""
    actor = actor_of(request)
    unit = unit_of(request, actor)
    row = writing.open_of(unit)
    if request.method != "POST":
        return _page(request, actor, unit, row, _values(request, unit, row))
    if actor.post_for(workflow.roles_for(Event.WRITE, State.DRAFT), unit.pk, unit.path) is None:
        raise PermissionDenied
    typed = guide_form.read(guides.form_of(unit), request.POST)
    try:
        version = whole(request.POST.get("version", "")) or 0
        made = write_guide(unit=unit, actor=actor, fields=typed, version=version, key=request.POST.get("key", "")[:64])
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return _page(request, actor, unit, row, typed, status=refusals.status(reasons), reasons=reasons)
    lacking = law.of_fields(guides.form_of(unit), (made.particulars.get(GUIDE) or {}).get("fields") or {}).lacking
    if lacking or request.POST.get("do") != "forward":
        messages.success(request, _("已保存。") if not lacking else _("已保存；要素齐全后才能提交审查。"))
        return HttpResponseRedirect(f"{reverse('workspace-guide')}?{urlencode({'unit': unit.code})}")
    return HttpResponseRedirect(reverse("workspace-manuscript", args=[made.pk]))


def _values(request: HttpRequest, unit: Unit, row: Manuscript | None) -> dict[str, Any]:
    own = writing.prefill(unit, clock.today())
    if request.GET.get("from") == "data":
        return own
    if row is not None and row.particulars.get(GUIDE):
        return dict(row.particulars[GUIDE].get("fields") or {})
    out = guides.current([unit]).get(unit.pk)
    return {**out.fields, "updated_on": own["updated_on"]} if out is not None and out.fields else own


def _page(
    request: HttpRequest, actor: Actor, unit: Unit, row: Manuscript | None, values: dict[str, Any], *, status: int = 200, reasons: Any = ()
) -> HttpResponse:
    form, out = guides.form_of(unit), guides.current([unit]).get(unit.pk)
    told = guides.told_of(unit)
    typed = law.of_fields(form, values, classes=guides.classes_of(unit), told=told)
    writes = actor.post_for(workflow.roles_for(Event.WRITE, State.DRAFT), unit.pk, unit.path) is not None
    against = judging.reasons_against(actor, Event.WRITE, row) if row is not None and writes else []
    source = "draft" if row is not None and row.particulars.get(GUIDE) else "out" if out is not None and out.fields else "data"
    return show(
        request, "guide.html", _("公开指南"), room=ROOM, status=status, unit=unit, row=row, out=out, out_meter=guides.meter(unit, out),
        chapters=guide_form.shown(form, values, typed, told), typed_meter=typed, writes=writes and not against, against=against,
        source="data" if request.GET.get("from") == "data" else source, key=request.POST.get("key") or fresh_key(), reasons=reasons,
        version=request.POST.get("version") or (row.version if row else 0), form_name=FORMS[form], form_code=form.value,
        lines=law.lines(form, {"unit_name": unit.name, "unit_short": unit.short_name or unit.name, **_bounded(form, values)}),
        of_the_unit=writes,
    )  # fmt: skip


def _bounded(form: Form, values: dict[str, Any]) -> dict[str, Any]:
    """For the preview: what is too long to be kept is not shown either."""
    try:
        return law.stored(form, values)
    except ValueError:
        return {}


@require_GET
def reference(request: HttpRequest) -> HttpResponse:
    """The reference text of a kind of unit, with its marks."""
    actor = actor_of(request)
    if not actor.all_roles & set(access.SEEING):
        raise PermissionDenied
    given = request.GET.get("form", "")
    form = Form(given) if given in set(Form) else Form.DEPARTMENT
    labels = {field.name: _(field.label) for field in law.fields_of(form)}
    return show(
        request, "guide_reference.html", _("指南参考格式"), room=ROOM, form=form.value, forms=[(one.value, name) for one, name in FORMS.items()],
        lines=reference_text(form).splitlines(), fields=law.fields_of(form), labels=labels, elements=[(code, _(name)) for code, name in law.ELEMENTS.items()],
    )  # fmt: skip
