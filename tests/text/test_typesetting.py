"""One-key formatting: what it changes, what it leaves, and that a second time changes nothing."""

import pytest

from gongkai.text.typesetting import typeset


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<p>一.目标</p>", '<p class="lv1">一、目标</p>'),
        ("<p>(二) 范围</p>", '<p class="lv2">（二）范围</p>'),
        ("<p>1、先做</p>", '<p class="lv3">1.先做</p>'),
        ("<p>（３）再做</p>", '<p class="lv4">（3）再做</p>'),
        ("<p>1.5倍</p>", "<p>1.5倍</p>"),
        ("<p>2026.1.1起</p>", "<p>2026.1.1起</p>"),
        ('<p>称"甲",又称"乙"</p>', "<p>称“甲”，又称“乙”</p>"),
        ('<p>5"管</p>', '<p>5"管</p>'),
        ("<p>按明政发[2026]12号(下称办法)执行</p>", "<p>按明政发〔2026〕12号（下称办法）执行</p>"),
        ("<p>见 a,b (c)</p>", "<p>见 a,b (c)</p>"),
        ("<p>各区县人民政府：</p><p>请照办。</p>", '<p class="noindent">各区县人民政府：</p><p>请照办。</p>'),
        (
            "<p>请照办。</p><p>明川市水务局</p><p>2026年1月5日</p>",
            '<p>请照办。</p><p class="ta-r">明川市水务局</p><p class="ta-r">2026年1月5日</p>',
        ),
        ("<p>一、甲。<br>二、乙</p>", '<p class="lv1">一、甲。</p><p class="lv1">二、乙</p>'),
        ("<p>地址：甲路<br>1号</p>", "<p>地址：甲路<br>1号</p>"),
        ("<p>a&amp;b <strong>&lt;</strong></p>", "<p>a&amp;b <strong>&lt;</strong></p>"),
    ],
)
def test_lines(given: str, expected: str) -> None:
    once, _ = typeset(given)
    assert once == expected
    assert typeset(str(once))[0] == once


def test_a_table_gets_its_head_and_its_figures_right() -> None:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    given = f"<table>{row.format('<b>项目</b>', '<b>金额</b>')}{row.format('甲', '1,200.5')}{row.format('', '')}{row.format('乙', '-3%')}</table>"
    once, notes = typeset(given)
    assert once == (
        '<table><thead><tr><th scope="col">项目</th><th scope="col">金额</th></tr></thead><tbody>'
        '<tr><td>甲</td><td class="ta-r">1,200.5</td></tr><tr><td>乙</td><td class="ta-r">-3%</td></tr></tbody></table>'
    )
    assert {note.code: note.count for note in notes} == {"empty_rows": 1, "table_heads": 1, "figures": 2}
    assert typeset(str(once)) == (once, [])


def test_merged_tables_keep_their_rows() -> None:
    given = '<table><tbody><tr><td rowspan="2">甲</td><td>1</td></tr><tr><td></td></tr></tbody></table>'
    assert typeset(given) == (given, [])
