"""A batch from a table: its rows by state, what may be done to all of them or to those that are ticked, how far it is, its approval form."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.events import clock
from gongkai.publishing.lists import batches as batch_lists
from gongkai.publishing.manuscripts import limit_of
from gongkai.publishing.models import BulkAct, BulkActRow, EntryBatch, Manuscript
from gongkai.publishing.models.manuscripts import fresh_key
from gongkai.publishing.rules import judging, workflow
from gongkai.publishing.rules.reasons import Reason, refuse
from gongkai.publishing.rules.workflow import Event, State
from gongkai.publishing.services import bulk, review
from gongkai.units.gate import Actor
from gongkai.workspace import finding, refusals
from gongkai.workspace.pages import actor_of, show, whole
from gongkai.workspace.refusals import Sentence

ROOM = "workspace-tables"
#: Which verb of the page is which event of the workflow, by state.
_EVENTS = {
    "submit": dict.fromkeys(workflow.EDITABLE, Event.SUBMIT),
    "drop": dict.fromkeys(workflow.EDITABLE, Event.DROP),
    "agree": {State.SECTION: Event.PASS, State.SECRECY: Event.PASS, State.APPROVAL: Event.APPROVE, State.BLOCKED: Event.APPROVE},
    "return": dict.fromkeys(workflow.REVIEW, Event.RETURN),
}
#: The tab of all rows.
ALL = "all"
#: Reasons that say the same of every row; others are asked row by row.
_OF_ALL = frozenset({"no_post", "drafter_may_not_review", "reviewer_may_not_approve"})


@dataclass(frozen=True, slots=True)
class Block:
    """What this person may do to the rows of one state: the verbs, why not, the opinion that is asked, and the rows as they were seen."""

    state: str
    label: str
    count: int
    verbs: tuple[str, ...]
    against: tuple[Reason, ...]
    secrecy: bool
    seen: str


@require_GET
def batch(request: HttpRequest, batch_id: int) -> HttpResponse:
    """The page of a batch for everybody who may see it."""
    actor = actor_of(request)
    return page(request, found(actor, batch_id), actor)


@require_POST
def act(request: HttpRequest, batch_id: int, verb: str) -> HttpResponse:
    """Do `verb` to all rows of a state (or to those that are ticked), piece by piece."""
    actor = actor_of(request)
    one = found(actor, batch_id)
    state = request.POST.get("state", "")
    if verb not in _EVENTS or state not in workflow.OPEN:
        raise Http404
    try:
        begun = bulk.begin_act(
            key=request.POST.get("key", "")[:64] or fresh_key(), verb=verb, picks=_picks(request, one, verb, state), actor=actor, batch=one,
            options=_options(request),
        )  # fmt: skip
        bulk.proceed(begun, actor=actor)
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return page(request, one, actor, status=refusals.status(reasons), reasons=reasons)
    return onward(request, begun)


def onward(request: HttpRequest, begun: BulkAct) -> HttpResponse:
    """Back to the batch where all is done, else to how far it is."""
    counted = bulk.outcome(begun)
    if counted["waiting"] or counted["refused"] or begun.batch_id is None:
        return HttpResponseRedirect(reverse("workspace-bulk", args=[begun.pk]))
    messages.success(request, done_words(begun.verb) % counted["done"])
    return HttpResponseRedirect(reverse("workspace-batch", args=[begun.batch_id]))


def done_words(verb: str) -> str:
    """已同意 %d 件。"""
    return {"submit": _("已提交 %d 件。"), "drop": _("已放弃 %d 件。"), "agree": _("已同意 %d 件。"), "return": _("已退回 %d 件。")}[verb]


@require_http_methods(["GET", "POST"])
def progress(request: HttpRequest, act_id: int) -> HttpResponse:
    """How far a decision over many is, and what was not done and why; a POST does the next piece. Only for who took it."""
    actor = actor_of(request)
    one = BulkAct.objects.filter(pk=act_id, person=actor.person).select_related("batch").first()
    if one is None:
        raise Http404
    if request.method == "POST":
        bulk.proceed(one, actor=actor)
        return HttpResponseRedirect(reverse("workspace-bulk", args=[one.pk]))
    counted = bulk.outcome(one)
    refused = BulkActRow.objects.filter(act=one, outcome="refused").select_related("manuscript").defer("manuscript__body").order_by("pk")
    total = sum(counted.values())
    return show(
        request, "bulk.html", _("成批办理"), room=ROOM if one.batch_id else "workspace-review", one=one, counted=counted, total=total,
        done=total - counted["waiting"], said=done_words(one.verb) % counted["done"], refused=list(refused[:500]),
    )  # fmt: skip


def page(request: HttpRequest, one: EntryBatch, actor: Actor, *, status: int = 200, reasons: list[Sentence] | None = None) -> HttpResponse:
    """The batch; `reasons` say why the last try was refused."""
    counted = batch_lists.counts([one])[one.pk]
    blocks = _blocks(one, actor, counted)
    state = request.GET.get("state") or request.POST.get("state") or ""
    if state not in {*counted, ALL}:
        state = blocks[0].state if blocks else ALL
    rows, following = batch_lists.rows_of(one, state="" if state == ALL else state, after=whole(request.GET.get("after", "")) or 0)
    today = clock.today()
    lights = [(row, finding.light(limit_of(row.manuscript, today) if row.manuscript.state in workflow.OPEN else None)) for row in rows]
    more = f"?{urlencode({'state': state, 'after': following})}" if following else ""
    return show(
        request, "batch.html", one.name, room=ROOM, status=status, one=one, unit=one.unit, rows=lights, more=more, state=state, key=fresh_key(),
        tabs=[(ALL, _("全部"), one.rows), *((code, Manuscript.State(code).label, count) for code, count in counted.items())],
        mine=next((block for block in blocks if block.state == state), None), blocks=blocks, reasons=reasons or [], typed=request.POST,
        typed_reasons=request.POST.getlist("reasons"), ticked=set(request.POST.getlist("pick")), unfinished=batch_lists.open_acts(actor, one),
        return_reasons=[(code, _(words)) for code, words in review.RETURN_REASONS.items()],
        clearing=[(says.value, str(says.label)) for says in review.CLEARED],
    )  # fmt: skip


def found(actor: Actor, number: int) -> EntryBatch:
    """The batch; 404 for one of another unit as for one that does not exist."""
    one = batch_lists.find(actor, number)
    if one is None:
        raise Http404(_("没有这个批次"))
    return one


def _blocks(one: EntryBatch, actor: Actor, counted: dict[str, int]) -> list[Block]:
    """What the actor's posts may do, state by state, in the order of the way."""
    held = actor.roles(one.unit_id, one.unit.path)
    blocks = []
    for state, count in counted.items():
        verbs = tuple(verb for verb, events in _EVENTS.items() if state in events and _allowed(held, events[State(state)], state))
        if verbs:
            blocks.append(_block(one, actor, state, count, verbs))
    return blocks


