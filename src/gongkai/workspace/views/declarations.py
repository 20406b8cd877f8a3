"""本单位无此类信息申报单: the list of the office and of a unit; one declaration with the office's answer."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.catalog import access, declarations, meter_lists
from gongkai.catalog.keeping import DeclarationRefusedError
from gongkai.catalog.models import Declaration, DeclarationEvent
from gongkai.units.gate import Actor, may
from gongkai.units.models import Unit
from gongkai.workspace import column_words
from gongkai.workspace.columns_form import AnswerForm
from gongkai.workspace.pages import actor_of, show, unprocessable, whole

ROOM = "workspace-declarations"


def _room(actor: Actor) -> str:
    return ROOM if access.OFFICE in actor.all_roles else "workspace-columns"


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Declarations in reach in one state; `unit` narrows."""
    actor = actor_of(request)
    if not actor.all_roles & set(access.SEEING):
        raise PermissionDenied
    code = request.GET.get("unit", "")[:40]
    unit = Unit.objects.filter(code=code).first() if code else None
    if code and (unit is None or not may(actor, "see", access.unit_subject(unit))):
        raise Http404(_("没有这个单位"))
    state = request.GET.get("state", "")
    state = state if state in Declaration.State.values else "proposed"
    rows, following = meter_lists.declarations(actor, state=state, unit=unit, before=whole(request.GET.get("before", "")))
    more = f"?{urlencode({**({'unit': code} if code else {}), 'state': state, 'before': following})}" if following else ""
    return show(
        request, "declarations.html", _("无此类信息申报"), room=_room(actor), unit=unit, state=state, more=more,
        rows=[(row, column_words.declared(row)) for row in rows], tabs=[(value, label) for value, label in Declaration.State.choices],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def declaration(request: HttpRequest, declaration_id: int) -> HttpResponse:
    """One declaration as its form; a POST names `verb`: accept, return."""
    actor = actor_of(request)
    row = meter_lists.declaration(actor, declaration_id)
    if row is None:
        raise Http404(_("没有这份申报单"))
    if request.method == "GET":
        return _page(request, actor, row)
    if not may(actor, "decide", access.unit_subject(row.unit)):
        raise PermissionDenied
    verb, form = request.POST.get("verb", ""), AnswerForm(request.POST)
    if verb not in ("accept", "return"):
        raise BadRequest("no such verb")
    if not form.is_valid():
        return _page(request, actor, row, form=form, status=unprocessable())
    try:
        if verb == "accept":
            declarations.accept(row, actor=actor)
        else:
            declarations.return_(row, actor=actor, answer=form.cleaned_data["answer"])
    except DeclarationRefusedError as error:
        if error.field:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        return _page(request, actor, row, form=form, status=409 if error.code == "not_waiting" else unprocessable(), reasons=[error])
    messages.success(request, _("已认可，公众可以看到理由。") if verb == "accept" else _("已退回申报单位。"))
    return HttpResponseRedirect(reverse(ROOM))


def _page(
    request: HttpRequest, actor: Actor, row: Declaration, *, form: AnswerForm | None = None, status: int = 200, reasons: object = ()
) -> HttpResponse:
    decides = may(actor, "decide", access.unit_subject(row.unit))
    events = DeclarationEvent.objects.filter(subject=row).order_by("-seq")
    return show(
        request, "declaration.html", _("本单位无此类信息申报单"), room=_room(actor), status=status, row=row, form=form or AnswerForm(),
        reasons=reasons, light=column_words.declared(row), decides=decides, own=row.proposed_by_id == actor.person,
        events=[(event, column_words.happened(event)) for event in events],
    )  # fmt: skip
