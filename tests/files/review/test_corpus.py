"""The privacy corpus: whatever is planted in whatever place is found, and no lookalike is reported anywhere."""

import random
from pathlib import Path

import pytest

from gongkai.files.review.findings import PlacedFinding
from gongkai.files.review.scan import scan_file, scan_files
from tests.files.review import planted
from tests.files.review.planted import Case
from tests.support import people

DICE = random.Random(11643)
CREDIT = people.credit_code(DICE)
SECRETS = {
    "resident_id": people.resident_id(DICE),
    "mobile": people.mobile(DICE),
    "bank_card": people.bank_card(DICE),
    "address": "家住明川市东城区人民路12号3单元402室",
}
LOOKALIKE = f"信用代码{CREDIT}，索引号{CREDIT}/2024-00012，明政办发〔2024〕138号，办公电话0476-8331234，地址：明川市人民路12号，国家秘密分为绝密、机密、秘密"


def scanned(cases: list[Case], folder: Path) -> list[tuple[str, list[PlacedFinding]]]:
    files = []
    for number, (_, name, content) in enumerate(cases):
        path = folder / str(number)
        path.write_bytes(content)
        files.append((path, name))
    return [(place, found) for (place, _, _), (_, found) in zip(cases, scan_files(files), strict=True)]


@pytest.mark.parametrize("builder", planted.BUILDERS)
def test_everything_planted_is_found_wherever_it_stands(builder, tmp_path: Path) -> None:
    for kind, secret in SECRETS.items():
        missed = [place for place, found in scanned(list(builder(secret)), tmp_path) if kind not in {str(one.kind) for one in found}]
        assert missed == [], kind


@pytest.mark.parametrize("builder", planted.BUILDERS)
def test_no_lookalike_is_reported_and_what_is_found_is_told_masked_only(builder, tmp_path: Path) -> None:
    alarms = [
        (place, [(str(one.kind), one.where(), one.told()) for one in found])
        for place, found in scanned(list(builder(LOOKALIKE)), tmp_path)
        if found
    ]
    assert alarms == []
    secret = SECRETS["resident_id"]
    for _, found in scanned(list(builder(secret)), tmp_path):
        told = " ".join(f"{one.where()} {one.told()} {one.places}" for one in found)
        assert secret[6:14] not in told
        assert f"{secret[:6]}********{secret[-4:]}" in told


@pytest.mark.parametrize(
    ("case", "where"),
    [
        (next(case for case in planted.workbook(SECRETS["mobile"]) if case[0] == "单元格"), "工作表「表一」第3行B列"),
        (next(case for case in planted.workbook(SECRETS["mobile"]) if case[0] == "隐藏表"), "隐藏工作表「表二」第3行B列"),
        (next(case for case in planted.workbook(SECRETS["mobile"]) if case[0] == "隐藏行"), "工作表「表一」隐藏的第3行B列"),
        (next(case for case in planted.workbook(SECRETS["mobile"]) if case[0] == "批注"), "工作表「表一」B2的批注"),
        (next(case for case in planted.old_workbook(SECRETS["mobile"]) if case[0] == "隐藏列"), "工作表「表一」第3行、隐藏的B列"),
        (next(case for case in planted.word(SECRETS["mobile"]) if case[0] == "正文"), "正文第2段"),
        (next(case for case in planted.word(SECRETS["mobile"]) if case[0] == "表格"), "第1个表格第1行第2列"),
        (next(case for case in planted.word(SECRETS["mobile"]) if case[0] == "header1"), "页眉"),
        (next(case for case in planted.word(SECRETS["mobile"]) if case[0] == "comments"), "批注"),
        (next(case for case in planted.word(SECRETS["mobile"]) if case[0] == "删除的文字"), "修订中删除的文字"),
        (next(case for case in planted.word(SECRETS["mobile"]) if case[0] == "隐藏文字"), "隐藏文字"),
        (next(case for case in planted.pdf(SECRETS["mobile"]) if case[0] == "第二页"), "第2页"),
        (next(case for case in planted.pdf(SECRETS["mobile"]) if case[0] == "附件"), "附带的文件「名单.txt」 › 第1行"),
        (next(case for case in planted.others(SECRETS["mobile"]) if case[0] == "压缩包"), "压缩包内「材料/通知.docx」 › 正文第2段"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_places_are_told(case: Case, where: str) -> None:
    assert [one.where() for one in scan_file(case[2], case[1])] == [where]


def test_marks_lists_and_names() -> None:
    def kinds(content: bytes, name: str) -> list[tuple[str, str]]:
        return [(str(one.kind), one.where()) for one in scan_file(content, name)]

    mark = planted.samples.docx(planted.samples.paragraph("机密★10年") + planted.PLAIN)
    assert kinds(mark, "通知.docx") == [("secrecy_mark", "正文第1段")]
    assert kinds(b"x\n", "【秘密】纪要.txt") == [("secrecy_mark", "文件名")]
    cell = planted.samples.cell
    rows = "".join(
        f'<row r="{row}">{cell(f"A{row}", name)}{cell(f"B{row}", state)}</row>'
        for row, name, state in ((1, "姓名", "残疾类别"), (2, "张三", "肢体"))
    )
    assert kinds(planted.samples.xlsx([("名单", "visible", rows)]), "名单.xlsx") == [("name_list", "工作表「名单」")]
    table = "".join(
        f"<w:tr><w:tc>{planted.samples.paragraph(name)}</w:tc><w:tc>{planted.samples.paragraph(state)}</w:tc></w:tr>"
        for name, state in (("户主", "致贫原因"), ("张三", "因病"))
    )
    assert kinds(planted.samples.docx(f"<w:tbl>{table}</w:tbl>"), "名单.docx") == [("name_list", "第1个表格")]
    assert kinds("姓名,病种\n张三,尿毒症\n".encode(), "名单.csv") == [("name_list", "整个文件")]


def test_numbers_stored_as_numbers_are_read_as_their_digits() -> None:
    row = '<row r="1"><c r="A1"><v>1.3812345678E10</v></c></row>'
    (one,) = scan_file(planted.samples.xlsx([("表", "visible", row)]), "表.xlsx")
    assert one.masked == "138****5678"
    (one,) = scan_file(planted.compound.xls([planted.compound.Sheet("表", {(0, 0): 13812345678.0})]), "表.xls")
    assert one.masked == "138****5678"


def test_a_number_in_the_name_of_a_member_is_masked_in_every_place() -> None:
    secret = SECRETS["resident_id"]
    found = scan_file(planted.samples.packed([(f"张三{secret}.txt", f"手机{SECRETS['mobile']}")]), "附件.zip")
    assert [str(one.kind) for one in found] == ["resident_id", "mobile"]
    assert all(secret not in f"{one.where()}{one.places}{one.told()}" for one in found)
