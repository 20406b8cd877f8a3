"""发布协调: ask other units about a manuscript; the letter; what the unit that was asked sees and answers; what its answer leads to."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.events import clock
from gongkai.files.serving import file_response
from gongkai.publishing.lists import working as lists
from gongkai.publishing.manuscripts import files_of
from gongkai.publishing.models import Coordination, CoordinationWord, Manuscript
from gongkai.publishing.papers import letters
from gongkai.publishing.rules import coordinating, workflow
from gongkai.publishing.rules.coordinating import Standing
from gongkai.publishing.rules.reasons import refuse
from gongkai.publishing.services import coordination
from gongkai.rulebook import settings
from gongkai.units import gate
from gongkai.units.gate import Actor
from gongkai.units.models import Unit
from gongkai.workspace import finding, refusals
from gongkai.workspace.drafting import choices
from gongkai.workspace.pages import actor_of, show, whole
from gongkai.workspace.refusals import Sentence

ROOM = "workspace-coordinations"
#: Lights and words of a standing.
LIGHTS = {
    "waits": "soon", "lapsed": "bar", "confirm": "fine", "modify": "late", "object": "late", "decided": "fine", "withdrawn": "bar",
}  # fmt: skip
Post = Any


def words_of(one: Standing) -> str:
    """Where it stands, in words."""
    said = {
        "waits": _("等待答复"), "lapsed": _("逾期未复"), "confirm": _("已确认"), "modify": _("要求修改"), "object": _("不同意公开"),
        "decided": _("有不同意见，批准人已决定"), "withdrawn": _("已撤回"),
    }  # fmt: skip
    return said[one.state]


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Letters from and to the person's units."""
    actor = actor_of(request)
    if not actor.all_roles & {*coordination.ANSWERERS, workflow.OFFICE, "archivist"}:
        return show(request, "coordinations.html", _("发布协调"), room=ROOM, status=403, rows=[])
    letters, following = coordinating.of_unit(actor, before=whole(request.GET.get("before", "")))
    rows = [(one, LIGHTS[one.state], words_of(one)) for one in coordinating.of_letters(letters, clock.now())]
    return show(request, "coordinations.html", _("发布协调"), room=ROOM, rows=rows, more=f"?before={following}" if following else "")


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """All letters about a manuscript, and a new one."""
    actor = actor_of(request)
    one = finding.manuscript(actor, manuscript_id)
    reasons: list[Sentence] = []
    if request.method == "POST":
        try:
            letters = _asked(request, one, actor)
        except refusals.REFUSED as error:
            reasons = refusals.sentences(error)
        else:
            messages.success(request, _("已发出 %d 份协调函。对方会在待办里看到。") % len(letters))
            return HttpResponseRedirect(reverse("workspace-coordinate", args=[one.pk]))
    standing = coordinating.standings(one, at=clock.now())
    may_ask = actor.post_for(coordination.ASKERS, one.unit_id, one.unit.path) is not None
    return show(
        request, "coordinate.html", _("发布协调：%s") % (one.title or _("没有标题的稿件")), room="workspace-items", one=one, reasons=reasons,
        status=refusals.status(reasons) if reasons else 200, rows=[(row, LIGHTS[row.state], words_of(row)) for row in standing],
        may_ask=may_ask and one.state in coordination.ASKABLE, asks=may_ask, units=_others(one), typed=request.POST,
        picked=([*request.POST.getlist("units"), "", "", ""])[:3], days=request.POST.get("days") or settings.get("publishing.coordination_days"),
        against=coordinating.reasons_against(one, at=clock.now()),
    )  # fmt: skip


def _asked(request: HttpRequest, one: Manuscript, actor: Actor) -> list[Coordination]:
    wanted = [name for given in request.POST.getlist("units")[:10] if (name := given.strip()[:120])]
    rows = Unit.objects.filter(Q(code__in=wanted) | Q(name__in=wanted) | Q(short_name__in=wanted), valid_until=None)
    by_name = {name: unit for unit in rows for name in (unit.short_name, unit.name, unit.code)}
    if unknown := [name for name in wanted if name not in by_name]:
        raise refuse("unit_unknown", "units", detail=unknown[0][:40])
    units = list({by_name[name].pk: by_name[name] for name in wanted}.values())
    days = whole(request.POST.get("days", "")) if request.POST.get("days") else None
    return coordination.ask(one, actor=actor, units=units, parts=request.POST.get("parts", "")[:8000].split("\n"), days=days)


