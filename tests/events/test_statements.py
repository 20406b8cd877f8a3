"""A question compiled once answers for other values each time, as the queryset it was made of would."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from gongkai.catalog.models import Item
from gongkai.events.statements import Statement, Value
from tests.support.catalogue import a_unit, an_item

pytestmark = pytest.mark.django_db


def test_each_run_brings_its_own_values_and_is_one_query_with_what_hangs_on_the_rows() -> None:
    one, other = a_unit("990001", "一局"), a_unit("990002", "二局")
    first, second = an_item(one, title="一"), an_item(other, title="二")
    statement = Statement(lambda: Item.objects.filter(unit=Value("unit")).select_related("unit", "theme").annotate(code=F("unit__code")))
    for unit, item in ((one, first), (other, second), (one, first)):
        with CaptureQueriesContext(connection) as queries:
            (found,) = statement(unit=unit.pk)
            assert (found, found.unit.name, found.theme, found.code) == (item, unit.name, None, unit.code)
        assert len(queries) == 1
        assert (found.published_on, found.own_number) == (item.published_on, item.own_number)
        found.title = "改了"
        found.save()  # an instance like any other


def test_days_and_tuples() -> None:
    item = an_item(a_unit(), published_on=date(2026, 3, 1))
    statement = Statement(lambda: Item.objects.filter(published_on=Value("day"), state="public").values_list("pk", "published_on"))
    assert statement(day=date(2026, 3, 1)) == [(item.pk, date(2026, 3, 1))]
    assert statement(day=date(2026, 3, 2)) == []


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**200])
def test_a_number_that_is_no_key_finds_nothing(number: int) -> None:
    assert Statement(lambda: Item.objects.filter(pk=Value("item")))(item=number) == []


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Statement(lambda: Item.objects.filter(pk=Value("item")))()
