"""Meters of guides and catalogues: what counts, how units and columns are listed, and that the questions stay few for many units."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.catalog import guides, meter_lists, meters
from gongkai.catalog.declarations import declare_none, keep
from gongkai.catalog.freshness import Light
from gongkai.catalog.kept_columns import columns_of, score
from gongkai.catalog.models import Column, ColumnMeter, Edition, UnitMeter
from gongkai.units.models import Unit
from tests.support.drafts import GOVERNMENT, HOUSING, OFFICE, TOWN, WATER, a_draft, enter_city, publish
from tests.support.staff import DAY, employ, moment

pytestmark = pytest.mark.django_db
NOW = moment(9)


@pytest.fixture
def city() -> dict[str, Unit]:
    enter_city()
    return {unit.code: unit for unit in Unit.objects.select_related("contact")}


def kept(unit: Unit, code: str) -> Any:
    return next((one for one in columns_of([unit])[unit.pk] if one.column.code == code), None)


def filled(unit: str, code: str, day: date, number: int = 1) -> None:
    publish(
        [a_draft(number, unit=unit, columns=(code,), published_on=day, summary="概述", key=f"{unit}{code}{number}", document_number="")]
    )


@pytest.mark.parametrize(
    ("code", "latest", "due", "light"),
    [
        ("040103", date(2026, 6, 1), date(2026, 11, 28), Light.SOON),  # 即时+180d
        ("040103", date(2026, 5, 1), date(2026, 10, 28), Light.STALE),
        ("040103", date(2026, 11, 1), date(2027, 4, 30), Light.FRESH),
        ("040102", date(2026, 11, 10), date(2026, 11, 24), Light.SOON),  # 5wd+14d: today is the last day
        ("040102", date(2026, 11, 9), date(2026, 11, 23), Light.STALE),
        ("0004", date(2026, 1, 20), date(2027, 1, 31), Light.FRESH),  # 年: departments until the end of January
        ("0101", date(2012, 1, 4), None, Light.STILL),  # 20wd: nothing recurs
    ],
)
def test_until_when_a_column_is_fresh(city: dict[str, Unit], code: str, latest: date, due: date | None, light: Light) -> None:
    filled(OFFICE, code, latest)
    one = kept(city[OFFICE], code)
    assert (one.latest, one.fresh.due_on, one.fresh.light(DAY)) == (latest, due, light)
    assert one.fresh.stale_on == (due + timedelta(days=1) if due else None)


def test_the_unit_s_own_limit_counts_natural_working_days_or_months(city: dict[str, Unit]) -> None:
    filled(OFFICE, "040103", date(2026, 9, 28))
    column = Column.objects.get(unit=None, code="040103")
    for limit, due in (("即时+30d", date(2026, 10, 28)), ("即时+5wd", date(2026, 10, 10)), ("即时+1m", date(2026, 10, 28))):
        keep(city[OFFICE], column, limit=limit)  # the first week of October is off, the 10th is made up for
        assert kept(city[OFFICE], "040103").fresh.due_on == due


def test_blank_is_what_must_be_there_and_is_not(city: dict[str, Unit]) -> None:
    assert kept(city[OFFICE], "0107").fresh.light(DAY) is Light.BLANK
    assert kept(city[OFFICE], "0104") is None  # optional: nobody misses it
    declare_none(city[OFFICE], Column.objects.get(unit=None, code="0107"), reason="本单位不承诺")
    one = kept(city[OFFICE], "0107")
    assert (one.fresh.light(DAY), one.none_reason) == (Light.NONE, "本单位不承诺")


def test_the_score_counts_blank_as_nothing_and_stale_as_half(city: dict[str, Unit]) -> None:
    before = columns_of([city[OFFICE]])[city[OFFICE].pk]
    assert score(before, DAY) == 0
    filled(OFFICE, "0101", date(2026, 5, 1), 1)
    filled(OFFICE, "040102", date(2026, 5, 1), 2)
    after = columns_of([city[OFFICE]])[city[OFFICE].pk]
    assert score(after, DAY) == int(100 * 1.5 / len(after))


def test_a_guide_that_is_only_a_text_is_read_and_one_without_is_none(city: dict[str, Unit]) -> None:
    assert [one.problem for one in guides.meter(city[OFFICE], None).missing] == ["none"]
    publish([a_draft(1, columns=("0001",), body="<p>受理机构：政务公开科。地址：明川市市府路1号。电话：0990-0000101。</p>")])
    found = guides.current([city[OFFICE]])[city[OFFICE].pk]
    lacks = {one.code for one in guides.meter(city[OFFICE], found).missing}
    assert {"G6", "G8", "G9", "C4"} <= lacks
    assert not lacks & {"G4", "G5", "G7"}


def test_the_latest_guide_holds(city: dict[str, Unit]) -> None:
    publish([a_draft(2, columns=("0001",), title="新指南"), a_draft(1, columns=("0001",), title="旧指南")])
    assert guides.current([city[OFFICE]])[city[OFFICE].pk].title == "新指南"


def test_items_lack_a_summary_or_repeat_their_title(city: dict[str, Unit]) -> None:
    publish([a_draft(1, summary="概述"), a_draft(2), a_draft(3, summary="长" * 101), a_draft(4, summary="概述", written_on=None)])
    publish([a_draft(5, title="同题", summary="同题")])
    found = meters.lacking_of([city[OFFICE]])[city[OFFICE].pk]
    assert (found.items, found.lacking, found.score) == (5, 4, 20)
    actor = employ(city[OFFICE], "officer", "information_officer")
    rows, following = meter_lists.lacking_items(actor, city[OFFICE], size=3)
    assert ([meter_lists.what_lacks(row) for row in rows], following is not None) == (
        [["summary_is_title"], ["written_on"], ["summary_long"]],
        True,
    )
    rest, _ = meter_lists.lacking_items(actor, city[OFFICE], before=following, size=3)
    assert [meter_lists.what_lacks(row) for row in rest] == [["summary"]]
    stranger = employ(city[HOUSING], "stranger", "information_officer")
    assert meter_lists.lacking_items(stranger, city[OFFICE]) == ([], None)


def test_an_old_edition_counts_no_more(city: dict[str, Unit]) -> None:
    publish([a_draft(1)])
    publish([a_draft(1, summary="补上的概述")])
    assert Edition.objects.count() == 2
    assert meters.lacking_of([city[OFFICE]])[city[OFFICE].pk].lacking == 0


def test_what_happens_to_a_unit_marks_its_meter_and_the_task_measures_it(city: dict[str, Unit]) -> None:
    assert meters.catch_up(at=NOW) == 5
    assert meters.catch_up(at=NOW) == 0
    publish([a_draft(1, columns=("040103",), published_on=date(2026, 5, 1))])
    assert [unit.code for unit in meters.waiting(DAY)] == [OFFICE]
    assert meters.catch_up(at=NOW) == 1
    row = UnitMeter.objects.get(unit=city[OFFICE])
    assert (row.stale, row.public_items, row.lacking, row.guide) == (1, 1, 1, 0)
    assert ColumnMeter.objects.get(unit=city[OFFICE], column__code="040103").due_on == date(2026, 10, 28)
    declare_none(city[OFFICE], Column.objects.get(unit=None, code="0107"), reason="无")
    assert meters.catch_up(at=NOW) == 1
    again = UnitMeter.objects.get(unit=city[OFFICE])
    assert (again.blank, again.declared) == (row.blank - 1, 1)


def test_a_new_day_measures_all_and_forgets_units_that_ended(city: dict[str, Unit]) -> None:
    meters.catch_up(at=NOW)
    meters.new_day(at=NOW)
    assert meters.catch_up(at=NOW) == 0
    Unit.objects.filter(code=WATER).update(valid_until=DAY)
    tomorrow = NOW + timedelta(days=1)
    meters.new_day(at=tomorrow)
    assert meters.catch_up(at=tomorrow) == 4
    assert not ColumnMeter.objects.filter(unit__code=WATER).exists()


def test_lists_go_through_the_gate_and_page_by_key(city: dict[str, Unit]) -> None:
    for number, code in enumerate((OFFICE, HOUSING, TOWN), 1):
        filled(code, "040103", date(2026, 5, number), number)
    meters.catch_up(at=NOW)
    office, officer = employ(city[GOVERNMENT], "office", "office"), employ(city[HOUSING], "officer", "information_officer")
    seen, after = [], None
    while True:
        page = meter_lists.units(office, sort="stale", after=after, size=2)
        seen += [(row.stale, row.unit.code) for row in page.meters]
        if (after := page.next) is None:
            break
    assert [stale for stale, _code in seen] == [1, 1, 1, 0, 0]
    assert len(seen) == len(set(seen)) == 5
    assert [row.unit.code for row in meter_lists.units(officer).meters] == [HOUSING]
    first, following = meter_lists.columns(office, DAY, "stale", size=2)
    rest, end = meter_lists.columns(office, DAY, "stale", after=following, size=2)
    assert ([row.unit.code for row in (*first, *rest)], end) == ([OFFICE, HOUSING, TOWN], None)
    assert [row.unit.code for row in meter_lists.columns(officer, DAY, "stale")[0]] == [HOUSING]
    blank, following = meter_lists.columns(office, DAY, "blank", size=3)
    more, _ = meter_lists.columns(office, DAY, "blank", after=following, size=3)
    assert len({row.pk for row in (*blank, *more)}) == 6


def test_the_to_do_list_is_the_officer_s_and_that_of_who_sees_to_a_column(city: dict[str, Unit]) -> None:
    filled(OFFICE, "040103", date(2026, 5, 1), 1)
    filled(OFFICE, "040102", date(2026, 11, 12), 2)
    head = employ(city[OFFICE], "head", "section_head")
    keep(city[OFFICE], Column.objects.get(unit=None, code="040103"), person=head.person)
    meters.mark()
    meters.catch_up(at=NOW)
    officer, stranger = employ(city[OFFICE], "officer", "information_officer"), employ(city[HOUSING], "stranger", "information_officer")
    assert [row.column.code for row in meter_lists.mine(officer, DAY)] == ["040103", "040102"]
    assert [row.column.code for row in meter_lists.mine(head, DAY)] == ["040103"]
    assert meter_lists.mine(stranger, DAY) == []
    assert meter_lists.mine(officer, date(2026, 11, 1))[0].column.code == "040103"


def test_questions_stay_as_many_for_many_units(city: dict[str, Unit]) -> None:
    office = employ(city[GOVERNMENT], "office", "office")
    units = list(city.values())

    def asked(call: Any) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            call()
        return len(captured)

    meters.catch_up(at=NOW)
    assert asked(lambda: columns_of(units)) == asked(lambda: columns_of(units[:1])) == 3
    assert asked(lambda: guides.current(units)) <= 4
    few, many = asked(lambda: meters.measure(units[:1], at=NOW)), asked(lambda: meters.measure(units, at=NOW))
    assert many <= few + 1
    assert asked(lambda: meter_lists.units(office)) == 1
    assert asked(lambda: meter_lists.columns(office, DAY, "blank")) == 1
    assert asked(lambda: meter_lists.mine(office, DAY)) == 1
