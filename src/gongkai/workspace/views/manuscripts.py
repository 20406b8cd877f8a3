"""A manuscript under review: the document, what changed, the approval form filling itself, and every button with its reasons."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gongkai.events import clock
from gongkai.publishing.content import seen
from gongkai.publishing.manuscripts import files_of, limit_of
from gongkai.publishing.models import Manuscript, Opinion, UrgentDecision
from gongkai.publishing.papers import corrigendum, returned
from gongkai.publishing.papers import sheet as approval_paper
from gongkai.publishing.papers.approval import ApprovalForm, approval_form
from gongkai.publishing.rules import judging, workflow
from gongkai.publishing.rules.workflow import Event, State
from gongkai.publishing.scanning.grounds import GROUNDS
from gongkai.publishing.services import drafting, offline, review, urgent
from gongkai.units.gate import Actor
from gongkai.units.models import Person
from gongkai.workspace import finding, refusals
from gongkai.workspace.drafting import choices, saving, wording
from gongkai.workspace.pages import actor_of, show, whole
from gongkai.workspace.ruling import page as ruling_page

Post = Any
#: Buttons that say themselves why they cannot be pressed.
_APART = frozenset({"decide_urgently", "register_offline"})


def _text(post: Post, name: str = "text") -> str:
    return str(post.get(name, ""))[:2000]


def _moment(given: str) -> datetime | None:
    """A moment as a form says it, in Shanghai; None for nothing."""
    found = parse_datetime(given) if given else None
    return found.replace(tzinfo=clock.SHANGHAI) if found is not None and found.tzinfo is None else found


def _approve(one: Manuscript, post: Post, **who: Any) -> Manuscript:
    return review.approve(one, text=_text(post), secrecy=_text(post, "secrecy"), planned_at=_moment(_text(post, "planned_at")), **who)


def _return(one: Manuscript, post: Post, **who: Any) -> Manuscript:
    says = _text(post, "return_says") or Opinion.Says.RETURNED
    return review.return_(one, reasons=post.getlist("reasons")[:20], text=_text(post), says=says, **who)


def _urgently(one: Manuscript, post: Post, **who: Any) -> Manuscript:
    return urgent.decide_urgently(
        one, other=whole(_text(post, "other")) or 0, way=_text(post, "way"),
        secrecy=_text(post, "urgent_secrecy"), recording=_text(post, "recording"), text=_text(post, "urgent_text"), **who,
    )  # fmt: skip


#: Name in the address → the verb with what the form says.
VERBS: dict[str, Callable[..., Manuscript]] = {
    "submit": lambda one, _post, **who: drafting.submit(one, **who),
    "take-back": lambda one, _post, **who: drafting.take_back(one, **who),
    "drop": lambda one, post, **who: drafting.drop(one, reason=_text(post, "reason"), **who),
    "pass": lambda one, post, **who: review.pass_step(one, says=_text(post, "says"), text=_text(post), **who),
    "return": _return,
    "approve": _approve,
    "decide-urgently": _urgently,
    "check-offline": lambda one, post, **who: offline.check_offline(one, text=_text(post), **who),
}


@require_GET
def manuscript(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """The page of a manuscript for everybody who may see it."""
    actor = actor_of(request)
    return page(request, finding.manuscript(actor, manuscript_id), actor)


@require_POST
def act(request: HttpRequest, manuscript_id: int, verb: str) -> HttpResponse:
    """Do one of VERBS on the version that the form saw; refused, the page comes back with what was typed."""
    actor = actor_of(request)
    one = finding.manuscript(actor, manuscript_id)
    if verb == "countersign":
        return _countersign(request, one, actor)
    if verb not in VERBS:
        raise Http404
    try:
        done = VERBS[verb](one, request.POST, actor=actor, version=saving.version_of(request))
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return page(request, finding.manuscript(actor, manuscript_id), actor, status=refusals.status(reasons), reasons=reasons)
    messages.success(request, outcome(done))
    return HttpResponseRedirect(_onward(done, actor, verb))


def _countersign(request: HttpRequest, one: Manuscript, actor: Actor) -> HttpResponse:
    try:
        urgent.countersign(one, actor=actor, note=_text(request.POST, "note"))
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return page(request, one, actor, status=refusals.status(reasons), reasons=reasons)
    messages.success(request, _("已补签。"))
    return HttpResponseRedirect(reverse("workspace-manuscript", args=[one.pk]))


def outcome(one: Manuscript) -> str:
    """What became of it, in a sentence."""
    values = {"title": one.title or one.document_number or f"#{one.pk}", "whom": finding.in_whose_hands(one.state)}
    said = {
        State.RELEASED: _("已发布：%(title)s"),
        State.REGISTERED: _("已登记：%(title)s"),
        State.PLANNED: _("已批准，到时发布：%(title)s"),
        State.RETURNED: _("已退回：%(title)s"),
        State.DROPPED: _("已放弃：%(title)s"),
        State.DRAFT: _("已撤回：%(title)s"),
    }
    return said.get(State(one.state), _("已办理：%(title)s，现在由%(whom)s办理。")) % values


def _onward(one: Manuscript, actor: Actor, verb: str) -> str:
    if verb == "take-back":
        return reverse("workspace-draft", args=[one.pk])
    if one.state in workflow.FINAL or verb in ("submit", "drop"):
        return reverse("workspace-manuscript", args=[one.pk])
    return reverse("workspace-review") if actor.all_roles & set(workflow.CHECKERS) else reverse("workspace")


def page(request: HttpRequest, one: Manuscript, actor: Actor, *, status: int = 200, **matter: Any) -> HttpResponse:
    """The review page; `reasons` say why the last try was refused."""
    limit = limit_of(one, clock.today())
    actions = judging.actions(actor, one)
    opens = {
        event: found
        for event, found in actions.items()
        if event != Event.WRITE and not any(why.code == "not_in_this_state" for why in found)
    }
    form, files, columns = approval_form(one), files_of(one), choices.names(one.columns, one.unit)
    said_at, since = seen.changes(one, files)
    found = ruling_page.of(actor, one, files, judging.Look(one, clock.now()))
    return show(
        request, "manuscript.html", one.title or _("没有标题的稿件"), status=status, room="workspace-items", one=one, form=form,
        files=files, columns=columns, light=finding.light(limit), day=finding.day_of_twenty(limit), paper_rows=list(approval_paper.rows(form, columns)),
        can=opens, deciding=opens.get("pass") is not None or opens.get("approve") is not None, route=finding.route(one, one.template),
        return_reasons=[(code, _(words)) for code, words in review.RETURN_REASONS.items()], clearing=_clearing(one),
        needs_secrecy=State.SECRECY not in workflow.TEMPLATES[one.template] and "approve" in opens, whom=finding.in_whose_hands(one.state),
        stale_opinions=[sign for sign in form.signatures if not sign.stands], version=one.version, typed=request.POST, said_at=said_at, since=since,
        typed_reasons=request.POST.getlist("reasons"), hindrances=_hindrances(opens),
        duty=_on_duty(one, actor, opens), paper=form.offline, papers=_papers(one, form), events=one.events.order_by("-seq")[:50],
        editable=actions.get(Event.WRITE) == [],
        unsigned=_signs(one, actor), all_grounds=list(GROUNDS.items()), **found, words=wording.shown(one) if one.state in workflow.OPEN else [], **matter,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Link:
    """A paper of this manuscript: the kind and the number of its address, and what it is called."""

    kind: str
    number: int
    words: str


def _papers(one: Manuscript, form: ApprovalForm) -> list[_Link]:
    """Papers besides the approval form, those that there are."""
    found = [_Link("offline", form.offline.pk, _("线下签批登记单"))] if form.offline else []
    found += [_Link("urgent", form.urgent.pk, _("急件补签单"))] if form.urgent else []
    if one.kind in corrigendum.KINDS and one.released_at:
        found.append(_Link("corrigendum", one.pk, _("更正说明")))
    sent_back = one.opinions.filter(says__in=returned.RETURNS).order_by("pk").values_list("pk", flat=True)
    return found + [_Link("returned", pk, _("退回单%d") % place) for place, pk in enumerate(sent_back, 1)]


def _signs(one: Manuscript, actor: Actor) -> bool:
    """Whether the actor decided it urgently and has not signed."""
    person = actor.person
    open_ = Q(reviewer=person, reviewer_signed_at=None) | Q(approver=person, approver_signed_at=None)
    return one.urgent and UrgentDecision.objects.filter(open_, manuscript=one).exists()


def _on_duty(one: Manuscript, actor: Actor, opens: dict[str, list[Any]]) -> list[Person]:
    """Who may decide an urgent manuscript together with the actor: holders of the other post today."""
    if "decide_urgently" not in opens:
        return []
    held = actor.roles(one.unit_id, one.unit.path)
    role = workflow.SECRECY_REVIEWER if workflow.APPROVER in held else workflow.APPROVER
    return list(Person.objects.filter(pk__in=urgent.on_duty(one, role, clock.today())).exclude(pk=actor.person))


def _hindrances(opens: dict[str, list[Any]]) -> list[str]:
    """Why buttons that are there cannot be pressed, each sentence once."""
    return list(dict.fromkeys(reason.message for name, found in opens.items() if name not in _APART for reason in found))


def _clearing(one: Manuscript) -> list[tuple[str, str]]:
    """What a secrecy review may say, where it is due."""
    return [(says.value, str(says.label)) for says in review.CLEARED] if one.state in (State.SECRECY, State.APPROVAL, State.CHECK) else []