def _allowed(held: frozenset[str], event: Event, state: str) -> bool:
    return any(State(state) in workflow.ALLOWED.get((event, role), {}) for role in held)


def _block(one: EntryBatch, actor: Actor, state: str, count: int, verbs: tuple[str, ...]) -> Block:
    first = Manuscript.objects.select_related("unit", "item", "locked_by").filter(entry_row__batch=one, state=state).order_by("pk").first()
    judged = next((_EVENTS[verb][State(state)] for verb in ("agree", "submit") if verb in verbs), None)
    against = judging.reasons_against(actor, judged, first) if first is not None and judged is not None else []
    needs = state == State.SECRECY or (
        state == State.APPROVAL and first is not None and State.SECRECY not in workflow.TEMPLATES[first.template]
    )
    all_of = tuple(reason for reason in against if reason.code in _OF_ALL)
    return Block(
        state, str(Manuscript.State(state).label), count, verbs, all_of, needs and "agree" in verbs, _seen(batch_lists.picks(one, state))
    )


def _seen(picks: list[tuple[int, int]]) -> str:
    """A stamp of the rows of a state and their versions: who agrees to all of them agrees to those of the page."""
    return hashlib.sha256(repr(picks).encode()).hexdigest()[:32]


def _picks(request: HttpRequest, one: EntryBatch, verb: str, state: str) -> list[tuple[int, int]]:
    """Ticked rows for "return" and, where some are, for "drop"; else all of the state, for "agree" besides the ticked."""
    ticked = {number for pick in request.POST.getlist("pick") if (number := whole(pick.partition("-")[0])) is not None}
    if BulkAct.objects.filter(key=request.POST.get("key", "")[:64]).exists():
        return [(0, 0)]  # the same form once more: the act is there
    everything = batch_lists.picks(one, state)
    if verb == "return" or (verb == "drop" and request.POST.get("which") != "all"):
        versions = dict(pick.partition("-")[::2] for pick in request.POST.getlist("pick"))
        return [(number, whole(versions[str(number)]) or 0) for number, _version in everything if number in ticked]
    if verb == "drop" and not request.POST.get("sure"):
        raise refuse("confirm_needed", "sure")
    if _seen(everything) != request.POST.get("seen", ""):
        raise refuse("changed_meanwhile")
    return [pick for pick in everything if verb != "agree" or pick[0] not in ticked]


def _options(request: HttpRequest) -> dict[str, Any]:
    post = request.POST
    options: dict[str, Any] = {name: post.get(name, "")[:1000] for name in ("secrecy", "text", "reason")}
    return options | {"reasons": post.getlist("reasons")[:20]}
