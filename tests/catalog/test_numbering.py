"""Index numbers drawn at first publication: the form of the guide, the fallback, never one twice."""

import pytest

from gongkai.catalog.models import Item
from gongkai.law.index_numbers import oddities
from gongkai.rulebook import settings as office
from tests.support.drafts import HOUSING, OFFICE, ORGANISATION, a_draft, enter_city, publish

pytestmark = pytest.mark.django_db


def numbers() -> list[str]:
    return list(Item.objects.order_by("pk").values_list("index_number", flat=True))


def test_with_an_organisation_code_the_form_of_the_guide_else_the_unit_code() -> None:
    enter_city()
    publish([a_draft(1), a_draft(2), a_draft(3, unit=HOUSING), a_draft(400)])
    assert numbers() == [f"{ORGANISATION}/2026-00001", f"{ORGANISATION}/2026-00002", f"{HOUSING}/2026-00001", f"{ORGANISATION}/2027-00001"]
    assert oddities(numbers()[0]) == []


def test_serials_go_on_from_batch_to_batch_and_revisions_draw_none() -> None:
    enter_city()
    publish([a_draft(1)])
    publish([a_draft(1, title="改过的标题"), a_draft(2)])
    assert numbers() == [f"{ORGANISATION}/2026-0000{serial}" for serial in (1, 2)]


def test_foreign_numbers_are_kept_and_their_places_passed_over() -> None:
    enter_city()
    taken = [f"{ORGANISATION}/2026-0000{serial}" for serial in (1, 2, 4)]
    publish([*(a_draft(number, index_number=foreign) for number, foreign in enumerate(taken)), a_draft(8, index_number=taken[0])])
    publish([a_draft(number) for number in range(20, 23)])
    assert numbers()[:4] == [*taken, taken[0]]  # foreign ones need not be unique
    assert numbers()[4:] == [f"{ORGANISATION}/2026-0000{serial}" for serial in (3, 5, 6)]


def test_foreign_numbers_of_the_same_batch_are_passed_over_too() -> None:
    enter_city()
    publish([a_draft(1), a_draft(2, index_number=f"{ORGANISATION}/2026-00001")])
    own, foreign = Item.objects.order_by("pk")
    assert foreign.index_number == f"{ORGANISATION}/2026-00001"
    assert own.index_number != foreign.index_number


def test_the_office_may_choose_another_scheme() -> None:
    enter_city()
    office.put({"index_number.parts": ["unit_code", "-", "class", "-", "year", "-", "serial:6"]})
    publish([a_draft(1), a_draft(2, columns=("0304",))])
    assert numbers() == [f"{OFFICE}-02-2026-000001", f"{OFFICE}-03-2026-000001"]
