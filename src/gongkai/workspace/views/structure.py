"""目录编制结构: what columns there are and who keeps them; the office adds, changes, ends and arranges them."""

from operator import attrgetter
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.catalog import access, meter_lists, structure_edits
from gongkai.catalog.grounds import ground as ground_words
from gongkai.catalog.grounds import limit as limit_words
from gongkai.catalog.keeping import DeclarationRefusedError
from gongkai.catalog.models import Column
from gongkai.units.gate import Actor
from gongkai.workspace import column_words
from gongkai.workspace.pages import actor_of, show, unprocessable, whole
from gongkai.workspace.structure_form import ChangeForm, NewForm, WhyForm

ROOM = "workspace-structure"


def _seeing(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not actor.all_roles & set(access.SEEING):
        raise PermissionDenied
    return actor


def _keeper(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not access.keeps_structure(actor):
        raise PermissionDenied
    return actor


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The whole table, as a tree; staff of every unit may read it."""
    actor = _seeing(request)
    rows = list(Column.objects.filter(unit=None).order_by("place", "code"))
    return show(
        request, "structure.html", _("目录结构"), room=ROOM, rows=_lines(rows), keeps=access.keeps_structure(actor),
        count=len(rows), containers=sum(row.container for row in rows),
    )  # fmt: skip


def _lines(rows: list[Column]) -> list[dict[str, Any]]:
    """Parents before children, each with how deep it stands."""
    children: dict[int | None, list[Column]] = {}
    for row in rows:
        children.setdefault(row.parent_id, []).append(row)
    found: list[dict[str, Any]] = []

    def walk(parent: int | None, depth: int) -> None:
        for row in children.get(parent, []):
            found.append(
                {
                    "column": row,
                    "deep": min(depth, 3),
                    "limit": limit_words(row.limit),
                    "ground": ground_words(row.ground),
                    "needs": _needs(row),
                }
            )
            walk(row.pk, depth + 1)

    walk(None, 0)
    return found


def _needs(row: Column) -> list[tuple[str, str]]:
    """The sign of each kind of unit, in the order of the table."""
    signs = {"required": _("必"), "optional": _("选"), "none": "—"}
    names = {"city": _("市"), "department": _("部"), "county": _("县"), "town": _("镇"), "enterprise": _("企")}
    return [(names[name], signs[getattr(row, name)]) for name in names]


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new column beneath `parent` (a code), or at the top."""
    actor = _keeper(request)
    code = (request.POST.get("parent") or request.GET.get("parent") or "")[:20]
    parent = Column.objects.filter(unit=None, code=code).first() if code else None
    if code and parent is None:
        raise Http404(_("没有这个栏目"))
    form = NewForm(request.POST) if request.method == "POST" else NewForm(initial=_inherited(parent))
    reasons: list[Any] = []
    if request.method == "POST" and form.is_valid():
        try:
            made = structure_edits.add_column(parent=parent, values=form.cleaned_data, actor=actor)
        except DeclarationRefusedError as error:
            reasons = _told(form, error)
        else:
            messages.success(request, _("已新设栏目 %(code)s %(name)s。") % {"code": made.code, "name": made.name})
            return HttpResponseRedirect(reverse("workspace-structure"))
    status = unprocessable() if request.method == "POST" else 200
    return show(request, "structure_add.html", _("新设栏目"), room=ROOM, status=status, form=form, parent=parent, reasons=reasons)


def _inherited(parent: Column | None) -> dict[str, Any]:
    if parent is None:
        return {"limit": "20wd"}
    names = ("klass", "check_kind", "ground", *structure_edits.structure.NEEDS)
    return {"limit": "20wd", **{name: getattr(parent, name) for name in names}}


@require_http_methods(["GET", "POST"])
def column(request: HttpRequest, code: str) -> HttpResponse:
    """One column. A POST names `verb`: change, end, reopen, arrange (the columns beneath it; `code` "top": the first level)."""
    actor = _keeper(request)
    one = None if code == "top" else Column.objects.select_related("parent").filter(unit=None, code=code).first()
    if one is None and code != "top":
        raise Http404(_("没有这个栏目"))
    if request.method == "GET":
        return _page(request, one)
    verb = request.POST.get("verb", "")
    form: Any = ChangeForm(request.POST) if verb == "change" else WhyForm(request.POST)
    if verb not in ("change", "end", "reopen", "arrange") or (one is None and verb != "arrange"):
        raise BadRequest("no such verb")
    if verb != "arrange" and not form.is_valid():
        return _page(request, one, verb=verb, form=form, status=unprocessable())
    try:
        _do(verb, one, form, request, actor)
    except DeclarationRefusedError as error:
        return _page(request, one, verb=verb, form=form, status=unprocessable(), reasons=_told(form, error))
    messages.success(request, _("已保存，各单位随即按新的结构。"))
    return HttpResponseRedirect(reverse("workspace-structure-column", args=[code]))


def _do(verb: str, one: Column | None, form: Any, request: HttpRequest, actor: Actor) -> None:
    if verb == "arrange":
        structure_edits.arrange(parent=one, order=_order(request, one), actor=actor)
        return
    data, column_ = dict(form.cleaned_data), one
    if column_ is None:
        raise BadRequest("no column")
    reason = data.pop("reason")
    if verb == "change":
        structure_edits.change_column(column_, values=data, actor=actor, reason=reason)
    else:
        act = structure_edits.end_column if verb == "end" else structure_edits.reopen_column
        act(column_, actor=actor, reason=reason)


def _order(request: HttpRequest, parent: Column | None) -> list[int]:
    """The ids in the order of the numbers that were typed; one that has no number keeps its place."""
    rows = _children(parent)
    typed = {row.pk: whole(request.POST.get(f"place_{row.pk}", "")) for row in rows}
    return [
        row.pk for _place, _was, row in sorted(((typed[row.pk] or place, place, row) for place, row in enumerate(rows, 1)), key=_by_place)
    ]


def _by_place(entry: tuple[int, int, Column]) -> tuple[int, int]:
    """Who is moved up goes before who stands there, who is moved down behind."""
    wanted, was, _row = entry
    return (wanted * 2 - 1 if wanted < was else wanted * 2 + 1 if wanted > was else wanted * 2, was)


def _children(parent: Column | None) -> list[Column]:
    return sorted(Column.objects.filter(unit=None, parent=parent), key=attrgetter("place", "code"))


def _told(form: Any, error: DeclarationRefusedError) -> list[Any]:
    if error.field in form.fields:
        form.add_error(error.field, error.message)
    return [error]


def _page(
    request: HttpRequest, one: Column | None, *, verb: str = "", form: Any = None, status: int = 200, reasons: Any = ()
) -> HttpResponse:
    change = ChangeForm(initial={name: getattr(one, name) for name in structure_edits.FIELDS}, auto_id="change_%s") if one else None
    if verb == "change":
        change = form
    events, _next = meter_lists.history(None, one.pk, size=20) if one else ([], None)
    return show(
        request, "structure_column.html", one.name if one else _("第一级栏目"), room=ROOM, status=status, one=one, change=change,
        why=form if verb in ("end", "reopen") else WhyForm(auto_id="why_%s"), children=_children(one), reasons=reasons, verb=verb,
        fixed=bool(one and one.code in structure_edits.FIXED), parents=[one.parent] if one and one.parent else [],
        events=[(event, column_words.happened(event)) for event in events],
    )  # fmt: skip


@require_GET
def history(request: HttpRequest) -> HttpResponse:
    """What was changed of the structure, the latest first."""
    _seeing(request)
    events, following = meter_lists.history(None, before=whole(request.GET.get("before", "")))
    more = f"?{urlencode({'before': following})}" if following else ""
    rows = [(event, column_words.happened(event)) for event in events]
    return show(request, "structure_history.html", _("目录结构的改动"), room=ROOM, rows=rows, more=more)
