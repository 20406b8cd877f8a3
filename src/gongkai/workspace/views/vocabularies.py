"""What the office keeps for classing and searching: themes, genres, synonyms, topics."""

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from gongkai.rulebook.models import RuleChange, Synonym, Term, Topic
from gongkai.rulebook.services import vocabularies as verbs
from gongkai.units import access
from gongkai.units.gate import Actor
from gongkai.workspace.pages import actor_of, show, unprocessable

ROOM = "workspace-vocabularies"
KINDS = {"theme": gettext_lazy("主题"), "genre": gettext_lazy("体裁"), "synonym": gettext_lazy("同义词"), "topic": gettext_lazy("重点领域")}
#: Rows of synonyms on a page; others are found by a word.
MOST = 200
_SEPARATOR = re.compile(r"[\s、，,；;|]+")


@require_http_methods(["GET", "POST"])
def vocabulary(request: HttpRequest, kind: str = "theme") -> HttpResponse:
    """One vocabulary with a form to add. A POST adds."""
    actor = _keeper(request)
    if kind not in KINDS or (request.method == "POST" and kind == "topic"):
        raise Http404
    if request.method == "GET":
        return _page(request, kind)
    try:
        _add(request, kind, actor)
    except verbs.VocabularyRefusedError as error:
        return _page(request, kind, reasons=error.reasons, status=unprocessable())
    messages.success(request, _("已保存。"))
    return HttpResponseRedirect(reverse("workspace-vocabulary", args=[kind]))


def _add(request: HttpRequest, kind: str, actor: Actor) -> None:
    given, by = request.POST, _by(actor)
    if kind == "synonym":
        verbs.put_synonym(official=given.get("official", "")[:100], **_lists(request), reason=given.get("reason", ""), by=by)
        return
    parent = Term.objects.filter(vocabulary=kind, code=given.get("parent", "")[:20], parent=None).first() if given.get("parent") else None
    verbs.add_term(
        vocabulary=kind, name=given.get("name", "")[:100], parent=parent, code=given.get("code", "")[:30], reason=given.get("reason", ""), by=by
    )  # fmt: skip


def _lists(request: HttpRequest) -> dict[str, list[str]]:
    return {name: words(request.POST.get(name, "")) for name in ("equal", "colloquial", "related")}


def words(text: str) -> list[str]:
    """Words apart by spaces, commas, 、 or lines."""
    return [word for word in _SEPARATOR.split(text[:4_000]) if word]


def _page(request: HttpRequest, kind: str, *, reasons: Any = (), status: int = 200) -> HttpResponse:
    sought = request.GET.get("q", "").strip()[:60]
    context: dict[str, Any] = {"kind": kind, "kinds": KINDS, "words": sought, "given": request.POST, "reasons": reasons}
    if kind == "synonym":
        rows = Synonym.objects.order_by("official")
        if sought:
            found = [
                row.pk
                for row in rows
                if sought in row.official or any(sought in word for word in (*row.equal, *row.colloquial, *row.related))
            ]
            rows = rows.filter(pk__in=found)
        listed = list(rows[: MOST + 1])
        context |= {"rows": listed[:MOST], "more": len(listed) > MOST}
    elif kind == "topic":
        context["rows"] = list(Topic.objects.order_by("place", "code"))
    else:
        terms = list(Term.objects.filter(vocabulary=kind).select_related("parent").order_by("code"))
        context |= {
            "rows": [term for term in terms if sought in term.name],
            "tops": [term for term in terms if term.parent is None and not term.ended_on],
        }
    subject = kind if kind in ("synonym", "topic") else "term"
    history = RuleChange.objects.filter(subject=subject, **({"key__startswith": f"{kind}:"} if subject == "term" else {}))
    return show(
        request, "vocabulary.html", _("词表：%s") % KINDS[kind], room=ROOM, status=status, history=list(history.order_by("-pk")[:20]), **context
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def term(request: HttpRequest, term_id: int) -> HttpResponse:
    """Rename, end or restore a term. A POST names `step`."""
    actor = _keeper(request)
    one = get_object_or_404(Term.objects.select_related("parent"), pk=term_id)
    context: dict[str, Any] = {"room": ROOM, "term": one, "given": request.POST, "beneath": one.children.filter(ended_on=None).count()}
    context["history"] = verbs.history("term", f"{one.vocabulary}:{one.code}")
    if request.method == "POST":
        step, reason, by = request.POST.get("step"), request.POST.get("reason", ""), _by(actor)
        try:
            if step == "rename":
                verbs.rename_term(term=one, name=request.POST.get("name", "")[:100], reason=reason, by=by)
            elif step == "end":
                verbs.end_term(term=one, reason=reason, by=by)
            elif step == "restore":
                verbs.restore_term(term=one, reason=reason, by=by)
            else:
                raise Http404
        except verbs.VocabularyRefusedError as error:
            return show(request, "term.html", str(one), reasons=error.reasons, status=unprocessable(), **context)
        messages.success(request, _("已保存。"))
        return HttpResponseRedirect(reverse("workspace-vocabulary", args=[one.vocabulary]))
    return show(request, "term.html", str(one), **context)


@require_http_methods(["GET", "POST"])
def synonym(request: HttpRequest, synonym_id: int) -> HttpResponse:
    """Change or take out a row of synonyms. A POST names `step`: save, end."""
    actor = _keeper(request)
    one = get_object_or_404(Synonym, pk=synonym_id)
    context: dict[str, Any] = {"room": ROOM, "row": one, "given": request.POST, "history": verbs.history("synonym", one.official)}
    if request.method == "POST":
        step, reason, by = request.POST.get("step"), request.POST.get("reason", ""), _by(actor)
        try:
            if step == "end":
                verbs.end_synonym(synonym=one, reason=reason, by=by)
            else:
                verbs.put_synonym(official=one.official, **_lists(request), reason=reason, by=by)
        except verbs.VocabularyRefusedError as error:
            return show(request, "synonym.html", one.official, reasons=error.reasons, status=unprocessable(), **context)
        messages.success(request, _("已保存，检索一分钟内生效。"))
        return HttpResponseRedirect(reverse("workspace-vocabulary", args=["synonym"]))
    return show(request, "synonym.html", one.official, **context)


@require_http_methods(["GET", "POST"])
def topic(request: HttpRequest, code: str) -> HttpResponse:
    """What feeds an entrance 重点领域."""
    actor = _keeper(request)
    one = get_object_or_404(Topic, code=code)
    context: dict[str, Any] = {"room": ROOM, "topic": one, "given": request.POST, "history": verbs.history("topic", one.code)}
    if request.method == "POST":
        given = request.POST
        try:
            verbs.change_topic(
                topic=one, name=given.get("name", "")[:100], columns=words(given.get("columns", "")), words=words(given.get("words", "")),
                reason=given.get("reason", ""), by=_by(actor),
            )  # fmt: skip
        except verbs.VocabularyRefusedError as error:
            return show(request, "topic.html", one.name, reasons=error.reasons, status=unprocessable(), **context)
        messages.success(request, _("已保存。"))
        return HttpResponseRedirect(reverse("workspace-vocabulary", args=["topic"]))
    return show(request, "topic.html", one.name, **context)


def _by(actor: Actor) -> str:
    return f"post:{actor.posts[0].id}"


def _keeper(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not access.for_all(actor, "manage_rules"):
        raise PermissionDenied
    return actor
