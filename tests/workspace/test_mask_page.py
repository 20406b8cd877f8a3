"""The page where what is public is masked: by whom, with what was typed kept, and what comes of it."""

import random
from typing import Any

import pytest
from django.test import Client

from gongkai.catalog.models import Item
from gongkai.publishing.models import Manuscript
from gongkai.publishing.services import scanning
from gongkai.units.gate import Actor
from gongkai.units.models import Person
from tests.support import people
from tests.support.drafts import OFFICE, a_draft, enter_city, publish
from tests.support.personnel import signed_in
from tests.support.staff import Crew

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
MOBILE = people.mobile(random.Random(9))


def browser(actor: Actor) -> Client:
    Person.objects.filter(pk=actor.person).update(must_change_password=False)
    return signed_in(Person.objects.get(pk=actor.person))


@pytest.fixture
def crew(settings: Any) -> Crew:
    settings.SECOND_FACTOR_ROLES = frozenset()
    return Crew(enter_city()[OFFICE])


@pytest.fixture
def address() -> str:
    (outcome,) = publish([a_draft(1, body=f"<p>申请人欧阳丽娟，手机{MOBILE}。</p>")])
    scanning.look_through_waiting()
    return f"/workspace/published/{outcome.item_id}/mask"


def test_an_officer_masks_a_finding_and_a_name(crew: Crew, address: str) -> None:
    client = browser(crew.officer)
    shown = client.get(address).content.decode()
    assert f"{MOBILE[:3]}****{MOBILE[-4:]}" in shown
    assert MOBILE not in shown
    key = shown.partition('name="pick" value="')[2].partition('"')[0]
    answer = client.post(address, {"pick": key, "words": "欧阳丽娟", "ground": "条例第十五条", "key": "form-1"})
    row = Manuscript.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/workspace/items/{row.pk}/")
    assert (row.state, row.body) == ("check", f"<p>申请人●●●●，手机{MOBILE[:3]}****{MOBILE[-4:]}。</p>")
    assert "disabled" in client.get(address).content.decode()  # one manuscript at a time


def test_what_was_typed_stays_where_it_is_refused(crew: Crew, address: str) -> None:
    answer = browser(crew.officer).post(address, {"words": "没有的人", "ground": "条例第十五条"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert 'data-code="mask_nothing_found"' in shown
    assert "没有的人" in shown
    assert Item.objects.get().edition == 1


def test_a_word_that_stands_nowhere_is_told_before_anything_is_masked(crew: Crew, address: str) -> None:
    client = browser(crew.officer)
    typed = {"words": "欧阳丽娟\n欧阳丽绢", "ground": "条例第十五条"}
    shown = client.post(address, typed).content.decode()
    assert 'data-code="mask_word_missing"' in shown
    assert "没有找到：“欧阳丽绢”" in shown
    assert 'name="anyway"' in shown
    assert not Manuscript.objects.exists()
    assert client.post(address, {**typed, "anyway": "on"}).status_code == 302
    assert "欧阳丽娟" not in Manuscript.objects.get().body


def test_others_do_not_see_it(crew: Crew, address: str) -> None:
    assert browser(crew.reviewer).get(address).status_code == 403
    assert Client().get(address).status_code == 302