def _others(one: Manuscript) -> list[Unit]:
    return list(Unit.objects.filter(valid_until=None).exclude(pk=one.unit_id).order_by("path").only("code", "name", "short_name", "path"))


@require_GET
def letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    """The letter with everything that was said; for the unit that is asked also the manuscript, while it is asked."""
    actor = actor_of(request)
    return page(request, found(actor, letter_id), actor)


def page(request: HttpRequest, one: Standing, actor: Actor, *, status: int = 200, reasons: list[Sentence] | None = None) -> HttpResponse:
    """`reasons` say why the last try was refused."""
    mine = one.letter
    manuscript = mine.manuscript
    reads = gate.may(actor, "read", coordination.subject(one))
    own = lists.find(actor, manuscript.pk) is not None
    held = actor.roles(mine.unit_id, mine.unit.path)
    open_ = own and manuscript.state not in workflow.FINAL
    return show(
        request, "coordination.html", _("政府信息发布协调函"), room=ROOM, status=status, one=one, letter=mine, manuscript=manuscript,
        light=LIGHTS[one.state], words=words_of(one), reasons=reasons or [], typed=request.POST, own=own,
        paper=letters.coordination(one, clock.today()),
        answers=gate.may(actor, "answer", coordination.subject(one)), reads=reads, files=files_of(manuscript) if reads else [],
        columns=choices.names(manuscript.columns, manuscript.unit) if reads else [],
        says=[(kind.value, str(kind.label)) for kind in coordinating.ANSWERS],
        withdraws=open_ and one.open and bool(held & {workflow.OFFICER, workflow.OFFICE}),
        explains=open_ and not one.waits and not one.withdrawn and not one.bound(manuscript.content_hash)
        and bool(held & {workflow.OFFICER, workflow.OFFICE}),
        decides=open_ and one.answer is not None and one.answer.kind in coordinating.AGAINST and workflow.APPROVER in held,
    )  # fmt: skip


VERBS: dict[str, Callable[..., CoordinationWord]] = {
    "answer": lambda one, post, **who: coordination.answer(
        one, says=post.get("says", ""), seen=post.get("seen", ""), reason=post.get("reason", ""), ground=post.get("ground", ""), **who
    ),
    "withdraw": lambda one, post, **who: coordination.withdraw(one, reason=post.get("reason", ""), **who),
    "explain": lambda one, post, **who: coordination.explain(one, reason=post.get("reason", ""), **who),
    "decide": lambda one, post, **who: coordination.decide(
        one, reason=post.get("reason", ""), settled_by=post.get("settled_by", ""), **who
    ),
}  # fmt: skip


@require_POST
def act(request: HttpRequest, letter_id: int, verb: str) -> HttpResponse:
    """One of VERBS."""
    actor = actor_of(request)
    one = found(actor, letter_id)
    if verb not in VERBS:
        raise Http404
    try:
        VERBS[verb](one.letter, request.POST, actor=actor)
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return page(request, found(actor, letter_id), actor, status=refusals.status(reasons), reasons=reasons)
    messages.success(request, {"answer": _("已答复。"), "withdraw": _("已撤回。"), "explain": _("已说明。"), "decide": _("已决定。")}[verb])
    return HttpResponseRedirect(reverse("workspace-coordination", args=[one.letter.pk]))


@require_GET
def file(request: HttpRequest, letter_id: int, file_id: int) -> HttpResponseBase:
    """A file of the manuscript for the unit that is asked, while it is asked."""
    actor = actor_of(request)
    one = found(actor, letter_id)
    if gate.may(actor, "read", coordination.subject(one)):
        for title, kept in files_of(one.letter.manuscript):
            if kept.pk == file_id:
                return file_response(kept, title=title, inline=True, if_none_match=request.headers.get("If-None-Match", ""))
    raise Http404


def found(actor: Actor, number: int) -> Standing:
    """The letter; 404 for those that are neither the asking unit's nor the asked one's."""
    one = coordinating.found(actor, number, at=clock.now())
    if one is None:
        raise Http404(_("没有这份协调函"))
    return one
