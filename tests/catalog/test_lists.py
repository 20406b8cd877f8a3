"""Lists: every item exactly once, in order, whatever the size of a page and whatever is published meanwhile."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import DjangoAssertNumQueries

from gongkai.catalog.models import Column, Item
from gongkai.catalog.queries import BadKey, by_document_number, by_index_number, list_items
from gongkai.publishing.services import withdraw
from tests.support.drafts import HOUSING, OFFICE, a_draft, enter_city, publish


def walk(size: int, **which: object) -> list[int]:
    found, after = [], None
    while True:
        page = list_items(after=after, size=size, **which)
        assert len(page.results) <= size
        found += [item.pk for item in page.results]
        if page.next is None:
            return found
        after = page.next


class Walks(TestCase):
    @settings(suppress_health_check=list(HealthCheck), max_examples=10)
    @given(days=st.lists(st.integers(1, 4), min_size=1, max_size=12), size=st.integers(1, 5))
    def test_a_walk_visits_everything_once_in_order(self, days: list[int], size: int) -> None:
        city = enter_city()
        publish([a_draft(n, published_on=date(2026, 3, day), unit=OFFICE if n % 3 else HOUSING) for n, day in enumerate(days)])
        column = Column.objects.get(code="02", unit=None)
        for which in ({}, {"column": column}, {"unit": city[OFFICE]}, {"unit": city[OFFICE], "column": column}):
            rows = Item.objects.filter(unit=which["unit"]) if "unit" in which else Item.objects.all()
            assert walk(size, **which) == list(rows.order_by("-published_on", "-pk").values_list("pk", flat=True))


@pytest.mark.django_db
def test_what_is_published_meanwhile_moves_nothing() -> None:
    enter_city()
    publish([a_draft(number) for number in range(6)])
    first = list_items(size=3)
    publish([a_draft(100), a_draft(0, title="改过的标题")])
    second = list_items(size=3, after=first.next)
    assert not {item.pk for item in first.results} & {item.pk for item in second.results}
    assert len(second.results) == 3


@pytest.mark.django_db
def test_only_what_is_public_is_listed_and_each_page_is_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    city = enter_city()
    gone = publish([a_draft(number) for number in range(5)])[0].item_id
    withdraw(Item.objects.get(pk=gone), reason="有误")
    column = Column.objects.get(code="0203", unit=None)
    for which in ({}, {"column": column}, {"unit": city[OFFICE]}, {"year": 2026}):
        with django_assert_num_queries(1):
            page = list_items(**which)
            assert all(item.unit.name for item in page.results)
        assert gone not in {item.pk for item in page.results}
    assert list_items(year=2025).results == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "key", ["x", "20260101", "20260101-", "-5", "20260101--1", "20261301-4", "20260101-0", f"20260101-{2**63}", "a" * 500, "\x00-1"]
)
def test_a_key_that_no_list_gave_is_refused(key: str) -> None:
    with pytest.raises(BadKey):
        list_items(after=key)


@pytest.mark.django_db
def test_numbers_find_all_of_their_items() -> None:
    enter_city()
    publish(
        [
            a_draft(1, index_number="K/2020-1"),
            a_draft(2, index_number="K/2020-1", document_number="明政办发[2026]1号"),
            a_draft(3, document_number=""),
        ]
    )
    assert len(by_index_number(" K/2020-1 ")) == 2
    assert len(by_document_number("明政办发（2026）第1号")) == 2
    assert by_document_number("") == by_index_number("") == by_document_number("没有〔2026〕1号") == []
