"""Verbs on staff: who may do what to whom, what stays, what ends."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import authenticate
from django.db import DatabaseError, connection, transaction
from django.test import RequestFactory

from gongkai.events import clock
from gongkai.units import staff
from gongkai.units.gate import Actor
from gongkai.units.models import Person, Post, Role, StaffEvent, Unit
from gongkai.units.staff import StaffRefusedError
from tests.support.catalogue import a_unit
from tests.support.personnel import PASSWORD, a_person, a_post, acting

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 22)
AT = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)


@pytest.fixture
def city() -> Unit:
    return a_unit("990000", "明川市人民政府", path="0000", level="city")


@pytest.fixture
def bureau(city: Unit) -> Unit:
    return a_unit("990122", "明川市住房和城乡建设局", path="00000001", parent=city)


@pytest.fixture
def other(city: Unit) -> Unit:
    return a_unit("990123", "明川市水务局", path="00000002", parent=city)


@pytest.fixture
def administrator(bureau: Unit) -> Actor:
    return acting(a_post(a_person("keeper", bureau), bureau, Role.UNIT_ADMINISTRATOR))


@pytest.fixture
def office(city: Unit) -> Actor:
    return acting(a_post(a_person("office", city), city, Role.OFFICE))


def codes(error: pytest.ExceptionInfo[StaffRefusedError]) -> set[str]:
    return {said.code for said in error.value.reasons}


def kinds(person: Person) -> list[str]:
    return list(StaffEvent.objects.filter(subject=person).order_by("seq").values_list("kind", flat=True))


def signs_in(login: str, password: str) -> bool:
    return authenticate(RequestFactory().post("/"), username=login, password=password) is not None


def test_a_new_person_signs_in_with_the_password_that_was_handed_over(bureau: Unit, administrator: Actor) -> None:
    person, password = staff.create_person(login=" ZhangWei ", name="张伟", unit=bureau, actor=administrator, at=AT)
    assert (person.login, person.must_change_password, person.is_active) == ("zhangwei", True, True)
    assert signs_in("zhangwei", password)
    assert person.password.startswith("argon2")
    event = StaffEvent.objects.get(subject=person)
    assert (event.kind, event.person_id, event.post, event.unit_id, event.at) == (
        "created",
        administrator.person,
        "unit_administrator",
        bureau.pk,
        AT,
    )
    assert "张伟" not in str(event.data)


@pytest.mark.parametrize("login", ["张伟", "ab", "-ab", "a b c", "a" * 41, ""])
def test_a_login_name_has_a_form(bureau: Unit, administrator: Actor, login: str) -> None:
    with pytest.raises(StaffRefusedError) as error:
        staff.create_person(login=login, name="张伟", unit=bureau, actor=administrator)
    assert codes(error) == {"login_form"}


def test_a_login_name_is_used_once_whoever_bears_it(bureau: Unit, other: Unit, office: Actor) -> None:
    a_person("zhao", other, is_active=False)
    with pytest.raises(StaffRefusedError) as error:
        staff.create_person(login="ZHAO", name="赵", unit=bureau, actor=office)
    assert codes(error) == {"login_taken"}


def test_an_administrator_keeps_one_unit_and_the_office_all_beneath(bureau: Unit, other: Unit, administrator: Actor, office: Actor) -> None:
    with pytest.raises(StaffRefusedError) as error:
        staff.create_person(login="zhao", name="赵", unit=other, actor=administrator)
    assert codes(error) == {"not_your_unit"}
    assert staff.create_person(login="zhao", name="赵", unit=other, actor=office)
    county = acting(a_post(a_person("county", other), other, Role.OFFICE))
    with pytest.raises(StaffRefusedError):
        staff.create_person(login="qian", name="钱", unit=bureau, actor=county)


def test_actor_of_counts_the_days_of_posts(bureau: Unit) -> None:
    person = a_person("zhao", bureau)
    days = {
        "information_officer": (DAY, DAY),
        "section_head": (DAY + timedelta(1), None),
        "approver": (date(2020, 1, 1), DAY - timedelta(1)),
    }
    posts = {role: a_post(person, bureau, role, valid_from=first, valid_until=last) for role, (first, last) in days.items()}
    assert {post.role for post in staff.actor_of(person.pk, DAY).posts} == {"information_officer"}
    assert {post.role for post in staff.actor_of(person.pk, DAY + timedelta(1)).posts} == {"section_head"}
    assert staff.actor_of(person.pk, DAY, posts["section_head"].pk).posts == ()
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert staff.actor_of(person.pk, DAY).posts == ()


def test_give_and_end_a_post(bureau: Unit, administrator: Actor) -> None:
    person = a_person("zhao", bureau)
    post = staff.give_post(person=person, unit=bureau, role="approver", actor=administrator, at=AT)
    assert (post.valid_from, post.valid_until) == (DAY, None)
    assert staff.actor_of(person.pk, DAY).roles(bureau.pk, bureau.path) == {"approver"}
    staff.end_post(post=post, actor=administrator, reason="调离", at=AT)
    assert staff.actor_of(person.pk, DAY).posts == ()
    assert kinds(person) == ["post_given", "post_ended"]
    with pytest.raises(StaffRefusedError) as error:
        staff.end_post(post=post, actor=administrator, at=AT)
    assert codes(error) == {"already_over"}


def test_a_post_may_end_on_a_day_to_come(bureau: Unit, administrator: Actor) -> None:
    post = staff.give_post(person=a_person("zhao", bureau), unit=bureau, role="approver", actor=administrator, at=AT)
    with pytest.raises(StaffRefusedError) as error:
        staff.end_post(post=post, actor=administrator, last_day=DAY - timedelta(1), at=AT)
    assert codes(error) == {"dates_reversed"}
    staff.end_post(post=post, actor=administrator, last_day=DAY + timedelta(5), at=AT)
    assert len(staff.actor_of(post.person_id, DAY + timedelta(5)).posts) == 1
    assert staff.actor_of(post.person_id, DAY + timedelta(6)).posts == ()


@pytest.mark.parametrize(
    ("role", "by_administrator", "by_office"),
    [(role.value, role not in {Role.OFFICE, Role.ASSESSOR, Role.SYSTEM_ADMINISTRATOR}, True) for role in Role],
)
def test_which_posts_may_be_given(
    bureau: Unit, administrator: Actor, office: Actor, role: str, by_administrator: bool, by_office: bool
) -> None:
    for number, (actor, allowed) in enumerate(((administrator, by_administrator), (office, by_office))):
        person = a_person(f"zhao{number}", bureau)
        if allowed:
            assert staff.give_post(person=person, unit=bureau, role=role, actor=actor, at=AT).role == role
            continue
        with pytest.raises(StaffRefusedError) as error:
            staff.give_post(person=person, unit=bureau, role=role, actor=actor, at=AT)
        assert codes(error) == {"role_not_yours"}


def test_what_cannot_be_a_post(bureau: Unit, other: Unit, administrator: Actor) -> None:
    person = a_person("zhao", bureau)
    post = a_post(person, bureau, "approver")
    colleague = a_post(a_person("qian", bureau), bureau, "information_officer")
    ended = a_unit("990130", "明川市原粮食局", path="00000009", valid_until=date(2020, 1, 1))

    def refused(**fields: object) -> set[str]:
        with pytest.raises(StaffRefusedError) as error:
            staff.give_post(**{"person": person, "unit": bureau, "role": "approver", "actor": None, "at": AT, **fields})  # type: ignore[arg-type]
        return codes(error)

    assert refused() == {"already_held"}
    assert refused(role="mayor") == {"role_unknown"}
    assert refused(unit=ended) == {"unit_ended"}
    assert refused(role="section_head", valid_from=DAY, valid_until=DAY - timedelta(1)) == {"dates_reversed"}
    assert refused(role="section_head", valid_from=date(2020, 1, 1), valid_until=date(2021, 1, 1)) == {"already_over"}
    assert refused(role="system_administrator") == {"administrator_apart"}
    assert refused(role="section_head", stands_in_for=colleague) == {"deputy_of_another"}
    assert refused(role="information_officer", stands_in_for=post) == {"deputy_of_another"}
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert "person_inactive" in refused(role="section_head")


def test_a_deputy_stands_in_for_a_colleague(bureau: Unit, administrator: Actor) -> None:
    first = a_post(a_person("zhao", bureau), bureau, "approver")
    deputy = staff.give_post(person=a_person("qian", bureau), unit=bureau, role="approver", stands_in_for=first, actor=administrator, at=AT)
    assert deputy.deputy
    assert staff.actor_of(deputy.person_id, DAY).posts[0].deputy


def test_a_reset_password_must_be_changed_and_the_old_one_is_void(bureau: Unit, administrator: Actor) -> None:
    person = a_person("zhao", bureau)
    before = person.get_session_auth_hash()
    password = staff.reset_password(person=person, actor=administrator)
    person.refresh_from_db()
    assert person.must_change_password
    assert person.get_session_auth_hash() != before
    assert signs_in("zhao", password)
    assert not signs_in("zhao", PASSWORD)
    with pytest.raises(StaffRefusedError) as error:
        staff.set_password(person=person, password=password)
    assert codes(error) == {"password_same"}
    staff.set_password(person=person, password="xin-mima-2026")
    assert not Person.objects.get(pk=person.pk).must_change_password
    assert kinds(person) == ["password_reset", "password_set"]


@pytest.mark.parametrize("password", ["short-1", "12345678901234", "password123", "zhao-wenlan"])
def test_a_weak_password_is_refused(bureau: Unit, password: str) -> None:
    person = a_person("zhao-wenlan", bureau)
    with pytest.raises(StaffRefusedError) as error:
        staff.set_password(person=person, password=password)
    assert codes(error) == {"password_weak"}


def test_nobody_gains_a_post_by_the_password_of_its_holder(city: Unit, bureau: Unit, administrator: Actor) -> None:
    """The bureau's administrator may not reset who sits in the bureau and holds a post of the city's office."""
    person = a_person("zhao", bureau)
    a_post(person, city, Role.OFFICE)
    for verb in (staff.reset_password, staff.reset_second_factor, staff.deactivate):
        with pytest.raises(StaffRefusedError) as error:
            verb(person=person, actor=administrator)
        assert codes(error) == {"holds_posts_beyond"}


def test_not_oneself(bureau: Unit, administrator: Actor) -> None:
    me = Person.objects.get(pk=administrator.person)
    for verb in (staff.reset_password, staff.reset_second_factor, staff.deactivate):
        with pytest.raises(StaffRefusedError) as error:
            verb(person=me, actor=administrator)
        assert codes(error) == {"oneself"}


def test_deactivate_ends_everything_and_reactivate_gives_no_post_back(bureau: Unit, administrator: Actor) -> None:
    person = a_person("zhao", bureau)
    a_post(person, bureau, "approver")
    staff.deactivate(person=person, actor=administrator, reason="退休", at=AT)
    person.refresh_from_db()
    assert not signs_in("zhao", PASSWORD)
    assert Post.objects.get(person=person).revoked_at == AT
    with pytest.raises(StaffRefusedError) as error:
        staff.deactivate(person=person, actor=administrator)
    assert codes(error) == {"already_inactive"}
    password = staff.reactivate(person=person, actor=administrator, at=AT)
    assert signs_in("zhao", password)
    assert staff.actor_of(person.pk, DAY).posts == ()


def test_what_happened_is_never_changed(bureau: Unit) -> None:
    person, _password = staff.create_person(login="zhao", name="赵", unit=bureau, actor=None)
    assert StaffEvent.objects.get(subject=person).post == "shell"
    for statement in ("UPDATE units_staffevent SET kind = 'x'", "DELETE FROM units_staffevent"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_verb_without_at_is_now(bureau: Unit) -> None:
    person, _password = staff.create_person(login="zhao", name="赵", unit=bureau, actor=None)
    assert abs(StaffEvent.objects.get(subject=person).at - clock.now()) < timedelta(minutes=1)
