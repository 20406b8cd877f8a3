"""Imports from pages: looked through before anything is in, released by another person, done by the worker, each unit its own."""

import io
import shutil
from pathlib import Path
from typing import Any

import pytest

from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.exchange.models import ImportRun
from gongkai.exchange.services import runs
from gongkai.exchange.services.runs import ImportRefusedError
from gongkai.jobs import services as jobs
from gongkai.publishing.models import Batch
from gongkai.units.actors import actor_of
from gongkai.units.gate import Actor
from gongkai.units.models import Role, Unit
from tests.support.drafts import HOUSING, OFFICE, enter_city
from tests.support.personnel import a_person, a_post

pytestmark = pytest.mark.django_db
HEAD = "标题,单位代码,文号,成文日期,公开日期,栏目,正文\n"
APPROVAL = "明政办函〔2026〕3号"


def rows(*units: str) -> bytes:
    lines = [
        f"关于第{number}批供水改造的通知,{unit},明政〔2026〕{number}号,2026-01-05,2026-01-07,0203,改造自即日起实施"
        for number, unit in enumerate(units, 1)
    ]
    return (HEAD + "\n".join(lines) + "\n").encode()


@pytest.fixture
def units(home: Path) -> dict[str, Unit]:
    shutil.rmtree(home / "imports", ignore_errors=True)
    return enter_city()


def somebody(login: str, unit: Unit, role: Role) -> Actor:
    person = a_person(login, unit)
    a_post(person, unit, role)
    return actor_of(person.pk, clock.today())


def handed(content: bytes, unit: Unit, actor: Actor, **options: Any) -> ImportRun:
    values = {"kind": "documents", "filename": "历史文件.csv", "size": len(content), "approval": APPROVAL, **options}
    return runs.hand_in(content=io.BytesIO(content), unit=unit, actor=actor, **values)


def looked(run: ImportRun) -> ImportRun:
    jobs.run_due()
    return ImportRun.objects.get(pk=run.pk)


def codes(refused: pytest.ExceptionInfo[ImportRefusedError]) -> set[str]:
    return {said.code for said in refused.value.reasons}


def test_nothing_is_in_before_another_person_releases_it(units: dict[str, Unit]) -> None:
    unit = units[OFFICE]
    officer, approver = somebody("officer", unit, Role.INFORMATION_OFFICER), somebody("approver", unit, Role.APPROVER)
    run = looked(handed(rows(OFFICE, HOUSING), unit, officer))
    assert run.state == "checked"
    assert (run.looked["read"], run.looked["accepted"], run.looked["refused"]) == (2, 1, 1)
    assert not Item.objects.exists()
    report = runs.report_of(run)
    assert report is not None
    assert "unit_of_others" in report.read_text(encoding="utf-8-sig")
    with pytest.raises(ImportRefusedError) as refused:
        runs.release(run, actor=officer)
    assert codes(refused) == {"no_post", "oneself"}
    runs.release(run, actor=approver)
    run = looked(run)
    assert (run.state, run.figures["accepted"], run.stored) == ("done", 1, "")
    assert Item.objects.get().unit == unit
    batch = Batch.objects.get()
    assert (batch.approval, batch.approved_by) == (APPROVAL, run.released_as)
    assert not list(runs.folder().iterdir())
    with pytest.raises(ImportRefusedError) as refused:
        runs.release(run, actor=approver)
    assert codes(refused) == {"not_checked"}


def test_who_holds_both_posts_releases_only_what_others_handed_in(units: dict[str, Unit]) -> None:
    unit = units[OFFICE]
    both = a_person("both", unit)
    a_post(both, unit, Role.INFORMATION_OFFICER)
    a_post(both, unit, Role.APPROVER)
    actor = actor_of(both.pk, clock.today())
    run = looked(handed(rows(OFFICE), unit, actor))
    with pytest.raises(ImportRefusedError) as refused:
        runs.release(run, actor=actor)
    assert codes(refused) == {"oneself"}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"filename": "x.exe"}, "ending"), ({"filename": "x.zip"}, "ending"), ({"size": 0}, "empty"), ({"size": 10**12}, "too_large"),
        ({"approval": " "}, "approval_needed"), ({"attachments": "../.."}, "folder"), ({"kind": "units"}, "no_post"),
        ({"kind": "structure"}, "no_post"), ({"kind": "other"}, "no_post"),
    ],
)  # fmt: skip
def test_what_cannot_be_handed_in_is_refused_and_nothing_is_kept(units: dict[str, Unit], options: dict[str, Any], code: str) -> None:
    officer = somebody("officer", units[OFFICE], Role.INFORMATION_OFFICER)
    with pytest.raises(ImportRefusedError) as refused:
        handed(rows(OFFICE), units[OFFICE], officer, **options)
    assert code in codes(refused)
    assert not ImportRun.objects.exists()
    assert not list(runs.folder().iterdir())


def test_a_file_that_cannot_be_read_says_so_and_can_be_given_up(units: dict[str, Unit]) -> None:
    officer = somebody("officer", units[OFFICE], Role.INFORMATION_OFFICER)
    run = looked(handed(b"\x00\x01\x02", units[OFFICE], officer, filename="a.xlsx"))
    assert run.state == "failed"
    assert run.problem
    assert runs.discard(run, actor=officer).state == "discarded"
    assert not list(runs.folder().iterdir())


def test_a_long_import_is_done_in_slices(units: dict[str, Unit], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.exchange.services.documents.BATCH", 2)
    monkeypatch.setattr(runs, "SLICE_SECONDS", -1.0)
    office, other = (somebody(login, units["990000"], Role.OFFICE) for login in ("office", "other"))
    run = looked(handed(rows(OFFICE, HOUSING, OFFICE, HOUSING, OFFICE), units["990000"], office))
    runs.release(run, actor=other)
    jobs.run_due(limit=1)
    assert ImportRun.objects.get(pk=run.pk).state == "running"
    assert Item.objects.count() == 2
    monkeypatch.setattr(runs, "SLICE_SECONDS", 60.0)
    run = looked(run)
    assert (run.state, run.figures["accepted"], Item.objects.count(), Batch.objects.count()) == ("done", 5, 5, 1)


def test_units_are_brought_in_by_the_office_or_whoever_runs_the_system(units: dict[str, Unit]) -> None:
    system = somebody("system", units["990000"], Role.SYSTEM_ADMINISTRATOR)
    content = "单位代码,单位名称,层级,上级代码\n990130,明川市数据局,部门,990000\n,没有代码,部门,990000\n".encode()
    run = looked(handed(content, units["990000"], system, kind="units", filename="units.csv", approval=""))
    assert (run.looked["accepted"], run.looked["refused"]) == (1, 1)
    assert not Unit.objects.filter(code="990130").exists()
    runs.release(run, actor=system)
    assert looked(run).state == "done"
    assert Unit.objects.get(code="990130").parent == units["990000"]


def test_a_structure_is_issued_whole_or_not_at_all(units: dict[str, Unit]) -> None:
    from gongkai.catalog.models import Column

    office = somebody("office", units["990000"], Role.OFFICE)
    good = "代码,栏目,上级\n0299,试验栏目,02\n".encode()
    run = looked(handed(good, units["990000"], office, kind="structure", filename="structure.csv", approval=""))
    assert run.looked["accepted"] == 1
    assert not Column.objects.filter(code="0299").exists()
    runs.release(run, actor=office)
    assert looked(run).state == "done"
    assert Column.objects.filter(code="0299").exists()
