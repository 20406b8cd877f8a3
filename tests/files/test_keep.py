"""Keeping files: what goes in, what is refused, and that nothing of the refused stays."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from gongkai.events import clock
from gongkai.files import scanners, store
from gongkai.files.models import FileEvent, FilePage, StoredFile
from gongkai.files.reasons import NOTES, REFUSALS, FileRefused, Reason, note_text
from gongkai.files.services import Incoming, destroy, extract, extract_many, keep, keep_many, open_bytes, remove_orphans
from gongkai.files.services.extract import queue_forgotten
from gongkai.jobs.models import Job
from gongkai.jobs.services import run_due
from tests.files import samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

DOCX = samples.docx(samples.paragraph("关于印发办法的通知"))


def codes(refused: FileRefused) -> list[str]:
    return [reason.code for reason in refused.reasons]


def in_store() -> list[Path]:
    from django.conf import settings

    return [path for path in Path(settings.FILE_STORE).rglob("*") if path.is_file() and path.name != ".lock"]


def in_quarantine() -> list[Path]:
    return list(store.quarantine().iterdir())


def test_a_kept_file_has_its_bytes_its_kind_and_later_its_text() -> None:
    at = clock.now() - timedelta(days=400)
    file = keep(filename="D:\\文件\\附件1.docx", content=DOCX, at=at)
    assert (file.filename, file.kind, file.size, file.text_state, file.created_at) == ("附件1.docx", "docx", len(DOCX), "pending", at)
    with open_bytes(file) as stored:
        assert stored.read() == DOCX
    assert in_quarantine() == []
    assert run_due() == 1
    file.refresh_from_db()
    assert (file.text_state, file.text_note, file.pages) == ("done", "", None)
    assert [(page.number, page.label, page.text) for page in file.texts.all()] == [(1, "", "关于印发办法的通知")]
    assert list(FileEvent.objects.filter(subject=file).order_by("seq").values_list("seq", "kind", "to_state")) == [
        (1, "kept", "pending"),
        (2, "reviewed", ""),
        (3, "extracted", "done"),
    ]


def test_same_bytes_are_stored_once_and_stay_until_the_last_row_goes() -> None:
    first, second = keep(filename="一.docx", content=DOCX), keep(filename="二.docx", content=DOCX)
    assert first.sha256 == second.sha256
    assert len(in_store()) == 1
    later = clock.now() + timedelta(days=2)
    destroy(file=first)
    assert remove_orphans(at=later) == 0
    assert len(in_store()) == 1
    destroy(file=second)
    assert remove_orphans(at=later) == 1
    assert in_store() == []


def test_a_file_is_taken_from_a_path_and_the_source_stays(tmp_path: Path) -> None:
    path = samples.written(tmp_path, "原件.pdf", samples.pdf(["甲", "乙"]))
    file = keep(filename=path.name, path=path, queue=False)
    assert path.exists()
    assert not Job.objects.filter(kind="files.extract").exists()
    extract(file=file)
    assert file.pages == 2
    assert [page.label for page in file.texts.order_by("number")] == ["第 1 页", "第 2 页"]


@pytest.mark.parametrize(
    ("filename", "content", "code"),
    [
        ("空.pdf", b"", "empty"),
        ("年报.pdf", b"MZ\x90\0", "program"),
        ("年报.pdf", DOCX, "mismatch"),
        ("年报.exe", b"MZ\x90\0", "kind_not_allowed"),
        ("年报", DOCX, "name"),
        ("..", DOCX, "name"),
        ("年报.docx", DOCX[:100], "damaged"),
        ("年报.docx", samples.docx_bomb(70_000_000), "bomb"),
        ("材料.zip", samples.packed([("../x", "x")]), "zip_slip"),
    ],
    ids=["empty", "program", "mismatch", "kind", "no-extension", "no-name", "torn", "bomb", "slip"],
)
def test_what_is_refused_leaves_nothing(filename: str, content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        keep(filename=filename, content=content)
    assert codes(refused.value) == [code]
    assert refused.value.reasons[0].message
    assert in_store() == in_quarantine() == []
    assert not StoredFile.objects.exists()


def test_a_false_name_is_told_as_what_it_is() -> None:
    with pytest.raises(FileRefused) as refused:
        keep(filename="年报.doc", content=b"<html>")
    assert refused.value.reasons[0].message == "文件内容与扩展名不符：扩展名为 doc，实际是网页"


def test_too_much_is_refused_while_it_comes_in_not_after(settings) -> None:
    settings.FILE_MAX_BYTES = 2 * 1024 * 1024
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield b"%PDF" * 65_536

    with pytest.raises(FileRefused) as refused:
        keep(filename="大.pdf", chunks=endless())
    assert codes(refused.value) == ["too_large"]
    assert "2 MB" in refused.value.reasons[0].message
    assert taken <= 10
    assert in_quarantine() == []


def test_two_hundred_megabytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "巨大.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.4")
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(FileRefused) as refused:
        keep(filename=path.name, path=path)
    assert codes(refused.value) == ["too_large"]


def test_what_is_no_file_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.pdf")
    for path in (tmp_path / "管道.pdf", tmp_path, tmp_path / "没有.pdf", tmp_path / "没有" / "没有.pdf"):
        with pytest.raises(FileRefused) as refused:
            keep(filename="一.pdf", path=path)
        assert codes(refused.value) == ["missing"]


def test_many_are_kept_in_order_and_one_bad_file_refuses_only_itself() -> None:
    incoming = [Incoming(f"{n}.txt", content=f"第{n}号".encode()) for n in range(120)]
    incoming[7] = Incoming("7.pdf", content=b"MZ")
    incoming[60] = Incoming("60.txt", path=Path("/nowhere/60.txt"))
    results = keep_many(incoming, queue=False)
    assert [type(one) for one in results].count(FileRefused) == 2
    assert [codes(results[n]) for n in (7, 60)] == [["program"], ["missing"]]
    files = [one for one in results if isinstance(one, StoredFile)]
    assert [file.filename for file in files] == [one.filename for n, one in enumerate(incoming) if n not in {7, 60}]
    assert extract_many(files=files) == 118
    assert FilePage.objects.get(file=files[-1]).text == "第119号"


def test_reading_again_replaces_what_was_read() -> None:
    file = keep(filename="一.docx", content=DOCX, queue=False)
    extract(file=file)
    extract(file=file)
    assert file.texts.count() == 1
    assert FileEvent.objects.filter(subject=file, kind="extracted").count() == 2


@pytest.mark.parametrize(
    ("filename", "content", "state", "note"),
    [
        ("扫描.pdf", samples.scan(1), "unreadable", "scanned"),
        ("密.pdf", samples.pdf(["甲"], password="1"), "unreadable", "encrypted"),
        ("坏.pdf", b"%PDF-1.4 nothing", "unreadable", "damaged"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "unreadable", "old_format"),
        ("锁.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "unreadable", "encrypted"),
        ("图.png", samples.png(), "unreadable", "image"),
        ("包.zip", samples.packed([("一.txt", "甲")]), "unreadable", "archive"),
        ("空.docx", samples.docx("<w:p/>"), "empty", "no_text"),
        ("大表.xlsx", samples.huge_table(), "unreadable", "too_large"),
        ("笑.docx", samples.docx(samples.paragraph("甲"), prolog="<!DOCTYPE d [<!ENTITY a 'b'>]>"), "unreadable", "bomb"),
    ],
    ids=["scanned", "encrypted", "damaged", "old", "locked", "image", "archive", "blank", "huge", "entities"],
)
def test_what_cannot_be_read_is_kept_and_says_why(filename: str, content: bytes, state: str, note: str) -> None:
    file = keep(filename=filename, content=content)
    run_due()
    file.refresh_from_db()
    assert (file.text_state, file.text_note) == (state, note)
    assert file.note == note_text(note) != ""
    assert not file.texts.exists()


def test_lost_bytes_are_an_error_not_a_damaged_file() -> None:
    file = keep(filename="一.docx", content=DOCX)
    store.path_of(file.sha256).unlink()
    run_due()
    file.refresh_from_db()
    assert file.text_state == "pending"
    assert Job.objects.get(kind="files.extract").error.startswith("FileNotFoundError")


def test_lost_bytes_of_one_do_not_keep_the_others_waiting() -> None:
    files = [one for one in keep_many([Incoming(f"{n}.txt", content=f"第{n}号".encode()) for n in range(3)]) if isinstance(one, StoredFile)]
    store.path_of(files[1].sha256).unlink()
    run_due()
    assert list(StoredFile.objects.order_by("pk").values_list("text_state", flat=True)) == ["done", "pending", "done"]


def test_files_share_jobs() -> None:
    keep_many([Incoming(f"{n}.txt", content=f"第{n}号".encode()) for n in range(12)])
    assert [len(job.payload["files"]) for job in Job.objects.filter(kind="files.extract").order_by("pk")] == [10, 2]


def test_what_an_import_left_waiting_is_queued_later() -> None:
    file = keep(filename="一.docx", content=DOCX, queue=False, at=clock.now() - timedelta(days=9))
    assert queue_forgotten() == 0
    assert queue_forgotten(older_than=timedelta(0)) == 1
    run_due()
    file.refresh_from_db()
    assert file.text_state == "done"
    assert queue_forgotten(older_than=timedelta(0)) == 0


def test_a_job_for_a_file_that_is_gone_is_done() -> None:
    file = keep(filename="一.docx", content=DOCX)
    destroy(file=file)
    run_due()
    assert Job.objects.get(kind="files.extract").state == "done"


def test_a_scanner_refuses_by_text_and_neither_bytes_nor_excerpt_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanners, "scanners", [])

    @scanners.register
    def mark(candidate: scanners.Candidate) -> list[Reason]:
        return [Reason("marked", "带有标志")] if any("标志" in text for text in candidate.texts()) else []

    assert keep(filename="一.docx", content=DOCX, queue=False).pk
    with pytest.raises(FileRefused) as refused:
        keep(filename="二.docx", content=samples.docx(samples.paragraph("标志：某某")))
    assert codes(refused.value) == ["marked"]
    assert len(in_store()) == StoredFile.objects.count() == 1
    assert in_quarantine() == []


def test_a_transaction_rolled_back_leaves_bytes_that_are_removed_a_day_later() -> None:
    with transaction.atomic():
        keep(filename="一.docx", content=DOCX)
        transaction.set_rollback(True)
    assert not StoredFile.objects.exists()
    assert len(in_store()) == 1
    assert remove_orphans() == 0
    samples.written(store.quarantine(), "left", b"by a killed process")
    assert remove_orphans(at=clock.now() + timedelta(days=2)) == 2
    assert in_store() == in_quarantine() == []


def test_bytes_that_come_in_again_are_not_removed_as_orphans() -> None:
    file = keep(filename="一.docx", content=DOCX)
    path = store.path_of(file.sha256)
    os.utime(path, (0, 0))
    listed = list(store.unused(clock.now()))
    keep(filename="二.docx", content=DOCX)
    assert listed == [path]
    assert store.remove(path, before=clock.now() - timedelta(minutes=10)) is False
    assert path.exists()


def test_a_destroyed_file_loses_its_bytes_by_a_job() -> None:
    file = keep(filename="一.docx", content=DOCX, queue=False)
    extract(file=file)
    os.utime(store.path_of(file.sha256), (0, 0))
    destroy(file=file)
    assert not FilePage.objects.exists()
    Job.objects.filter(kind="files.remove_bytes").update(run_after=clock.now())
    run_due()
    assert in_store() == []
    assert FileEvent.objects.filter(kind="destroyed").count() == 1


def test_events_are_never_changed() -> None:
    keep(filename="一.docx", content=DOCX)
    with pytest.raises(DatabaseError), transaction.atomic():
        FileEvent.objects.update(kind="other")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM files_fileevent")


def test_every_code_has_its_sentence() -> None:
    from gongkai.files.kinds import KINDS

    assert {kind.note for kind in KINDS.values() if kind.note} <= set(NOTES)
    assert note_text("") == ""
    assert all(NOTES.values())
    assert all(REFUSALS.values())


def test_a_store_on_another_file_system_is_copied_to(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.replace

    def elsewhere(self: Path, target: Path) -> Path:
        if self.parent.name == "quarantine":
            raise OSError(18, "Invalid cross-device link")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", elsewhere)
    file = keep(filename="一.docx", content=DOCX, queue=False)
    with open_bytes(file) as stored:
        assert stored.read() == DOCX
    assert len(in_store()) == 1
    assert in_quarantine() == []


@pytest.mark.parametrize(
    ("filename", "content"),
    [
        ("【秘密】纪要.txt", b"x\n"),
        ("通知.txt", "机密★10年\n关于做好有关工作的通知\n".encode()),
        ("通知.docx", samples.docx(samples.paragraph("正文"), extra=(("word/header1.xml", f'<w:hdr xmlns:w="{samples.WORD}">{samples.paragraph("绝密★启用前")}</w:hdr>'),))),
        ("附件.zip", samples.packed([("里面/【机密】名单.txt", "x")])),
        ("附件.zip", samples.packed([("名单.txt", "秘密★5年\n名单\n")])),
    ],
    ids=["name", "text", "header", "name within", "text within"],
)  # fmt: skip
def test_a_classification_mark_refuses_a_file_at_every_door_and_nothing_of_it_stays(filename: str, content: bytes) -> None:
    with pytest.raises(FileRefused) as refused:
        keep(filename=filename, content=content)
    assert codes(refused.value) == ["secrecy_mark"]
    assert "★" not in refused.value.reasons[0].message
    other, kept = keep_many([Incoming(filename, content=content), Incoming("清.txt", content=b"x\n")])
    assert isinstance(other, FileRefused)
    assert isinstance(kept, StoredFile)
    assert ([path.name for path in in_store()], in_quarantine()) == ([kept.sha256], [])


def test_talk_of_secrets_is_no_mark() -> None:
    assert keep(filename="保守国家秘密法宣传.txt", content="国家秘密分为绝密、机密、秘密三级。\n".encode()).pk
