"""A Word document as HTML: numbers are text, what was deleted or hidden stays out and is told, tables and pictures come along."""

import io
import zipfile
from pathlib import Path

import pytest

from gongkai.files import sandbox
from gongkai.files.parsers.found import ParseError
from gongkai.files.parsers.word.converting import convert
from gongkai.files.parsers.word.numbering import spelled

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="emf" ContentType="image/x-emf"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def relations(*targets: tuple[str, str, str]) -> str:
    rows = "".join(f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>' for name, kind, target in targets)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def level(place: int, kind: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = (
    f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="1">{level(0, "chineseCounting", "%1、")}{level(1, "chineseCounting", "（%2）")}'
    f'{level(2, "decimal", "%3.")}</w:abstractNum><w:abstractNum w:abstractNumId="2">{level(0, "bullet", "l")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="11"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="tiao"/>'
    f'<w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {NAMES}><w:style w:type="paragraph" w:styleId="tiao"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="R"><w:name w:val="落款"/><w:pPr><w:jc w:val="right"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="yin"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
)


def docx(folder: Path, body: str, **parts: str | bytes) -> Path:
    """A package with this body; `parts` by name with __ for / and the extension after the last _."""
    path, out = folder / "a.docx", io.BytesIO()
    given: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(
            ("n1", "numbering", "numbering.xml"),
            ("s1", "styles", "styles.xml"),
            ("p1", "image", "media/1.png"),
            ("p2", "image", "media/2.emf"),
        ),
        "word/numbering.xml": NUMBERING,
        "word/styles.xml": STYLES,
        "word/media/1.png": PNG,
        "word/media/2.emf": b"emf",
    }
    given |= parts
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in given.items():
            package.writestr(name, content)
    path.write_bytes(out.getvalue())
    return path


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def listed(number: int, place: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>'


def drawn(name: str, alt: str) -> str:
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>'
        f'<a:blip r:embed="{name}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


def test_counted_numbers_are_text_of_their_paragraphs(tmp_path: Path) -> None:
    body = (
        p("目标", listed(1, 0)) + p("一项", listed(1, 1)) + p("甲", listed(1, 2)) + p("乙", listed(1, 2)) + p("二项", listed(1, 1))
        + p("丙", listed(1, 2)) + p("措施", listed(1, 0)) + p("另起", listed(4, 0)) + p("有点", listed(2, 0)) + p("内容", '<w:pStyle w:val="tiao"/>')
        + p("再来", '<w:pStyle w:val="tiao"/>')
    )  # fmt: skip
    html = convert(docx(tmp_path, body))["html"]
    assert html == (
        '<p class="lv1">一、目标</p><p class="lv2">（一）一项</p><p class="lv3">1.甲</p><p class="lv3">2.乙</p><p class="lv2">（二）二项</p>'
        '<p class="lv3">1.丙</p><p class="lv1">二、措施</p><p class="lv1">一、另起</p><ul><li>有点</li></ul><p>第十一条 内容</p><p>第十二条 再来</p>'
    )


def test_what_was_deleted_hidden_or_said_aside_stays_out_and_is_told(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>付</w:t></w:r><w:del><w:r><w:delText>尾号4417</w:delText></w:r></w:del><w:ins><w:r><w:t>专户</w:t></w:r></w:ins></w:p>"
        '<w:p><w:r><w:t>张三</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>电话</w:t></w:r><w:r><w:rPr><w:rStyle w:val="yin"/></w:rPr><w:t>住址</w:t></w:r>'
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>。</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>'
        "<w:p><m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>隐藏行</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    found = convert(docx(tmp_path, body))
    assert found["html"] == "<p>付专户</p><p>张三。</p><table><tbody><tr><td>甲</td></tr></tbody></table>"
    assert dict(found["notes"]) == {"deleted": 1, "inserted": 1, "comment": 1, "hidden": 1, "formula": 1, "hidden_row": 1}


def test_title_alignment_headings_and_merged_cells(tmp_path: Path) -> None:
    body = (
        p("办法", '<w:pStyle w:val="T"/>') + p("号", '<w:jc w:val="center"/>') + p("总则", '<w:pStyle w:val="1"/>') + p("某局", '<w:pStyle w:val="R"/>')
        + '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("头", '<w:jc w:val="center"/>') + "</w:tc></w:tr>"
        '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("左") + "</w:tc><w:tc>" + p("1", '<w:jc w:val="right"/>') + "</w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>" + p("2") + "</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    assert convert(docx(tmp_path, body))["html"] == (
        '<p class="doc-title">办法</p><p class="ta-c">号</p><h2>总则</h2><p class="ta-r">某局</p><table><tbody><tr><td class="ta-c" colspan="2">头</td></tr>'
        '<tr><td rowspan="2">左</td><td class="ta-r">1</td></tr><tr><td>2</td></tr></tbody></table>'
    )


def test_pictures_come_along_where_a_browser_can_show_them(tmp_path: Path) -> None:
    found = convert(docx(tmp_path, drawn("p1", "流程") + drawn("p2", "老图")))
    assert found["html"] == '<p><img src="/f/p/1" alt="流程"></p><p>［图片未随文带入：老图］</p>'
    assert [kind for kind, _content in found["pictures"]] == ["png"]
    assert dict(found["notes"])["picture_lost"] == 1


@pytest.mark.parametrize(
    ("number", "kind", "said"),
    [(12, "chineseCounting", "十二"), (3, "decimalEnclosedCircle", "③"), (4, "upperRoman", "IV"), (27, "lowerLetter", "aa"), (2, "ideographTraditional", "乙"), (5, "unheard", "5"), (1, "none", "")],
)  # fmt: skip
def test_how_numbers_are_spelled(number: int, kind: str, said: str) -> None:
    assert spelled(number, kind) == said


@pytest.mark.parametrize(
    "parts",
    [
        {"word/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
        {"word/document.xml": "<w:document"},
        {"[Content_Types].xml": "<!DOCTYPE a><Types/>"},
    ],
)
def test_a_package_that_is_not_sound_is_refused(tmp_path: Path, parts: dict[str, str]) -> None:
    with pytest.raises(ParseError):
        convert(docx(tmp_path, p("甲"), **parts))


def test_the_child_does_it_within_its_limits(tmp_path: Path) -> None:
    data = sandbox.run_one(sandbox.Request("convert", docx(tmp_path, p("甲") + drawn("p1", "")), "docx"))
    assert data["html"].startswith("<p>甲</p>")
    assert len(data["pictures"]) == 1
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(sandbox.SandboxError):
        sandbox.run_one(sandbox.Request("convert", tmp_path / "b.docx", "docx"))


def test_an_embedded_style_map_does_not_steer(tmp_path: Path) -> None:
    path = docx(tmp_path, p("甲"), **{"mammoth/style-map": "p => h5:fresh"})
    assert convert(path)["html"] == "<p>甲</p>"
