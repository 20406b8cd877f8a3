"""Marks lie on the original text, and nothing gets through unescaped."""

import time

from hypothesis import given
from hypothesis import strategies as st

from gongkai.search.highlight import highlight, marked_html, snippets
from gongkai.text.folding import fold


def pieces(text: str, *terms: str) -> list[str]:
    return [text[start:end] for start, end in highlight(text, terms)]


def test_marks_stand_on_the_original_spelling() -> None:
    assert pieces("《勞動合同法》（２０２４年）", "劳动合同法", "2024") == ["勞動合同法", "２０２４"]
    assert pieces("每㎡补贴\u200b标准", "补贴标准", "m2") == ["㎡补贴\u200b标准"]


def test_marks_cross_brackets_where_the_index_does() -> None:
    assert pieces("贯彻《公务员法》的意见", "公务员法的意见") == ["公务员法》的意见"]


def test_numbers_and_latin_words_are_marked_whole() -> None:
    assert pieces("12012年12号", "12") == ["12"]
    assert pieces("gb3096与gb", "gb") == ["gb"]


def test_overlapping_pieces_are_one_mark() -> None:
    assert pieces("住房公积金管理", "住房公积金", "公积金管理") == ["住房公积金管理"]


def test_html_is_escaped() -> None:
    assert marked_html("<b>低保&标准</b>", ("低保",)) == "&lt;b&gt;<mark>低保</mark>&amp;标准&lt;/b&gt;"
    assert "<script" not in "".join(snippets("<script>低保</script>" * 10, ("低保", "script")))


def test_passages_show_the_places_with_most_of_the_terms() -> None:
    text = "低保。" + "无关的话" * 60 + "低保家庭申请公租房。" + "别的" * 60
    shown = snippets(text, ("低保", "申请", "公租房"), count=1)
    assert "<mark>低保</mark>家庭<mark>申请公租房</mark>" in shown[0]


def test_without_a_hit_the_beginning_or_nothing() -> None:
    assert snippets("统计公报全文", ("低保",)) == ["统计公报全文"]
    assert snippets("统计公报全文", ("低保",), needed=True) == []
    assert snippets("", ("低保",)) == []


def test_a_huge_text_takes_bounded_work() -> None:
    start = time.process_time()
    shown = snippets("低保无" * 2_000_000, ("低保", "保低", "12", "x"), count=2)
    assert len(shown) == 2
    assert time.process_time() - start < 5  # it takes a few hundredths; the bound only tells bounded from not


@given(
    st.text(alphabet=st.one_of(st.sampled_from("低保㎡號２（）《》\u200b a1"), st.characters(codec="utf-8")), max_size=50),
    st.lists(st.sampled_from(["低保", "号", "2", "m2", "a1", "保低保"])),
)
def test_every_mark_is_a_term_on_the_original(text: str, terms: list[str]) -> None:
    last = 0
    for start, end in highlight(text, terms):
        assert last <= start < end <= len(text)
        assert any(term in fold(text[start:end]) or term in "".join(c for c in fold(text[start:end]) if c.isalnum()) for term in terms)
        last = end
