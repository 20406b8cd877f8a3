"""Pairs of characters: every piece of a text is found as a phrase of them."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.bigrams import bigrams, phrase, runs
from gongkai.text.folding import fold

HAN = st.sampled_from("中华人民共和国政府信息公开条例办法规定通知省市县乡镇")
PIECES = st.lists(st.one_of(HAN, HAN, HAN, st.sampled_from(["《", "》", "“", "，", "。", "2008", "gb", " "])), min_size=2, max_size=40).map(
    "".join
)


def holds(text: str, piece: str) -> bool:
    have, want = bigrams(text).split(), list(phrase(fold(piece)))
    return any(have[at : at + len(want)] == want for at in range(len(have) - len(want) + 1))


def test_pairs_numbers_and_words() -> None:
    assert bigrams("政府信息2008年ABC公开") == "政府 府信 信息 2008 年 abc 公开"


def test_a_phrase_crosses_brackets_but_no_comma() -> None:
    assert holds("贯彻《中华人民共和国公务员法》的意见", "公务员法的意见")
    assert not holds("贯彻公务员法，意见如下", "公务员法意见")


def test_brackets_do_not_glue_numbers() -> None:
    assert runs("政发〔2008〕12号") == ["政发", "2008", "12", "号"]


def test_a_lone_character_beside_a_number_is_left_out_of_a_phrase() -> None:
    assert phrase("2008年") == ("2008",)
    assert holds("2008年度计划", "2008年")
    assert phrase("年") == ()


@given(PIECES, st.data())
def test_every_piece_of_a_text_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    # A cut inside a number or a Latin word is no piece: those stay whole.
    inside = [
        at
        for at in (start, end)
        if 0 < at < len(text) and text[at - 1].isascii() and text[at].isascii() and text[at - 1 : at + 1].isalnum()
    ]
    if not inside:
        assert holds(text, text[start:end])


def test_nothing_else_is_found() -> None:
    assert not holds("政府采购信息", "政府信息")
