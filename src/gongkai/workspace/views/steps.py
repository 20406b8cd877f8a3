"""How many steps the manuscripts of a unit pass, by column, and who stands at each; who is on duty for what is urgent."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.catalog.models import Column
from gongkai.events import clock
from gongkai.publishing.models import TemplateChoice
from gongkai.publishing.rules import steps, workflow
from gongkai.publishing.services import templates
from gongkai.units import paths
from gongkai.units.gate import Actor
from gongkai.units.models import Unit
from gongkai.workspace import refusals
from gongkai.workspace.drafting import choices
from gongkai.workspace.pages import actor_of, show, whole

ROOM = "workspace-steps"


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The unit's choices; a POST makes one (`template`, `column`) or forgets one (`forget`)."""
    actor = actor_of(request)
    unit = _unit(request, actor)
    reasons: list[refusals.Sentence] = []
    if request.method == "POST":
        try:
            _take(request, unit, actor)
        except refusals.REFUSED as error:
            reasons = refusals.sentences(error)
        else:
            return HttpResponseRedirect(f"{reverse(ROOM)}?{urlencode({'unit': unit.code})}")
    today = clock.today()
    holders = steps.holders_of(unit, today)
    previews = [(code, [(step.label, step.holders) for step in steps.steps_of(code, holders)]) for code in workflow.CHOICES]
    return show(
        request, "steps.html", _("办理步骤"), room=ROOM, unit=unit, chosen=steps.chosen(unit, today), previews=previews, reasons=reasons,
        status=refusals.status(reasons) if reasons else 200, columns=choices.columns(unit), history=steps.history(unit), typed=request.POST,
        units=_units(actor), today=today,
        duty=[(_("审查人"), holders.get(workflow.SECRECY_REVIEWER, ())), (_("批准人"), holders.get(workflow.APPROVER, ()))],
    )  # fmt: skip


def _take(request: HttpRequest, unit: Unit, actor: Actor) -> None:
    reason = request.POST.get("reason", "")[:500]
    if forget := whole(request.POST.get("forget", "")):
        choice = TemplateChoice.objects.select_related("unit").filter(pk=forget, unit=unit).first()
        if choice is not None:
            templates.forget_choice(choice=choice, actor=actor, reason=reason)
        messages.success(request, _("已取消，按默认步骤办理。"))
        return
    template, code = request.POST.get("template", ""), request.POST.get("column", "")[:40]
    if template not in workflow.CHOICES:
        raise Http404
    column = None
    if code:
        column = Column.objects.filter(code=code, unit__isnull=True).first() or Column.objects.filter(code=code, unit=unit).first()
        if column is None:
            raise Http404
    templates.choose_template(unit=unit, template=template, column=column, actor=actor, reason=reason)
    messages.success(request, _("已改为%s步。新提交的稿件照此办理，在办的不变。") % template)


def _unit(request: HttpRequest, actor: Actor) -> Unit:
    """`unit` (a code), else that of the post; 403 for who chooses nowhere, 404 for a unit out of reach."""
    post = next((post for post in actor.posts if post.role in templates.CHOOSERS), None)
    if post is None:
        raise PermissionDenied
    code = request.GET.get("unit", "")[:40]
    unit = Unit.objects.filter(code=code).first() if code else Unit.objects.filter(pk=post.unit).first()
    if unit is None or actor.post_for(templates.CHOOSERS, unit.pk, unit.path) is None:
        raise Http404(_("没有这个单位"))
    return unit


def _units(actor: Actor) -> list[Unit]:
    """Units among which the office chooses; none for who has one alone."""
    post = next((post for post in actor.posts if post.role == workflow.OFFICE and post.path), None)
    if post is None:
        return []
    rows = Unit.objects.filter(path__gte=post.path, path__lt=paths.end(post.path), valid_until=None)
    return list(rows.order_by("path").only("code", "name", "short_name", "path"))
