"""Filters, facets, pages, and lines that ask for nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.search.engine import Reader
from gongkai.search.values import DEEPEST, SearchRequest
from tests.search.corpus import DOCUMENTS, reader

__all__ = ["reader"]


def ids(reader: Reader, **request: object) -> tuple[int, ...]:
    return reader.search(SearchRequest(**request)).ids  # type: ignore[arg-type]


def test_no_words_list_everything_newest_first(reader: Reader) -> None:
    hits = reader.search(SearchRequest(size=3))
    assert hits.total == len(DOCUMENTS)
    assert hits.ids == (207, 206, 205)


def test_filters_narrow_by_subtree_and_value(reader: Reader) -> None:
    assert set(ids(reader, filters={"unit": ("1",)})) == {2, 3}
    assert set(ids(reader, filters={"unit": ("2", "3")})) == {2, 3}
    assert ids(reader, filters={"unit": ("1",), "column": ("6",)}) == (2,)
    assert ids(reader, q="申请", filters={"theme": ("救助",)}) == (3,)
    assert ids(reader, q="申请", filters={"genre": ("办法",)}) == ()


def test_dates_bound_on_both_days(reader: Reader) -> None:
    assert ids(reader, date_from=20180301, date_to=20180301) == (1,)
    assert ids(reader, q="工伤保险", date_from=20210101) == (6,)
    assert ids(reader, q="工伤保险", date_to=20201231) == (5,)


def test_facets_count_the_whole_list(reader: Reader) -> None:
    facets = reader.search(SearchRequest(q="安全生产", size=1, facets=True)).facets
    assert facets["status"] == {"valid": 25}
    assert facets["year"] == {"2020": 25, "2023": 7}
    assert reader.search(SearchRequest(q="火星 公积金", facets=True)).facets == {}


def test_pages_follow_each_other(reader: Reader) -> None:
    whole = ids(reader, q="安全生产", sort="date", everything=True, size=32)
    assert ids(reader, q="安全生产", sort="date", everything=True, size=10) == whole[:10]
    assert ids(reader, q="安全生产", sort="date", everything=True, size=10, offset=10) == whole[10:20]
    assert ids(reader, q="安全生产", sort="date", everything=True, size=10, offset=40) == ()


def test_the_depth_of_pages_is_bounded(reader: Reader) -> None:
    assert ids(reader, q="安全生产", offset=DEEPEST) == ()
    assert ids(reader, q="安全生产", offset=10**12, size=100) == ()
    assert reader.search(SearchRequest(q="安全生产", offset=10**12)).total == 32


@pytest.mark.parametrize(
    "line",
    ["《》", "！？。，", '""', "“”", "///", "-", "𝟚", "\x00", "🏛", "\u200b", "AND OR NOT", "title:公积金", "(公积金", "*", "公*", "~1"],
)
def test_lines_of_symbols_are_answered(reader: Reader, line: str) -> None:
    hits = reader.search(SearchRequest(q=line))
    assert len(hits.ids) <= hits.total


def test_query_syntax_has_no_meaning(reader: Reader) -> None:
    assert ids(reader, q="公积金 NOT 办法")[0] == 1
    assert ids(reader, q="(住房公积金") == ids(reader, q="住房公积金")


def test_one_character_looks_in_titles_then_in_texts(reader: Reader) -> None:
    assert ids(reader, q="犬") == (11,)
    in_text = reader.search(SearchRequest(q="狗"))
    assert (in_text.ids, in_text.how) == ((11,), "near")
    assert ids(reader, q="狗", kind="title") == ()


def test_long_lines_take_bounded_time(reader: Reader) -> None:
    assert reader.search(SearchRequest(q="住房公积金" * 2_000)).ids[0] == 1
    assert reader.search(SearchRequest(q="《" * 10_000)).ids == ()
    assert reader.search(SearchRequest(q="工 伤 " * 5_000)).total >= 0


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=40),
    st.sampled_from(["all", "title", "text", "document_number", "index_number"]),
)
def test_nothing_that_is_typed_raises(reader: Reader, line: str, kind: str) -> None:
    reader.search(SearchRequest(q=line, kind=kind, facets=True))  # type: ignore[arg-type]


@given(st.text(alphabet="明政发公积金工伤保险条例管理办法2018年第12号〔〕“”《》 ?", max_size=24), st.sampled_from(["relevance", "date"]))
def test_nothing_like_a_query_raises(reader: Reader, line: str, sort: str) -> None:
    reader.search(SearchRequest(q=line, sort=sort))  # type: ignore[arg-type]
