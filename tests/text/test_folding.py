"""Many spellings are one reading, and every folded character knows where it came from."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.folding import fold, fold_aligned


def test_width_case_and_traditional_characters_fold() -> None:
    assert fold("ＧＢ／Ｔ　９７０４") == "gb/t 9704"
    assert fold("農民工工資") == "农民工工资"
    assert fold("〔２０２３〕") == "〔2023〕"


def test_simplified_text_stays() -> None:
    text = "关于印发《政府信息公开工作规定》的通知"
    assert fold(text) == text


def test_invisible_characters_vanish_and_offsets_stay_right() -> None:
    text = "政\u200b府㎡ 信\ufeff息"
    folded, origins = fold_aligned(text)
    assert folded == "政府m2 信息"
    assert origins is not None
    assert [text[place] for place in origins] == ["政", "府", "㎡", "㎡", " ", "信", "息"]


def test_a_text_of_one_to_one_characters_needs_no_offsets() -> None:
    assert fold_aligned("《條例》（2024年）") == ("《条例》(2024年)", None)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_aligned_folding_is_folding(text: str) -> None:
    folded, origins = fold_aligned(text)
    assert folded == fold(text)
    places = origins if origins is not None else list(range(len(text)))
    assert len(places) == len(folded)
    assert places == sorted(places)
    assert all(fold(text[place]) != "" for place in places)


def test_many_different_traditional_characters_take_the_other_way_with_the_same_result() -> None:
    text = "關於農業農村發展與環境衛生機關單位應當報導實際進行檢驗測試標準設備維護費用預算執行審計監督專項資金撥付條例實施細則"
    assert fold(text) == "".join(fold(character) for character in text)
