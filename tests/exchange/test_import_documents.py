"""Documents go in once, exactly, with everything odd said."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override

from gongkai.catalog.models import Attachment, Content, IssuingBody, Item, OldAddress
from gongkai.exchange.services import Options, import_documents
from gongkai.publishing.models import Admission, Batch
from gongkai.publishing.services.batches import ApprovalMissing
from gongkai.units.models import Unit
from tests.exchange.conftest import a_row, run, said

pytestmark = pytest.mark.usefixtures("city")
Put = Callable[..., Path]


def test_a_row_becomes_an_item_with_everything_it_said(put: Put) -> None:
    summary, report = run(put(a_row(
        index_number="990000148/2025-00001", theme="综合政务", status="有效", summary="概述", keywords="工作", effective_from="2025年4月1日",
        valid_until="2030/3/31", source_url="https://old.example/a.html", interprets="明政办发〔2024〕9号", column="0203",
    )))  # fmt: skip
    assert (summary.read, summary.accepted, summary.refused, report) == (1, 1, 0, [])
    item = Item.objects.get()
    assert (item.unit.code, item.origin, item.validity, item.index_number, item.own_number) == (
        "990101",
        "imported",
        "valid",
        "990000148/2025-00001",
        False,
    )
    assert (item.written_on, item.published_on) == (date(2025, 3, 4), date(2025, 3, 6))
    assert (item.effective_from, item.valid_until) == (date(2025, 4, 1), date(2030, 3, 31))
    assert Content.objects.get().body == '<p>各区县：</p><p class="lv1">一、总体要求</p><p>做好工作。</p>'
    assert OldAddress.objects.get().url == "https://old.example/a.html"
    assert item.relations.get().named == "明政办发〔2024〕9号"
    assert Admission.objects.get().key == "n1"


def test_the_batch_says_who_approved_and_what_came_of_it(put: Put) -> None:
    run(put(a_row(1), a_row(2, title="")))
    batch = Batch.objects.get()
    assert (batch.approved_by, batch.approval) == ("办公室主任", "明政办纪〔2026〕1号")
    assert batch.finished_at is not None
    assert {name: batch.figures[name] for name in ("read", "accepted", "refused")} == {"read": 2, "accepted": 1, "refused": 1}
    assert Admission.objects.get().batch == batch


def test_nothing_goes_in_without_an_approval(put: Put) -> None:
    with pytest.raises(ApprovalMissing):
        run(put(a_row()), approved_by=" ")
    assert not Item.objects.exists()


def test_a_second_run_changes_nothing(put: Put) -> None:
    path = put(a_row(1), {**a_row(2), "id": None}, a_row(3, published_on=None))
    first, _ = run(path)
    assert (first.accepted, first.unchanged) == (3, 0)
    second, _ = run(path)
    assert (second.accepted, second.unchanged, second.read) == (0, 3, 3)
    assert Item.objects.count() == 3


def test_a_changed_row_with_its_id_is_a_further_edition(put: Put) -> None:
    run(put(a_row(1)))
    summary, _ = run(put(a_row(1, body="改过的正文。")))
    assert summary.accepted == 1
    assert Item.objects.get().edition == 2


def test_chinese_names_and_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        "标题,文号,索引号,发布机构,成文日期,发布日期,正文,主题,体裁,有效性,栏目,附件,心情\n"
        "关于供水的通知,明政办发〔2024〕3号,,明川市人民政府办公室,2024.1.5,20240106,正文,综合政务,通知,已失效,0204,a.pdf,好\n".encode(
            "gb18030"
        )
    )
    summary, report = run(path)
    item = Item.objects.get()
    assert (item.title, item.validity, item.written_on) == ("关于供水的通知", "expired", date(2024, 1, 5))
    assert said(report) == [(2, "attachments", "attachment_missing"), (2, "心情", "column_unknown_in_file"), (1, "", "read_as_gb18030")]
    assert summary.warnings == 3


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"title": " "}, "title", "title_needed"),
        ({"title": "长" * 501}, "title", "title_too_long"),
        ({"written_on": "2025-02-30"}, "written_on", "not_a_day"),
        ({"published_on": "去年"}, "published_on", "not_a_day"),
        ({"published_on": "2999-01-01"}, "published_on", "published_in_future"),
        ({"effective_from": "2025-02-01", "valid_until": "2025-01-01"}, "valid_until", "ends_before_it_begins"),
        ({"publisher": "无名局"}, "publisher", "no_such_unit"),
        ({"publisher": None}, "publisher", "no_unit"),
        ({"unit": "000"}, "publisher", "no_such_unit"),
        ({"document_number": "号" * 161}, "document_number", "too_long"),
        ({"index_number": "1" * 81}, "index_number", "too_long"),
        ({"body": "<div>" * 3000 + "x</div>"}, "body", "too_deep"),
        ({"body": "字" * 2_000_001 + "<p>x</p>"}, "body", "body_too_long"),
        ({"body": "a\0b"}, "body", "nul"),
        ({"title": "机密★10年"}, "title", "secrecy_mark"),
        ({"body": "秘密★5年\n关于有关工作的通知"}, "body", "secrecy_mark"),
        ({"attachments": ["../../etc/passwd"]}, "attachments", "attachment_outside"),
    ],
)
def test_a_wrong_row_is_refused_and_the_others_go_in(put: Put, fields: dict[str, object], field: str, code: str) -> None:
    summary, report = run(put(a_row(1), a_row(2, **fields), a_row(3)))
    assert (summary.accepted, summary.refused) == (2, 1)
    assert said(report, "refused") == [(2, field, code)]
    assert all("\u4e00" <= row["reason"][0] <= "\u9fff" for row in report)


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"title": "关于印发《某某办法（试行..."}, "title", "title_cut"),
        ({"published_on": "2025-03-01"}, "published_on", "published_before_written"),
        ({"written_on": "2999-01-01", "published_on": "2025-03-01"}, "written_on", "written_in_future"),
        ({"written_on": "1912-01-01"}, "written_on", "day_long_ago"),
        ({"published_on": None}, "published_on", "published_unknown"),
        ({"status": "大概有效"}, "status", "status_unknown"),
        ({"index_number": "002489401/2025-276512"}, "index_number", "index_number_long_serial"),
        ({"index_number": "000000001/2021-00151"}, "index_number", "index_number_check_digit"),
        ({"index_number": "00250239-7/2025-00413"}, "index_number", "index_number_hyphen"),
        ({"derived": ["genre"]}, "derived", "derived"),
        ({"column": "百花园"}, "column", "column_unknown"),
        ({"body": "<p>甲<script>x()</script></p>"}, "body", "scripts_removed"),
        ({"body": "甲\x07乙"}, "body", "control_characters"),
        ({"source_url": "javascript:x()"}, "source_url", "bad_address"),
        ({"source_url": "https://old.example"}, "source_url", "site_address"),
        ({"issuing_body": "明川市财政局明川市水务局"}, "issuing_body", "joint_issue"),
        ({"attachments": ["https://old.example/a.doc"]}, "attachments", "attachment_missing"),
    ],
)
def test_an_odd_row_goes_in_with_a_warning(put: Put, fields: dict[str, object], field: str, code: str) -> None:
    summary, report = run(put(a_row(1, **fields)))
    assert (summary.accepted, summary.refused) == (1, 0)
    assert (1, field, code) in said(report, "warning")
    assert "<script" not in Content.objects.get().body


def test_dates_that_contradict_each_other_stay_as_they_came(put: Put) -> None:
    run(put(a_row(1, written_on="2025-03-04", published_on="2025-03-01")))
    assert Item.objects.values_list("written_on", "published_on").get() == (date(2025, 3, 4), date(2025, 3, 1))


def test_one_id_twice_is_refused_and_one_index_number_twice_is_said(put: Put) -> None:
    number = "990000148/2025-00009"
    rows = (a_row(1, index_number=number), a_row(1, title="另一件"), a_row(2, index_number=number))
    summary, report = run(put(*rows))
    assert (summary.accepted, summary.refused) == (2, 1)
    assert said(report) == [(2, "id", "key_twice"), (3, "index_number", "index_number_twice")]
    assert "第 1 行" in report[0]["reason"]
    again, _ = run(put(*rows))
    assert (again.unchanged, again.refused) == (2, 1)
    assert set(Item.objects.values_list("title", flat=True)) == {rows[0]["title"], rows[2]["title"]}


def test_one_old_address_leads_to_one_item(put: Put) -> None:
    address = "https://old.example/list.html"
    _, report = run(put(a_row(1, source_url=address), a_row(2, source_url=address)))
    assert said(report) == [(2, "source_url", "address_twice")]
    assert OldAddress.objects.get().item.admission.key == "n1"


def test_what_the_database_refuses_stays_out_alone(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that the checks let through and a constraint does not: its block is stored without it."""
    monkeypatch.setattr("gongkai.publishing.rules.checks.findings", lambda _draft, _context: [])
    monkeypatch.setattr("gongkai.exchange.documents._title", lambda sheet: sheet.text("title"))
    summary, report = run(put(a_row(1), a_row(2, title=""), a_row(3)))
    assert (summary.read, summary.accepted, summary.refused) == (3, 2, 1)
    assert said(report) == [(2, "", "database")]
    assert Item.objects.count() == 2


