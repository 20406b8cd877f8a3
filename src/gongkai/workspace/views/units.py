"""The life of units, for the office: the directory, a unit with its history, acts that are shown first and then done, an act's own page."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.catalog.models import UnitTally
from gongkai.events import clock
from gongkai.units import access, heirs, life, queries
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Unit, UnitChange, UnitEvent, UnitName
from gongkai.units.standing import standing
from gongkai.workspace import unit_forms as forms
from gongkai.workspace.pages import actor_of, show, unprocessable
from gongkai.workspace.unit_splitting import assignments

ROOM = "workspace-units"
#: Rows of the directory; more are found by name or code.
MOST = 300


class ActPage(NamedTuple):
    """An act: its name, what it does in a sentence, form and verb; `undo`: how it is undone."""

    name: Promise
    meaning: Promise
    form: type[forms.ActForm]
    verb: Callable[..., UnitChange]
    undo: Promise


ACTS: dict[str, ActPage] = {
    "rename": ActPage(
        gettext_lazy("更名"), gettext_lazy("代码、网址、人员都不变。此前公开的信息仍显示当时的名称，用旧名也查得到。"), forms.RenameForm, life.rename,
        gettext_lazy("改错了，再更名一次。"),
    ),
    "move": ActPage(
        gettext_lazy("调整隶属"), gettext_lazy("连同下级单位移到另一个单位下面。代码、网址、人员都不变。"), forms.MoveForm, life.move,
        gettext_lazy("移错了，再移回去。"),
    ),
    "merge": ActPage(
        gettext_lazy("合并"), gettext_lazy("几个单位合并，由一个单位承接：岗位、在办事项、下级单位跟着走，已公开的信息原样保留，旧网址自动转到承接单位。"),
        forms.MergeForm, life.merge, gettext_lazy("办成以后不能撤回；要分开，用“分设”。"),
    ),
    "split": ActPage(
        gettext_lazy("分设"), gettext_lazy("一个单位撤销，分成几个单位：哪些栏目、岗位、稿件、下级单位归谁，下一步逐项选定。"), forms.SplitForm, life.split,
        gettext_lazy("办成以后不能撤回；要合起来，用“合并”。"),
    ),
    "close": ActPage(
        gettext_lazy("撤销"), gettext_lazy("单位不再存在。代码以后不再使用，已公开的信息原样保留。"), forms.CloseForm, life.close,
        gettext_lazy("办成以后不能撤回；恢复单位，要另行设立。"),
    ),
}  # fmt: skip


@require_GET
def directory(request: HttpRequest) -> HttpResponse:
    """Units beneath one (`?beneath=`), or those found by name or code (`?q=`); and the acts that wait or failed."""
    actor = _office(request)
    mine = Unit.objects.filter(access.managed_units(actor))
    words = request.GET.get("q", "").strip()[:60]
    above = mine.filter(code=request.GET.get("beneath", "")[:40]).first()
    today = clock.today()
    if words:
        named = UnitName.objects.filter(name__contains=words).values("unit")
        rows = mine.filter(Q(name__contains=words) | Q(short_name__contains=words) | Q(code__startswith=words) | Q(pk__in=named))
    elif above is not None:
        rows = mine.filter(parent=above)
    else:
        rows = mine.exclude(parent__in=mine.values("pk")) | mine.filter(parent__in=mine.exclude(parent__in=mine.values("pk")).values("pk"))
    found = list(rows.select_related("parent", "tally").order_by("path")[: MOST + 1])
    changes = visible(UnitChange.objects.filter(state__in=["planned", "running", "failed"]), actor)
    lines = [(unit, heirs.has_ended(unit, today)) for unit in found[:MOST]]
    return show(
        request, "units.html", _("单位变动"), room=ROOM, units=lines, words=words, above=above, more=len(found) > MOST, today=today,
        changes=list(changes.select_related("unit").order_by("on", "pk")[:50]), beneath=_with_children(found),
    )  # fmt: skip


def _with_children(units: list[Unit]) -> set[int]:
    parents = Unit.objects.filter(parent__in=[unit.pk for unit in units]).values_list("parent_id", flat=True).distinct()
    return {parent for parent in parents if parent is not None}


@require_GET
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """One unit: what it is, what it was called, who carries on, what happened, what may be done."""
    actor, one = _directed(request, code)
    today = clock.today()
    tally = UnitTally.objects.filter(unit=one).first()
    events = list(visible(UnitEvent.objects.filter(subject=one), actor).order_by("-seq")[:50])
    return show(
        request, "unit.html", one.name, room=ROOM, unit=one, acts=ACTS, ended=heirs.has_ended(one, today), standing=standing(one, today),
        heirs=heirs.heirs(one, today), children=queries.children(one, limit=100), above=queries.ancestors(one), items=tally.items if tally else 0,
        events=events, changes=list(one.changes.filter(state__in=["planned", "running", "failed"]).order_by("on")), today=today,
        posts=one.posts.filter(revoked_at=None).count(),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """设立: the form, then what will be with the derived code, then done."""
    actor = _office(request)
    page = ActPage(
        gettext_lazy("设立单位"), gettext_lazy("单位立即可以配人员、录稿件；生效日期在以后的，网站上写明从哪天起设立。"), forms.CreateForm, life.create,
        gettext_lazy("名称错了可以更名，上级错了可以调整隶属；代码不能改，编错只能撤销后另设。"),
    )  # fmt: skip
    parent = request.GET.get("parent", "")[:40]
    initial = {"parent": parent, "accepts_applications": True, "level": "department"}
    form = forms.CreateForm(request.POST if request.method == "POST" else None, actor=actor, unit=None, initial=initial)
    return _act(request, page, form, "create", None)


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, code: str, act: str) -> HttpResponse:
    """An act on a unit. A POST names `step`: assign (split only), preview, do."""
    if act not in ACTS:
        raise Http404
    actor, one = _directed(request, code)
    page = ACTS[act]
    initial: dict[str, Any] = {"ends_1": one.code} if act == "merge" else {}
    form = page.form(request.POST if request.method == "POST" else None, actor=actor, unit=one, initial=initial)
    return _act(request, page, form, act, one)


def _act(request: HttpRequest, page: ActPage, form: forms.ActForm, act: str, one: Unit | None) -> HttpResponse:
    title = f"{page.name}：{one.name}" if one else str(page.name)
    context: dict[str, Any] = {"room": ROOM, "page": page, "act": act, "unit": one, "form": form, "offered": forms.offered(form.actor)}
    if request.method == "GET" or not form.is_valid():
        return show(request, "unit_act.html", title, status=unprocessable() if form.is_bound else 200, **context)
    arguments, step = form.arguments(), request.POST.get("step", "")
    if act == "split" and step == "assign" and isinstance(form, forms.SplitForm) and one is not None:
        return show(request, "unit_split.html", title, sent=_sent(request), parts=form.parts(), **assignments(one, form.actor), **context)
    try:
        if step == "do":
            done = page.verb(**arguments)
        else:
            done = life.rehearse(page.verb, **arguments)
    except life.UnitChangeRefusedError as error:
        return show(request, "unit_act.html", title, status=unprocessable(), reasons=error.reasons, **context)
    if step == "do":
        said = _("已安排，到%s自动办理。") % done.on.isoformat() if done.state == UnitChange.State.PLANNED else _("已办理。")
        messages.success(request, said)
        return HttpResponseRedirect(reverse("workspace-unit-change", args=[done.pk]))
    return show(
        request,
        "unit_foreseen.html",
        title,
        foreseen=done,
        sent=_sent(request, code=arguments.get("code", "")),
        whom=_whom(arguments),
        today=clock.today(),
        **context,
    )


def _whom(arguments: dict[str, Any]) -> list[tuple[str, str]]:
    """The other units that an act is about, with what each is to it."""
    named = [(_("移到哪个单位下面"), arguments.get("parent"))] if "parent" in arguments else []
    named += [(_("撤销并入的单位"), unit) for unit in arguments.get("units", ()) if unit.pk != arguments["into"].pk]
    named += [(_("承接单位"), arguments.get("into") or arguments.get("successor"))] if {"into", "successor"} & set(arguments) else []
    for part in arguments.get("parts", ()):
        named.append((_("承接其余内容的单位") if part.rest else _("承接栏目 %s") % ("、".join(part.columns) or "—"), part.unit))
    return [(label, f"{unit.name}（{unit.code}）" if unit else _("没有")) for label, unit in named]


def _sent(request: HttpRequest, **more: str) -> list[tuple[str, str]]:
    """What was posted, for the next step."""
    kept = {name: value for name, value in request.POST.items() if name not in {"csrfmiddlewaretoken", "step"}}
    return [(name, str(value)) for name, value in {**kept, **{key: value for key, value in more.items() if value}}.items()]


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, change_id: int) -> HttpResponse:
    """An act: how it stands, what followed. A POST cancels one whose day has not come."""
    actor = _office(request)
    row = get_object_or_404(visible(UnitChange.objects.select_related("unit", "by"), actor), pk=change_id)
    reasons: Any = ()
    if request.method == "POST":
        try:
            life.cancel(row, actor=actor, reason=request.POST.get("reason", "")[:300])
        except life.UnitChangeRefusedError as error:
            reasons = error.reasons
        else:
            messages.success(request, _("已取消。"))
            return HttpResponseRedirect(reverse("workspace-unit-change", args=[row.pk]))
    title = f"{row.get_kind_display()}：{row.unit.name if row.unit else ''}"
    status = unprocessable() if reasons else 200
    named = Unit.objects.in_bulk(row.data.get("units", []) + [share["unit"] for share in row.data.get("shares", [])])
    return show(request, "unit_change.html", title, room=ROOM, change=row, reasons=reasons, status=status, others=list(named.values()))


def _office(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not access.somewhere(actor, "manage_units"):
        raise PermissionDenied
    return actor


def _directed(request: HttpRequest, code: str) -> tuple[Actor, Unit]:
    actor = _office(request)
    one = get_object_or_404(Unit.objects.select_related("parent", "guided_by"), code=code)
    if not access.directs(actor, one):
        raise PermissionDenied
    return actor, one
