"""Columns, lists, boxes, names of files, archives; what is refused; and that a secret that is left is noticed."""

import base64
import io
import random
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pypdfium2
import pytest

from gongkai.files.masks import word
from gongkai.files.masks.job import revealed
from gongkai.files.masks.mask import mask_file
from gongkai.files.masks.values import Box, Column, Mask, NotMasked
from gongkai.files.masks.working import work
from gongkai.files.parsers.found import ParseError
from gongkai.files.review.scan import scan_file
from gongkai.text.findings import FindingKind
from tests.files import samples
from tests.files.masks.test_planted import CHARACTERS, told
from tests.support import people

DICE = random.Random(5)
PEOPLE = [(name, people.resident_id(DICE), sick) for name, sick in (("张三", "肺炎"), ("李四", "无"), ("王五", "骨折"))]


def done(folder: Path, name: str, content: bytes, masks: list[dict[str, Any]]) -> tuple[bytes, dict[str, Any]]:
    path = folder / "f"
    path.write_bytes(content)
    data = work(path, name, masks, CHARACTERS)
    return base64.b64decode(data["content"]), data


def names_book() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名单"
    sheet.append(["姓名", "病种", "金额"])
    for name, _, sick in PEOPLE:
        sheet.append([name, sick, 100])
    other = book.create_sheet("说明")
    other["A1"], other["A2"] = "肺炎", "张三"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(content: bytes, sheet: str, number: int) -> list[Any]:
    return [row[number] for row in openpyxl.load_workbook(io.BytesIO(content))[sheet].iter_rows(values_only=True)]


def test_of_a_list_of_names_what_is_sensitive_goes_and_other_cells_with_the_same_words_stay(tmp_path: Path) -> None:
    content = names_book()
    found = [one for one in revealed(content, "名单.xlsx", CHARACTERS) if one["kind"] == "name_list"]
    after, data = done(tmp_path, "名单.xlsx", content, told(found))
    assert column(after, "名单", 1) == ["病种", "●●●", "●●●", "●●●"] or column(after, "名单", 1)[2] == "无"
    assert column(after, "名单", 0) == ["姓名", "张三", "李四", "王五"]
    assert column(after, "名单", 2) == ["金额", 100, 100, 100]
    assert column(after, "说明", 0) == ["肺炎", "张三"]
    assert data["left"] == []


def test_a_whole_column_of_a_sheet_goes_and_no_shared_text_keeps_it(tmp_path: Path) -> None:
    shared = f'<sst xmlns="{samples.SHEET}"><si><t>姓名</t></si><si><t>张三</t></si><si><t>李四</t></si></sst>'

    def cell(address: str, number: int) -> str:
        return f'<c r="{address}" t="s"><v>{number}</v></c>'

    rows = "".join(f'<row r="{row}">{cell(f"A{row}", text)}</row>' for row, text in ((1, 0), (2, 1), (3, 2)))
    sheets = [("名单", "visible", rows), ("说明", "visible", f'<row r="1">{cell("A1", 1)}</row>')]
    content = samples.xlsx(sheets, extra=(("xl/sharedStrings.xml", shared),))
    after, _ = done(tmp_path, "名单.xlsx", content, [{"is": "column", "sheet": "名单", "column": "A", "table": 0}])
    with zipfile.ZipFile(io.BytesIO(after)) as package:
        left = package.read("xl/sharedStrings.xml").decode()
        one, two = (package.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2))
    assert "李四" not in left
    assert "张三" in left  # the other sheet shows it
    assert one.count("●●●") == 2
    assert "●●●" not in two
    with pytest.raises(ParseError, match="nothing_matched"):
        done(tmp_path, "名单.xlsx", names_book(), [{"is": "column", "sheet": "没有的表", "column": "A", "table": 0}])


