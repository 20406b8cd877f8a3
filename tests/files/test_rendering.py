"""Papers and sheets: what is handed over is read back by another library, and nothing of it is taken for markup or a formula."""

from datetime import UTC, datetime
from io import BytesIO

import openpyxl
from pypdf import PdfReader

from gongkai.files.rendering.paper import Paper, Row, Table
from gongkai.files.rendering.pdf import pdf
from gongkai.files.rendering.sheet import Sheet, workbook

HOSTILE = '#eval("1") $x$ *加粗* @引用 \\ <a> `代码` // 注释'


def _text(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_a_form_says_what_it_was_given_and_leaves_boxes_to_sign() -> None:
    rows = (
        Row((("信息名称", HOSTILE),)),
        Row((("文号", "明住建发〔2026〕7号"), ("成文日期", "2026年11月3日"))),
        Row((("批准", ""),), empty=True, step="approval"),
    )
    content = pdf(Paper("政府信息公开审批单", "单号：7-P1", "单位：明川市住房和城乡建设局", rows, foot="非涉密"))
    text = _text(content).replace(" ", "").replace("\n", "")
    for said in (HOSTILE.replace(" ", ""), "明住建发〔2026〕7号", "签名：", "第1页，共1页", "单号：7-P1"):
        assert said in text
    assert "eval" in text


def test_the_same_paper_is_the_same_file() -> None:
    paper = Paper("审批单", rows=(Row((("信息名称", "甲"),)),))
    assert pdf(paper) == pdf(paper)
    assert pdf(paper) != pdf(Paper("审批单", rows=(Row((("信息名称", "乙"),)),)))


def test_a_long_list_goes_over_pages_with_its_head_on_each() -> None:
    lines = tuple((str(number), f"第{number}件的标题很长" * 4) for number in range(1, 121))
    reader = PdfReader(BytesIO(pdf(Paper("批量审批单", tables=(Table(("序号", "信息名称"), lines, "清单", (1, 8)),)))))
    assert len(reader.pages) > 3
    assert all("信息名称" in page.extract_text() for page in reader.pages)


def test_what_looks_like_a_formula_stays_text() -> None:
    rows = [("=1+1", "+86", None), ("@x", "-5", datetime(2026, 11, 24, 9, 30, tzinfo=UTC)), ("\x07响", "一" * 40_000, 3)]
    page = openpyxl.load_workbook(BytesIO(workbook([Sheet("册", (("甲", 8), ("乙", 9), ("丙", 10)), iter(rows))])))["册"]
    assert [[cell.value for cell in row] for row in page["A2:B3"]] == [["=1+1", "+86"], ["@x", "-5"]]
    assert all(cell.data_type == "s" for row in page["A2:B3"] for cell in row)
    assert page["A4"].value == "响"
    assert len(page["B4"].value) == 32_000
    assert page["C3"].value == datetime(2026, 11, 24, 9, 30)
    assert page.freeze_panes == "A2"
