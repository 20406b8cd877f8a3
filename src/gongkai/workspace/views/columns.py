"""本单位目录与指南: the columns of a unit with their lights, owner and limit; one column with its settings and its declaration."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.catalog import access, declarations, guides, meter_lists, meters, queries
from gongkai.catalog.freshness import Light
from gongkai.catalog.grounds import limit as limit_words
from gongkai.catalog.keeping import DeclarationRefusedError
from gongkai.catalog.kept_columns import KeptColumn, columns_of, score
from gongkai.catalog.models import Column, Declaration, DeclarationEvent
from gongkai.events import clock
from gongkai.law import update_limits
from gongkai.units.gate import Actor, may
from gongkai.units.models import Person, Role, Unit
from gongkai.units.models.staff import current_on
from gongkai.workspace import column_words
from gongkai.workspace.columns_form import DeclareForm, KeepForm
from gongkai.workspace.pages import actor_of, show, unprocessable, whole

ROOM = "workspace-columns"
#: What the page may be narrowed to → the lights that count.
SHOWN: dict[str, frozenset[Light]] = {
    "mend": frozenset({Light.STALE, Light.BLANK, Light.SOON}),
    "none": frozenset({Light.NONE}),
    "fresh": frozenset({Light.FRESH, Light.STILL}),
}


def unit_of(request: HttpRequest, actor: Actor, event: str = "see") -> Unit:
    """The unit that is looked at: `unit` (a code) in reach, else that of the post. 403 for posts that see no columns, 404 for a foreign unit."""
    post = next((post for post in actor.posts if post.role in access.roles_for(event)), None)
    if post is None:
        raise PermissionDenied
    code = (request.POST.get("unit_code") or request.GET.get("unit") or "")[:40]
    rows = Unit.objects.select_related("contact", "parent")
    unit = rows.filter(code=code).first() if code else rows.filter(pk=post.unit).first()
    if unit is None or not may(actor, event, access.unit_subject(unit)):
        raise Http404(_("没有这个单位"))
    return unit


@require_GET
def unit_columns(request: HttpRequest) -> HttpResponse:
    """Both meters, and every column that the unit keeps; `show` narrows it."""
    actor = actor_of(request)
    unit, today = unit_of(request, actor), clock.today()
    kept = columns_of([unit])[unit.pk]
    shown = request.GET.get("show", "")
    lights = {one.column.pk: one.fresh.light(today) for one in kept}
    waiting = {row.column_id: row for row in Declaration.objects.filter(unit=unit, state=Declaration.State.PROPOSED)}
    guide = guides.current([unit]).get(unit.pk)
    items = meters.lacking_of([unit]).get(unit.pk, meters.Lacking())
    rows = [row_of(one, today, waiting) for one in kept if shown not in SHOWN or lights[one.column.pk] in SHOWN[shown]]
    counts = {name: sum(light in lights_ for light in lights.values()) for name, lights_ in SHOWN.items()}
    return show(
        request, "columns.html", _("目录与指南"), room=ROOM, unit=unit, rows=rows, shown=shown if shown in SHOWN else "", guide=guide,
        guide_meter=guides.meter(unit, guide), columns_score=score(kept, today), items=items, counts=counts,
        keeps=may(actor, "keep", access.unit_subject(unit)), writes=may(actor, "declare", access.unit_subject(unit)),
        blank=sum(light is Light.BLANK for light in lights.values()), stale=sum(light is Light.STALE for light in lights.values()),
        soon=sum(light is Light.SOON for light in lights.values()), kept=len(kept),
        tabs=[("", _("全部")), ("mend", _("要补要更新的")), ("none", _("无此类信息")), ("fresh", _("正常的"))],
    )  # fmt: skip


def row_of(one: KeptColumn, today: Any, waiting: dict[int, Declaration]) -> dict[str, Any]:
    """What a line of the list shows of a column."""
    person = one.own.person if one.own else None
    return {
        "column": one.column, "light": column_words.light(one.fresh, today), "owner": one.owner, "person": person.name if person else "",
        "limit": limit_words(one.limit), "latest": one.latest, "items": one.items, "stale_on": one.fresh.stale_on, "required": one.required,
        "none_reason": one.none_reason, "waiting": waiting.get(one.column.pk), "blank": one.state == "blank",
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def column(request: HttpRequest, code: str, column: str) -> HttpResponse:
    """One column. A POST names `verb`: keep, declare, withdraw."""
    actor = actor_of(request)
    unit = Unit.objects.select_related("parent").filter(code=code).first()
    if unit is None or not may(actor, "see", access.unit_subject(unit)):
        raise Http404(_("没有这个单位"))
    one = queries.column_of(unit, column)
    if one is None or one.container:
        raise Http404(_("没有这个栏目"))
    if request.method == "GET":
        return _page(request, actor, unit, one)
    verbs = {"keep": _keep, "declare": _declare, "withdraw": _withdraw}
    verb = request.POST.get("verb", "")
    if verb not in verbs:
        raise BadRequest("no such verb")
    if not may(actor, "keep" if verb == "keep" else "declare", access.unit_subject(unit)):
        raise PermissionDenied
    try:
        form = verbs[verb](request, actor, unit, one)
    except DeclarationRefusedError as error:
        return _page(request, actor, unit, one, status=409 if error.code == "not_waiting" else unprocessable(), reasons=[error], verb=verb)
    if form is not None:
        return _page(request, actor, unit, one, status=unprocessable(), verb=verb, form=form)
    return HttpResponseRedirect(reverse("workspace-column", args=[unit.code, one.code]))


def _keep(request: HttpRequest, actor: Actor, unit: Unit, one: Column) -> KeepForm | None:
    form = KeepForm(request.POST, people=people_of(unit))
    if not form.is_valid():
        return form
    data = form.cleaned_data
    person = whole(data["person"]) if data["person"] else None
    declarations.keep(unit, one, owner=data["owner"], limit=form.limit(one.limit), person=person, actor=actor)
    messages.success(request, _("已保存责任和期限。"))
    return None


def _declare(request: HttpRequest, actor: Actor, unit: Unit, one: Column) -> DeclareForm | None:
    form = DeclareForm(request.POST)
    if not form.is_valid():
        return form
    declarations.propose(unit, one, actor=actor, **form.cleaned_data)
    messages.success(request, _("已申报，等主管部门认可。"))
    return None


def _withdraw(request: HttpRequest, actor: Actor, unit: Unit, one: Column) -> None:
    row = Declaration.objects.filter(unit=unit, column=one, state__in=("proposed", "accepted")).first()
    if row is None:
        raise DeclarationRefusedError("not_waiting")
    declarations.withdraw(row, actor=actor)
    messages.success(request, _("已撤回。"))


def people_of(unit: Unit) -> list[tuple[str, str]]:
    """Who holds a post in the unit today: (id, name with the posts)."""
    held: dict[int, list[str]] = {}
    names: dict[int, str] = {}
    people = Person.objects.filter(is_active=True, posts__in=unit.posts.filter(current_on(clock.today()))).order_by("name", "pk")
    for key, name, role in people.values_list("pk", "name", "posts__role"):
        names[key] = name
        held.setdefault(key, []).append(str(Role(role).label))
    return [(str(key), f"{name}（{'、'.join(dict.fromkeys(held[key]))}）") for key, name in names.items()]


def _head_of(unit: Unit) -> str:
    """Who answers for the unit: its approver, as the form proposes."""
    post = unit.posts.filter(current_on(clock.today()), role=Role.APPROVER, deputy=False).select_related("person").first()
    return post.person.name if post else ""


def _page(
    request: HttpRequest, actor: Actor, unit: Unit, one: Column, *, status: int = 200, reasons: Any = (), verb: str = "", form: Any = None
) -> HttpResponse:
    today = clock.today()
    kept = next((row for row in columns_of([unit])[unit.pk] if row.column.pk == one.pk), None)
    own = kept.own if kept else None
    every = update_limits.period_of(own.limit) if own and own.limit else None
    keep = KeepForm(
        people=people_of(unit),
        initial={
            "owner": own.owner if own else "", "person": str(own.person_id or "") if own else "",
            "count": every.count if every else None, "unit": every.unit if every else "",
        },
        auto_id="keep_%s",
    )  # fmt: skip
    declare = DeclareForm(initial={"unit_head": _head_of(unit)}, auto_id="declare_%s")
    if verb == "keep":
        keep = form or KeepForm(request.POST, people=people_of(unit), auto_id="keep_%s")
    if verb == "declare":
        declare = form or DeclareForm(request.POST, auto_id="declare_%s")
    rows = list(Declaration.objects.filter(unit=unit, column=one).select_related("proposed_by", "decided_by").order_by("-pk")[:10])
    open_ = next((row for row in rows if row.state in ("proposed", "accepted")), None)
    events = [*meter_lists.history(unit, one.pk, size=20)[0], *DeclarationEvent.objects.filter(subject__in=rows).order_by("-pk")[:30]]
    return show(
        request, "column.html", one.name, room=ROOM, status=status, unit=unit, column=one, kept=kept,
        light=column_words.light(kept.fresh, today) if kept else None, limit=limit_words(kept.limit) if kept else "",
        every=column_words.every(kept.fresh.every) if kept else "", structure_limit=limit_words(one.limit), keep=keep, declare=declare,
        open=open_, open_light=column_words.declared(open_) if open_ else None, reasons=reasons, verb=verb,
        earlier=[(row, column_words.declared(row)) for row in rows if row is not open_],
        keeps=may(actor, "keep", access.unit_subject(unit)), writes=may(actor, "declare", access.unit_subject(unit)),
        events=[(event, column_words.happened(event)) for event in sorted(events, key=lambda event: event.at, reverse=True)],
    )  # fmt: skip


@require_GET
def lacking(request: HttpRequest) -> HttpResponse:
    """Public items of the unit that lack one of the four things of article 12, with links to mend them."""
    actor = actor_of(request)
    unit = unit_of(request, actor)
    rows, following = meter_lists.lacking_items(actor, unit, before=whole(request.GET.get("before", "")))
    more = f"?{urlencode({'unit': unit.code, 'before': following})}" if following else ""
    found = [(row, [column_words.LACKS[code] for code in meter_lists.what_lacks(row)]) for row in rows]
    return show(
        request, "columns_lacking.html", _("条目要素不全的"), room=ROOM, unit=unit, rows=found, more=more,
        items=meters.lacking_of([unit]).get(unit.pk, meters.Lacking()),
    )  # fmt: skip
