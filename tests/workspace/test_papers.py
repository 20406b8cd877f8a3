"""The approval form as PDF and the registers as XLSX, as staff fetch them."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from gongkai.publishing.models import Manuscript
from gongkai.publishing.services import drafting, review
from tests.workspace.conftest import Office, today

pytestmark = pytest.mark.django_db


def _words(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).replace(" ", "").replace("\n", "")


def _pass(office: Office, draft: Manuscript) -> Manuscript:
    drafting.submit(draft, actor=office.officer.actor, version=draft.version)
    draft.refresh_from_db()
    review.pass_step(draft, says="clear", text="已逐项看过", actor=office.reviewer.actor, version=draft.version)
    draft.refresh_from_db()
    return draft


def test_the_pdf_says_what_the_page_says_and_leaves_the_open_step_to_be_signed(office: Office, draft: Manuscript) -> None:
    draft = _pass(office, draft)
    answer = office.approver.get(f"items/{draft.pk}/approval.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    words = _words(answer.content)
    page = office.approver.get(f"items/{draft.pk}/approval").content.decode()
    for said in ("明住建发〔2026〕7号", "不涉密可以公开", "已逐项看过", draft.content_hash):
        assert said in page
        assert said in words
    assert words.count("签名：") == 1


def test_another_unit_gets_neither_form_nor_register(office: Office, draft: Manuscript) -> None:
    assert office.stranger.get(f"items/{draft.pk}/approval.pdf").status_code == 404
    assert office.stranger.get(f"register/registers.xlsx?unit={office.unit.code}").status_code == 404


def _sheets(answer: Any) -> Any:
    return openpyxl.load_workbook(BytesIO(answer.content))


def test_the_register_holds_what_was_sent_on_and_nothing_that_was_not(office: Office, draft: Manuscript) -> None:
    never = drafting.create(unit=office.unit, actor=office.officer.actor, values={"title": "没有提交的", "columns": ["0203"]})
    draft = _pass(office, draft)
    review.approve(draft, text="", secrecy="", planned_at=None, actor=office.approver.actor, version=draft.version)
    book = _sheets(office.head.get(f"register/registers.xlsx?unit={office.unit.code}"))
    lines = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert len(lines) == 2
    line = dict(zip(lines[0], lines[1], strict=True))
    assert line["信息名称"] == draft.title
    assert (line["保密审查"], line["批准"]) == ("不涉密可以公开", "同意公开")
    assert line["内容校验值"] == draft.content_hash
    assert never.title not in str(lines)


def test_of_what_is_withheld_the_register_says_no_title(office: Office) -> None:
    values = {
        "title": "不得外传的名称", "columns": ["0203"], "document_number": "明住建函〔2026〕3号", "written_on": today(),
        "attribute": "withheld", "ground": "14-1", "ground_reason": "属于国家秘密", "carrier": "document",
    }  # fmt: skip
    one = drafting.create(unit=office.unit, actor=office.officer.actor, values=values)
    _pass(office, one)
    book = _sheets(office.head.get("register/registers.xlsx"))
    words = str([[cell.value for cell in row] for row in book.worksheets[0].iter_rows()])
    assert "明住建函〔2026〕3号" in words
    assert "不得外传的名称" not in words


@pytest.mark.parametrize("span", ["since=x&until=2026-13-99", "since=2020-01-01&until=2020-12-31"])
def test_a_span_without_anything_gives_heads_alone(office: Office, draft: Manuscript, span: str) -> None:
    answer = office.head.get(f"register/registers.xlsx?{span}")
    assert answer.status_code == 200
    assert _sheets(answer).worksheets[0].max_row == 1


def test_a_register_of_many_costs_no_more_queries(office: Office, draft: Manuscript, django_assert_max_num_queries: Any) -> None:
    _pass(office, draft)
    for number in range(8):
        values = {**{name: getattr(draft, name) for name in ("title", "body", "columns", "genre", "attribute", "written_on")}}
        one = drafting.create(
            unit=office.unit, actor=office.officer.actor, values=values | {"document_number": f"明住建发〔2026〕{20 + number}号"}
        )
        _pass(office, one)
    with django_assert_max_num_queries(20):
        assert _sheets(office.head.get("register/registers.xlsx")).worksheets[0].max_row == 10
