"""What is out, for staff: its editions and what differs between them; revise, correct, hide at once, restore, withdraw."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gongkai.catalog.models import Attachment, Item
from gongkai.events import clock
from gongkai.publishing.lists import items as staff_items
from gongkai.publishing.models import Hiding, Removal
from gongkai.publishing.papers import validity
from gongkai.publishing.rules import judging
from gongkai.publishing.rules.reasons import refuse
from gongkai.publishing.rules.workflow import ItemEvent
from gongkai.publishing.services import hiding, revising, withdrawal
from gongkai.publishing.services.withdrawal import SEALABLE
from gongkai.units.gate import Actor, visible
from gongkai.workspace import finding, refusals
from gongkai.workspace.pages import actor_of, show, whole
from gongkai.workspace.views.items import unit_of

ROOM = "workspace-published-list"


@require_GET
def published(request: HttpRequest) -> HttpResponse:
    """A unit's items in every state, newest first; found by title, document number or index number."""
    actor = actor_of(request)
    unit = unit_of(request, actor)
    words, state, before = request.GET.get("q", "").strip()[:120], request.GET.get("state", ""), request.GET.get("before", "")
    state = state if state in Item.State.values else ""
    rows, following = staff_items.items_of(actor, unit, words=words, state=state, before=whole(before))
    more = f"?{urlencode({'unit': unit.code, 'q': words, 'state': state, 'before': following})}" if following else ""
    tabs = [("", _("全部")), *((code, label) for code, label in Item.State.choices)]
    return show(
        request, "published.html", _("已公开的信息"), room=ROOM, unit=unit, rows=rows, words=words, state=state, tabs=tabs, more=more
    )


@require_GET
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """One item: state, what may be done, history."""
    actor = actor_of(request)
    return page(request, finding.item(actor, item_id), actor)


def page(request: HttpRequest, one: Item, actor: Actor, *, status: int = 200, **matter: Any) -> HttpResponse:
    """The page; `reasons` say why the last try was refused, what was typed stays."""
    can = {str(event): judging.item_reasons_against(actor, event, one) for event in ItemEvent}
    allowed = {event for event, reasons in can.items() if not reasons}
    return show(
        request, "published_item.html", one.title, status=status, room=ROOM, one=one, can=allowed, editions=staff_items.editions(one),
        files=staff_items.attachments(one), hidings=staff_items.hidings(one), removals=staff_items.removals(one), typed=request.POST,
        manuscripts=staff_items.manuscripts(one), events=staff_items.history(one)[:100], kinds=Removal.Kind.choices,
        ended=validity.marks(one, clock.today()), hiding_kinds=Hiding.Kind.choices, past_hidings=staff_items.past_hidings(one),
        sealable=[Removal.Kind(kind).label for kind in SEALABLE], person=actor.person, **matter,
    )  # fmt: skip


@require_GET
def compare(request: HttpRequest, item_id: int) -> HttpResponse:
    """Two editions beside each other: `from` and `to`, the last two where none are named."""
    one = finding.item(actor_of(request), item_id)
    numbers = [edition.number for edition in staff_items.editions(one)]
    after = staff_items.said(one, _edition(request.GET.get("to", ""), numbers, 0))
    before = staff_items.said(one, _edition(request.GET.get("from", ""), numbers, 1))
    if after is None or before is None:
        raise Http404(_("没有这一版"))
    return show(
        request, "compare.html", _("各版对照"), room=ROOM, one=one, before=before, after=after, numbers=numbers,
        changes=staff_items.compare(before, after),
    )  # fmt: skip


def _edition(given: str, numbers: list[int], place: int) -> int:
    """The edition that is asked for; the newest (place 0) or the one before it (1) where none is."""
    if given:
        return whole(given) or 0
    return numbers[min(place, len(numbers) - 1)] if numbers else 0


def _said(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "")[:2000]


def _found(request: HttpRequest) -> dict[str, str]:
    kind = _said(request, "what") or Hiding.Kind.OTHER
    return {"reason": _said(request, "reason"), "kind": kind, "found_by": _said(request, "found_by")}


def _hide_file(request: HttpRequest, one: Item, actor: Actor) -> str:
    wanted = Attachment.objects.filter(pk=whole(_said(request, "attachment")), edition__item=one)
    attachment = wanted.select_related("edition__item__unit").first()
    if attachment is None:
        raise Http404
    hiding.hide_file(attachment, actor=actor, **_found(request))
    return _("附件已下线。")


def _hide(request: HttpRequest, one: Item, actor: Actor) -> str:
    hiding.hide_item(one, actor=actor, **_found(request))
    return _("已下线，公众现在看不到。一个工作日内须由另一人确认或者恢复。")


def _of_item(model: type[Any], request: HttpRequest, one: Item, name: str) -> Any:
    found = model.objects.filter(pk=whole(_said(request, name)), item=one).first()
    if found is None:
        raise Http404
    return found


def _confirm(request: HttpRequest, one: Item, actor: Actor) -> str:
    hiding.confirm_hiding(_of_item(Hiding, request, one, "hiding"), actor=actor)
    return _("已确认下线，请接着修订后恢复，或者提出撤下。")


def _restore(request: HttpRequest, one: Item, actor: Actor) -> str:
    hiding.restore(_of_item(Hiding, request, one, "hiding"), actor=actor, reason=_said(request, "reason"))
    return _("已恢复公开。")


def _propose(request: HttpRequest, one: Item, actor: Actor) -> str:
    given = _said(request, "successor").rpartition("/")[2].strip()
    successor = visible(Item.objects.filter(pk=whole(given)), None).first()
    if given and successor is None:
        raise refuse("successor_not_public", "successor")
    withdrawal.propose_removal(
        one, actor=actor, kind=_said(request, "kind"), ground=_said(request, "ground"), public_reason=_said(request, "public_reason"),
        internal_reason=_said(request, "internal_reason"), successor=successor, title_goes=bool(_said(request, "title_goes")),
        seal=bool(_said(request, "seal")),
    )  # fmt: skip
    return _("已提出，等待批准人决定。急需先拿下来的，请同时办理紧急下线。")


def _decide(request: HttpRequest, one: Item, actor: Actor) -> str:
    approve = _said(request, "decision") == "approve"
    withdrawal.decide_removal(
        _of_item(Removal, request, one, "removal"), actor=actor, approve=approve, note=_said(request, "decision_note")
    )
    return _("已撤下，原地址留有说明。") if approve else _("没有批准撤下。")


#: Name in the address → what is done; the sentence says what came of it.
VERBS: dict[str, Callable[[HttpRequest, Item, Actor], str]] = {
    "hide": _hide, "hide-file": _hide_file, "confirm": _confirm, "restore": _restore, "propose": _propose, "decide": _decide,
}  # fmt: skip


@require_POST
def act(request: HttpRequest, item_id: int, verb: str) -> HttpResponse:
    """Do one of VERBS, or begin a revision or a corrigendum."""
    actor = actor_of(request)
    one = finding.item(actor, item_id)
    begin = {"revise": revising.revise_item, "correct": revising.correct_item}.get(verb)
    if begin is None and verb not in VERBS:
        raise Http404
    try:
        if begin is not None:
            made = begin(one, actor=actor, key=request.POST.get("key", "")[:64])
            return HttpResponseRedirect(reverse("workspace-draft", args=[made.pk]))
        messages.success(request, VERBS[verb](request, one, actor))
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return page(request, finding.item(actor, item_id), actor, status=refusals.status(reasons), reasons=reasons)
    return HttpResponseRedirect(reverse("workspace-published", args=[one.pk]))
