"""Imports from pages: hand in → looked through by the worker → released by another person → done by the worker, in slices.

What a file publishes is published under one recorded approval (先审查、后公开): who hands it in cannot release it (rules of the house 7).
"""

import re
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import transaction

from gongkai.events import clock
from gongkai.exchange import access
from gongkai.exchange.checkpoint import AlreadyRunning
from gongkai.exchange.models import ImportRun
from gongkai.exchange.reading import UnreadableFile
from gongkai.exchange.services.documents import Options, import_documents
from gongkai.exchange.services.structure import import_structure
from gongkai.exchange.services.units import import_units
from gongkai.exchange.summary import Summary
from gongkai.jobs.registry import handler
from gongkai.jobs.services import enqueue
from gongkai.law.sayings import Said, gettext_noop
from gongkai.publishing.services.batches import ApprovalMissing
from gongkai.units.gate import Actor
from gongkai.units.models import Person, Role, Unit

#: Names that a file may have; each may also end in .gz.
ENDINGS = {"documents": (".jsonl", ".csv", ".xlsx"), "units": (".jsonl", ".csv", ".xlsx"), "structure": (".csv", ".xlsx", ".jsonl")}
#: The worker reads this long at a time, then does other things (indexing, mail) before it goes on.
SLICE_SECONDS = 60.0
LOOK, DO = "exchange.look", "exchange.do"
Progress = Callable[[int, int], None]


class ImportRefusedError(ValueError):
    """Nothing was done; `reasons` say why."""

    def __init__(self, *reasons: Said) -> None:
        self.reasons = reasons
        super().__init__("; ".join(said.text for said in reasons))


class _Pause(Exception):
    pass


def hand_in(
    *, kind: str, content: IO[bytes], filename: str, size: int, unit: Unit, actor: Actor, approval: str = "", create_units: bool = False,
    attachments: str = "", at: datetime | None = None,
) -> ImportRun:  # fmt: skip
    """Keep the file and have it looked through. `approval`: the document under which documents are published. ImportRefusedError."""
    at = at or clock.now()
    name = Path(filename.replace("\\", "/")).name[:200]
    reasons = list(_against(kind, name, size, unit, actor, approval, attachments))
    if reasons:
        raise ImportRefusedError(*reasons)
    only = access.reach(actor, unit) if kind == "documents" else None
    options = {
        "approval": approval.strip(), "create_units": create_units and only is None, "source": f"upload-{unit.code}", "only": only,
        "attachments": attachments,
    }  # fmt: skip
    with transaction.atomic():
        run = ImportRun.objects.create(
            kind=kind, unit=unit, filename=name, size=size, options=options if kind == "documents" else {}, by_id=actor.person,
            handed_in_at=at, whole=size,
        )  # fmt: skip
        run.stored = f"{run.pk}-{re.sub(r'[^0-9A-Za-z._-]', '_', name)[-80:]}"
        _keep(content, folder() / run.stored)
        run.save(update_fields=["stored"])
        enqueue(LOOK, {"run": run.pk}, unique=f"{LOOK}:{run.pk}")
    return run


def _against(kind: str, name: str, size: int, unit: Unit, actor: Actor, approval: str, attachments: str) -> Any:
    if kind not in ENDINGS or not access.may_hand_in(actor, kind, unit):
        yield Said("no_post", gettext_noop("您的岗位不办这种导入"))
        return
    if not name.lower().removesuffix(".gz").endswith(ENDINGS[kind]):
        yield Said("ending", gettext_noop("文件应当是 %(endings)s，可以用 .gz 压缩"), {"endings": "、".join(ENDINGS[kind])})
    if not size:
        yield Said("empty", gettext_noop("文件是空的"))
    if size > settings.FILE_MAX_BYTES:
        most = settings.FILE_MAX_BYTES // 2**20
        yield Said("too_large", gettext_noop("文件超过%(most)d MB，请分成几个，或者由运维人员用命令行导入"), {"most": most})
    if kind == "documents" and not approval.strip():
        yield Said("approval_needed", gettext_noop("没有写审批依据"))
    if len(approval) > 200:
        yield Said("approval_long", gettext_noop("审批依据最多200个字"))
    if attachments and attachments not in attachment_folders():
        yield Said("folder", gettext_noop("没有这个附件文件夹"))


def folder() -> Path:
    """Where handed-in files lie until they are done."""
    path: Path = settings.GONGKAI_HOME / "imports" / "uploads"
    path.mkdir(parents=True, exist_ok=True)
    return path


def attachment_folders() -> list[str]:
    """Folders with attachments that the operator has put under GONGKAI_HOME/imports/attachments."""
    above = settings.GONGKAI_HOME / "imports" / "attachments"
    return sorted(path.name for path in above.iterdir() if path.is_dir()) if above.is_dir() else []


def _keep(content: IO[bytes], path: Path) -> None:
    with path.open("wb") as file:
        while piece := content.read(2**20):
            file.write(piece)


