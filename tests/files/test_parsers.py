"""What each reader gives from real files, and what it says of those it cannot read. Each goes through the sandbox, as in life."""

from pathlib import Path
from typing import Any

import pytest

from gongkai.files.parsers.found import TextBudget
from gongkai.files.parsers.lines import unwrap
from gongkai.files.parsers.plain import decode
from gongkai.files.sandbox import Failure, Request, SandboxError, run
from tests.files import samples
from tests.files.samples import cell, paragraph

ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a "公公公公公公公公公公">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@pytest.fixture(scope="module")
def child() -> Any:
    """One child for all of this module, as in an import: it is fed one request at a time."""
    waiting: list[Request] = []
    replies = run(iter(waiting.pop, None))

    def ask(request: Request) -> dict[str, Any]:
        waiting.append(request)
        return next(replies).get()

    yield ask
    replies.close()


@pytest.fixture
def read(tmp_path: Path, child: Any) -> Any:
    return lambda kind, content: child(Request("extract", samples.written(tmp_path, f"file.{kind}", content), kind))


def fails(read: Any, kind: str, content: bytes) -> Failure:
    with pytest.raises(SandboxError) as refused:
        read(kind, content)
    return refused.value.failure


def test_pdf_gives_each_page(read: Any) -> None:
    assert read("pdf", samples.pdf(["关于印发办法的通知", "第二页正文"])) == {
        "unit": "page",
        "count": 2,
        "note": "",
        "parts": [["", "关于印发办法的通知"], ["", "第二页正文"]],
    }


def test_a_phrase_broken_by_the_margin_is_whole_again(read: Any) -> None:
    lines = ["关于印发办法的通知", "各区县人民政府，市政府各委办局，为进一步规范全市政府信息公", "开工作，现将有关事项通知如下。"]
    assert "政府信息公开工作" in read("pdf", samples.pdf(["\n".join(lines)]))["parts"][0][1]


def test_unwrap_keeps_short_lines_and_foreign_words_apart() -> None:
    text = "第一章 总则\n第一条 为了保障公民、法人和其他组织依法获取政府信息\nReport of the year\n第二条"
    assert unwrap(text) == text


def test_a_scanned_pdf_says_so(read: Any) -> None:
    assert read("pdf", samples.scan(2)) == {"unit": "page", "count": 2, "note": "scanned", "parts": [["", ""], ["", ""]]}


def test_a_pdf_with_some_scanned_pages_gives_the_others(read: Any) -> None:
    data = read("pdf", samples.scan(1, text="附件：责任分工表"))
    assert data["note"] == "partly_scanned"
    assert data["parts"] == [["", ""], ["", "附件：责任分工表"]]


def test_a_locked_pdf_is_encrypted(read: Any) -> None:
    assert fails(read, "pdf", samples.pdf(["内容"], password="1234")) is Failure.ENCRYPTED


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"\xff" * 5000, samples.pdf(["甲"])[:300]], ids=["head", "noise", "torn"]
)
def test_a_broken_pdf_is_damaged(read: Any, content: bytes) -> None:
    assert fails(read, "pdf", content) is Failure.DAMAGED


def test_docx_gives_paragraphs_and_rows(read: Any) -> None:
    row = "<w:tr>" + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("序号", "事项")) + "</w:tr>"
    data = read("docx", samples.docx(paragraph("标题") + f"<w:tbl>{row}</w:tbl>" + paragraph("正文")))
    assert data == {"unit": "whole", "count": None, "note": "", "parts": [["", "标题\n序号\t事项\n正文"]]}


def test_docx_leaves_out_what_no_reader_sees(read: Any) -> None:
    deleted = '<w:p><w:del w:id="1"><w:r><w:delText>已删除</w:delText></w:r></w:del></w:p>'
    field = "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    tabs = '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>见</w:t><w:tab/><w:t>附表</w:t></w:r></w:p>'
    body = paragraph("公开") + paragraph("隐藏", "<w:vanish/>") + paragraph("未隐藏", '<w:vanish w:val="0"/>') + deleted + field + tabs
    assert read("docx", samples.docx(body))["parts"] == [["", "公开\n未隐藏\n见\t附表"]]


def test_docx_with_a_main_part_of_another_name_and_notes(read: Any) -> None:
    notes = f'<w:footnotes xmlns:w="{samples.WORD}">{paragraph("脚注一")}</w:footnotes>'
    data = read("docx", samples.docx(paragraph("正文"), name="word/document2.xml", extra=[("word/footnotes.xml", notes)]))
    assert data["parts"] == [["", "正文\n脚注一"]]


def test_billion_laughs_are_a_bomb_in_every_format(read: Any) -> None:
    assert fails(read, "docx", samples.docx(paragraph("&i;"), prolog=ENTITIES)) is Failure.BOMB
    book = samples.xlsx([("一", "visible", f'<row r="1">{cell("A1", "&i;")}</row>')])
    assert fails(read, "xlsx", book) is Failure.DAMAGED  # calamine expands no entities
    page = (
        f'<?xml version="1.0"?>{ENTITIES}<Page><Content><Layer><TextObject><TextCode>&i;</TextCode></TextObject></Layer></Content></Page>'
    )
    assert fails(read, "ofd", samples.ofd([], extra=[("Doc_0/Pages/Page_0/Content.xml", page)])) is Failure.BOMB


