"""Lists of staff: a unit's manuscripts by state, the office's view of all, and the queue of a reviewer with tick boxes."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.events import clock
from gongkai.publishing.access import READERS
from gongkai.publishing.lists import batches as batch_lists
from gongkai.publishing.lists import working as lists
from gongkai.publishing.manuscripts import limit_of
from gongkai.publishing.models import BulkAct, BulkActRow, Manuscript
from gongkai.publishing.models.manuscripts import fresh_key
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.workflow import State
from gongkai.publishing.scanning import standing
from gongkai.publishing.services import bulk, review
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Unit
from gongkai.workspace import finding
from gongkai.workspace.pages import actor_of, show, whole

#: What one batch takes at most.
MOST = 200
#: The order of the tabs.
STATES = (*workflow.OPEN, State.RELEASED, State.REGISTERED, State.DROPPED)
_SEEING = frozenset({*READERS, workflow.OFFICE})


def unit_of(request: HttpRequest, actor: Actor) -> Unit:
    """The unit that is looked at: `unit` (a code) within reach, else that of the post. 403 for posts that see no manuscripts."""
    post = next((post for post in actor.posts if post.role in _SEEING), None)
    if post is None:
        raise PermissionDenied
    code = request.GET.get("unit", "")[:40]
    unit = Unit.objects.filter(code=code).first() if code else Unit.objects.filter(pk=post.unit).first()
    if unit is None or not actor.roles(unit.pk, unit.path) & _SEEING:
        raise Http404(_("没有这个单位"))
    return unit


@require_GET
def unit_list(request: HttpRequest) -> HttpResponse:
    """A unit's manuscripts in one state, newest first."""
    actor = actor_of(request)
    unit = unit_of(request, actor)
    state = request.GET.get("state", "")
    state = state if state in Manuscript.State.values else str(State.DRAFT)
    rows, following = lists.unit_list(actor, unit, state, before=whole(request.GET.get("before", "")))
    today = clock.today()
    tasks = [(row, finding.light(limit_of(row, today) if state in map(str, workflow.OPEN) else None)) for row in rows]
    more = f"?{urlencode({'unit': unit.code, 'state': state, 'before': following})}" if following else ""
    return show(
        request, "items.html", _("稿件"), room="workspace-items", unit=unit, state=state, tasks=tasks, more=more, writes=_writes(actor, unit),
        tabs=[(str(one), Manuscript.State(one).label) for one in STATES], open=state in map(str, workflow.OPEN),
    )  # fmt: skip


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """The unit's register of what is not published, newest first."""
    actor = actor_of(request)
    unit = unit_of(request, actor)
    today = clock.today()
    rows, following = lists.register_list(actor, unit, before=whole(request.GET.get("before", "")))
    more = f"?{urlencode({'unit': unit.code, 'before': following})}" if following else ""
    return show(
        request, "register.html", _("不公开信息登记册"), room="workspace-items", unit=unit, rows=rows, more=more,
        since=date(today.year, 1, 1), until=today,
    )  # fmt: skip


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """All open manuscripts in reach, the most urgent first: the office's view of its units."""
    actor = actor_of(request)
    if workflow.OFFICE not in actor.all_roles:
        raise PermissionDenied
    state = request.GET.get("state", "")
    state = state if state in map(str, workflow.OPEN) else ""
    found = lists.overview(actor, clock.now(), state=state, after=_key(request.GET.get("after", "")))
    more = f"?{urlencode({'state': state, 'after': _written(found.next)})}" if found.next else ""
    return show(
        request, "overview.html", _("各单位在办"), room="workspace-overview", state=state, more=more,
        tasks=[(task.manuscript, finding.light(task.limit), finding.in_whose_hands(task.manuscript.state)) for task in found.tasks],
        tabs=[("", _("全部")), *((str(one), Manuscript.State(one).label) for one in workflow.OPEN)],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for this reviewer, oldest light first; a POST lets the ticked ones pass, each in a transaction of its own."""
    actor = actor_of(request)
    if not actor.all_roles & set(workflow.CHECKERS):
        raise PermissionDenied
    refused: list[BulkActRow] = []
    if request.method == "POST":
        begun = _begun(request, actor)
        if begun is not None:
            counted = bulk.outcome(begun)
            if counted["waiting"]:
                return HttpResponseRedirect(reverse("workspace-bulk", args=[begun.pk]))
            if counted["done"]:
                messages.success(request, _("已同意 %d 件。") % counted["done"])
            refused = list(begun.rows.filter(outcome=bulk.Outcome.REFUSED).select_related("manuscript").order_by("pk"))
        if not refused:
            return HttpResponseRedirect(reverse("workspace-review"))
    found = lists.todo(actor, clock.now(), after=_key(request.GET.get("after", "")), size=MOST)
    counts = standing.open_counts(task.manuscript.pk for task in found.tasks)
    for task in found.tasks:
        task.manuscript.found = counts.get(task.manuscript.pk, 0)  # type: ignore[attr-defined]
    return show(
        request, "queue.html", _("审查"), room="workspace-review", status=409 if refused else 200, refused=refused, key=fresh_key(),
        tasks=[(task.manuscript, finding.light(task.limit)) for task in found.tasks],
        more=f"?{urlencode({'after': _written(found.next)})}" if found.next else "",
        batches=[(one, Manuscript.State(one.state).label) for one in batch_lists.waiting(actor)],
        unfinished=[act for act in batch_lists.open_acts(actor) if act.batch_id is None],
    )  # fmt: skip


def _begun(request: HttpRequest, actor: Actor) -> BulkAct | None:
    """The decision over the ticked ones, its first piece done; None where nothing is ticked. A ticked box holds "id-version"."""
    ticked = request.POST.getlist("pick")[: MOST + 1]
    if len(ticked) > MOST:
        raise BadRequest("too many at once")
    picks: list[tuple[int, int]] = []
    for pick in ticked:
        number, version = map(whole, pick.partition("-")[::2])
        if number is None or version is None:
            raise BadRequest("not a manuscript")
        picks.append((number, version))
    if visible(Manuscript.objects.filter(pk__in=dict(picks)), actor).count() != len(dict(picks)):
        raise Http404(_("没有这份稿件"))
    if not picks:
        return None
    key = request.POST.get("key", "")[:64] or fresh_key()
    begun = bulk.begin_act(key=key, verb="agree", picks=picks, actor=actor, options={"secrecy": str(review.Says.CLEAR)})
    bulk.proceed(begun, actor=actor)
    return begun


def _writes(actor: Actor, unit: Unit) -> bool:
    return actor.post_for(workflow.roles_for("write", State.DRAFT), unit.pk, unit.path) is not None


def _written(key: lists.Key | None) -> str:
    return f"{int(key[0])}.{key[1].isoformat()}.{key[2]}" if key else ""


def _key(given: str) -> lists.Key | None:
    """The key of a page; what is none begins the list."""
    parts = given.split(".")
    try:
        return (parts[0] == "1", date.fromisoformat(parts[1]), int(parts[2])) if len(parts) == 3 else None
    except ValueError:
        return None
