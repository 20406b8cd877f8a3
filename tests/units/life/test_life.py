"""The life of units: what each act does, what follows, and what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest

from gongkai.events import clock
from gongkai.units import heirs, life, paths
from gongkai.units.life.verbs import Part
from gongkai.units.models import Person, Post, Role, StaffEvent, Succession, Unit, UnitChange, UnitEvent, UnitName
from tests.support.catalogue import a_unit
from tests.support.personnel import a_person, a_post, acting
from tests.units.life.conftest import City

pytestmark = pytest.mark.django_db
WHY: dict[str, Any] = {"reason": "机构改革", "document": "明政发〔2026〕12号"}


def fresh(unit: Unit) -> Unit:
    return Unit.objects.get(pk=unit.pk)


def codes(error: pytest.ExceptionInfo[life.UnitChangeRefusedError]) -> set[str]:
    return {said.code for said in error.value.reasons}


def kinds(unit: Unit) -> list[str]:
    return list(UnitEvent.objects.filter(subject=unit).order_by("seq").values_list("kind", flat=True))


def consistent() -> None:
    """Every unit lies in the path of its parent, one step deeper."""
    for unit in Unit.objects.select_related("parent"):
        above = unit.parent.path if unit.parent else ""
        assert unit.path[: -paths.WIDTH] == above, unit


def test_a_new_unit_stands_last_beneath_its_parent_with_the_code_it_was_shown(city: City) -> None:
    done = life.create(code="990100-D04", name="明川市数据局", level="department", parent=city.city, actor=city.office, **WHY)
    unit = Unit.objects.get(code="990100-D04")
    assert done.unit == unit
    assert done.state == "done"
    assert unit.path > fresh(city.county).path
    assert unit.valid_from == clock.today()
    assert kinds(unit) == ["created"]
    event = UnitEvent.objects.get(subject=unit)
    assert (event.person_id, event.post, event.reason) == (city.office.person, "office", "机构改革")
    consistent()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"code": "990100-D01"}, "code_taken"), ({"code": "990100-d01"}, "code_taken"), ({"code": "../x"}, "code_form"),
        ({"name": " "}, "name_needed"), ({"name": "市" * 121}, "name_too_long"), ({"level": "realm"}, "level_unknown"),
        ({"reason": " "}, "reason_needed"), ({"organisation_code": "123456789"}, "organisation_code"), ({"credit_code": "1"}, "credit_code"),
        ({"name": "明川市水务局"}, "name_there"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_unit_is_refused(city: City, changed: dict[str, str], code: str) -> None:
    values: dict[str, Any] = {"code": "990100-D04", "name": "明川市数据局", "level": "department", **WHY, **changed}
    with pytest.raises(life.UnitChangeRefusedError) as error:
        life.create(parent=city.city, actor=city.office, **values)
    assert codes(error) == {code}
    assert Unit.objects.count() == 7
    assert not UnitChange.objects.exists()


def test_a_code_is_never_given_twice_even_when_its_unit_is_over(city: City) -> None:
    life.close(unit=city.third, successor=city.first, actor=city.office, **WHY)
    with pytest.raises(life.UnitChangeRefusedError) as error:
        life.create(code=city.third.code, name="明川市水利局", level="department", parent=city.city, actor=city.office, **WHY)
    assert codes(error) == {"code_taken"}


def test_a_renamed_unit_keeps_code_and_place_and_the_name_of_each_day(city: City) -> None:
    Unit.objects.filter(pk=city.first.pk).update(valid_from=date(2010, 1, 1))
    life.rename(unit=fresh(city.first), name="明川市住房和城乡建设局", short_name="市住建局", on=date(2019, 3, 1), actor=city.office, **WHY)
    life.rename(unit=fresh(city.first), name="明川市住建和城管局", on=date(2024, 5, 1), actor=city.office, **WHY)
    unit = fresh(city.first)
    assert (unit.name, unit.short_name, unit.code, unit.path) == ("明川市住建和城管局", "", city.first.code, city.first.path)
    former = UnitName.objects.filter(unit=unit, kind="former").order_by("valid_from").values_list("name", "valid_from", "valid_until")
    assert list(former) == [
        ("明川市建设局", date(2010, 1, 1), date(2019, 2, 28)), ("明川市住房和城乡建设局", date(2019, 3, 1), date(2024, 4, 30)),
    ]  # fmt: skip
    assert kinds(unit) == ["renamed", "renamed"]
    with pytest.raises(life.UnitChangeRefusedError) as error:
        life.rename(unit=unit, name="明川市城乡建设局", on=date(2024, 4, 30), actor=city.office, **WHY)
    assert codes(error) == {"before_last_name"}
    with pytest.raises(life.UnitChangeRefusedError) as error:
        life.rename(unit=unit, name=unit.name, actor=city.office, **WHY)
    assert codes(error) == {"same_name"}


def test_a_wrong_renaming_is_undone_by_another(city: City) -> None:
    life.rename(unit=city.first, name="明川市建没局", actor=city.office, **WHY)
    life.rename(unit=fresh(city.first), name="明川市建设局", on=clock.today() + timedelta(days=0), actor=None, reason="写错了")
    assert fresh(city.first).name == "明川市建设局"


def test_a_slip_of_the_pen_leaves_no_former_name(city: City) -> None:
    made = life.create(code="990100-D04", name="明川市教居", level="department", parent=city.city, actor=city.office, **WHY).unit
    assert made is not None
    life.rename(unit=made, name="明川市数据居", actor=city.office, **WHY)
    life.rename(unit=fresh(made), name="明川市数据局", actor=city.office, **WHY)
    assert not UnitName.objects.filter(unit=made).exists()
    with pytest.raises(life.UnitChangeRefusedError) as error:
        life.close(unit=fresh(made), successor=city.first, actor=city.office, **WHY)
    assert codes(error) == {"before_it_began"}


def test_a_unit_moves_with_all_beneath_it_and_codes_stay(city: City) -> None:
    done = life.move(unit=city.first, parent=city.county, actor=city.office, **WHY)
    assert done.figures == {"units": 1}
    assert fresh(city.first).parent == city.county
    assert fresh(city.below).path.startswith(fresh(city.first).path)
    assert fresh(city.below).code == city.below.code
    consistent()


def test_what_cannot_be_moved_is_refused(city: City) -> None:
    for unit, parent, code in (
        (city.first, city.below, "beneath_itself"),
        (city.first, city.first, "beneath_itself"),
        (city.first, city.city, "already_there"),
    ):
        with pytest.raises(life.UnitChangeRefusedError) as error:
            life.move(unit=unit, parent=parent, actor=city.office, **WHY)
        assert codes(error) == {code}
    life.close(unit=city.third, actor=city.office, **WHY)
    with pytest.raises(life.UnitChangeRefusedError) as error:
        life.move(unit=city.first, parent=fresh(city.third), actor=city.office, **WHY)
    assert codes(error) == {"parent_ended"}


def test_two_merge_into_one_of_them_with_people_and_sub_units(city: City) -> None:
    person = a_person("wang", city.first)
    a_post(person, city.first, Role.APPROVER)
    a_post(a_person("li", city.first), city.first, Role.APPROVER, deputy=True, stands_in_for=Post.objects.get(person=person))
    a_post(a_person("gone", city.first, is_active=False), city.first, Role.SECTION_HEAD)
    done = life.merge(units=[city.first, city.second], into=city.third, actor=city.office, **WHY)
    assert done.figures == {"units": 1, "posts_moved": 2, "posts_ended": 1, "people": 3, "addresses": 2}
    for unit in (city.first, city.second):
        assert fresh(unit).valid_until == clock.today() - timedelta(days=1)
        assert kinds(unit) == ["merged"]
        assert heirs.heir(fresh(unit)) == city.third
    assert fresh(city.below).parent == city.third
    held = Post.objects.filter(unit=city.third, revoked_at=None).order_by("deputy")
    assert [(post.person.login, post.role) for post in held] == [("wang", "approver"), ("li", "approver")]
    assert held[1].stands_in_for == held[0]
    assert Person.objects.get(login="wang").unit == city.third
    assert StaffEvent.objects.filter(subject=person).order_by("-seq").values_list("kind", flat=True)[0] == "post_ended"
    assert fresh(city.third).inherits
    consistent()


def test_posts_end_where_the_page_said_so(city: City) -> None:
    a_post(a_person("wang", city.first), city.first, Role.APPROVER)
    life.close(unit=city.first, successor=city.second, posts="end", actor=city.office, **WHY)
    assert not Post.objects.filter(unit=city.second).exists()
    assert Post.objects.get(unit=city.first).revoked_at is not None


def test_a_chain_leads_to_whoever_carries_on_at_last(city: City) -> None:
    life.merge(units=[city.first], into=city.second, actor=city.office, **WHY)
    life.merge(units=[fresh(city.second)], into=city.third, actor=city.office, **WHY)
    assert heirs.heir(fresh(city.first)) == city.third
    assert {share.unit for share in heirs.inherited(fresh(city.third))} == {city.first.pk, city.second.pk}
    assert heirs.inherited(fresh(city.city)) == []
    assert heirs.heirs(fresh(city.third)) == []


def test_a_split_asks_who_takes_what(city: City) -> None:
    kept = a_post(a_person("wang", city.first), city.first, Role.APPROVER)
    over = a_post(a_person("li", city.first), city.first, Role.SECTION_HEAD)
    parts = [Part(city.second, ["0203"]), Part(city.third, rest=True)]
    life.split(
        unit=city.first,
        parts=parts,
        posts={kept.pk: city.second.pk, over.pk: 0},
        children={city.below.pk: city.second.pk},
        actor=city.office,
        **WHY,
    )
    assert heirs.heir(fresh(city.first)) is None
    assert set(heirs.heirs(fresh(city.first))) == {city.second, city.third}
    assert heirs.inherited(fresh(city.second))[0].limits == ((frozenset({"0203"}), frozenset()),)
    assert heirs.inherited(fresh(city.third))[0].limits == ((frozenset(), frozenset({"0203"})),)
    assert fresh(city.below).parent == city.second
    assert Post.objects.filter(unit=city.second, role="approver", revoked_at=None).exists()
    assert not Post.objects.filter(person__login="li", revoked_at=None).exists()
    assert Person.objects.get(login="li").unit == city.third


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (lambda city: [Part(city.second, rest=True)], "two_needed"),
        (lambda city: [Part(city.second, ["02"]), Part(city.third, ["03"])], "rest_needed"),
        (lambda city: [Part(city.second, rest=True), Part(city.third, rest=True)], "rest_needed"),
        (lambda city: [Part(city.second, ["02"]), Part(city.third, ["02"], rest=True)], "column_twice"),
        (lambda city: [Part(city.first, ["02"]), Part(city.third, rest=True)], "successor_itself"),
        (lambda city: [Part(city.below, ["02"]), Part(city.third, rest=True)], "successor_beneath"),
    ],
)
def test_a_split_that_leaves_something_open_is_refused(city: City, parts: Any, code: str) -> None:
    with pytest.raises(life.UnitChangeRefusedError) as error:
        life.split(unit=city.first, parts=parts(city), actor=city.office, **WHY)
    assert code in codes(error)
    assert not Succession.objects.exists()


def test_a_unit_that_is_over_changes_no_more_and_takes_nobody(city: City) -> None:
    life.close(unit=city.third, actor=city.office, **WHY)
    over = fresh(city.third)
    assert heirs.heir(over) is None
    for call in (
        lambda: life.rename(unit=over, name="另一个名称", actor=city.office, **WHY),
        lambda: life.move(unit=over, parent=city.county, actor=city.office, **WHY),
        lambda: life.close(unit=over, actor=city.office, **WHY),
        lambda: life.merge(units=[city.first], into=over, actor=city.office, **WHY),
        lambda: life.merge(units=[over], into=city.first, actor=city.office, **WHY),
    ):
        with pytest.raises(life.UnitChangeRefusedError) as error:
            call()
        assert "unit_ended" in codes(error)


def test_what_stands_beneath_must_go_somewhere_and_the_top_stays(city: City) -> None:
    with pytest.raises(life.UnitChangeRefusedError) as error:
        life.close(unit=city.first, actor=city.office, **WHY)
    assert codes(error) == {"has_children"}
    with pytest.raises(life.UnitChangeRefusedError) as error:
        life.close(unit=city.city, successor=city.county, actor=None, **WHY)
    assert {"root_stays", "successor_beneath"} <= codes(error)


def test_an_act_of_a_later_day_waits_and_may_be_cancelled(city: City) -> None:
    later = clock.today() + timedelta(days=30)
    planned = life.merge(units=[city.first], into=city.second, on=later, actor=city.office, **WHY)
    assert planned.state == "planned"
    assert fresh(city.first).valid_until is None
    with pytest.raises(life.UnitChangeRefusedError) as error:
        life.close(unit=city.first, successor=city.third, actor=city.office, **WHY)
    assert codes(error) == {"change_waits"}
    assert life.carry_out(planned.pk).state == "planned"
    life.cancel(planned, actor=city.office, reason="改革方案有变")
    assert kinds(city.second) == ["cancelled"]
    assert life.carry_out(planned.pk).state == "cancelled"
    with pytest.raises(life.UnitChangeRefusedError) as error:
        life.cancel(planned, actor=city.office, reason="再取消一次")
    assert codes(error) == {"not_planned"}
    life.close(unit=city.first, successor=city.third, actor=city.office, **WHY)


def test_on_its_day_it_is_done_once_or_says_why_not(city: City) -> None:
    later = clock.today() + timedelta(days=30)
    at = clock.now() + timedelta(days=30)
    planned = life.merge(units=[city.first], into=city.second, on=later, actor=city.office, **WHY)
    other = life.rename(unit=city.third, name="明川市水利局", on=later, actor=city.office, **WHY)
    life.close(unit=city.third, actor=city.office, at=clock.now() + timedelta(days=1), **WHY)
    assert life.carry_out(planned.pk, at=at).state == "done"
    assert life.carry_out(planned.pk, at=at).state == "done"
    assert kinds(city.first) == ["merged"]
    assert fresh(city.first).valid_until == later - timedelta(days=1)
    failed = life.carry_out(other.pk, at=at)
    assert failed.state == "failed"
    assert [problem["code"] for problem in failed.problems] == ["unit_ended"]


def test_who_does_not_direct_the_units_is_refused(city: City) -> None:
    county = acting(a_post(a_person("county", city.county), city.county, Role.OFFICE))
    keeper = acting(a_post(a_person("keeper", city.first), city.first, Role.UNIT_ADMINISTRATOR))
    system = acting(a_post(a_person("system", city.city), city.city, Role.SYSTEM_ADMINISTRATOR))
    for actor in (county, keeper, system):
        for call in (
            lambda who: life.rename(unit=city.first, name="明川市城乡建设局", actor=who, **WHY),
            lambda who: life.move(unit=city.far, parent=city.first, actor=who, **WHY),
            lambda who: life.merge(units=[city.first], into=city.far, actor=who, **WHY),
            lambda who: life.create(code="X9", name="新单位", level="department", parent=city.city, actor=who, **WHY),
        ):
            with pytest.raises(life.UnitChangeRefusedError) as error:
                call(actor)
            assert "not_your_unit" in codes(error)
    life.rename(unit=city.far, name="安澜县水务局", actor=county, **WHY)


def test_of_two_acts_on_what_one_page_showed_the_second_is_refused(city: City) -> None:
    shown = fresh(city.first).version
    life.rename(unit=city.first, name="明川市城乡建设局", version=shown, actor=city.office, **WHY)
    with pytest.raises(life.UnitChangeRefusedError) as error:
        life.close(unit=city.first, successor=city.second, version=shown, actor=city.office, **WHY)
    assert "changed_meanwhile" in codes(error)


def test_a_rehearsal_tells_everything_and_does_nothing(city: City) -> None:
    a_post(a_person("wang", city.first), city.first, Role.APPROVER)
    later = clock.today() + timedelta(days=9)
    foreseen = life.rehearse(life.merge, units=[city.first], into=city.second, on=later, actor=city.office, **WHY)
    assert foreseen.figures == {"units": 1, "posts_moved": 1, "people": 1, "addresses": 1}
    assert fresh(city.first).valid_until is None
    assert not UnitChange.objects.exists()
    assert not UnitEvent.objects.exists()
    with pytest.raises(life.UnitChangeRefusedError):
        life.rehearse(life.close, unit=city.first, actor=city.office, **WHY)


def test_a_unit_that_an_import_made_is_placed_or_merged_by_the_office_of_the_platform(city: City) -> None:
    stray = a_unit("X00001", "明川市建委", path="y000", provisional=True)
    life.merge(units=[stray], into=city.first, actor=city.office, **WHY)
    assert heirs.heir(fresh(stray)) == city.first
    other = a_unit("X00002", "明川市档案局", path="y001", provisional=True)
    life.move(unit=other, parent=city.city, actor=city.office, **WHY)
    assert not fresh(other).provisional
    consistent()
