"""报请确定: the letters of a manuscript to those who decide what its unit cannot, a new one, the answer that came back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.events import clock
from gongkai.publishing.models import Manuscript, Referral, ReferralWord
from gongkai.publishing.rules import referring
from gongkai.publishing.rules.referring import Referred
from gongkai.publishing.services import referral
from gongkai.units.gate import Actor, visible
from gongkai.workspace import finding, refusals
from gongkai.workspace.finding import Light
from gongkai.workspace.pages import actor_of, show, whole
from gongkai.workspace.refusals import Sentence

ROOM = "workspace-items"
Post = Any


@require_http_methods(["GET", "POST"])
def refer(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """All letters about a manuscript, and a new one."""
    actor = actor_of(request)
    one = finding.manuscript(actor, manuscript_id)
    if request.method == "GET":
        return page(request, one, actor)
    said = {name: request.POST.get(name, "")[:2000] for name in ("to_body", "title_only", "question", "our_view", "carrier_note")}
    try:
        days = whole(request.POST.get("days", "")) or 0
        letter = referral.refer(one, actor=actor, days=days, **said)
    except refusals.REFUSED as error:
        return page(request, one, actor, error)
    messages.success(request, _("报请函已经编号：%s。打印盖章后与机要材料一并送出，收到复函在这里登记。") % letter.number)
    return HttpResponseRedirect(reverse("workspace-refer", args=[one.pk]))


def page(request: HttpRequest, one: Manuscript, actor: Actor, error: Exception | None = None) -> HttpResponse:
    """The page; `error` says why the last try was refused, what was typed stays."""
    reasons: list[Sentence] = refusals.sentences(error) if error is not None else []
    may = referral.may_write(actor, one)
    return show(
        request, "referral.html", _("报请确定：%s") % (one.title or _("没有标题的稿件")), room=ROOM, one=one, reasons=reasons,
        status=refusals.status(reasons) if reasons else 200, rows=[(row, _light(row)) for row in referring.referrals(one)], asks=may,
        bars=referral.reasons_against_asking(one), waits=referral.waiting(one) if may else None,
        against=referring.reasons_against(one), typed=request.POST, carrier_note=referral.CARRIER_NOTE, days=referral.DAYS,
        says=[(kind.value, str(kind.label)) for kind in referral.ANSWERS], today=clock.today(),
    )  # fmt: skip


def _light(one: Referred) -> Light:
    if one.word is None:
        late = clock.today() > one.letter.answer_by
        return Light("late" if late else "soon", _("逾期未复") if late else _("等待函复"))
    kind = {ReferralWord.Kind.OPEN: "fine", ReferralWord.Kind.WITHDRAWN: "bar"}.get(ReferralWord.Kind(one.word.kind), "late")
    return Light(kind, str(ReferralWord.Kind(one.word.kind).label))


def _answer(letter: Referral, post: Post, actor: Actor) -> ReferralWord:
    try:
        day = parse_date(post.get("answered_on", ""))
    except ValueError:
        day = None
    return referral.register_answer(
        letter,
        actor=actor,
        says=post.get("says", ""),
        document_number=post.get("document_number", ""),
        answered_on=day,
        text=post.get("text", ""),
    )


VERBS: dict[str, Callable[[Referral, Post, Actor], ReferralWord]] = {
    "answer": _answer,
    "withdraw": lambda letter, post, actor: referral.withdraw(letter, actor=actor, reason=post.get("reason", "")),
}


@require_POST
def act(request: HttpRequest, letter_id: int, verb: str) -> HttpResponse:
    """One of VERBS."""
    actor = actor_of(request)
    letter = visible(Referral.objects.filter(pk=letter_id), actor).select_related("manuscript__unit").first()
    if letter is None or verb not in VERBS:
        raise Http404(_("没有这份报请函"))
    one = finding.manuscript(actor, letter.manuscript_id)
    try:
        VERBS[verb](letter, request.POST, actor)
    except refusals.REFUSED as error:
        return page(request, one, actor, error)
    messages.success(request, {"answer": _("已登记复函。"), "withdraw": _("已撤回报请。")}[verb])
    return HttpResponseRedirect(reverse("workspace-refer", args=[one.pk]))
