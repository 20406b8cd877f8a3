"""Mask what is public: findings and words, in texts and files; a corrigendum comes of it, which another person releases."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.catalog.models import Item
from gongkai.publishing.content.masking import Wish, words_of
from gongkai.publishing.lists import items as staff_items
from gongkai.publishing.models.manuscripts import fresh_key
from gongkai.publishing.scanning import public
from gongkai.publishing.services import masking
from gongkai.text.findings import FindingKind
from gongkai.units.gate import Actor
from gongkai.workspace import finding, refusals
from gongkai.workspace.pages import actor_of, show
from gongkai.workspace.ruling.gathered import MOST, Group, gathered, prints_of

ROOM = "workspace-published-list"
#: What no mask is for: it is refused, or somebody must look at it.
_NOT_HERE = frozenset({FindingKind.SECRECY_MARK, FindingKind.UNREADABLE})


@require_http_methods(["GET", "POST"])
def mask(request: HttpRequest, item_id: int) -> HttpResponse:
    """The form, for who may correct the item; what was typed stays where it is refused."""
    actor = actor_of(request)
    one = finding.item(actor, item_id)
    reasons = masking.reasons_against(actor, one)
    if any(reason.code == "no_post" for reason in reasons):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, one, bars=reasons)
    return _masked(request, one, actor)


def _masked(request: HttpRequest, one: Item, actor: Actor) -> HttpResponse:
    keys = request.POST.getlist("pick")[:500]
    wish = Wish(
        tuple(prints_of(public.findings_of(one), keys)) if keys else (), words_of(request.POST.get("words", "")[:6000]),
        request.POST.get("ground", "")[:200].strip(), request.POST.get("note", "")[:300].strip(),
        anyway="anyway" in request.POST,
    )  # fmt: skip
    try:
        done = masking.mask_published(one, actor=actor, wish=wish, key=request.POST.get("key", "")[:64])
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return _page(
            request,
            one,
            status=refusals.status(reasons),
            reasons=reasons,
            picked=keys,
            absent=any(reason.code == "mask_word_missing" for reason in reasons),
        )
    if done.unseen:
        messages.warning(request, _("这些附件机器不能遮盖，请自己看过：%(files)s") % {"files": "、".join(done.unseen)})
    if done.waiting:
        said = "；".join(reason.message for reason in done.waiting)
        messages.warning(request, _("已遮盖，存为更正的草稿；还不能提交：%(why)s") % {"why": said})
        return HttpResponseRedirect(reverse("workspace-draft", args=[done.manuscript.pk]))
    messages.success(request, _("已遮盖并提交更正，由另一人核对后发布。发布以前公众看到的仍是原来的，急的请先下线。"))
    return HttpResponseRedirect(reverse("workspace-manuscript", args=[done.manuscript.pk]))


def _page(request: HttpRequest, one: Item, *, status: int = 200, **matter: Any) -> HttpResponse:
    groups: list[Group] = [group for group in gathered(public.findings_of(one)) if group.kind not in _NOT_HERE]
    return show(
        request, "published_mask.html", _("遮盖"), status=status, room=ROOM, one=one, groups=groups[:MOST], files=staff_items.attachments(one),
        typed=request.POST, key=request.POST.get("key", "")[:64] or fresh_key(), **matter,
    )  # fmt: skip
