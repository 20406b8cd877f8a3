"""Plain bodies become paragraphs and headings; the characters stay."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.exchange import bodies
from gongkai.exchange.report import Report
from gongkai.text.html import clean, plain_text


def test_lines_become_paragraphs_with_their_levels() -> None:
    body, rebuilt = bodies.from_plain("\u3000\u3000各县区：\r\n\r\n一、总体要求\n（一）目标\n1.先做\n（1）再做\n2.5亿元\nA<B & C")
    assert body == (
        '<p>各县区：</p><p class="lv1">一、总体要求</p><p class="lv2">（一）目标</p><p class="lv3">1.先做</p><p class="lv4">（1）再做</p>'
        "<p>2.5亿元</p><p>A&lt;B &amp; C</p>"
    )
    assert not rebuilt
    assert clean(str(body)) == body


@given(st.text(st.sampled_from("一二、（）1.第章节条。；<>&\"' \u3000\xa0\n\t\u200b字a/p") | st.characters(), max_size=60))
def test_what_plain_text_becomes_is_what_the_cleaner_would_make_of_it(text: str) -> None:
    body, _ = bodies.from_plain(bodies.without_controls(text))
    assert clean(str(body)) == body


def test_chapters_become_headings_and_a_table_of_contents_does_not() -> None:
    text = "目录\n第一章 总则\n第二章 附则\n第一章 总则\n第一节 目的\n第一条 为了规范，制定本办法。\n第二章 附则\n第二条 自公布之日起施行。"
    body, _ = bodies.from_plain(text)
    assert body.count("<h2>第二章 附则</h2>") == 1
    assert "<p>第一章 总则</p>" in body
    assert "<h3>第一节 目的</h3>" in body
    assert "<p>第一条 为了规范，制定本办法。</p>" in body


def test_a_text_whose_breaks_were_lost_gets_paragraphs_and_loses_no_character() -> None:
    text = (
        "为了规范管理，制定本办法。" + "第一条内容如下。" * 60 + "第二条适用范围如下：（一）城市；（二）乡村。一、总体要求。" + "字" * 100
    )
    body, rebuilt = bodies.from_plain(text)
    assert rebuilt
    assert body.count("<p") > 30
    assert plain_text(body).replace("\n", "") == text


def test_a_text_is_html_only_when_it_has_elements() -> None:
    assert bodies.is_html("<p>甲</p>")
    assert bodies.is_html("前言<TABLE border=1><tr><td>甲</td></tr></TABLE>")
    assert not bodies.is_html("证监会<2023>12号，A<B，<FORCEBREAK>，</p>")


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_no_cell_of_a_report_is_a_formula(tmp_path: Path, value: str) -> None:
    from gongkai.exchange.findings import WARNING, Finding

    report = Report(tmp_path / "r.csv")
    report.add([Finding(1, value, "title", WARNING, "title_cut", value=value)])
    report.close()
    last = (tmp_path / "r.csv").read_text(encoding="utf-8-sig").splitlines()[-1]
    assert f",'{value}" in last.replace('"', "")
