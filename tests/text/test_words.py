"""Words of a query, articles of a law, and characters that sound alike."""

import pytest

from gongkai.text.homophones import homophones
from gongkai.text.numerals import articles, to_chinese, to_number
from gongkai.text.words import ASKING, cut, is_question


def test_a_line_is_cut_into_words_and_whole_numbers() -> None:
    assert cut("供热收费标准2024年 gb3096") == ["供热", "收费", "标准", "2024", "年", "gb3096"]


def test_marks_are_no_words() -> None:
    assert cut("？！《》——") == []


@pytest.mark.parametrize(("line", "asks"), [("落户要多长时间", True), ("能不能退", True), ("政府信息公开条例", False)])
def test_a_question_is_known_by_its_words(line: str, asks: bool) -> None:
    assert is_question(line) is asks


def test_question_words_are_no_search_terms() -> None:
    assert {"怎么", "多少", "吗", "可以"} <= ASKING
    assert not {"公开", "条例", "办理", "补贴"} & ASKING


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (42, "四十二"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1190, "一千一百九十"),
        (1005, "一千零五"),
    ],
)
def test_numbers_as_laws_write_them(number: int, written: str) -> None:
    assert to_chinese(number) == written
    assert to_number(written) == number


def test_every_number_of_an_article_goes_there_and_back() -> None:
    assert all(to_number(to_chinese(number)) == number for number in range(1, 2000))
    with pytest.raises(ValueError):
        to_chinese(0)


def test_articles_in_a_line() -> None:
    assert articles("供水条例第24条") == [("第24条", "第二十四条")]
    assert articles("审计法 42条") == [(" 42条", "第四十二条")]
    assert articles("第四十七条 供热") == [("第四十七条", "第四十七条")]
    assert articles("一条街") == []


def test_characters_that_sound_alike() -> None:
    assert "积" in homophones("基")
    assert "理" in homophones("里")
    assert "记" in homophones("计")
    assert "征" in homophones("正")
    assert "基" not in homophones("基")
    assert homophones("a") == ""
