"""The information processing fee: Z22, Z32–Z38, L08, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.fees import Counted, already_in_month, by_items, by_pages, charge, counts_for, item_price, one_way, payment
from gongkai.law.sayings import BadInputError
from tests.support.law_days import day, official


@pytest.mark.parametrize(("count", "yuan"), [
    (0, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300),
    (50, 7000), (60, 11000), (73, 17800),
], ids=lambda value: f"Z32-Z33-{value}")  # fmt: skip
def test_by_items(count: int, yuan: int) -> None:
    assert by_items(count).amount == yuan


def test_z34_l08_the_month_goes_on() -> None:
    fee = by_items(6, already=28)
    assert fee.amount == 1000
    assert [line.as_json() for line in fee.lines] == [
        {"range": "11—30件", "count": 2, "price": 100, "sum": 200},
        {"range": "31—40件", "count": 4, "price": 200, "sum": 800},
    ]


@pytest.mark.parametrize(("count", "yuan"), [
    (30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740), (250, 4700),
], ids=lambda value: f"Z35-{value}")  # fmt: skip
def test_by_pages(count: int, yuan: int) -> None:
    assert by_pages(count).amount == yuan


@pytest.mark.parametrize(("yuan", "pages"), [(420, 72), (140, 44), (880, 109), (1080, 119), (270, 57), (380, 68)], ids=lambda v: f"Z36-{v}")
def test_which_pages_a_fee_that_was_charged_stands_for(yuan: int, pages: int) -> None:
    assert list(counts_for(yuan, "pages")) == [pages]


def test_a_fee_that_no_count_gives() -> None:
    assert list(counts_for(715, "pages")) == []
    assert list(counts_for(150, "items")) == []
    assert list(counts_for(1000, "items", already=28)) == [6]
    assert counts_for(0, "pages") == range(31)


@pytest.mark.parametrize("both", ["items,pages", "items+pages", ["items", "pages"]])
def test_z37_both_ways_are_refused(both: object) -> None:
    with pytest.raises(BadInputError) as refused:
        charge(both, 5)
    assert (refused.value.field, refused.value.said.code) == ("by", "fee_both_ways")
    with pytest.raises(BadInputError):
        one_way(items=6, pages=40)
    with pytest.raises(BadInputError):
        one_way(items=None, pages=None)
    assert one_way(items=None, pages=40) == "pages"


def test_z38_a_year_of_fees_adds_up() -> None:
    amounts, cases = (420, 290, 1500, 140, 600), (1, 2, 15, 1, 6)
    assert (sum(amounts), sum(cases)) == (2950, 25)
    assert all(any(counts_for(yuan, way) for way in ("items", "pages")) for yuan, many in zip(amounts, cases, strict=True) if many == 1)


@pytest.mark.parametrize(
    ("count", "field"), [(-1, "count"), (2.0, "count"), (True, "count"), ("5", "count"), (None, "count"), (10**9, "count")]
)
@pytest.mark.parametrize("way", ["items", "pages"])
def test_what_is_no_count_is_refused_by_name(way: str, count: object, field: str) -> None:
    with pytest.raises(BadInputError) as refused:
        charge(way, count)
    assert refused.value.field == field


def test_the_month_belongs_to_items_only() -> None:
    with pytest.raises(BadInputError) as refused:
        charge("pages", 40, 0)
    assert refused.value.field == "already"
    with pytest.raises(BadInputError) as refused:
        charge("items", 1, -3)
    assert refused.value.field == "already"
    with pytest.raises(BadInputError) as refused:
        charge("weight", 1)
    assert refused.value.field == "by"
    assert charge("items", 6, 28).amount == 1000


def test_a_natural_month_of_one_applicant_and_organ() -> None:
    earlier = [
        Counted("甲", "水务局", date(2026, 3, 1), 8),
        Counted("甲", "水务局", date(2026, 3, 31), 20),
        Counted("甲", "水务局", date(2026, 4, 1), 5),
        Counted("甲", "水务局", date(2025, 3, 5), 5),
        Counted("甲", "财政局", date(2026, 3, 5), 5),
        Counted("乙", "水务局", date(2026, 3, 5), 5),
    ]
    assert already_in_month(earlier, applicant="甲", organ="水务局", received_on=date(2026, 3, 31)) == 28


def test_before_2021_there_is_a_warning() -> None:
    assert [said.code for said in by_pages(40, on=date(2020, 12, 31)).warnings] == ["fee_before_2021"]
    assert by_pages(40, on=date(2021, 1, 1)).warnings == ()


def test_z22_twenty_working_days_to_pay() -> None:
    assert payment(day("2025-04-15"), official()) == (day("2025-05-15"), False)
    assert payment(day("2026-12-20"), official())[1] is True


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_items_may_be_counted_in_parts(first: int, then: int) -> None:
    assert by_items(first).amount + by_items(then, first).amount == by_items(first + then).amount
    assert by_items(first + then).amount == sum(item_price(n) for n in range(1, first + then + 1))


@given(st.integers(0, 99_999), st.sampled_from(["items", "pages"]))
def test_one_more_never_costs_less_and_the_lines_hold_every_one(count: int, way: str) -> None:
    fee, more = charge(way, count), charge(way, count + 1)
    assert fee.amount <= more.amount
    assert sum(line.count for line in fee.lines) == count
    assert count in counts_for(fee.amount, fee.by)