def test_a_column_of_a_table_in_a_document(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{samples.paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    body = "<w:tbl>" + row("姓名", "残疾类别") + "".join(row(name, "肢体") for name, _, _ in PEOPLE) + "</w:tbl>"
    content = samples.docx(body)
    after, data = done(tmp_path, "名单.docx", content, told(revealed(content, "名单.docx", CHARACTERS)))
    text = zipfile.ZipFile(io.BytesIO(after)).read("word/document.xml").decode()
    assert ("肢体" in text, "张三" in text, data["left"]) == (False, True, [])
    after, _ = done(tmp_path, "名单.docx", content, [{"is": "column", "sheet": "", "table": 1, "column": "1"}])
    text = zipfile.ZipFile(io.BytesIO(after)).read("word/document.xml").decode()
    assert ("张三" in text, "肢体" in text, "姓名" in text) == (False, True, True)


def test_only_pages_with_something_masked_become_pictures(tmp_path: Path) -> None:
    content = samples.pdf(["This page stays a text that is long enough", f"ID {PEOPLE[0][1]} and more words here"])
    after, data = done(tmp_path, "a.pdf", content, told(revealed(content, "a.pdf", CHARACTERS)))
    pages = pypdf.PdfReader(io.BytesIO(after)).pages
    assert "stays a text" in pages[0].extract_text()
    assert pages[1].extract_text() == ""
    assert "pictures" in data["notes"]
    assert not pypdf.PdfReader(io.BytesIO(after)).metadata
    assert [(one["kind"], one["reason"]) for one in data["left"]] == [("unreadable", "scanned")]


def test_a_box_on_a_page_is_black(tmp_path: Path) -> None:
    content = samples.pdf(["Some words on the page that are long enough"])
    after, _ = done(tmp_path, "a.pdf", content, [{"is": "box", "page": 1, "at": [100, 100, 50, 200]}])
    page = pypdfium2.PdfDocument(after)[0]
    image = page.render(scale=1).to_pil().convert("L")
    height = page.get_height()
    assert image.getpixel((75, int(height - 150))) < 10
    assert image.getpixel((200, int(height - 150))) > 240
    with pytest.raises(ParseError, match="no_such_page"):
        done(tmp_path, "a.pdf", content, [{"is": "box", "page": 2, "at": [0, 0, 1, 1]}])


def test_names_of_files_and_members_are_masked_too(tmp_path: Path) -> None:
    number = PEOPLE[0][1]
    content = samples.packed([(f"{number}.txt", "无"), ("说明.txt", f"证件{number}"), ("图.png", samples.png())])
    after, data = done(
        tmp_path,
        f"{number}材料.zip",
        content,
        told([one for one in revealed(content, f"{number}材料.zip", CHARACTERS) if one["kind"] != "unreadable"]),
    )
    assert data["name"] == f"{number[:6]}●●●●●●●●{number[-4:]}材料.zip"
    members = zipfile.ZipFile(io.BytesIO(after))
    assert members.namelist() == [f"{number[:6]}●●●●●●●●{number[-4:]}.txt", "说明.txt", "图.png"]
    assert members.read("图.png") == samples.png()


def test_what_changes_hide_from_one_reader_is_masked_for_the_other(tmp_path: Path) -> None:
    """As it was, and as it is: two numbers in one paragraph, told apart by tracked changes."""
    old, new = "13800138000", "13800139999"
    body = (
        f"<w:p><w:r><w:t>电话{old[:7]}</w:t></w:r><w:del><w:r><w:delText>{old[7:]}</w:delText></w:r></w:del>"
        f"<w:ins><w:r><w:t>{new[7:]}</w:t></w:r></w:ins></w:p>"
    )
    content = samples.docx(body)
    after, data = done(tmp_path, "a.docx", content, told(revealed(content, "a.docx", CHARACTERS)))
    assert data["left"] == []
    assert "380013" not in zipfile.ZipFile(io.BytesIO(after)).read("word/document.xml").decode()


def test_a_secret_that_is_left_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The masker is broken on purpose: nothing comes out."""
    monkeypatch.setattr(word, "mask_part", lambda *_, **__: __import__("collections").Counter({PEOPLE[0][1]: 1}))
    content = samples.docx(samples.paragraph(PEOPLE[0][1]))
    with pytest.raises(ParseError, match="still_there"):
        done(tmp_path, "a.docx", content, [{"is": "literal", "text": PEOPLE[0][1]}])


def test_through_the_child_with_words_for_people() -> None:
    number = PEOPLE[1][1]
    content = samples.docx(samples.paragraph(f"{number}，联系人李四"))
    found = scan_file(content, "a.docx")
    result = mask_file(content, "a.docx", [Mask(ground="15-2", finding=one) for one in found] + [Mask(literal="赵六")])
    assert (result.masked, result.left, result.unmatched, result.name) == (1, [], (1,), "a.docx")
    assert scan_file(result.content, "a.docx") == []


@pytest.mark.parametrize(
    ("name", "content", "mask", "code"),
    [
        ("a.docx", samples.docx(samples.paragraph("无")), Mask(literal="没有的词"), "nothing_matched"),
        ("a.docx", samples.docx(samples.paragraph("无")), Mask(literal="无"), "too_short"),
        ("a.png", samples.png(), Mask(literal="张三"), "image"),
        ("a.docx", b"PK\x03\x04 broken", Mask(literal="张三"), "damaged"),
        ("a.xlsx", names_book(), Mask(column=Column("Z", sheet="名单")), "nothing_matched"),
        ("a.pdf", samples.pdf(["x"], password="p"), Mask(box=Box(1, 0, 0, 9, 9)), "encrypted"),
    ],
)  # fmt: skip
def test_what_cannot_be_masked_is_refused_with_what_to_do(name: str, content: bytes, mask: Mask, code: str) -> None:
    with pytest.raises(NotMasked) as refused:
        mask_file(content, name, [mask])
    assert refused.value.code == code
    assert refused.value.message


def test_marks_of_secrecy_and_what_was_not_read_are_never_masked() -> None:
    content = samples.docx(samples.paragraph("机密★10年") + samples.paragraph("关于某事的通知"))
    found = scan_file(content, "a.docx")
    assert [one.kind for one in found] == [FindingKind.SECRECY_MARK]
    with pytest.raises(NotMasked, match="secrecy_mark"):
        mask_file(content, "a.docx", [Mask(finding=found[0])])
    unread = scan_file(samples.png(), "a.png")
    with pytest.raises(NotMasked, match="not_readable"):
        mask_file(samples.png(), "a.png", [Mask(finding=unread[0])])
    with pytest.raises(NotMasked, match="nothing_to_mask"):
        mask_file(content, "a.docx", [])
