"""Imports: what was handed in, a file to hand in, how one stands, the list of refused rows."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.exchange import access
from gongkai.exchange.models import ImportRun
from gongkai.exchange.services import runs
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Unit
from gongkai.workspace.pages import actor_of, show, unprocessable

ROOM = "workspace-imports"
MOST = 50


@require_GET
def imports(request: HttpRequest) -> HttpResponse:
    """The latest imports that one may see, and what one may hand in."""
    actor = _whoever(request)
    rows = visible(ImportRun.objects.select_related("unit", "by", "released_by"), actor).order_by("-pk")[:MOST]
    kinds = [(kind, ImportRun.Kind(kind).label) for kind in access.kinds(actor)]
    return show(request, "imports.html", _("数据导入"), room=ROOM, runs=list(rows), kinds=kinds)


@require_http_methods(["GET", "POST"])
def hand_in(request: HttpRequest, kind: str) -> HttpResponse:
    """A file, and under which approval."""
    actor = _whoever(request)
    if kind not in access.kinds(actor):
        raise PermissionDenied
    units = list(Unit.objects.filter(pk__in={post.unit for post in actor.posts}).order_by("path"))
    units = [unit for unit in units if access.may_hand_in(actor, kind, unit)] if kind == "documents" else units[:1]
    whole = kind == "documents" and any(access.reach(actor, unit) is None for unit in units)
    context: dict[str, Any] = {
        "room": ROOM, "kind": kind, "units": units, "whole": whole, "endings": "、".join(runs.ENDINGS[kind]),
        "most": settings.FILE_MAX_BYTES // 2**20, "folders": runs.attachment_folders() if whole else [], "given": request.POST,
    }  # fmt: skip
    title = _("导入%s") % ImportRun.Kind(kind).label
    if request.method == "GET":
        return show(request, "import_new.html", title, **context)
    try:
        run = _handed_in(request, kind, actor, units)
    except runs.ImportRefusedError as error:
        return show(request, "import_new.html", title, reasons=error.reasons, status=unprocessable(), **context)
    return HttpResponseRedirect(reverse("workspace-import", args=[run.pk]))


def _handed_in(request: HttpRequest, kind: str, actor: Actor, units: list[Unit]) -> ImportRun:
    unit = next((unit for unit in units if unit.code == request.POST.get("unit")), units[0])
    file: Any = request.FILES.get("file")
    if file is None:
        raise runs.ImportRefusedError(runs.Said("no_file", _("没有选文件")))
    return runs.hand_in(
        kind=kind, content=file, filename=str(file.name), size=int(file.size), unit=unit, actor=actor,
        approval=request.POST.get("approval", ""), create_units=bool(request.POST.get("create_units")),
        attachments=request.POST.get("attachments", "")[:100],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def run(request: HttpRequest, run_id: int) -> HttpResponse:
    """How an import stands. A POST names `step`: release or discard."""
    actor = _whoever(request)
    row = _seen(actor, run_id)
    reasons: Any = ()
    if request.method == "POST":
        verb = {"release": runs.release, "discard": runs.discard}.get(request.POST.get("step", ""))
        if verb is None:
            raise Http404
        try:
            verb(row, actor=actor)
        except runs.ImportRefusedError as error:
            reasons = error.reasons
        else:
            messages.success(request, _("已放行，正在导入。") if verb is runs.release else _("已放弃，文件已删除。"))
            return HttpResponseRedirect(reverse("workspace-import", args=[row.pk]))
    against = _against_release(actor, row)
    title = _("导入%(what)s：%(file)s") % {"what": row.get_kind_display(), "file": row.filename}
    return show(
        request, "import_run.html", title, room=ROOM, run=row, reasons=reasons, against=against, report=runs.report_of(row) is not None,
        percent=row.done * 100 // row.whole if row.whole else 0, status=unprocessable() if reasons else 200,
    )  # fmt: skip


def _against_release(actor: Actor, row: ImportRun) -> str:
    """Why this person cannot release it; "" where it can."""
    if not access.may_release(actor, row):
        return _("由本单位的批准人或者主管部门放行。")
    if row.kind == ImportRun.Kind.DOCUMENTS and row.by_id == actor.person:
        return _("交文件的人不能自己放行，请另一位批准人或者主管部门打开这一页放行。")
    if not (row.looked.get("accepted") or row.looked.get("unchanged")):
        return _("没有一行可以导入，请改好文件重新交。")
    return ""


@require_GET
def report(request: HttpRequest, run_id: int) -> FileResponse:
    """The refused rows and warnings, as CSV."""
    row = _seen(_whoever(request), run_id)
    path = runs.report_of(row)
    if path is None:
        raise Http404
    name = f"{row.filename.split('.')[0]}-{_('导入问题清单')}.csv"
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="text/csv; charset=utf-8")
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _whoever(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not access.sees_runs(actor):
        raise PermissionDenied
    return actor


def _seen(actor: Actor, run_id: int) -> ImportRun:
    rows = visible(ImportRun.objects.select_related("unit", "by", "released_by"), actor)
    found: ImportRun = get_object_or_404(rows, pk=run_id)
    return found
