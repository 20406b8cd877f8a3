"""The index stays true: differences are found and mended, and what comes into force or expires is indexed anew."""

from datetime import timedelta
from pathlib import Path

import pytest

from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.search import indexer, readers, upkeep
from gongkai.search.models import Change
from tests.support.drafts import a_draft, enter_city, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def ids(home: Path) -> list[int]:
    readers.forget()
    enter_city()
    outcomes = publish([a_draft(number) for number in range(1, 6)])
    indexer.catch_up()
    return [outcome.item_id for outcome in outcomes if outcome.item_id]


def test_an_index_in_step_has_no_difference(ids: list[int]) -> None:
    assert not upkeep.compare().any
    assert not Change.objects.exists()


def test_what_was_changed_behind_the_outbox_is_found_and_mended(ids: list[int]) -> None:
    Item.objects.filter(pk=ids[0]).update(version=7)
    Item.objects.filter(pk=ids[1]).update(state="hidden")
    found = upkeep.compare()
    assert (found.missing, found.surplus, found.stale) == (0, 1, 1)
    indexer.catch_up()
    readers.forget()
    assert not upkeep.compare().any
    assert ids[1] not in readers.reader().versions(1, max(ids))


def test_a_document_the_index_lost_comes_back(ids: list[int]) -> None:
    Change.objects.create(item_id=ids[2])
    Item.objects.filter(pk=ids[2]).update(state="hidden")
    indexer.catch_up()
    Item.objects.filter(pk=ids[2]).update(state="public")
    readers.forget()
    assert upkeep.compare().missing == 1
    indexer.catch_up()
    readers.forget()
    assert not upkeep.compare().any


@pytest.mark.parametrize(("begins", "ends", "due"), [(0, 400, True), (-30, -1, True), (-30, 0, False), (1, 90, False), (-30, 60, False)])
def test_only_what_the_calendar_changed_is_indexed_anew(ids: list[int], begins: int, ends: int, due: bool) -> None:
    today = clock.today()
    dates = {"effective_from": today + timedelta(days=begins), "valid_until": today + timedelta(days=ends)}
    Item.objects.filter(pk=ids[3]).update(**dates)
    upkeep.follow_the_calendar()
    assert list(Change.objects.values_list("item_id", flat=True)) == ([ids[3]] if due else [])
