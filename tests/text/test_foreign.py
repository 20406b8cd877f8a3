"""What is pasted from Word, WPS, Excel and pages: kept, told and left behind. Payloads of our own, shaped like theirs."""

import pytest

from gongkai.text.html import clean, cleaned, plain_text

WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style><!--\np.MsoTitle {text-align:center; font-weight:bold;}\n"
    "p.17 {mso-style-name:公文标题;}\n.xl9 {text-align:right}\n.off {display:none}\n* {display:none}\n@list l0 {mso-level-text:x}\n--></style>"
    "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--></head><body><!--StartFragment-->%s<!--EndFragment--></body></html>"
)


def pasted(payload: str) -> tuple[str, dict[str, int]]:
    body, notes = cleaned(WORD % payload, base="")
    assert clean(str(body)) == body
    return str(body), {note.code: note.count for note in notes}


def test_styles_of_the_sheet_become_classes_and_nothing_of_the_office_stays() -> None:
    body, notes = pasted(
        "<p class=MsoTitle><span lang=EN-US>2026</span>年<b>通报</b><o:p></o:p></p><p class=17>办法</p>"
        "<p class=MsoNormal align=center style='text-align:center;mso-x:1'>甲〔2026〕1号</p><table><tr><td class=xl9>1</td></tr></table>"
    )
    assert body == (
        '<p class="doc-title">2026年<strong>通报</strong></p><p class="doc-title">办法</p><p class="ta-c">甲〔2026〕1号</p>'
        '<table><tbody><tr><td class="ta-r">1</td></tr></tbody></table>'
    )
    assert notes == {}


@pytest.mark.parametrize(
    ("payload", "left", "code"),
    [
        ("付<span class=msoDel><del>尾号4417</del></span>款", "付款", "deleted"),
        ("张三<span style='display:none;mso-hide:all'>，手机</span>。", "张三。", "hidden"),
        ("张三<span class=off>，手机</span>。", "张三。", "hidden"),
        ("核对<span class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[王1]</a></span>", "核对", "comment"),
        ("<table><tr><td>甲</td></tr><tr style='display:none'><td>隐藏行</td></tr></table>", "甲", "hidden_row"),
        ("<ins>新款</ins>", "新款", "inserted"),
        ("<s>旧款</s>", "旧款", "struck"),
        ("<img src='file:///C:/clip.png' alt='图一'>", "［图片未随文带入：图一］", "picture"),
    ],
)
def test_what_is_deleted_hidden_or_left_behind_is_told(payload: str, left: str, code: str) -> None:
    body, notes = pasted(f"<p>{payload}</p>" if "<table" not in payload else payload)
    assert plain_text(body) == left
    assert notes == {code: 1}


def test_a_list_of_comments_goes_whole_and_is_counted() -> None:
    body, notes = pasted(
        "<p>正文</p><div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'>"
        "<div class=msocomtxt><p class=MsoCommentText>先不公开</p></div></div></div>"
    )
    assert (body, notes) == ("<p>正文</p>", {"comment": 1})


@pytest.mark.parametrize(
    ("number", "level"), [("一、", "lv1"), ("（一）", "lv2"), ("1.", "lv3"), ("（1）", "lv4")]
)  # fmt: skip
def test_numbers_that_the_program_counted_stay_text(number: str, level: str) -> None:
    body, _ = pasted(
        f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>{number}"
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>工作<span>\n目标</span></p>"
    )
    assert body == f'<p class="{level}">{number}工作目标</p>'


def test_a_bullet_of_a_symbol_font_is_a_bullet() -> None:
    body, _ = pasted("<p><span style='mso-list:Ignore'><span style='font-family:Wingdings'>l</span><span>&nbsp; </span></span>方案</p>")
    assert body == "<p>• 方案</p>"


def test_merged_cells_alignment_and_head_of_a_table() -> None:
    body, _ = pasted(
        "<table><thead><tr><td rowspan=2><p align=center>类别</p></td><td colspan=2><p align=center>标准</p></td></tr></thead>"
        "<tr><td><p align=right>1</p><p align=right>2</p></td><td colspan=100000><p>3</p><p align=right>4</p></td></tr>"
        "<tr height=0><td width=1></td></tr></table>"
    )
    assert body == (
        '<table><thead><tr><th class="ta-c" rowspan="2" scope="col">类别</th><th class="ta-c" colspan="2" scope="col">标准</th></tr></thead>'
        '<tbody><tr><td class="ta-r"><p>1</p><p>2</p></td><td colspan="60"><p>3</p><p class="ta-r">4</p></td></tr></tbody></table>'
    )


def test_what_the_editor_writes_is_what_the_cleaner_writes() -> None:
    """The editor knows no thead, wraps cells and entries in paragraphs, and copies a level with its paragraph."""
    ours = (
        '<table><thead><tr><th class="ta-c" scope="col">类别</th></tr></thead><tbody><tr><td>甲</td></tr></tbody></table>'
        '<ul><li>首页</li></ul><p class="lv1">一、甲</p><p>乙</p>'
    )
    written = (
        '<table><tbody><tr><th colspan="1" rowspan="1" class="ta-c"><p>类别</p></th></tr><tr><td colspan="1" rowspan="1"><p>甲</p></td></tr>'
        '</tbody></table><ul><li><p>首页</p></li></ul><p class="lv1">一、甲</p><p class="lv1">乙</p><p></p>'
    )
    assert clean(written) == ours == clean(ours)


def test_footnotes_are_paragraphs_of_their_own() -> None:
    of_word, _ = pasted(
        "<p>资金<a href='#_ftn1'><span class=MsoFootnoteReference>[1]</span></a>。</p><div style='mso-element:footnote-list'><br><hr>"
        "<div style='mso-element:footnote'><p class=MsoFootnoteText>[1] 指专项资金。</p></div></div>"
    )
    assert of_word == '<p>资金<sup>[1]</sup>。</p><p class="fn">[1] 指专项资金。</p>'
    listed = clean(
        '<p>资金<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup>。</p>'
        '<ol><li id="footnote-1"><p>指专项资金。 <a href="#footnote-ref-1">↑</a></p></li></ol>'
    )
    assert listed == of_word


def test_only_breaks_of_the_source_are_taken_out_from_between_chinese_characters() -> None:
    body, _ = pasted("<p>农村公\n路　养护 资金 A\nB</p><p>　　（一）甲；<br>　　（二）乙。</p>")
    assert body == '<p>农村公路　养护 资金 A B</p><p class="lv2">（一）甲；</p><p class="lv2">（二）乙。</p>'


def test_nothing_hostile_in_an_office_payload_stays() -> None:
    body, _ = pasted(
        "<p class='workspace-toolbar hidden' id=main onclick=x() style='position:fixed'>甲<script>x</script><img src=x onerror=x></p>"
        "<a href='JaVaScRiPt&#58;x'>乙</a><svg><style>*{display:none}</style></svg><math><mtext><table><mglyph><style><!--</style>"
        "<img title='--&gt;&lt;img src=1 onerror=x&gt;'>"
    )
    for word in ("style", "class", "id=", "onclick", "script", "onerror", "svg", "math", "mso"):
        assert word not in body.lower()


def test_the_headings_go_down_where_the_text_has_one_of_the_first_rank() -> None:
    assert clean("<h1>甲</h1><h2>乙</h2><h6>丙</h6>") == "<h2>甲</h2><h3>乙</h3><h5>丙</h5>"
    assert clean("<h2>乙</h2><h3>丙</h3>") == "<h2>乙</h2><h3>丙</h3>"
