"""Real docx, xlsx and pdf files, the same bytes for the same content: fixed times inside the containers, no clock."""

import io
import re
import zipfile
from datetime import date

from gongkai.demo.annex import Annex
from gongkai.demo.days import chinese
from gongkai.publishing.draft import AttachedFile

_FONT = "STSong-Light"
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s]')


def build(annex: Annex, day: date, number: int) -> AttachedFile:
    make = {"docx": _docx, "xlsx": _xlsx, "pdf": _pdf}[annex.kind]
    content = make(annex, day)
    return AttachedFile(
        title=f"附件{number}：{annex.title}", filename=f"{_FORBIDDEN.sub('', annex.title)[:60]}.{annex.kind}", content=content
    )


def _settled(content: bytes, day: date) -> bytes:
    """The same archive with every time set to the day of the document."""
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in source.infolist():
            data = source.read(entry.filename)
            if entry.filename == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, data)
            info = zipfile.ZipInfo(entry.filename, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return target.getvalue()


def _docx(annex: Annex, day: date) -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.author = "明川市（演示）"
    document.add_heading(annex.title, 1)
    for line in annex.lines:
        document.add_paragraph(line)
    if annex.fields:
        table = document.add_table(rows=len(annex.fields), cols=2)
        table.style = "Table Grid"
        for row, name in zip(table.rows, annex.fields, strict=True):
            row.cells[0].text = name
        document.add_paragraph("填表说明：请用黑色签字笔填写或者打印，内容应当真实、完整；不得填写身份证件号码以外的无关个人信息。")
    document.add_paragraph(f"制表日期：{chinese(day)}")
    target = io.BytesIO()
    document.save(target)
    return _settled(target.getvalue(), day)


def _xlsx(annex: Annex, day: date) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    sheet.title = "表1"
    sheet.append([annex.title])
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append(list(annex.head))
    for row in annex.rows:
        sheet.append(list(row))
    sheet.append([f"制表日期：{chinese(day)}"])
    for index in range(1, len(annex.head) + 1):
        sheet.column_dimensions[chr(64 + index)].width = 22
    target = io.BytesIO()
    book.save(target)
    return _settled(target.getvalue(), day)


def _pdf(annex: Annex, day: date) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=True)
    canvas.setTitle(annex.title)
    height = A4[1] - 80
    for size, line in _lines(annex, day):
        if height < 70:
            canvas.showPage()
            height = A4[1] - 80
        canvas.setFont(_FONT, size)
        canvas.drawString(62, height, line)
        height -= size * 1.75
    canvas.save()
    return target.getvalue()


def _lines(annex: Annex, day: date) -> list[tuple[int, str]]:
    """The text broken into lines that fit the page: 26 characters in large, 33 in ordinary type."""
    found: list[tuple[int, str]] = [(16, annex.title[at : at + 26]) for at in range(0, len(annex.title), 26)]
    body = [*annex.lines]
    if annex.head:
        body += ["  ".join(annex.head), *("  ".join(str(value) for value in row) for row in annex.rows)]
    for paragraph in body:
        text = "　　" + paragraph
        found += [(14, text[at : at + 33]) for at in range(0, len(text), 33)]
    return [*found, (14, ""), (14, f"　　{chinese(day)}")]
