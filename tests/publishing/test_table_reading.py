"""What a filled table says, cell by cell; what is no plain table is refused in words."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from gongkai.publishing.tables.kinds import GENERAL, KINDS, PENALTY, PERMIT, Kind
from gongkai.publishing.tables.names import masked
from gongkai.publishing.tables.reading import Table, filled_in
from gongkai.publishing.tables.rows import manuscript_values
from gongkai.publishing.tables.template import template
from tests.support.tables import CREDIT, filled, permit_row


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Table]:
    def reading(content: bytes, kind: Kind = PERMIT) -> Table:
        path = tmp_path / "table.xlsx"
        path.write_bytes(content)
        return filled_in(path, kind)

    return reading


def told(table: Table) -> list[tuple[str, str]]:
    return [(problem.where, problem.code) for problem in table.problems]


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_template_explains_itself_and_its_example_is_not_taken(kind: Kind, read: Callable[..., Table]) -> None:
    content = template(kind)
    book = load_workbook(io.BytesIO(content))
    sheet = book[kind.name]
    assert [cell.value for cell in sheet[1]] == ["序号", *(field.name for field in kind.fields)]
    assert all(cell.comment for cell in sheet[1])
    assert len([rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]) == sum(
        field.form == "choice" for field in kind.fields
    )
    assert told(read(content, kind)) == [("整个文件", "empty")]


def test_rows_become_values(read: Callable[..., Table]) -> None:
    table = read(filled(PERMIT, [permit_row(1), permit_row(2, number=" 明水许〔2026〕2号　", decided_on=date(2026, 11, 20))]))
    assert told(table) == []
    assert [row.line for row in table.rows] == [3, 4]
    assert table.rows[1].values["number"] == "明水许〔2026〕2号"
    assert table.rows[1].values["decided_on"] == date(2026, 11, 20)


WRONG: tuple[tuple[str, Any, str], ...] = (
    ("decided_on", "2026.11.20", "date"), ("decided_on", "11/20/2026", "date"), ("decided_on", "2026-02-30", "date"), ("decided_on", 46350, "date"),
    ("number", None, "required"), ("number", "　 ", "required"), ("item", "长" * 201, "too_long"), ("kind", "一般", "choice"),
    ("credit", "91110000000000000X", "credit"), ("content", "联系人身份证11010519491231002X", "personal"), ("content", "电话13812345678", "personal"),
    ("content", "机密★3年", "secrecy_mark"), ("decided_on", "=TODAY()", "formula"),
)  # fmt: skip


def test_what_is_wrong_is_told_by_cell(read: Callable[..., Table]) -> None:
    table = read(filled(PERMIT, [permit_row(1), *(permit_row(n, **{field: value}) for n, (field, value, _code) in enumerate(WRONG, 2))]))
    codes = [one.code for one in PERMIT.fields]
    for line, (field, _value, code) in enumerate(WRONG, 4):
        assert (f"{'ABCDEFGHIJKLMNO'[codes.index(field) + 1]}{line}", code) in told(table)
    assert [row.line for row in table.rows] == [3]


def test_days_may_be_texts_that_leave_no_doubt(read: Callable[..., Table]) -> None:
    written = ["2026-11-20", "2026/11/20", "2026年11月20日", " 2026-11-20 "]
    rows = read(filled(PERMIT, [permit_row(n, decided_on=day) for n, day in enumerate(written)])).rows
    assert [row.values["decided_on"] for row in rows] == [date(2026, 11, 20)] * 4


def test_the_message_says_how_it_should_be(read: Callable[..., Table]) -> None:
    problem = read(filled(PERMIT, [permit_row(1, decided_on="去年")])).problems[0]
    assert f"{problem.where}：{problem.message}" == "K3：日期应为 2026-11-24 这样的写法"


def test_joined_and_hidden_cells(read: Callable[..., Table]) -> None:
    def change(sheet: Any) -> None:
        sheet.merge_cells("F3:F4")
        sheet.row_dimensions[5].hidden = True

    table = read(filled(PERMIT, [permit_row(n) for n in (1, 2, 3, 4)], change))
    assert {("F3", "merged"), ("F4", "merged"), ("第5行", "hidden")} <= set(told(table))
    assert [row.line for row in table.rows] == [6]


@pytest.mark.parametrize(
    ("head", "code"),
    [(["序号", "文号"], "strange_column"), (["序号", "许可决定文书号", "许可决定文书号"], "column_twice"), (["序号"], "column_missing")],
)
def test_a_head_that_is_not_the_templates(head: list[str], code: str, read: Callable[..., Table]) -> None:
    book = Workbook()
    book.active.append(head)  # type: ignore[union-attr]
    book.active.append(["1", "x"])  # type: ignore[union-attr]
    table = read(_bytes(book))
    assert code in {problem.code for problem in table.problems}
    assert table.unreadable
    assert table.rows == []


def test_columns_may_stand_in_any_order(read: Callable[..., Table]) -> None:
    book = Workbook()
    names = [field.name for field in PERMIT.fields][::-1]
    book.active.append(names)  # type: ignore[union-attr]
    book.active.append([permit_row(1).get(field.code) for field in PERMIT.fields][::-1])  # type: ignore[union-attr]
    assert read(_bytes(book)).rows[0].values["item"] == "取水许可"


def test_too_many_rows_are_refused_at_once(read: Callable[..., Table]) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>x</t></is></c></row>' for n in range(1, 1_000_001))
    table = read(_with_sheet(f"<sheetData>{rows}</sheetData>"))
    assert told(table) == [("整个文件", "too_many_rows")]
    assert "最多2000条" in table.problems[0].message


def test_a_million_formatted_empty_rows_are_no_rows(read: Callable[..., Table]) -> None:
    book = Workbook()
    book.active.append([field.name for field in PERMIT.fields])  # type: ignore[union-attr]
    book.active.append([permit_row(1).get(field.code) for field in PERMIT.fields])  # type: ignore[union-attr]
    content = _replaced(_bytes(book), "</sheetData>", "".join(f'<row r="{n}"/>' for n in range(3, 300_001)) + "</sheetData>")
    assert len(read(content).rows) == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"number,day\n1,2\n"])
def test_what_is_no_workbook(content: bytes, read: Callable[..., Table]) -> None:
    table = read(content)
    assert table.unreadable
    assert "xlsx" in table.problems[0].message


def test_a_far_cell_costs_nothing(read: Callable[..., Table]) -> None:
    table = read(_with_sheet('<sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'))
    assert table.problems[0].code in {"too_many_columns", "too_many_rows"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三丰", "张某某"),
        ("张三", "张某"),
        ("欧阳锋", "欧阳某"),
        ("欧阳修文", "欧阳某某"),
        ("张某某", "张某某"),
        ("阿依古丽·买买提", "阿某某"),
        ("", ""),
    ],
)
def test_names_as_they_are_published(name: str, shown: str) -> None:
    assert masked(name) == shown


def test_a_natural_person_is_masked_everywhere(read: Callable[..., Table]) -> None:
    row = {
        "number": "明市监罚〔2026〕1号", "party_kind": "自然人", "party": "张三丰", "cause": "无证经营", "facts": "张三丰于2026年10月无证经营。",
        "basis": "《无证无照经营查处办法》", "penalties": "警告、罚款", "content": "对张三丰罚款500元", "fine": 500, "decided_on": "2026-11-20",
    }  # fmt: skip
    values = manuscript_values(PENALTY, "040702", read(filled(PENALTY, [row]), PENALTY).rows[0].values)
    assert values["title"] == "张某某无证经营案行政处罚决定"
    assert "张三丰" not in str(values)
    assert values["body"].count("张某某") == 3
    assert "500元" in values["body"]
    assert (values["document_number"], values["written_on"], values["attribute"]) == (
        "明市监罚〔2026〕1号",
        date(2026, 11, 20),
        "proactive",
    )


def test_a_company_keeps_its_name_and_text_is_no_markup(read: Callable[..., Table]) -> None:
    table = read(filled(PERMIT, [permit_row(1, content="<script>1</script>\n第二行")]))
    values = manuscript_values(PERMIT, "040602", table.rows[0].values)
    assert "明川市青石供水有限公司" in values["title"]
    assert "<script>" not in values["body"]
    assert "&lt;script&gt;1&lt;/script&gt;<br>第二行" in values["body"]
    assert CREDIT in values["body"]


def test_a_general_list(read: Callable[..., Table]) -> None:
    row = {"title": "关于停水的公告", "decided_on": "2026-11-20", "genre": "公告", "text": "第一段。\n第二段。"}
    values = manuscript_values(GENERAL, "0203", read(filled(GENERAL, [row]), GENERAL).rows[0].values)
    assert (values["title"], values["body"], values["carrier"]) == ("关于停水的公告", "<p>第一段。</p><p>第二段。</p>", "other")


def _bytes(book: Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _replaced(content: bytes, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            part = source.read(info)
            target.writestr(info.filename, part.replace(old.encode(), new.encode()) if info.filename.endswith("sheet1.xml") else part)
    return out.getvalue()


def _with_sheet(data: str) -> bytes:
    book = Workbook()
    book.active["A1"] = "x"  # type: ignore[index]
    return _replaced(_bytes(book), '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData>', data)
