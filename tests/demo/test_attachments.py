"""Attachments are real files whose text can be read."""

import io
from datetime import date

import pypdfium2
import pytest
from docx import Document
from openpyxl import load_workbook

from gongkai.demo.attachments import build
from gongkai.demo.generate import drafts
from gongkai.demo.sheet import Annex
from gongkai.publishing.draft import AttachedFile

DAY = date(2026, 3, 5)


@pytest.fixture(scope="module")
def attached() -> dict[str, list[AttachedFile]]:
    found: dict[str, list[AttachedFile]] = {"docx": [], "xlsx": [], "pdf": []}
    for draft in drafts("tiny", today=date(2026, 11, 24)):
        for file in draft.files:
            found[file.filename.rpartition(".")[2]].append(file)
    return found


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_tiny_city_has_a_few_of_each_kind(attached: dict[str, list[AttachedFile]]) -> None:
    assert all(1 <= len(files) <= 2 for files in attached.values())


def test_pdf_text_is_chinese_that_can_be_found() -> None:
    made = build(Annex("pdf", "明川市城市供热管理办法", lines=("第一条　为了规范供热行为，制定本办法。",)), DAY, 1)
    assert made.content is not None
    text = pdf_text(made.content).replace("\r\n", "")
    assert "明川市城市供热管理办法" in text
    assert "规范供热行为" in text
    assert "2026年3月5日" in text


def test_a_long_pdf_has_more_than_one_page() -> None:
    made = build(Annex("pdf", "长文", lines=tuple(f"第{n}条　内容" for n in range(80))), DAY, 1)
    document = pypdfium2.PdfDocument(made.content)
    assert len(document) > 1
    document.close()


def test_workbooks_hold_head_and_rows() -> None:
    made = build(Annex("xlsx", "预算公开表", head=("项目", "金额（万元）"), rows=(("合计", 12.5),)), DAY, 2)
    assert made.title == "附件2：预算公开表"
    assert made.filename == "预算公开表.xlsx"
    sheet = load_workbook(io.BytesIO(made.content or b"")).active
    assert [cell.value for cell in sheet[2]] == ["项目", "金额（万元）"]
    assert [cell.value for cell in sheet[3]] == ["合计", 12.5]


def test_forms_hold_their_fields() -> None:
    made = build(Annex("docx", "取水许可申请表", fields=("申请人", "申请事项")), DAY, 1)
    document = Document(io.BytesIO(made.content or b""))
    assert [row.cells[0].text for row in document.tables[0].rows] == ["申请人", "申请事项"]


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_the_same_content_gives_the_same_bytes(kind: str) -> None:
    annex = Annex(kind, "表", head=("甲",), rows=(("乙",),), lines=("丙",))
    assert build(annex, DAY, 1).content == build(annex, DAY, 1).content


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        build(Annex("wps", "表"), DAY, 1)


def test_file_names_hold_nothing_a_file_system_minds() -> None:
    made = build(Annex("xlsx", 'a/b:c"d 表', head=("甲",)), DAY, 1)
    assert made.filename == "abcd表.xlsx"
