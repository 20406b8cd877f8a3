"""The pages for people and posts: what an administrator does with them, and what a page refuses and why."""

import re
from datetime import date

import pytest
from django.test import Client

from gongkai.events import clock
from gongkai.units.models import Person, Post, Role, Unit
from tests.support.catalogue import a_unit
from tests.support.personnel import PASSWORD, a_person, a_post, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    city = a_unit("990000", "明川市人民政府", path="0000", level="city")
    a_unit("990123", "明川市水务局", path="00000002", parent=city)
    return a_unit("990122", "明川市住房和城乡建设局", path="00000001", parent=city)


@pytest.fixture
def keeper(unit: Unit) -> Client:
    person = a_person("keeper", unit)
    a_post(person, unit, Role.UNIT_ADMINISTRATOR)
    return signed_in(person)


def test_add_a_person_with_a_post_and_hand_over_the_password(unit: Unit, keeper: Client) -> None:
    form = {"name": "张伟", "login": "zhangwei", "role": "information_officer", "telephone": "0990-0000001"}
    answer = keeper.post(f"/workspace/staff/{unit.code}/add", form)
    found = re.search(r'id="once">([a-z0-9-]{14})<', answer.content.decode())
    assert found
    person = Person.objects.get(login="zhangwei")
    assert person.check_password(found[1])
    assert Post.objects.get(person=person).role == "information_officer"
    assert found[1] not in keeper.get(f"/workspace/people/{person.pk}/").content.decode()  # nowhere but there
    again = keeper.post(f"/workspace/staff/{unit.code}/add", form)
    assert again.status_code == 422
    assert 'data-code="login_taken"' in again.content.decode()
    assert 'value="0990-0000001"' in again.content.decode()  # what was typed is kept


def test_a_post_that_may_not_be_given_makes_no_account(unit: Unit, keeper: Client) -> None:
    page = keeper.get(f"/workspace/staff/{unit.code}/add").content.decode()
    assert 'value="office"' not in page
    answer = keeper.post(f"/workspace/staff/{unit.code}/add", {"name": "张伟", "login": "zhangwei", "role": "office"})
    assert answer.status_code == 422
    assert not Person.objects.filter(login="zhangwei").exists()


def test_give_a_post_with_days_and_a_deputy_then_end_it(unit: Unit, keeper: Client) -> None:
    first = a_post(a_person("zhao", unit), unit, Role.APPROVER)
    person = a_person("qian", unit)
    today = clock.today()
    form = {"role": "approver", "valid_from": today.isoformat(), "valid_until": "2099-12-31", "stands_in_for": str(first.pk)}
    assert keeper.post(f"/workspace/people/{person.pk}/give", form).status_code == 302
    post = Post.objects.get(person=person)
    assert (post.deputy, post.stands_in_for, post.valid_until) == (True, first, date(2099, 12, 31))
    assert "顶替赵zhao" in keeper.get(f"/workspace/people/{person.pk}/").content.decode()
    assert keeper.post(f"/workspace/posts/{post.pk}/end", {"last_day": "2001-01-01"}).status_code == 422
    assert keeper.get(f"/workspace/posts/{post.pk}/end").status_code == 200
    assert Post.objects.get(pk=post.pk).revoked_at is None  # asking ends nothing
    assert keeper.post(f"/workspace/posts/{post.pk}/end", {"reason": "调离"}).status_code == 302
    assert Post.objects.get(pk=post.pk).revoked_at is not None


@pytest.mark.parametrize("act", ["password", "second-factor", "deactivate"])
def test_an_act_asks_before_it_is_done(unit: Unit, keeper: Client, act: str) -> None:
    person = a_person("zhao", unit)
    address = f"/workspace/people/{person.pk}/{act}"
    before = Person.objects.values().get(pk=person.pk)
    assert keeper.get(address).status_code == 200
    assert Person.objects.values().get(pk=person.pk) == before
    assert keeper.post(address, {"reason": "试"}).status_code in {200, 302}
    assert person.events.count() == 1
    assert keeper.get(f"/workspace/people/{person.pk}/unheard-of").status_code == 404


