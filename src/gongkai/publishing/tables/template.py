"""The empty table to be filled in, as XLSX: heads with notes, lists to choose from, an example that is not taken, a sheet that explains."""

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from gongkai.publishing.tables.kinds import Field, Form, Kind

#: Rows of a table at most; the head and the example come on top.
ROWS = 2000
#: The first column; its head and the word by which an example is known.
PLACE, EXAMPLE = "序号", "示例"
_REQUIRED, _OPTIONAL, _GREY = (PatternFill("solid", fgColor=colour) for colour in ("F6D5D2", "EAEAEA", "F3F3F3"))
_LAST = ROWS + 2


def template(kind: Kind) -> bytes:
    """The file; `reading.filled_in` takes it back."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = kind.name
    sheet.freeze_panes = "B2"
    _head(sheet, 1, PLACE, "可以不填。写着“示例”的行不会录入。", 14, _OPTIONAL)
    _example(sheet, 1, f"{EXAMPLE}（不录入）")
    for place, field in enumerate(kind.fields, 2):
        _head(sheet, place, field.name, note(field), field.width, _REQUIRED if field.required else _OPTIONAL)
        _example(sheet, place, field.example)
        _guard(sheet, get_column_letter(place), field)
    _explain(book, kind)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def note(field: Field) -> str:
    """What may be written in the column."""
    form = {
        Form.DATE: _("日期，如 2026-11-24。"), Form.MONEY: _("只写数字，单位元。"), Form.CREDIT: _("18位。"),
        Form.CHOICE: _("从下拉列表里选：%s。") % "、".join(field.choices), Form.CHOICES: _("可填：%s。") % "、".join(field.choices),
    }.get(field.form, _("不超过%d字。") % field.longest)  # fmt: skip
    return (
        (_("必填。") if field.required else _("选填。")) + form + _(field.hint)
        if field.hint
        else (_("必填。") if field.required else _("选填。")) + form
    )


def _head(sheet: Any, place: int, name: str, words: str, width: int, fill: PatternFill) -> None:
    cell = sheet.cell(row=1, column=place, value=name)
    cell.font, cell.fill, cell.alignment = Font(bold=True), fill, Alignment(wrap_text=True, vertical="center")
    comment = Comment(words, "")
    comment.width, comment.height = 320, 120
    cell.comment = comment
    sheet.column_dimensions[get_column_letter(place)].width = width


def _example(sheet: Any, place: int, value: str) -> None:
    cell = sheet.cell(row=2, column=place, value=value or None)
    cell.font, cell.fill = Font(italic=True, color="5A5A5A"), _GREY
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _guard(sheet: Any, letter: str, field: Field) -> None:
    """Formats and lists of the column: digits of a number stay digits, a day is a day."""
    formats = {Form.DATE: "yyyy-mm-dd", Form.MONEY: "0.00"}
    sheet.column_dimensions[letter].number_format = formats.get(field.form, "@")
    rule = None
    if field.form == Form.CHOICE:
        rule = DataValidation(type="list", formula1='"' + ",".join(field.choices) + '"', allow_blank=not field.required)
        rule.error, rule.errorTitle = "请从下拉列表里选", field.name
    elif field.form == Form.DATE:
        rule = DataValidation(type="date", operator="greaterThan", formula1="18264", allow_blank=True)
        rule.error, rule.errorTitle = "日期应为 2026-11-24 这样的写法", field.name
    if rule is not None:
        rule.showErrorMessage = True
        sheet.add_data_validation(rule)
        rule.add(f"{letter}3:{letter}{_LAST}")


def _explain(book: Workbook, kind: Kind) -> None:
    sheet: Any = book.create_sheet("填表说明")
    rows = [
        (kind.name, kind.about), ("怎么填", f"第一行表头不要改。从第3行起一行一条，最多{ROWS}条。写着“示例”的行不会录入。"),
        ("不要", "不要写公式，不要合并单元格，不要隐藏行。不要写身份证号、手机号、银行卡号、住址。"),
        ("姓名", "自然人的姓名录入后自动改为“张某某”，其他栏里写到的也一并改。"), ("", ""),
        *((field.name, note(field)) for field in kind.fields),
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 22, 90
    for (cell,) in sheet.iter_rows(min_col=1, max_col=1):
        cell.font = Font(bold=True)
    for (cell,) in sheet.iter_rows(min_col=2, max_col=2):
        cell.alignment = Alignment(wrap_text=True, vertical="top")
