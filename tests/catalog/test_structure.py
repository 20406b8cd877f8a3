"""The issued structure: created, changed, left alone, or refused as a whole; and what a unit adds."""

import pytest

from gongkai.catalog import structure
from gongkai.catalog.models import Column
from gongkai.catalog.structure import Issued, StructureRefused, extend, issue_structure
from tests.support.drafts import GOVERNMENT, HOUSING, TOWN, WATER, enter_city

pytestmark = pytest.mark.django_db


def row(code: str, name: str = "栏目", parent: str = "", **values: str) -> dict[str, str]:
    return {"code": code, "name": name, "parent": parent, **values}


def test_the_shipped_structure_is_there_and_issuing_it_again_changes_nothing() -> None:
    rows = structure.default_rows()
    assert Column.objects.filter(unit=None).count() == len(rows)
    assert issue_structure(rows) == Issued(unchanged=len(rows))


def test_issuing_creates_changes_and_leaves() -> None:
    table = [
        row("9901", "新栏目", parent="99"),
        row("99", "新的一类", limit="—（容器）", **{"class": "法"}),
        row("0203", "行政规范性文件和解释", parent="02"),
    ]
    assert issue_structure(table) == Issued(created=2, changed=1)
    new, above = Column.objects.get(code="9901"), Column.objects.get(code="99")
    assert (new.parent, above.container, above.klass) == (above, True, "policy")
    assert Column.objects.get(code="0203", unit=None).name == "行政规范性文件和解释"
    assert issue_structure(table) == Issued(unchanged=3)


def test_columns_that_the_table_no_longer_names_stay() -> None:
    before = Column.objects.count()
    issue_structure([row("99")])
    assert Column.objects.count() == before + 1


@pytest.mark.parametrize(("table", "reason"), [
    ([row("")], "code_and_name_needed"),
    ([row("99", "")], "code_and_name_needed"),
    ([row("99"), row("99")], "code_doubled"),
    ([row("9901", parent="98")], "parent_missing"),
    ([row("98", parent="99"), row("99", parent="98")], "parents_in_a_circle"),
    ([row("99", city="perhaps")], "need_unknown"),
])  # fmt: skip
def test_a_table_with_a_fault_changes_nothing(table: list[dict[str, str]], reason: str) -> None:
    before = Column.objects.count()
    with pytest.raises(StructureRefused) as refused:
        issue_structure([row("97", "好栏目"), *table])
    assert reason in {code for _, _, code, _ in refused.value.reasons}
    assert Column.objects.count() == before


def test_what_each_kind_of_unit_must_keep() -> None:
    city = enter_city()
    normative = Column.objects.get(code="0203", unit=None)
    needs = {code: structure.need(normative, city[code]) for code in (GOVERNMENT, HOUSING, TOWN, WATER)}
    assert needs == {GOVERNMENT: "required", HOUSING: "required", TOWN: "required", WATER: "none"}


def test_a_unit_s_own_columns_stand_two_digits_beneath() -> None:
    city = enter_city()
    above = Column.objects.get(code="0204", unit=None)
    first, second = extend(city[HOUSING], above, "房屋安全"), extend(city[HOUSING], above, "物业管理")
    assert (first.code, second.code, first.klass) == ("020451", "020452", "policy")
    assert extend(city[HOUSING], above, "房屋安全") == first
    assert extend(city[TOWN], above, "镇务").code == "020451"