def test_units_are_found_by_code_name_and_government(put: Put) -> None:
    summary, _ = run(
        put(
            a_row(1, unit="990122", publisher=None),
            a_row(2, publisher="明川市"),
            a_row(3, publisher=None, issuing_body="明川市人民政府办公室"),
        )
    )
    assert summary.accepted == 3
    assert list(Item.objects.order_by("id").values_list("unit__code", flat=True)) == ["990122", "990000", "990101"]


def test_unknown_units_are_made_only_when_asked_and_stand_last(put: Put) -> None:
    path = put(a_row(1, publisher="无名局"), a_row(2, publisher="无名局"))
    summary, report = run(path, create_units=True)
    assert summary.accepted == 2
    assert said(report) == [(1, "publisher", "unit_created")]
    unit = Unit.objects.get(name="无名局")
    assert unit.provisional
    assert unit.path > max(Unit.objects.exclude(pk=unit.pk).values_list("path", flat=True))[:4]


def test_joint_bodies_are_kept_as_printed(put: Put) -> None:
    run(put(a_row(1, issuing_body="明川市财政局明川市水务局")))
    assert list(IssuingBody.objects.values_list("name", flat=True)) == ["明川市财政局", "明川市水务局"]


def test_a_dry_run_writes_nothing_and_says_the_same(put: Put) -> None:
    path = put(a_row(1), a_row(2, publisher="无名局"), a_row(3, title=""))
    dry, report = run(path, dry_run=True, create_units=True, approved_by="")
    assert not Item.objects.exists()
    assert not Batch.objects.exists()
    assert not Unit.objects.filter(name="无名局").exists()
    real, real_report = run(path, create_units=True)
    assert report == real_report
    assert (dry.read, dry.accepted, dry.refused) == (real.read, real.accepted, real.refused) == (3, 2, 1)
    assert run(path, dry_run=True, create_units=True)[0].unchanged == 2


