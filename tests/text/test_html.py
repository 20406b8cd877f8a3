"""The cleaner: what stays, what goes, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.html import BadHtml, clean, plain_text


@pytest.mark.parametrize(
    ("given_html", "expected"),
    [
        ("<p>一、总则</p><p> \u3000（一）范围</p>", '<p class="lv1">一、总则</p><p class="lv2">（一）范围</p>'),
        ("<p>1.5倍</p><p>1.做</p><p>（3）看</p>", '<p>1.5倍</p><p class="lv3">1.做</p><p class="lv4">（3）看</p>'),
        ("<div>甲<div>乙</div>丙</div>", "<p>甲</p><p>乙</p><p>丙</p>"),
        ("<h1 align=center>标题</h1>", '<h2 class="ta-c">标题</h2>'),
        ('<td style="text-align:right">1</td>', "1"),
        ('<table><tr><td style="text-align: right">1<td rowspan=2>2</table>', '<table><tbody><tr><td class="ta-r">1</td><td rowspan="2">2</td></tr></tbody></table>'),
        ('<b>粗</b><i>斜</i><span style="font-weight:bold">重</span>', "<strong>粗</strong><em>斜</em><strong>重</strong>"),
        ("<p>&nbsp;</p><p><br></p><p>字</p>", "<p>字</p>"),
        ("<p>a&amp;b &lt; c</p>", "<p>a&amp;b &lt; c</p>"),
    ],
)  # fmt: skip
def test_foreign_html_becomes_ours(given_html: str, expected: str) -> None:
    assert clean(given_html) == expected


@pytest.mark.parametrize(
    "given_html",
    [
        "<script>alert(1)</script>字",
        "<p onclick='x()'>字</p>",
        "<a href='javascript:x()'>字</a>",
        "<a href='//elsewhere.example/x'>字</a>",
        "<iframe src='https://x.example'></iframe>字",
        "<svg><script>x</script></svg>字",
        "<p style='background:url(https://x.example/a)'>字</p>",
        "<img src='https://x.example/1.png' width=1 height=1>字",
        "<style>p{}</style><form action='https://x.example'>字</form>",
        "<math><mtext><script>x</script></mtext></math>字",
    ],
)
def test_nothing_active_comes_through(given_html: str) -> None:
    cleaned = clean(given_html)
    assert plain_text(cleaned) == "字"
    for word in ("script", "onclick", "javascript", "iframe", "style", "x.example", "elsewhere", "svg", "form"):
        assert word not in cleaned


def test_hidden_and_deleted_text_is_not_published() -> None:
    body = '<p>可见<span style="display:none">内部</span><del>删去</del><span style="mso-hide:all">隐<b>藏</b></span></p>'
    assert clean(body) == "<p>可见</p>"


def test_an_image_that_is_not_ours_becomes_words() -> None:
    assert clean('<p><img src="https://x.example/a.png" alt="流程图"></p>') == "<p>［图片未随文带入：流程图］</p>"
    assert clean('<p><img src="/f/p/12" alt="图"></p>') == '<p><img src="/f/p/12" alt="图"></p>'
    assert clean('<p><img src="/workspace/items/3/files/12" alt="图"></p>') == '<p><img src="/f/p/12" alt="图"></p>'
    assert "图片未随文带入" in clean('<p><img src="/f/12" alt="图"></p>')
    assert "图片未随文带入" in clean('<p><img src="/f/p/12"></p>', base="https://old.example/a/b.html")


def test_relative_links_are_resolved_against_where_the_page_stood() -> None:
    link = '<p><a href="../t.html">链接</a></p>'
    assert clean(link, base="https://old.example/a/b.html") == '<p><a href="https://old.example/t.html">链接</a></p>'
    assert clean(link, base="") == "<p>链接</p>"
    assert clean('<p><a href="/i/1">链接</a></p>') == '<p><a href="/i/1">链接</a></p>'


@pytest.mark.parametrize("body", ["<div>" * 5000, "<font color=red><p>" * 5000, "<table><tr><td>" * 5000, "<b>" * 5000 + "x"])
def test_what_nests_too_deep_is_refused_at_once(body: str) -> None:
    with pytest.raises(BadHtml) as caught:
        clean(body)
    assert caught.value.code == "too_deep"


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(BadHtml) as caught:
        clean("字" * 2_000_001)
    assert caught.value.code == "too_long"


def test_paragraphs_that_are_never_closed_are_no_depth() -> None:
    assert clean("<p>段" * 3000).count("<p>") == 3000


@given(st.lists(st.sampled_from(["<p>", "</p>", "<div align=right>", "</div>", "<b>", "</b>", "<td>", "<table>", "</table>", "一、", "字", " ", "<li>",
                                 "<ul>", "</ul>", "&nbsp;", "<br>", "<h1>", "</h1>", "<a href=x>", "</a>", "<span style='font-weight:700'>", "</span>",
                                 "&lt;", "\u3000", "<", "<br>", "\n", "</strong>", "<strong>", "<th>", "<thead>", "<caption>", "<blockquote>", "<figure>",
                                 "<img src=/f/p/1>", "<p class=ta-r>", "<p class=lv2>", "</ul>", "（1）", "<u>", "<hr>", "<tr>", "</a>", "</td>"]), max_size=25))  # fmt: skip
def test_cleaning_twice_changes_nothing(parts: list[str]) -> None:
    once = clean("".join(parts))
    assert clean(once) == once


def test_plain_text_has_one_line_a_paragraph_and_a_row() -> None:
    body = "<h2>总则</h2><p>甲<br>乙 &amp; 丙</p><table><tbody><tr><td>一</td><td>二</td></tr><tr><td>三</td></tr></tbody></table><ul><li>丁</li></ul>"
    assert plain_text(body) == "总则\n甲\n乙 & 丙\n一 二\n三\n丁"
