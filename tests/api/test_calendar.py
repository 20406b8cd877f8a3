"""The calendar as data says what the page shows and what the counting goes by."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gongkai.rulebook import settings
from gongkai.rulebook.calendar_models import CalendarDay

pytestmark = pytest.mark.django_db


def get(client: Client, year: object, status: int = 200) -> Any:
    answer = client.get(f"/api/v1/law/calendar/{year}")
    assert answer.status_code == status, answer.content
    return answer.json()


def test_a_confirmed_year(client: Client) -> None:
    found = get(client, 2026)
    assert (found["status"], found["working_days"], sum(found["months"])) == ("confirmed", 248, 248)
    assert found["notices"] == [{"number": "国办发明电〔2025〕7号", "verified": True}]
    assert {"on": "2026-01-04", "kind": "make_up", "name": "元旦", "notice": "国办发明电〔2025〕7号"} in found["days"]
    assert len(found["days"]) == CalendarDay.objects.filter(on__year=2026).count()


def test_what_is_not_sure_says_so(client: Client) -> None:
    assert get(client, 2019)["notices"][0] == {"number": "国办发明电〔2018〕15号", "verified": False}
    old = get(client, 2018)
    assert (old["status"], old["sources"][0]["source"].split()[0], old["sources"][0]["confirmed_on"]) == ("seeded", "python-holidays", None)
    ahead = get(client, 2027)
    assert (ahead["status"], ahead["days"], ahead["sources"], ahead["working_days"]) == ("none", [], [], 261)


def test_a_region_that_nobody_entered_leaves_the_year_open(client: Client) -> None:
    settings.put({"law.region": "450000"})
    assert get(client, 2026)["status"] == "seeded"


@pytest.mark.parametrize("year", [2007, 2061, 99999999999999999999, "x"])
def test_years_without_a_calendar_are_refused(client: Client, year: object) -> None:
    assert get(client, year, 422)["code"] == "bad_parameter"


def test_it_costs_one_query(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    get(client, 2026)
    with django_assert_max_num_queries(1):
        get(client, 2026)
