"""Enter units: placed once, changed by code, moved with all that is beneath them; or refused as a whole."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.units import queries
from gongkai.units.models import Contact, Succession, Unit, UnitName
from gongkai.units.record import Alias, ContactRecord, UnitRecord
from gongkai.units.services import Entered, UnitsRefused, create_provisional, enter_units, move
from gongkai.units.standing import standing
from tests.support.drafts import GOVERNMENT, HOUSING, OFFICE, RECORDS, TOWN, WATER, enter_city

pytestmark = pytest.mark.django_db


def codes() -> list[str]:
    return [unit.code for unit in queries.list_units(size=500)[0]]


def test_units_are_created_in_the_order_given_whatever_comes_first() -> None:
    done = enter_units(tuple(reversed(RECORDS)))
    assert (done.created, done.changed, done.unchanged, done.warnings) == (5, 0, 0, [])
    units = {unit.code: unit for unit in Unit.objects.all()}
    assert units[WATER].path.startswith(units[HOUSING].path)
    assert units[HOUSING].path.startswith(units[GOVERNMENT].path)
    assert queries.root() == units[GOVERNMENT]


def test_a_second_entry_changes_nothing() -> None:
    enter_city()
    before = list(Unit.objects.order_by("pk").values())
    assert enter_units(RECORDS) == Entered(unchanged=5)
    assert list(Unit.objects.order_by("pk").values()) == before
    assert UnitName.objects.count() == 1
    assert Contact.objects.count() == 1


def test_a_public_enterprise_takes_no_applications_unless_it_says_so() -> None:
    city = enter_city()
    assert not city[WATER].accepts_applications
    assert city[TOWN].accepts_applications
    enter_units([replace(RECORDS[3], accepts_applications=True)])
    assert Unit.objects.get(code=WATER).accepts_applications


def test_a_changed_name_leaves_the_former_one() -> None:
    city = enter_city()
    done = enter_units([replace(record, name="明川市住房城乡建设局") if record.code == HOUSING else record for record in RECORDS])
    assert (done.changed, done.unchanged) == (1, 4)
    housing = Unit.objects.get(code=HOUSING)
    assert (housing.name, housing.path, housing.version) == ("明川市住房城乡建设局", city[HOUSING].path, city[HOUSING].version + 1)
    former = {name.name for name in standing(housing, date(2026, 9, 1)).former}
    assert former == {"明川市建设委员会", "明川市住房和城乡建设局"}
    assert housing in queries.named("建设委员会")


def test_a_changed_contact_or_guidance_counts_as_a_change() -> None:
    city = enter_city()
    contact = ContactRecord(office="政务公开办")
    done = enter_units([replace(RECORDS[1], contact=contact, guided_by=GOVERNMENT)])
    assert done.changed == 1
    office = Unit.objects.select_related("contact").get(code=OFFICE)
    assert (office.contact.office, office.contact.address, office.guided_by) == ("政务公开办", "", city[GOVERNMENT])
    assert office.version == city[OFFICE].version + 1


def test_a_move_takes_the_subtree_along_and_keeps_codes() -> None:
    city = enter_city()
    enter_units([replace(RECORDS[2], parent=OFFICE)])
    housing, water = Unit.objects.get(code=HOUSING), Unit.objects.get(code=WATER)
    assert (housing.parent, water.parent) == (city[OFFICE], housing)
    assert housing.path.startswith(city[OFFICE].path)
    assert water.path.startswith(housing.path)
    assert codes() == [GOVERNMENT, OFFICE, HOUSING, WATER, TOWN]
    with pytest.raises(ValueError):
        move(housing, water)


def test_parent_and_child_move_apart_in_one_entry() -> None:
    city = enter_city()
    enter_units([replace(RECORDS[2], parent=OFFICE), replace(RECORDS[3], parent=TOWN), replace(RECORDS[4], name="明川市安平街道办事处")])
    housing, water, town = (Unit.objects.get(code=code) for code in (HOUSING, WATER, TOWN))
    assert housing.path.startswith(city[OFFICE].path)
    assert water.path.startswith(town.path)
    assert (water.parent, town.path) == (town, city[TOWN].path)


def test_a_subtree_moves_beneath_one_that_moves_itself() -> None:
    city = enter_city()
    enter_units([replace(RECORDS[1], parent=TOWN), replace(RECORDS[3], parent=OFFICE)])
    office, water = Unit.objects.get(code=OFFICE), Unit.objects.get(code=WATER)
    assert office.path.startswith(city[TOWN].path)
    assert water.path.startswith(office.path)


def test_a_move_and_a_new_child_in_one_entry() -> None:
    enter_city()
    heat = UnitRecord(code="990802", name="明川市热力公司", level="enterprise", parent=HOUSING)
    enter_units([replace(RECORDS[2], parent=OFFICE), heat])
    housing = Unit.objects.get(code=HOUSING)
    assert Unit.objects.get(code="990802").path.startswith(housing.path)
    assert len({unit.path for unit in Unit.objects.all()}) == 6


def test_a_parent_that_nobody_knows_is_a_warning() -> None:
    done = enter_units([UnitRecord(code="1", name="甲局", level="department", parent="missing")])
    assert done.warnings == [("1", "parent_missing", "missing")]
    assert Unit.objects.get(code="1").parent is None
    enter_units(
        [UnitRecord(code="missing", name="乙市", level="city"), UnitRecord(code="1", name="甲局", level="department", parent="missing")]
    )
    assert Unit.objects.get(code="1").parent == Unit.objects.get(code="missing")


@pytest.mark.parametrize(("records", "reason"), [
    ((UnitRecord(code="1", name="甲", level="city"), UnitRecord(code="1", name="乙", level="city")), "code_doubled"),
    ((UnitRecord(code="1", name="甲", level="planet"),), "level_unknown"),
    (tuple(UnitRecord(code=str(n), name="甲", level="city", parent=str((n + 1) % 3)) for n in range(3)), "parents_in_a_circle"),
    ((UnitRecord(code="1", name="甲", level="city", parent="1"),), "parents_in_a_circle"),
])  # fmt: skip
def test_what_cannot_be_is_refused_as_a_whole(records: tuple[UnitRecord, ...], reason: str) -> None:
    with pytest.raises(UnitsRefused) as refused:
        enter_units([UnitRecord(code="good", name="好局", level="department"), *records])
    assert {code for _, code, _ in refused.value.reasons} == {reason}
    assert not Unit.objects.exists()


def test_a_circle_with_what_is_here_already_is_refused() -> None:
    enter_city()
    with pytest.raises(UnitsRefused) as refused:
        enter_units([replace(RECORDS[0], parent=WATER)])
    assert refused.value.reasons == [(GOVERNMENT, "parents_in_a_circle", WATER)]
    assert Unit.objects.get(code=GOVERNMENT).parent is None


def test_provisional_units_stand_last_in_every_list_until_they_are_placed() -> None:
    enter_city()
    stranger = create_provisional("明川市史志办")
    other = create_provisional("明川市老龄办")
    assert (stranger.code, other.code) == ("X00001", "X00002")
    assert codes()[-2:] == ["X00001", "X00002"]
    enter_units([UnitRecord(code="zz", name="另一市", level="city")])
    assert codes()[-3:] == ["zz", "X00001", "X00002"]
    assert queries.directory()[-1].level == "provisional"
    enter_units([UnitRecord(code="X00001", name="明川市史志办", level="department", parent=GOVERNMENT)])
    assert codes()[-2:] == ["zz", "X00002"]
    assert not Unit.objects.get(code="X00001").provisional


def test_a_provisional_unit_that_is_confirmed_without_a_parent_leaves_the_last_places() -> None:
    create_provisional("明川市史志办")
    create_provisional("明川市老龄办")
    enter_units([UnitRecord(code="X00002", name="明川市老龄办", level="department"), *RECORDS])
    assert sorted(codes()[:-1]) == sorted([GOVERNMENT, OFFICE, HOUSING, WATER, TOWN, "X00002"])
    assert codes()[-1] == "X00001"


def test_who_carries_on_after_a_unit_that_ended() -> None:
    enter_units([*RECORDS, UnitRecord(code="990190", name="明川市房管局", level="department", parent=GOVERNMENT, valid_until=date(2019, 3, 1),
                                      successor=HOUSING, succession_reason="机构改革")])  # fmt: skip
    enter_units([UnitRecord(code="990190", name="明川市房管局", level="department", parent=GOVERNMENT, valid_until=date(2019, 3, 1),
                            successor=HOUSING, succession_reason="机构改革")])  # fmt: skip
    assert Succession.objects.count() == 1
    ended = standing(Unit.objects.get(code="990190"), date(2026, 1, 1))
    assert ended.ended == date(2019, 3, 1)
    assert [(row.successor.code, row.reason) for row in ended.successors] == [(HOUSING, "机构改革")]
    assert [row.unit.code for row in standing(Unit.objects.get(code=HOUSING), date(2026, 1, 1)).predecessors] == ["990190"]


def test_lists_page_by_path_through_every_unit_once() -> None:
    enter_units([UnitRecord(code=f"u{number:03d}", name=f"第{number}局", level="department") for number in range(57)])
    seen: list[str] = []
    after: str | None = ""
    while after is not None:
        page, after = queries.list_units(after=after, size=10)
        seen += [unit.code for unit in page]
    assert seen == [f"u{number:03d}" for number in range(57)]
    assert queries.list_units(after="nobody") == ([], None)


def test_an_alias_may_be_said_twice() -> None:
    enter_units([replace(RECORDS[2], parent="", aliases=(Alias("建设局", "popular"), Alias("建设局", "popular")))])
    assert UnitName.objects.filter(name="建设局").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_draw_no_code_twice_and_make_no_unit_twice() -> None:
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    names = [f"明川市第{number}办公室" for number in range(8)]

    def work() -> list[str]:
        try:
            return [create_provisional(name).code for name in names]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        one, other = [job.result() for job in [pool.submit(work), pool.submit(work)]]
    assert one == other
    assert len(set(one)) == len(names) == Unit.objects.count()
