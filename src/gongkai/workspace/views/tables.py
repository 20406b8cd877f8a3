"""Entry by table: choose a kind, take its template, bring the table back, see what is wrong cell by cell, let the right rows become drafts."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.files.rendering.sheet import Sheet, workbook
from gongkai.files.services import destroy
from gongkai.publishing.lists import batches as batch_lists
from gongkai.publishing.models import EntryUpload, Manuscript
from gongkai.publishing.rules import workflow
from gongkai.publishing.services import entry
from gongkai.publishing.tables.checking import Checked
from gongkai.publishing.tables.kinds import KINDS, Kind
from gongkai.publishing.tables.reading import LARGEST
from gongkai.publishing.tables.rows import masked_row
from gongkai.publishing.tables.template import ROWS, note, template
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Unit
from gongkai.workspace import refusals
from gongkai.workspace.downloads import XLSX, download
from gongkai.workspace.drafting import choices, uploads
from gongkai.workspace.pages import actor_of, show, whole
from gongkai.workspace.refusals import Sentence
from gongkai.workspace.views.items import unit_of

ROOM = "workspace-tables"
#: Rows of a page that show what is wrong, is there already, or would be entered.
SHOWN = 200


def writes(actor: Actor, unit: Unit) -> bool:
    """Whether the actor writes drafts of the unit."""
    return actor.post_for(workflow.roles_for("write", workflow.State.DRAFT), unit.pk, unit.path) is not None


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The kinds of tables, and the unit's batches with their counts."""
    actor = actor_of(request)
    unit = unit_of(request, actor)
    rows, following = batch_lists.of_unit(actor, unit, before=whole(request.GET.get("before", "")))
    batches = [(batch, [(Manuscript.State(state).label, count) for state, count in counted.items()]) for batch, counted in rows]
    more = f"?{urlencode({'unit': unit.code, 'before': following})}" if following else ""
    return show(
        request, "tables.html", _("表格录入"), room=ROOM, unit=unit, kinds=KINDS.values(), batches=batches, more=more,
        writes=writes(actor, unit), waiting=_waiting(actor, unit),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def kind(request: HttpRequest, code: str) -> HttpResponse:
    """One kind: its template, its columns, the file that comes back."""
    actor, one = actor_of(request), _kind(code)
    unit = _unit(request, actor)
    reasons: list[Sentence] = []
    if request.method == "POST":
        try:
            upload = _received(request, actor, unit, one)
        except refusals.REFUSED as error:
            reasons = refusals.sentences(error)
        else:
            if upload is not None:
                return HttpResponseRedirect(reverse("workspace-table-upload", args=[upload.pk]))
            reasons = [Sentence("file_needed", _("请选择填好的表（xlsx，不超过%dMB）") % (LARGEST // 1024 // 1024), "file")]
    return show(
        request, "table_kind.html", one.name, room=ROOM, unit=unit, kind=one, fields=[(field, note(field)) for field in one.fields],
        columns=choices.columns(unit), column=request.POST.get("column") or one.column, most=ROWS, reasons=reasons,
        status=refusals.status(reasons) if reasons else 200,
    )  # fmt: skip


def _received(request: HttpRequest, actor: Actor, unit: Unit, one: Kind) -> EntryUpload | None:
    """The file through quarantine, waiting; None where there is none or it is no table."""
    file = request.FILES.get("file")
    if file is None or not (file.name or "").lower().endswith(".xlsx") or (file.size or 0) > LARGEST:
        return None
    kept = uploads.take(file, queue=False)
    try:
        return entry.receive(unit=unit, kind=one, column=request.POST.get("column", "")[:40] or one.column, file=kept, actor=actor)
    except BaseException:
        destroy(file=kept)
        raise


@require_GET
def blank(request: HttpRequest, code: str) -> HttpResponse:
    """The template as XLSX."""
    actor, one = actor_of(request), _kind(code)
    _unit(request, actor)
    return download(template(one), f"{one.name}{_('录入模板')}.xlsx", XLSX)


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, upload_id: int) -> HttpResponse:
    """What the table says; a POST lets its right rows become drafts."""
    actor = actor_of(request)
    one = _upload(actor, upload_id)
    reasons: list[Sentence] = []
    if request.method == "POST":
        try:
            batch = entry.enter(one, actor=actor, name=request.POST.get("name", ""))
        except refusals.REFUSED as error:
            reasons = refusals.sentences(error)
        else:
            messages.success(request, _("已录为 %d 份草稿。核对以后在这里一起提交。") % batch.rows)
            return HttpResponseRedirect(reverse("workspace-batch", args=[batch.pk]))
    return _looked(request, one, entry.look(one), reasons)


@require_GET
def marked(request: HttpRequest, upload_id: int) -> HttpResponse:
    """The table as it came, with a column that says what is wrong in each row."""
    one = _upload(actor_of(request), upload_id)
    table = entry.look(one).table
    said: dict[int, list[str]] = {}
    for problem in table.problems:
        said.setdefault(problem.line, []).append(f"{problem.where}：{problem.message}")
    width = len(table.head)
    rows = [(*_filled(cells, width), "；".join(said.get(line, ()))) for line, cells in table.lines]
    sheet = Sheet(KINDS[one.kind].name, (*((name, 18) for name in table.head), (_("错误（再上传前删去本列）"), 60)), rows)
    return download(workbook([sheet]), f"{one.file.filename.rpartition('.')[0]}-{_('标出错误')}.xlsx", XLSX)


@require_POST
def away(request: HttpRequest, upload_id: int) -> HttpResponse:
    """Throw the file away."""
    actor = actor_of(request)
    one = _upload(actor, upload_id)
    entry.throw_away(one, actor=actor)
    messages.success(request, _("已放弃这张表，文件已删除。"))
    return HttpResponseRedirect(f"{reverse(ROOM)}?{urlencode({'unit': one.unit.code})}")


def _filled(cells: list[str], width: int) -> tuple[str, ...]:
    return tuple((cells + [""] * width)[:width])


def _looked(request: HttpRequest, one: EntryUpload, checked: Checked, reasons: list[Sentence]) -> HttpResponse:
    kind_ = KINDS[one.kind]
    preview = [_shown(kind_, row.line, masked_row(kind_, row.values)) for row, _same in checked.rows[:20]]
    status = refusals.status(reasons) if reasons else 422 if checked.table.unreadable else 200
    return show(
        request, "table_upload.html", _("核对表格"), room=ROOM, one=one, unit=one.unit, kind=kind_, checked=checked, reasons=reasons,
        problems=checked.problems[:SHOWN], more_problems=max(0, len(checked.problems) - SHOWN), known=checked.known[:SHOWN], preview=preview,
        name=request.POST.get("name") or entry.default_name(kind_, one.file, one.at), columns=choices.names([one.column], one.unit),
        status=status,
    )  # fmt: skip


def _shown(kind_: Kind, line: int, values: dict[str, Any]) -> tuple[int, str, str, Any]:
    """Line, title, number and day as they would be."""
    return (
        line,
        kind_.title.format(**{code: value or "" for code, value in values.items()})[:200],
        values.get("number") or "",
        values["decided_on"],
    )


def _kind(code: str) -> Kind:
    if code not in KINDS:
        raise Http404
    return KINDS[code]


def _unit(request: HttpRequest, actor: Actor) -> Unit:
    """The unit of which is written; 403 for who only reads there."""
    unit = unit_of(request, actor)
    if not writes(actor, unit):
        raise PermissionDenied
    return unit


def _upload(actor: Actor, number: int) -> EntryUpload:
    """The waiting file; 404 for one of another unit as for one that is gone."""
    found = visible(EntryUpload.objects.filter(pk=number), actor).select_related("unit", "file").first()
    if found is None:
        raise Http404(_("没有这张表：已经录入、放弃，或者过期删除"))
    return found  # type: ignore[no-any-return]


def _waiting(actor: Actor, unit: Unit) -> list[EntryUpload]:
    rows = visible(EntryUpload.objects.filter(unit=unit), actor).select_related("file", "by")
    return list(rows.order_by("-pk")[:20])