@transaction.atomic
def release(run: ImportRun, *, actor: Actor, at: datetime | None = None) -> ImportRun:
    """Let it be imported. Documents: by another person than who handed it in. ImportRefusedError."""
    at = at or clock.now()
    row = ImportRun.objects.select_for_update(of=("self",)).select_related("unit").get(pk=run.pk)
    reasons = []
    if not access.may_release(actor, row):
        reasons.append(Said("no_post", gettext_noop("您的岗位不能放行这次导入")))
    if row.kind == ImportRun.Kind.DOCUMENTS and row.by_id == actor.person:
        reasons.append(Said("oneself", gettext_noop("交文件的人不能自己放行，请由另一位批准人或者主管部门放行")))
    if row.state != ImportRun.State.CHECKED:
        reasons.append(Said("not_checked", gettext_noop("还没有检查完，或者已经办过了")))
    elif not _taken(row.looked):
        reasons.append(Said("nothing_to_take", gettext_noop("没有一行可以导入，请改好文件重新交")))
    if reasons:
        raise ImportRefusedError(*reasons)
    person = Person.objects.get(pk=actor.person)
    held = actor.post_for({"office", "approver", "system_administrator"}, row.unit_id, row.unit.path)
    label = str(Role(held.role).label) if held else ""
    row.released_by, row.released_as, row.released_at = person, f"{person.name}（{row.unit.name} {label}）", at
    row.state, row.done = ImportRun.State.RUNNING, 0
    row.save(update_fields=["released_by", "released_as", "released_at", "state", "done"])
    enqueue(DO, {"run": row.pk}, unique=f"{DO}:{row.pk}")
    return row


def _taken(figures: dict[str, Any]) -> int:
    return int(figures.get("accepted", 0)) + int(figures.get("unchanged", 0))


@transaction.atomic
def discard(run: ImportRun, *, actor: Actor) -> ImportRun:
    """Give it up before anything was imported; the file goes."""
    row = ImportRun.objects.select_for_update(of=("self",)).select_related("unit").get(pk=run.pk)
    if row.state not in (ImportRun.State.CHECKED, ImportRun.State.FAILED):
        raise ImportRefusedError(Said("not_checked", gettext_noop("还没有检查完，或者已经办过了")))
    if row.by_id != actor.person and not access.may_release(actor, row):
        raise ImportRefusedError(Said("no_post", gettext_noop("您的岗位不能放行这次导入")))
    return _finish(row, ImportRun.State.DISCARDED)


def report_of(run: ImportRun) -> Path | None:
    """The list of refused rows and warnings of its last step; None where there is none yet."""
    name = Path(str((run.figures or run.looked).get("report") or "")).name
    path: Path = settings.GONGKAI_HOME / "imports" / name
    return path if name and path.is_file() else None


@handler(LOOK)
def _look(payload: dict[str, Any]) -> None:
    run = ImportRun.objects.select_related("unit").get(pk=payload["run"])
    if run.state != ImportRun.State.CHECKING:
        return
    summary = _attempt(run, dry_run=True, progress=_progress(run, None))
    if summary is not None:
        ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.CHECKING).update(
            state=ImportRun.State.CHECKED, looked=summary.figures(), done=run.size
        )


@handler(DO)
def _do(payload: dict[str, Any]) -> None:
    """One slice; the next goes on where the checkpoint of the import stands."""
    run = ImportRun.objects.select_related("unit").get(pk=payload["run"])
    if run.state != ImportRun.State.RUNNING:
        return
    ends = time.monotonic() + SLICE_SECONDS if run.kind == ImportRun.Kind.DOCUMENTS else None
    try:
        summary = _attempt(run, dry_run=False, progress=_progress(run, ends))
    except _Pause:
        enqueue(DO, {"run": run.pk})
        return
    if summary is not None:
        run.figures = summary.figures()
        run.save(update_fields=["figures"])
        _finish(run, ImportRun.State.DONE)


def _attempt(run: ImportRun, *, dry_run: bool, progress: Progress) -> Summary | None:
    """The summary; None where the file cannot be read, which is then said on its page."""
    path = folder() / run.stored
    try:
        if run.kind == ImportRun.Kind.UNITS:
            return import_units(path, progress=progress, dry_run=dry_run)
        if run.kind == ImportRun.Kind.STRUCTURE:
            return import_structure(path, dry_run=dry_run)
        return import_documents(path, options=_options(run, dry_run=dry_run), progress=progress)
    except (UnreadableFile, AlreadyRunning, ApprovalMissing) as error:
        run.problem = str(error)[:300]
        run.save(update_fields=["problem"])
        _finish(run, ImportRun.State.FAILED, keep=True)
        return None


def _options(run: ImportRun, *, dry_run: bool) -> Options:
    chosen = run.options
    files = settings.GONGKAI_HOME / "imports" / "attachments" / chosen["attachments"] if chosen.get("attachments") else None
    only = chosen.get("only")
    return Options(
        attachments=files, create_units=bool(chosen.get("create_units")), dry_run=dry_run, wait=False, approved_by=run.released_as[:120],
        approval=chosen.get("approval", "")[:300], source=chosen.get("source", "import"), only=frozenset(only) if only is not None else None,
    )  # fmt: skip


def _progress(run: ImportRun, ends: float | None) -> Progress:
    """Writes down how far it is, each second at most; _Pause where the slice is over."""
    last = [0.0]

    def tell(taken: int, whole: int) -> None:
        now = time.monotonic()
        if now - last[0] > 1:
            last[0] = now
            ImportRun.objects.filter(pk=run.pk).update(done=min(taken, run.size), whole=run.size)
        if ends is not None and now > ends:
            raise _Pause

    return tell


def _finish(run: ImportRun, state: str, *, keep: bool = False) -> ImportRun:
    run.state, run.finished_at = state, clock.now()
    if not keep and run.stored:
        (folder() / run.stored).unlink(missing_ok=True)
        run.stored = ""
    run.save(update_fields=["state", "finished_at", "stored"])
    return run
