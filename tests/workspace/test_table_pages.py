"""Entry by table and batches through the pages: template, errors by cell, the marked copy, submit, take out and agree, progress, the form."""

import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from gongkai.catalog.models import Item
from gongkai.files.models import StoredFile
from gongkai.publishing.models import BulkAct, EntryBatch, EntryUpload, Manuscript, Opinion, TemplateChoice
from gongkai.publishing.services import bulk
from gongkai.publishing.tables.kinds import PENALTY, PERMIT
from tests.support.tables import filled, permit_row
from tests.workspace.conftest import Office, Somebody, today

pytestmark = pytest.mark.django_db
ROWS = 4


def a_table(count: int = ROWS, rows: list[dict[str, Any]] | None = None, name: str = "许可.xlsx", kind: Any = PERMIT) -> SimpleUploadedFile:
    rows = rows if rows is not None else [permit_row(n, decided_on=today(), **{"from": today()}) for n in range(1, count + 1)]
    return SimpleUploadedFile(name, filled(kind, rows), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def uploaded(office: Office, table: SimpleUploadedFile, kind: str = "permit") -> EntryUpload:
    answer = office.officer.post(f"tables/{kind}/", file=table, column="040602")
    assert answer.status_code == 302, answer.content.decode()
    return EntryUpload.objects.get()


def a_batch(office: Office, count: int = ROWS) -> EntryBatch:
    upload = uploaded(office, a_table(count))
    answer = office.officer.post(f"tables/uploads/{upload.pk}/", name="第18批取水许可")
    assert answer.status_code == 302
    return EntryBatch.objects.get()


def form_of(who: Somebody, batch: EntryBatch, state: str = "") -> dict[str, str]:
    """The hidden fields of the batch's page."""
    page = who.get(f"batches/{batch.pk}/{f'?state={state}' if state else ''}").content.decode()
    return {name: re.search(f'name="{name}" value="([^"]*)"', page)[1] for name in ("key", "state", "seen")}  # type: ignore[index]


def do(who: Somebody, batch: EntryBatch, verb: str, **fields: Any) -> Any:
    return who.post(f"batches/{batch.pk}/do/{verb}", **{**form_of(who, batch, fields.pop("at", "")), **fields})


def picks(*rows: int) -> list[str]:
    return [f"{one.pk}-{one.version}" for one in Manuscript.objects.filter(entry_row__number__in=rows)]


def test_a_template_to_take_along(office: Office) -> None:
    answer = office.officer.get("tables/penalty/template.xlsx")
    assert answer.status_code == 200
    assert load_workbook(io.BytesIO(answer.content)).sheetnames == [PENALTY.name, "填表说明"]
    assert office.reviewer.get("tables/penalty/template.xlsx").status_code == 403
    assert office.officer.get("tables/nonsense/template.xlsx").status_code == 404


def test_errors_are_shown_by_cell_and_in_a_copy(office: Office) -> None:
    rows = [permit_row(1, decided_on=today()), permit_row(2, decided_on="2026.11.20"), permit_row(3, content="=1+1", decided_on=today())]
    upload = uploaded(office, a_table(rows=rows))
    page = office.officer.get(f"tables/uploads/{upload.pk}/").content.decode()
    assert "日期应为 2026-11-24 这样的写法" in page
    assert "K4" in page
    assert "J5" in page
    assert "录入这 1 行" in page
    copy = load_workbook(io.BytesIO(office.officer.get(f"tables/uploads/{upload.pk}/marked.xlsx").content)).active
    assert copy is not None
    said = [row[-1].value for row in copy.iter_rows(min_row=2)]
    assert said[0] in (None, "")
    assert "K4：日期应为" in str(said[1])
    assert office.stranger.get(f"tables/uploads/{upload.pk}/").status_code == 404
    assert office.reviewer.get(f"tables/uploads/{upload.pk}/marked.xlsx").status_code == 404


@pytest.mark.parametrize(
    ("name", "content"), [("许可.xls", b"\xd0\xcf\x11\xe0"), ("许可.csv", b"a,b"), ("许可.xlsx", b"PK no workbook"), ("许可.xlsx", b"")]
)
def test_what_is_no_table_is_refused_and_nothing_is_kept(office: Office, name: str, content: bytes) -> None:
    answer = office.officer.post("tables/permit/", file=SimpleUploadedFile(name, content), column="040602")
    assert answer.status_code == 422
    assert "没有办成" in answer.content.decode()
    assert (StoredFile.objects.count(), EntryUpload.objects.count()) == (0, 0)


def test_a_mark_refuses_the_table_in_quarantine(office: Office) -> None:
    answer = office.officer.post("tables/permit/", file=a_table(name="机密★许可.xlsx"), column="040602")
    assert answer.status_code == 422
    assert StoredFile.objects.count() == 0


def test_a_table_may_be_thrown_away(office: Office) -> None:
    upload = uploaded(office, a_table(1))
    assert office.stranger.post(f"tables/uploads/{upload.pk}/away").status_code == 404
    assert office.officer.post(f"tables/uploads/{upload.pk}/away").status_code == 302
    assert (StoredFile.objects.count(), EntryUpload.objects.count()) == (0, 0)


def test_the_whole_way_of_a_batch(office: Office) -> None:
    batch = a_batch(office)
    assert f"/workspace/batches/{batch.pk}/" in office.officer.get().content.decode()  # one matter, not four
    assert do(office.officer, batch, "submit").status_code == 302
    assert "第18批取水许可：4 件" in office.reviewer.get().content.decode()
    assert "第18批取水许可" in office.reviewer.get("review/").content.decode()
    no_opinion = do(office.reviewer, batch, "agree")
    assert no_opinion.status_code == 302
    assert "须选择意见" in office.reviewer.client.get(no_opinion["Location"]).content.decode()
    assert do(office.reviewer, batch, "agree", secrecy="clear", text="逐条看过").status_code == 302
    assert do(office.approver, batch, "return", pick=picks(3)).status_code == 422  # no reason
    assert do(office.approver, batch, "return", pick=picks(3), reasons=["format"]).status_code == 302
    assert do(office.approver, batch, "agree", pick=picks(4)).status_code == 302
    states = list(Manuscript.objects.order_by("entry_row__number").values_list("state", flat=True))
    assert states == ["returned", "approval", "released", "released"]
    assert Item.objects.count() == 2
    form = office.approver.get(f"papers/batch/{batch.pk}/").content.decode()
    assert "共 4 条，批准 2 条，退回 1 条，在办 1 条" in re.sub(r"\s+", " ", form)
    assert Opinion.objects.filter(text="逐条看过").count() == 4


def test_who_agrees_to_all_agrees_to_what_the_page_showed(office: Office) -> None:
    batch = a_batch(office)
    seen = form_of(office.officer, batch)
    one = Manuscript.objects.get(entry_row__number=3)
    office.officer.post(f"items/{one.pk}/save", version=one.version, title="改过的标题", column="040602", attribute="proactive")
    answer = office.officer.post(f"batches/{batch.pk}/do/submit", **seen)
    assert answer.status_code == 409
    assert "请刷新后再办" in answer.content.decode()
    assert not Manuscript.objects.exclude(state="draft").exists()


def test_a_form_twice_is_one_act(office: Office) -> None:
    batch = a_batch(office)
    form = form_of(office.officer, batch)
    for _time in range(2):
        assert office.officer.post(f"batches/{batch.pk}/do/submit", **form).status_code == 302
    assert BulkAct.objects.count() == 1


def test_dropping_asks_for_a_reason_and_all_for_more(office: Office) -> None:
    batch = a_batch(office)
    assert do(office.officer, batch, "drop", pick=picks(3)).status_code == 422
    assert do(office.officer, batch, "drop", pick=picks(3), reason="录错").status_code == 302
    assert do(office.officer, batch, "drop", which="all", reason="全错").status_code == 422
    assert do(office.officer, batch, "drop", which="all", reason="全错", sure="1").status_code == 302
    assert set(Manuscript.objects.values_list("state", flat=True)) == {"dropped"}


def test_what_one_may_not_is_said_before_and_refused_after(office: Office) -> None:
    batch = a_batch(office)
    for who in (office.head, office.reviewer, office.approver):
        page = who.get(f"batches/{batch.pk}/")
        assert page.status_code == 200
        assert "do/submit" not in page.content.decode()
        answer = who.post(f"batches/{batch.pk}/do/submit", state="draft", seen=form_of(office.officer, batch)["seen"])
        assert answer.status_code == 302  # each row says why
        assert "您在该单位没有办理此事的岗位" in who.client.get(answer["Location"]).content.decode()
    assert office.stranger.get(f"batches/{batch.pk}/").status_code == 404
    assert office.stranger.post(f"batches/{batch.pk}/do/submit", state="draft").status_code == 404
    assert office.officer.post(f"batches/{batch.pk}/do/burn", state="draft").status_code == 404
    assert set(Manuscript.objects.values_list("state", flat=True)) == {"draft"}


def test_a_long_list_goes_on_piece_by_piece(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = a_batch(office, 5)
    monkeypatch.setattr(bulk.proceed, "__kwdefaults__", {"most": 2, "at": None})
    answer = do(office.officer, batch, "submit")
    (act,) = BulkAct.objects.all()
    assert answer["Location"] == f"/workspace/acts/{act.pk}/"
    assert "已办 2 / 5 件" in office.officer.get(f"acts/{act.pk}/").content.decode()
    assert office.reviewer.get(f"acts/{act.pk}/").status_code == 404
    assert "接着办" in office.officer.get(f"batches/{batch.pk}/").content.decode()
    office.officer.post(f"acts/{act.pk}/")
    office.officer.post(f"acts/{act.pk}/")
    assert "已提交 5 件。" in office.officer.get(f"acts/{act.pk}/").content.decode()
    assert set(Manuscript.objects.values_list("state", flat=True)) == {"secrecy"}


def test_two_steps_ask_the_approver_for_both(office: Office) -> None:
    TemplateChoice.objects.create(unit=office.unit, template="2")
    batch = a_batch(office, 2)
    do(office.officer, batch, "submit")
    assert 'name="secrecy"' in office.approver.get(f"batches/{batch.pk}/").content.decode()
    do(office.approver, batch, "agree", secrecy="clear")
    assert set(Manuscript.objects.values_list("state", flat=True)) == {"released"}


def test_lists(office: Office) -> None:
    assert "还没有用表格录入过" in office.officer.get("tables/").content.decode()
    batch = a_batch(office)
    assert batch.name in office.reviewer.get("tables/").content.decode()
    assert "草稿 4" in office.officer.get("tables/").content.decode()
    assert batch.name not in office.stranger.get("tables/").content.decode()
    assert office.city.get(f"tables/?unit={office.unit.code}").status_code == 200
