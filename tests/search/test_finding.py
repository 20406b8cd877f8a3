"""What a reader types finds what it means."""

import pytest

from gongkai.search.engine import Reader
from gongkai.search.values import Hits, SearchRequest
from tests.search.corpus import reader

__all__ = ["reader"]


def ask(reader: Reader, q: str, **more: object) -> Hits:
    return reader.search(SearchRequest(q=q, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("住房公积金", 1),
        ("公积金 管理 办法", 1),
        ("住房公积金管理办法明川", 1),
        ("政府信息公开条例", 4),
        ("“公布补偿方案”", 2),
        ("住房公積金管理辦法", 1),
        ("工伤保险条例", 5),
        ("工伤保险条例实施细则", 6),
        ("公积金办法第24条", 1),
        ("低保", 3),
        ("动迁补偿", 2),
        ("市人社局 平均工资", 7),
        ("民诉法", 9),
        ("遛狗", 11),
        ("各县就业人数", 12),
    ],
)
def test_the_first_result_is_what_was_meant(reader: Reader, line: str, first: int) -> None:
    assert ask(reader, line).ids[0] == first


@pytest.mark.parametrize(
    "line",
    ["明政发〔2018〕12号", "明政发[2018]12", "明政发（2018）012号", "明政发2018-12", "明政发 2018 年第 12 号", "明政發〔２０１８〕１２號"],
)
def test_a_number_in_any_spelling_finds_its_document_then_those_that_cite_it(reader: Reader, line: str) -> None:
    assert ask(reader, line).ids == (1, 10)


@pytest.mark.parametrize("line", ["明人社字 114号", "明人社字 2022 114", "明人社 114号", "114号 2022", "人社字 2022 114号"])
def test_parts_of_a_number_find_it(reader: Reader, line: str) -> None:
    assert ask(reader, line).ids[0] == 7


@pytest.mark.parametrize("line", ["明川市人民政府令第31号", "市人民政府令 31", "明川市人民政府第31号令", "市政府令第31号"])
def test_an_order_may_be_named_short(reader: Reader, line: str) -> None:
    assert ask(reader, line).ids[0] == 13


def test_a_number_is_marked_in_any_brackets(reader: Reader) -> None:
    assert set(ask(reader, "明政发2018-12").terms) == {"明政发〔2018〕12号", "明政发[2018]12号", "明政发(2018)12号", "明政发【2018】12号"}


def test_a_number_that_nothing_has_finds_nothing(reader: Reader) -> None:
    hits = ask(reader, "明政发〔2019〕99号")
    assert hits.ids == ()
    assert hits.total == 0


def test_a_number_under_a_code_that_begins_alike_is_a_near_match(reader: Reader) -> None:
    hits = ask(reader, "明人社发〔2022〕114号")
    assert (hits.ids, hits.how, hits.exact) == ((7,), "near", 0)


@pytest.mark.parametrize("line", ["BM560001/2020-00008351", "bm560001/2020-00008351", "2020-00008351", "00008351"])
def test_an_index_number_or_its_last_part(reader: Reader, line: str) -> None:
    assert ask(reader, line).ids == (4,)
    assert ask(reader, line, kind="index_number").ids == (4,)


@pytest.mark.parametrize(
    ("typed", "meant", "first"),
    [
        ("政府彩购目录", "政府采购目录", 14),
        ("业主大会仪事规则", "业主大会议事规则", 8),
        ("工商保险条例", "工伤保险条例", 5),
    ],
)
def test_a_wrong_character_is_forgiven_and_told(reader: Reader, typed: str, meant: str, first: int) -> None:
    hits = ask(reader, typed)
    assert hits.ids[0] == first
    assert hits.also == (meant,)


def test_right_words_are_not_corrected(reader: Reader) -> None:
    assert ask(reader, "住房公积金管理办法").also == ()


def test_what_nothing_holds_is_answered_by_near_matches_that_say_so(reader: Reader) -> None:
    hits = ask(reader, "火星 住房公积金")
    assert hits.how == "near"
    assert hits.exact == 0
    assert hits.ids[0] == 1
    assert ask(reader, "冥王星").total == 0


def test_words_typed_as_one_term_must_stand_together(reader: Reader) -> None:
    assert ask(reader, "补偿工资").exact == 0  # no document holds both
    assert ask(reader, "职工提取").exact == 0  # document 1 holds both words, apart
    assert ask(reader, "职工 提取").exact == 1


def test_quotation_marks_ask_for_exactly_that(reader: Reader) -> None:
    hits = ask(reader, '"安全生产情况"')
    assert hits.how == "exact"
    assert hits.total == 25


def test_kinds_look_where_they_say(reader: Reader) -> None:
    assert ask(reader, "认定", kind="title").ids == ()
    assert ask(reader, "认定", kind="text").ids == (5,)
    assert ask(reader, "明政发〔2018〕12号", kind="document_number").ids[0] == 1
    assert ask(reader, "住房公积金", kind="document_number").ids == ()


def test_sorted_by_date_a_common_word_means_its_subject(reader: Reader) -> None:
    narrowed = ask(reader, "安全生产", sort="date", size=50)
    assert narrowed.narrowed
    assert narrowed.total == 25
    assert narrowed.ids[0] == 125
    everything = ask(reader, "安全生产", sort="date", everything=True, size=50)
    assert not everything.narrowed
    assert everything.total == 32
    assert everything.ids[0] == 207


def test_synonyms_are_told_and_can_be_switched_off(reader: Reader) -> None:
    assert ask(reader, "低保").synonyms == {"低保": ("最低生活保障",)}
    assert ask(reader, "低保", expand=False).exact == 0
    assert ask(reader, "房屋征收").synonyms == {}  # one direction only


def test_terms_to_mark(reader: Reader) -> None:
    assert set(ask(reader, "低保 申请").terms) == {"低保", "最低生活保障", "申请"}