def test_a_docx_bomb_is_refused_before_it_is_opened(read: Any) -> None:
    assert fails(read, "docx", samples.docx_bomb(70_000_000)) is Failure.BOMB


def test_a_torn_docx_is_damaged(read: Any) -> None:
    whole = samples.docx(paragraph("正文"))
    assert fails(read, "docx", whole[: len(whole) // 2]) is Failure.DAMAGED
    assert fails(read, "docx", samples.packed([("[Content_Types].xml", samples.TYPES)])) is Failure.DAMAGED
    assert fails(read, "docx", samples.docx("<w:p>")) is Failure.DAMAGED


def test_an_office_file_with_a_password_is_encrypted(read: Any) -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert fails(read, "docx", locked) is Failure.ENCRYPTED


def test_xlsx_gives_visible_sheets_by_name_without_empty_rows(read: Any) -> None:
    rows = f'<row r="1">{cell("A1", "项目")}{cell("C1", "金额")}</row><row r="5"><c r="A5"><v>1200</v></c><c r="B5"><v>0.1</v></c><c r="C5" t="b"><v>1</v></c></row>'
    data = read("xlsx", samples.xlsx([("明细", "visible", rows), ("底稿", "hidden", rows), ("空表", "visible", "")]))
    assert data == {"unit": "sheet", "count": 2, "note": "", "parts": [["明细", "项目\t\t金额\n1200\t0.1\tTRUE"], ["空表", ""]]}


def test_a_million_empty_rows_cost_little(read: Any) -> None:
    rows = f'<row r="1">{cell("A1", "公开")}</row>' + "".join(f'<row r="{n}" spans="1:9"/>' for n in range(2, 1_000_001))
    assert read("xlsx", samples.xlsx([("一", "visible", rows)]))["parts"] == [["一", "公开"]]


def test_what_is_no_table_is_damaged(read: Any) -> None:
    assert fails(read, "xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000) is Failure.DAMAGED
    assert fails(read, "xlsx", b"PK\x03\x04 not really") is Failure.DAMAGED


@pytest.mark.parametrize(
    ("namespace", "prefix"), [("http://www.ofdspec.org/2016", "ofd"), ("http://www.ofdspec.org", "fp"), ("urn:made-up", "x")]
)
def test_ofd_gives_each_page_whatever_its_namespace(read: Any, namespace: str, prefix: str) -> None:
    pages = [samples.ofd_text("批复", 20) + samples.ofd_text("同意。", 30), samples.ofd_text("第二页")]
    data = read("ofd", samples.ofd(pages, namespace=namespace, prefix=prefix))
    assert (data["unit"], data["count"], data["note"]) == ("page", 2, "")
    assert [text for _, text in data["parts"]] == ["批复\n同意。", "第二页"]


def test_ofd_without_its_list_of_pages_is_still_read(read: Any) -> None:
    page = '<Page xmlns="http://www.ofdspec.org/2016"><Content><Layer><TextObject><TextCode>正文</TextCode></TextObject></Layer></Content></Page>'
    data = read("ofd", samples.packed([("OFD.xml", "<OFD/>"), ("Doc_0/Pages/Page_0/Content.xml", page)]))
    assert data["parts"] == [["", "正文"]]


def test_ofd_of_images_is_a_scan_and_a_locked_one_encrypted(read: Any) -> None:
    image = '<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="4"/>'
    assert read("ofd", samples.ofd([image]))["note"] == "scanned"
    assert fails(read, "ofd", samples.ofd([image], extra=[("Encryptions.xml", "<a/>")])) is Failure.ENCRYPTED


def test_ofd_without_anything_is_damaged(read: Any) -> None:
    assert fails(read, "ofd", samples.packed([("OFD.xml", "<OFD/>")])) is Failure.DAMAGED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_the_encoding_it_has(read: Any, encoding: str) -> None:
    text = "序号,索引号\n1,〇〇一／㐀"
    assert read("csv", text.encode(encoding))["parts"] == [["", text]]


def test_text_cut_inside_a_character_is_still_utf8() -> None:
    assert decode("公开".encode()[:-1], whole=False) == "公"
    assert decode(b"\xff\xfe\xff\x80\x81", whole=True)  # never fails


def test_text_keeps_no_control_characters(read: Any) -> None:
    assert read("txt", "甲\x00\x07乙\r\n丙\u202e丁\ufeff".encode())["parts"] == [["", "甲乙\n丙丁"]]


def test_the_budget_cuts_between_characters_and_counts_bytes() -> None:
    budget = TextBudget(10)
    assert budget.take("公开公开") == "公开公"
    assert budget.cut
    assert budget.full
    assert budget.take("再") == ""