def test_a_reset_password_is_shown_once_and_ends_the_sessions(unit: Unit, keeper: Client) -> None:
    person = a_person("zhao", unit)
    theirs = signed_in(person)
    assert theirs.get("/workspace/").status_code == 200
    answer = keeper.post(f"/workspace/people/{person.pk}/password")
    assert re.search(r'id="once">[a-z0-9-]{14}<', answer.content.decode())
    assert theirs.get("/workspace/").status_code == 302
    person.refresh_from_db()
    assert not person.check_password(PASSWORD)


def test_what_is_not_yours_says_so_before_the_click(unit: Unit, keeper: Client) -> None:
    person = a_person("zhao", unit)
    a_post(person, Unit.objects.get(code="990000"), Role.OFFICE)
    page = keeper.get(f"/workspace/people/{person.pk}/").content.decode()
    assert "请由主管部门办理" in page
    assert f"/workspace/people/{person.pk}/password" not in page
    assert keeper.post(f"/workspace/people/{person.pk}/password").status_code == 422


def test_another_units_people_are_not_there(unit: Unit, keeper: Client) -> None:
    stranger = a_person("stranger", Unit.objects.get(code="990123"))
    post = a_post(stranger, Unit.objects.get(code="990123"), Role.APPROVER)
    for address in (f"people/{stranger.pk}/", f"people/{stranger.pk}/give", f"people/{stranger.pk}/password", f"posts/{post.pk}/end"):
        assert keeper.get(f"/workspace/{address}").status_code == 404
        assert keeper.post(f"/workspace/{address}").status_code in {404, 405}
    assert keeper.post(f"/workspace/people/{stranger.pk}/change", {"name": "改名"}).status_code == 404
    assert keeper.get("/workspace/staff/990123/").status_code == 403
    assert keeper.post("/workspace/staff/990123/add", {"name": "甲", "login": "jia"}).status_code == 403
    form = {"role": "approver", "valid_from": "2026-01-01", "unit": "990123"}
    assert keeper.post(f"/workspace/people/{a_person('own', unit).pk}/give", form).status_code == 403


def test_somebody_with_two_posts_acts_in_one(unit: Unit) -> None:
    person = a_person("zhao", unit)
    first, second = a_post(person, unit, Role.INFORMATION_OFFICER), a_post(person, unit, Role.UNIT_ADMINISTRATOR)
    client = signed_in(person)
    assert client.get(f"/workspace/staff/{unit.code}/").status_code == 403
    assert client.post("/workspace/post", {"post": second.pk}).status_code == 302
    assert client.get(f"/workspace/staff/{unit.code}/").status_code == 200
    other = a_post(a_person("qian", unit), unit, Role.OFFICE)
    for wrong in (str(other.pk), "x", ""):
        assert client.post("/workspace/post", {"post": wrong}).status_code == 400
    Post.objects.filter(pk=second.pk).update(valid_until="2021-01-01")
    assert client.get(f"/workspace/staff/{unit.code}/").status_code == 403  # back in the post that is left
    assert first.get_role_display() in client.get("/workspace/").content.decode()


def test_who_has_no_post_is_told(unit: Unit) -> None:
    assert "没有有效的岗位" in signed_in(a_person("zhao", unit)).get("/workspace/").content.decode()


def test_the_list_of_units_asks_little(unit: Unit, django_assert_max_num_queries: object) -> None:
    office = a_person("office", unit.parent)
    a_post(office, unit.parent, Role.OFFICE)
    for number in range(30):
        a_unit(f"99020{number:02d}", f"明川市第{number}局", path=f"000000{number + 10}", parent=unit.parent)
    client = signed_in(office)
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        page = client.get("/workspace/staff/").content.decode()
    assert page.count("/workspace/staff/9902") == 30
    assert "明川市第7局" in client.get("/workspace/staff/?q=第7局").content.decode()
