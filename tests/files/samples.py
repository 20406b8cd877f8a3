"""Real files, good and bad, made on the spot."""

import io
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def named(value: object) -> str:
    """The name of a case: bytes made on the spot differ from process to process, and names must not."""
    return value if isinstance(value, str) else "bytes"


def packed(members: Iterable[tuple[str, str | bytes]]) -> bytes:
    """A zip with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in members:
            package.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body: str, *, extra: Iterable[tuple[str, str | bytes]] = (), prolog: str = "", name: str = "word/document.xml") -> bytes:
    """A DOCX whose w:body holds `body`."""
    relations = f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="{name}"/></Relationships>'
    document = f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return packed([("[Content_Types].xml", TYPES), ("_rels/.rels", relations), (name, document), *extra])


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def xlsx(sheets: Iterable[tuple[str, str, str]], *, extra: Iterable[tuple[str, str | bytes]] = ()) -> bytes:
    """An XLSX with sheets of (name, state, XML of sheetData)."""
    sheets = list(sheets)
    names = "".join(f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="r{n}"/>' for n, (name, state, _) in enumerate(sheets, 1))
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1)
    )
    return packed(
        [
            ("[Content_Types].xml", TYPES),
            (
                "_rels/.rels",
                f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            ),
            ("xl/workbook.xml", f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>'),
            ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>'),
            *(
                (f"xl/worksheets/sheet{n}.xml", f'<worksheet xmlns="{SHEET}"><sheetData>{data}</sheetData></worksheet>')
                for n, (_, _, data) in enumerate(sheets, 1)
            ),
            *extra,
        ]
    )


def cell(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def pdf(pages: Iterable[str], *, password: str = "") -> bytes:
    """A PDF with one text a page; lines apart by newlines."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    lock = StandardEncryption(password, canPrint=0) if password else None
    page = canvas.Canvas(out, encrypt=lock, invariant=1)
    for text in pages:
        page.setFont("STSong-Light", 12)
        for line, content in enumerate(text.split("\n")):
            page.drawString(60, 780 - 20 * line, content)
        page.showPage()
    page.save()
    return out.getvalue()


def scan(pages: int = 2, *, text: str = "") -> bytes:
    """A PDF of images; `text` is written on a last page of its own."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    page = canvas.Canvas(out, invariant=1)
    for _ in range(pages):
        page.drawImage(ImageReader(io.BytesIO(png())), 0, 0, 595, 842)
        page.showPage()
    if text:
        page.setFont("STSong-Light", 12)
        page.drawString(60, 780, text)
        page.showPage()
    page.save()
    return out.getvalue()


def png() -> bytes:
    """The smallest grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    header = (8).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    rows = b"".join(b"\0" + b"\x80" * 8 for _ in range(8))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def ofd(
    pages: Iterable[str],
    *,
    resources: str = "",
    namespace: str = "http://www.ofdspec.org/2016",
    prefix: str = "ofd",
    extra: Iterable[tuple[str, str | bytes]] = (),
) -> bytes:
    """An OFD with one layer a page; `pages` are the XML inside the layer, with the prefix `ofd:`."""
    pages = list(pages)

    def xml(content: str) -> str:
        content = content.replace("<ofd:", f"<{prefix}:").replace("</ofd:", f"</{prefix}:")
        first, rest = content.split(">", 1)
        slash = "/" if first.endswith("/") else ""
        return f'<?xml version="1.0" encoding="UTF-8"?>{first.rstrip("/")} xmlns:{prefix}="{namespace}"{slash}>{rest}'

    references = "".join(f'<ofd:Page ID="{n + 100}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    return packed(
        [
            (
                "OFD.xml",
                xml(
                    '<ofd:OFD Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>'
                ),
            ),
            (
                "Doc_0/Document.xml",
                xml(
                    f"<ofd:Document><ofd:CommonData>{area}<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>{references}</ofd:Pages></ofd:Document>"
                ),
            ),
            ("Doc_0/PublicRes.xml", xml(f"<ofd:Res>{resources}</ofd:Res>")),
            *(
                (
                    f"Doc_0/Pages/Page_{n}/Content.xml",
                    xml(f"<ofd:Page><ofd:Content><ofd:Layer>{layer}</ofd:Layer></ofd:Content></ofd:Page>"),
                )
                for n, layer in enumerate(pages)
            ),
            *extra,
        ]
    )


def ofd_text(text: str, y: int = 20) -> str:
    return f'<ofd:TextObject ID="{y}" Boundary="20 {y} 150 6" Font="1" Size="5"><ofd:TextCode X="0" Y="5">{text}</ofd:TextCode></ofd:TextObject>'


def endless_ofd() -> bytes:
    """A small OFD that draws 2^31 objects: each composite unit shows the next one twice."""
    shown = '<ofd:CompositeObject ID="9" Boundary="0 0 9 9" ResourceID="{n}"/>'
    units = "".join(
        f'<ofd:CompositeGraphicUnit ID="{n}" Width="9" Height="9"><ofd:Content>{shown.format(n=n + 1) * 2}</ofd:Content></ofd:CompositeGraphicUnit>'
        for n in range(31)
    )
    return ofd([shown.format(n=0)], resources=f"<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>")


def huge_table() -> bytes:
    """A small XLSX whose two cells span 17,179,869,184."""
    return xlsx([("大表", "visible", f'<row r="1">{cell("A1", "甲")}</row><row r="1048576">{cell("XFD1048576", "乙")}</row>')])


def docx_bomb(size: int) -> bytes:
    """A DOCX that unpacks to `size` bytes."""
    return docx("<w:p/>", extra=[("word/media/blank.bmp", b"\0" * size)])


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
