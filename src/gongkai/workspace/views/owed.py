"""What is owed because of what is out: interpretations and reviews of a unit or of all in reach, and the page of one item."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.publishing.access import READERS
from gongkai.publishing.lists import owed as owed_lists
from gongkai.publishing.models import Owed
from gongkai.publishing.models.manuscripts import fresh_key
from gongkai.publishing.rules import judging, workflow
from gongkai.publishing.rules.workflow import Event, ItemEvent, State
from gongkai.publishing.services import drafting, owed
from gongkai.rulebook import settings
from gongkai.units.gate import Actor
from gongkai.units.models import Unit
from gongkai.workspace import finding, refusals
from gongkai.workspace.owed.interpretations import left
from gongkai.workspace.pages import actor_of, show, whole

ROOM = "workspace-owed"
SEEING = frozenset({*READERS, workflow.OFFICE})


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """`?unit=`: of one unit; else of the post's unit, or of all for an office. `?state=settled`: those that are done; `?kind=`."""
    actor = actor_of(request)
    if not actor.all_roles & SEEING:
        raise PermissionDenied
    code, kind, settled = request.GET.get("unit", "")[:40], request.GET.get("kind", ""), request.GET.get("state") == "settled"
    unit = Unit.objects.filter(code=code).first() if code else None
    if code and (unit is None or not actor.roles(unit.pk, unit.path) & SEEING):
        raise Http404(_("没有这个单位"))
    kind = kind if kind in Owed.Kind.values else ""
    found = owed_lists.listing(actor, unit=unit, kind=kind, settled=settled, after=_key(request.GET.get("after", "")))
    today = clock.today()
    kept = {"unit": code, "kind": kind, "state": "settled" if settled else ""}
    more = f"?{urlencode({**kept, 'after': f'{found.next[0].isoformat()}.{found.next[1]}'})}" if found.next else ""
    return show(
        request, "owed.html", _("解读和到期清理"), room=ROOM, unit=unit, kind=kind, settled=settled, more=more,
        rows=[(row, _light(row, today)) for row in found.rows], kinds=[("", _("全部")), *Owed.Kind.choices],
        days=settings.get("interpretation.days"), before=settings.get("review.days"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """Of one item. POST `do`: "settle" (owed, reason), or "write": begin its interpretation."""
    actor = actor_of(request)
    one = finding.item(actor, item_id)
    if request.method != "POST":
        return _page(request, one, actor)
    try:
        if request.POST.get("do") == "write":
            return HttpResponseRedirect(_begin(request, one, actor))
        row = owed_lists.find(actor, whole(request.POST.get("owed", "")) or 0)
        if row is None or row.item_id != one.pk:
            raise Http404(_("没有这一项"))
        owed.settle_by_reason(row, actor=actor, reason=request.POST.get("reason", "")[:500])
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return _page(request, one, actor, status=refusals.status(reasons), reasons=reasons)
    messages.success(request, _("已记录理由，不再列入待办。"))
    return HttpResponseRedirect(reverse("workspace-owed-item", args=[one.pk]))


def _begin(request: HttpRequest, one: Item, actor: Actor) -> str:
    """A draft that interprets the item; the address of its form."""
    values: dict[str, Any] = {
        "title": _("《%s》政策解读") % one.title[:480], "interprets": [one.document_number or f"/i/{one.pk}"], "columns": ["0205"],
        "genre": "解读", "carrier": "other", "attribute": "proactive", "written_on": clock.today(),
    }  # fmt: skip
    made = drafting.create(unit=one.unit, actor=actor, values=values, key=request.POST.get("key", "")[:64])
    return reverse("workspace-draft", args=[made.pk])


def _page(request: HttpRequest, one: Item, actor: Actor, *, status: int = 200, **matter: Any) -> HttpResponse:
    rows = owed_lists.of_item(actor, one.pk)
    today = clock.today()
    writes = actor.post_for(workflow.roles_for(Event.WRITE, State.DRAFT), one.unit_id, one.unit.path) is not None
    against = judging.item_reasons_against(actor, ItemEvent.SETTLE_OWED, one)
    return show(
        request, "owed_item.html", _("解读和到期清理"), status=status, room=ROOM, one=one, rows=[(row, _light(row, today)) for row in rows],
        writes=writes, against=against, key=fresh_key(), typed=request.POST, **matter,
    )  # fmt: skip


def _light(row: Owed, today: date) -> finding.Light:
    if row.settled_at is not None:
        return finding.Light("bar", row.get_how_display())
    days = left(today, row.due_on)
    kind = "late" if days <= 0 else "soon" if days <= owed_soon(row) else "fine"
    if days < 0:
        return finding.Light(kind, _("逾期 %d 日") % -days)
    return finding.Light(kind, _("今天到期") if days == 0 else _("剩 %d 日") % days)


def owed_soon(row: Owed) -> int:
    """Working days within which it is soon: a review takes longer than an interpretation."""
    return 20 if row.kind == Owed.Kind.REVIEW else 1


def _key(given: str) -> owed_lists.Key | None:
    day, _dot, number = given.partition(".")
    try:
        return (date.fromisoformat(day), int(number)) if number else None
    except ValueError:
        return None
