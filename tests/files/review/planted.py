"""Files with planted findings in every hiding place. Each builder takes a thing to hide and gives (place, name, bytes)."""

import io
from collections.abc import Callable, Iterator

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from tests.files import samples
from tests.files.review import compound

W = f'xmlns:w="{samples.WORD}"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
PLAIN = samples.paragraph("明川市人民政府办公室关于做好政务公开工作的通知")
_LINK = f'<Relationships xmlns="{samples.RELATIONS}"><Relationship Id="r1" Type="{samples.OFFICE}/%s" Target="%s" %s/></Relationships>'

Case = tuple[str, str, bytes]


def word(secret: str) -> Iterator[Case]:
    run, half = f"<w:r><w:t>{secret}</w:t></w:r>", len(secret) // 2
    text = f"<w:p>{run}</w:p>"

    def case(place: str, body: str) -> Case:
        return place, "通知.docx", samples.docx(body)

    yield case("正文", PLAIN + text)
    yield case(
        "正文（分成多段文字）",
        f"<w:p><w:r><w:t>{secret[:half]}</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>{secret[half:]}</w:t></w:r></w:p>",
    )
    yield case("表格", f"<w:tbl><w:tr><w:tc>{PLAIN}</w:tc><w:tc>{text}</w:tc></w:tr></w:tbl>")
    yield case("嵌套表格", f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>{text}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>")
    yield case("隐藏文字", samples.paragraph(secret, "<w:vanish/>"))
    yield case("删除的文字", f"<w:p><w:del><w:r><w:delText>{secret}</w:delText></w:r></w:del></w:p>")
    yield case("移走的文字", f"<w:p><w:moveFrom>{run}</w:moveFrom></w:p>")
    yield case("插入的文字", f"<w:p><w:ins>{run}</w:ins></w:p>")
    yield case("文本框", f"<w:p><w:r><w:pict><w:txbxContent>{text}</w:txbxContent></w:pict></w:r></w:p>")
    yield case("备用内容", f"<w:p><w:r><mc:Fallback xmlns:mc='m'><w:txbxContent>{text}</w:txbxContent></mc:Fallback></w:r></w:p>")
    yield case("域代码", f"<w:p><w:r><w:instrText>HYPERLINK tel:{secret}</w:instrText></w:r></w:p>")
    yield case("图片说明", f'<w:p><w:r><wp:docPr xmlns:wp="p" id="1" descr="{secret}"/></w:r></w:p>')
    yield from word_beside(secret)


def word_beside(secret: str) -> Iterator[Case]:
    """What stands beside the body of a DOCX."""
    text, half = f"<w:p><w:r><w:t>{secret}</w:t></w:r></w:p>", len(secret) // 2

    def case(place: str, extra: tuple[tuple[str, str], ...]) -> Case:
        return place, "通知.docx", samples.docx(PLAIN, extra=extra)

    for name, tag in (
        ("header1", "hdr"),
        ("footer2", "ftr"),
        ("comments", "comments"),
        ("footnotes", "footnotes"),
        ("endnotes", "endnotes"),
    ):
        yield case(name, extra=((f"word/{name}.xml", f"<w:{tag} {W}>{text}</w:{tag}>"),))
    yield case("图表", extra=(("word/charts/chart1.xml", f'<c:chart xmlns:c="c"><c:v>{secret}</c:v></c:chart>'),))
    yield case(
        "SmartArt",
        extra=(
            (
                "word/diagrams/data1.xml",
                f"<d {A}><a:p><a:r><a:t>{secret[:half]}</a:t></a:r><a:r><a:t>{secret[half:]}</a:t></a:r></a:p></d>",
            ),
        ),
    )
    yield case("属性", extra=(("docProps/core.xml", f'<p xmlns:dc="d"><dc:subject>{secret}</dc:subject></p>'),))
    yield case(
        "自定义属性",
        extra=(
            ("docProps/custom.xml", f'<Properties xmlns:vt="v"><property name="x"><vt:lpwstr>{secret}</vt:lpwstr></property></Properties>'),
        ),
    )
    yield case("文档变量", extra=(("word/settings.xml", f'<w:settings {W}><w:docVar w:name="x" w:val="{secret}"/></w:settings>'),))
    yield case("自定义数据", extra=(("customXml/item1.xml", f"<data><x>{secret}</x></data>"),))
    yield case("链接", extra=(("word/_rels/document.xml.rels", _LINK % ("hyperlink", f"tel:{secret}", 'TargetMode="External"')),))
    inner = samples.xlsx([("名单", "visible", f'<row r="1">{samples.cell("A1", secret)}</row>')])
    yield "嵌入的工作簿", "通知.docx", samples.docx(PLAIN, extra=[("word/embeddings/sheet1.xlsx", inner)])


def workbook(secret: str) -> Iterator[Case]:
    row = f'<row r="3">{samples.cell("B3", secret)}</row>'
    plain = f'<row r="1">{samples.cell("A1", "项目")}</row>'

    def case(place: str, *sheets: tuple[str, str, str], extra: tuple[tuple[str, str], ...] = ()) -> Case:
        return place, "附件.xlsx", samples.xlsx(sheets or [("表一", "visible", plain)], extra=extra)

    yield case("单元格", ("表一", "visible", row))
    yield case("隐藏表", ("表一", "visible", plain), ("表二", "hidden", row))
    yield case("深度隐藏表", ("表一", "visible", plain), ("表二", "veryHidden", row))
    yield case("隐藏行", ("表一", "visible", row.replace('r="3"', 'r="3" hidden="1"', 1)))
    header = f"{plain}</sheetData><headerFooter><oddHeader>&amp;C{secret}</oddHeader></headerFooter><sheetData>"
    yield case("页眉", ("表一", "visible", header))
    hidden = f'</sheetData><cols><col min="2" max="3" hidden="1"/></cols><sheetData>{row}'
    yield case("隐藏列", ("表一", "visible", hidden))
    yield case("表名", (secret, "visible", plain))
    yield case("公式", ("表一", "visible", f'<row r="1"><c r="A1" t="str"><f>"{secret}"&amp;""</f><v>x</v></c></row>'))
    yield case("很远的单元格", ("表一", "visible", f'<row r="9">{samples.cell("XFD9", secret)}</row>'))
    content = [("表一", "visible", plain)]
    comment = (
        f'<comments xmlns="{samples.SHEET}"><commentList><comment ref="B2"><text><t>{secret}</t></text></comment></commentList></comments>'
    )
    link = _LINK % ("comments", "../comments1.xml", "")
    yield case("批注", *content, extra=(("xl/comments1.xml", comment), ("xl/worksheets/_rels/sheet1.xml.rels", link)))
    yield case("没有关联的批注", *content, extra=(("xl/comments9.xml", comment),))
    yield case("文本框", *content, extra=(("xl/drawings/drawing1.xml", f"<d {A}><a:p><a:r><a:t>{secret}</a:t></a:r></a:p></d>"),))
    yield case("属性", *content, extra=(("docProps/app.xml", f"<Properties><Manager>{secret}</Manager></Properties>"),))
    cache = f'<pivotCacheRecords xmlns="{samples.SHEET}"><r><s v="{secret}"/></r></pivotCacheRecords>'
    yield case("透视表缓存", *content, extra=(("xl/pivotCache/pivotCacheRecords1.xml", cache),))
    yield case(
        "外部数据缓存",
        *content,
        extra=(("xl/externalLinks/externalLink1.xml", f"<externalLink><cell><v>{secret}</v></cell></externalLink>"),),
    )
    shared = f'<sst xmlns="{samples.SHEET}"><si><r><t>{secret[:5]}</t></r><r><t>{secret[5:]}</t></r></si></sst>'
    yield case("共享文字", ("表一", "visible", '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), extra=(("xl/sharedStrings.xml", shared),))


def old_workbook(secret: str) -> Iterator[Case]:
    cells = {(0, 0): "项目", (2, 1): secret}
    plain = compound.Sheet("表一", {(0, 0): "项目"})
    yield "单元格", "附件.xls", compound.xls([compound.Sheet("表一", cells)])
    yield "隐藏表", "附件.xls", compound.xls([plain, compound.Sheet("表二", cells, hidden=True)])
    yield "隐藏行", "附件.xls", compound.xls([compound.Sheet("表一", cells, hidden_rows=(2,))])
    yield "隐藏列", "附件.xls", compound.xls([compound.Sheet("表一", cells, hidden_columns=(1,))])
    yield "批注", "附件.xls", compound.xls([compound.Sheet("表一", {(0, 0): "项目"}, notes={(0, 0): secret})])
    yield "属性", "附件.xls", compound.xls([plain], title=secret)


def _pdf(draw: Callable[[canvas.Canvas], None]) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4, invariant=1)
    page.setFont("STSong-Light", 12)
    page.drawString(60, 780, "明川市人民政府办公室关于做好政务公开工作的通知，请遵照执行。")
    draw(page)
    page.showPage()
    page.save()
    return out.getvalue()


def pdf(secret: str) -> Iterator[Case]:
    yield "文字", "通知.pdf", _pdf(lambda page: page.drawString(60, 700, secret))
    yield "第二页", "通知.pdf", samples.pdf(["明川市人民政府办公室关于做好政务公开工作的通知", secret])
    yield "批注", "通知.pdf", _pdf(lambda page: page.textAnnotation(secret, Rect=[60, 600, 160, 640]))
    yield "链接", "通知.pdf", _pdf(lambda page: page.linkURL(f"tel:{secret}", (60, 600, 160, 640)))
    yield "标题属性", "通知.pdf", _pdf(lambda page: page.setTitle(secret))
    yield "书签", "通知.pdf", _pdf(lambda page: (page.bookmarkPage("a"), page.addOutlineEntry(secret, "a")))
    if secret.isascii():  # the maker of the form takes no more
        yield "表单", "通知.pdf", _pdf(lambda page: page.acroForm.textfield(value=secret, x=60, y=500, width=200))
    document = pypdfium2.PdfDocument(_pdf(lambda _: None))
    document.new_attachment("名单.txt").set_data(secret.encode())
    out = io.BytesIO()
    document.save(out)
    yield "附件", "通知.pdf", out.getvalue()


def ofd(secret: str) -> Iterator[Case]:
    plain = samples.ofd_text("明川市人民政府办公室关于做好政务公开工作的通知，请遵照执行。")
    yield "文字", "通知.ofd", samples.ofd([plain, samples.ofd_text(secret)])
    pieces = "".join(samples.ofd_text(secret[at : at + 6], 20).replace('"20 20', f'"{20 + at * 3} 20') for at in range(0, len(secret), 6))
    if secret.isascii() and len(secret) < 19:
        yield "分成多段的文字", "通知.ofd", samples.ofd([pieces])
    annotation = f'<ofd:PageAnnot xmlns:ofd="o"><ofd:Annot><ofd:Appearance><ofd:TextCode>{secret}</ofd:TextCode></ofd:Appearance></ofd:Annot></ofd:PageAnnot>'
    yield "批注", "通知.ofd", samples.ofd([plain], extra=[("Doc_0/Annots/Page_0/Annotation.xml", annotation)])
    yield "附件", "通知.ofd", samples.ofd([plain], extra=[("Doc_0/Attachs/名单.txt", secret)])
    yield "自定义数据", "通知.ofd", samples.ofd([plain], extra=[("Doc_0/CustomTag.xml", f"<x><y>{secret}</y></x>")])


def others(secret: str) -> Iterator[Case]:
    yield "文本", "名单.txt", f"公示\n{secret}\n".encode()
    yield "国标编码", "名单.txt", f"明川市公示\n{secret}\n".encode("gb18030")
    yield "逗号分隔", "名单.csv", f"项目,内容\n甲,{secret}\n".encode("utf-8-sig")
    yield "网页", "公示.html", f"<html><body><p hidden>{secret}</p></body></html>".encode()
    yield "网页注释", "公示.htm", f"<html><body><!-- {secret} --></body></html>".encode()
    slide = f'<p:sld xmlns:p="p" {A}><a:p><a:r><a:t>{secret}</a:t></a:r></a:p></p:sld>'
    for name in ("ppt/slides/slide1.xml", "ppt/notesSlides/notesSlide1.xml"):
        yield name, "课件.pptx", samples.packed([("[Content_Types].xml", samples.TYPES), ("ppt/presentation.xml", "<p/>"), (name, slide)])
    inner = next(word(secret))[2]
    yield "压缩包", "附件.zip", samples.packed([("材料/通知.docx", inner)])
    yield "压缩包里的压缩包", "附件.zip", samples.packed([("内.zip", samples.packed([("通知.docx", inner)]))])
    yield "指向包外的文件名", "附件.zip", samples.packed([("../../通知.docx", inner)])


BUILDERS = (word, workbook, old_workbook, pdf, ofd, others)
