"""The wording lists that the office keeps, and putting a hit aside on the page of a manuscript."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.files.rendering.sheet import Sheet, workbook
from gongkai.publishing.models import WordingDismissal
from gongkai.publishing.services import wording as hits
from gongkai.rulebook.models import WordingEntry
from gongkai.rulebook.services import wording as verbs
from gongkai.text.wording import Kind, lines_of
from gongkai.units import access
from gongkai.units.gate import Actor
from gongkai.units.models import Post
from gongkai.workspace import finding, refusals
from gongkai.workspace.downloads import XLSX, download
from gongkai.workspace.pages import actor_of, show, unprocessable, whole
from gongkai.workspace.views import manuscripts

ROOM = "workspace-wording-lists"
SIZE = 100
#: Remembered false alarms, and words taken off, that are shown beside the lists.
LAST = 50


def _keeper(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not access.for_all(actor, "manage_rules"):
        raise PermissionDenied
    return actor


@require_http_methods(["GET", "POST"])
def lists(request: HttpRequest) -> HttpResponse:
    """One list, by word; a POST enters words, one a line."""
    actor = _keeper(request)
    kind = (request.POST.get("kind") or request.GET.get("kind") or "")[:10]
    kind = kind if kind in list(Kind) else Kind.WRONG.value
    if request.method == "GET":
        return _page(request, kind)
    exceptions = request.POST.get("exceptions", "").replace("、", " ").replace("，", " ").split()[:50]
    pairs = list(lines_of(request.POST.get("words", "")[:200_000]))
    try:
        done = verbs.enter(kind=kind, pairs=pairs, by=f"post:{actor.posts[0].id}", note=request.POST.get("note", ""), exceptions=exceptions)
    except verbs.WordingRefusedError as error:
        return _page(request, kind, reasons=[said.told(_) for said in error.reasons], status=unprocessable())
    counts = {"added": len(done.added), "changed": len(done.changed), "same": len(done.unchanged)}
    messages.success(request, _("新增 %(added)d 个，改动 %(changed)d 个，%(same)d 个原来就有。") % counts)
    return HttpResponseRedirect(f"{reverse(ROOM)}?{urlencode({'kind': kind})}")


@require_POST
def end(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Take a word off its list, with the reason."""
    return _changed(
        request, entry_id, partial(verbs.end, reason=request.POST.get("reason", "")), _("已删去“%s”，可以在下面“删去的词”里恢复。")
    )


@require_POST
def restore(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Put a word that was taken off back as it was."""
    return _changed(request, entry_id, verbs.restore, _("已恢复“%s”。"))


def _changed(request: HttpRequest, entry_id: int, verb: Callable[..., str], said: str) -> HttpResponse:
    actor = _keeper(request)
    kind = WordingEntry.objects.filter(pk=entry_id).values_list("kind", flat=True).first() or Kind.WRONG.value
    try:
        word = verb(entry=entry_id, by=f"post:{actor.posts[0].id}")
    except verbs.WordingRefusedError as error:
        typed = {one.code for one in error.reasons} & {"reason_needed", "reason_too_long"}
        reasons = [one.told(_) for one in error.reasons]
        return _page(request, kind, reasons=reasons, asked=entry_id if typed else None, status=unprocessable() if typed else 409)
    messages.success(request, said % word)
    return HttpResponseRedirect(f"{reverse(ROOM)}?{urlencode({'kind': kind})}")


@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """All lists as XLSX."""
    _keeper(request)
    rows = WordingEntry.objects.filter(ended_at=None).order_by("kind", "word")
    heads = ((_("类别"), 10), (_("词"), 24), (_("建议或者职务"), 36), (_("说明"), 36), (_("例外"), 36))
    lines = ((row.get_kind_display(), row.word, row.suggestion, row.note, "、".join(row.exceptions)) for row in rows.iterator())
    return download(workbook([Sheet(_("用词名单"), heads, lines)]), f"{_('用词名单')}.xlsx", XLSX)


def _page(request: HttpRequest, kind: str, *, status: int = 200, **matter: Any) -> HttpResponse:
    query, after = request.GET.get("q", "").strip()[:60], whole(request.GET.get("after", "")) or 0
    rows = WordingEntry.objects.filter(kind=kind, ended_at=None).order_by("word", "pk")
    rows = rows.filter(word__contains=query) if query else rows
    page = list(rows[after : after + SIZE + 1])
    more = f"?{urlencode({'kind': kind, 'q': query, 'after': after + SIZE})}" if len(page) > SIZE else ""
    aside = WordingDismissal.objects.select_related("entry", "unit", "person").order_by("-pk")[:LAST]
    return show(
        request, "wording_lists.html", _("用词名单"), room=ROOM, status=status, kind=kind, rows=page[:SIZE], query=query, more=more,
        tabs=[(code, _(name)) for code, name in WordingEntry.KINDS], typed=request.POST, is_name=kind == Kind.NAME,
        aside=[(row, row.context.split("\x01")) for row in aside], removed=_removed(kind), **matter,
    )  # fmt: skip


def _removed(kind: str) -> list[tuple[WordingEntry, str]]:
    """(what was taken off, by whom): the person of the post that did it."""
    rows = verbs.removed(kind=kind, most=LAST)
    posts = {int(row.ended_by[5:]) for row in rows if row.ended_by.startswith("post:") and row.ended_by[5:].isdigit()}
    names = {f"post:{key}": name for key, name in Post.objects.filter(pk__in=posts).values_list("pk", "person__name")}
    return [(row, names.get(row.ended_by, "")) for row in rows]


@require_POST
def dismiss(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """On the review page: the word is right where it stands. What was typed on the page is kept where it is refused."""
    actor = actor_of(request)
    one = finding.manuscript(actor, manuscript_id)
    key = request.POST.get("do", "").removeprefix("word-dismiss:")
    try:
        hits.dismiss(one, key=key, actor=actor, reason=request.POST.get(f"word_reason:{key}", ""))
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return manuscripts.page(request, one, actor, status=refusals.status(reasons), reasons=reasons)
    messages.success(request, _("已记下，这里以后不再提示。"))
    return HttpResponseRedirect(reverse("workspace-manuscript", args=[one.pk]))