def test_attachments_come_along(put: Put, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "附件1.txt").write_text("供水管网图说明", encoding="utf-8")
    path = put(a_row(1, attachments=["https://old.example/x/附件1.txt"]))
    summary, report = run(path, attachments=folder)
    assert (summary.accepted, report) == (1, [])
    assert Attachment.objects.get().title == "附件1"
    assert run(path, attachments=folder)[0].unchanged == 1


def test_a_file_that_may_not_be_kept_refuses_its_row(put: Put, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.exe").write_bytes(b"MZ" + b"\0" * 200)
    summary, report = run(put(a_row(1, attachments=["a.exe"]), a_row(2)), attachments=tmp_path / "files")
    assert (summary.accepted, summary.refused) == (1, 1)
    assert said(report, "refused")[0][:2] == (1, "files")


def test_lines_that_cannot_be_read_are_rows_too(put: Put) -> None:
    summary, report = run(put(a_row(1), "{broken", a_row(2)))
    assert (summary.read, summary.accepted, summary.refused) == (3, 2, 1)
    assert said(report) == [(2, "", "bad_json")]


def test_the_rows_are_searchable_when_it_returns(put: Put) -> None:
    from gongkai.search.models import Change

    run(put(a_row(1)), wait=True)
    assert not Change.objects.exists()


def test_english_readers_get_the_same_report(put: Put) -> None:
    with override("en"):
        _, report = run(put(a_row(1, title="")))
    assert json.dumps(report, ensure_ascii=False).count("缺少标题") == 1


def test_progress_is_told_in_bytes(put: Put) -> None:
    seen: list[tuple[int, int]] = []
    path = put(*(a_row(number) for number in range(1200)))
    import_documents(path, options=Options(dry_run=True), progress=lambda taken, whole: seen.append((taken, whole)))
    assert len(seen) == 3
    assert seen[-1] == (path.stat().st_size, path.stat().st_size)
