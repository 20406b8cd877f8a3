"""Units go in whatever the order of the list, once, and what is wrong stays out."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from gongkai.exchange.services import import_units
from gongkai.exchange.unit_rows import check
from gongkai.units.models import Contact, Unit, UnitName
from tests.exchange.conftest import said

pytestmark = pytest.mark.django_db


def enter(path: Path) -> tuple[object, list[tuple[int, str, str]]]:
    import csv

    summary = import_units(path)
    with open(summary.report, encoding="utf-8-sig", newline="") as file:
        return summary, said(list(csv.DictReader(file)))


@pytest.fixture
def listed(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str, name: str = "units.csv") -> Path:
        path = tmp_path / name
        path.write_text("code,name,level,parent_code,parent_name,kind\n" + text, encoding="utf-8")
        return path

    return write


def test_children_may_come_before_their_parents(listed: Callable[[str], Path]) -> None:
    path = listed("D1,水务局,department,C1,,\nC1,甲市,city,P1,,\nP1,甲省,province,,,\n")
    summary, report = enter(path)
    assert (summary.read, summary.accepted, report) == (3, 3, [])
    assert [unit.code for unit in Unit.objects.order_by("path")] == ["P1", "C1", "D1"]
    assert Unit.objects.get(code="D1").parent.code == "C1"
    again, _ = enter(path)
    assert (again.accepted, again.unchanged) == (0, 3)


def test_a_parent_may_be_known_by_name_only_or_not_at_all(listed: Callable[[str], Path]) -> None:
    _, report = enter(listed("A1,甲局,department,999,甲市,\nA2,乙局,department,998,乙市,\nC1,甲市,city,,,\n"))
    assert report == [(2, "parent_code", "parent_by_name"), (3, "parent_code", "parent_missing")]
    assert Unit.objects.get(code="A1").parent.code == "C1"
    assert Unit.objects.get(code="A2").parent is None


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",甲局,department,,,", "code_needed"),
        ("甲 1,甲局,department,,,", "code_form"),
        ("A1,,department,,,", "name_needed"),
        ("A1,甲局,planet,,,", "level_unknown"),
        ("A1," + "长" * 121 + ",department,,,", "too_long"),
    ],
)
def test_wrong_rows_stay_out(listed: Callable[[str], Path], row: str, code: str) -> None:
    summary, report = enter(listed(f"{row}\nB1,乙局,department,,,\n"))
    assert (summary.accepted, summary.refused) == (1, 1)
    assert [(line, found) for line, _, found in report] == [(2, code)]


def test_twins_and_circles_stay_out(listed: Callable[[str], Path]) -> None:
    summary, report = enter(listed("A1,甲,city,A2,,\nA2,乙,city,A1,,\nB1,丙,city,,,\nB1,丁,city,,,\n"))
    assert (summary.accepted, summary.refused) == (1, 3)
    assert [found for _, _, found in report] == ["parents_in_a_circle", "parents_in_a_circle", "code_twice"]
    assert Unit.objects.get().name == "丙"


@pytest.mark.parametrize(
    ("values", "level"),
    [
        ({"level": "central"}, "state"),
        ({"level": "provincial_government"}, "province"),
        ({"level": "subordinate_unit"}, "department"),
        ({"level": "public_enterprise"}, "enterprise"),
        ({"level": "区县"}, "county"),
        ({"level": "", "kind": "街道"}, "town"),
        ({"level": "department", "kind": "区级部门/街镇", "name": "甲区长安路街道办事处"}, "town"),
        ({"level": "department", "kind": "区级部门/街镇", "name": "甲区城镇建设局"}, "department"),
    ],
)
def test_levels_as_lists_word_them(values: dict[str, str], level: str) -> None:
    checked = check(1, {"code": "A1", "name": "甲", **values})
    assert checked.record is not None
    assert checked.record.level == level


def test_codes_are_checked_and_agree() -> None:
    def codes(**values: str) -> object:
        checked = check(1, {"code": "A1", "name": "甲", "level": "city", **values})
        return (checked.record.organisation_code, checked.record.credit_code) if checked.record else [one.code for one in checked.findings]

    assert codes(organisation_code="00001434-9") == ("000014349", "")
    assert codes(credit_code="11441700007280420Y") == ("007280420", "11441700007280420Y")
    assert codes(organisation_code="000014348") == ["organisation_code"]
    assert codes(credit_code="11441700007280420X") == ["credit_code"]
    assert codes(organisation_code="000014349", credit_code="11441700007280420Y") == ["codes_differ"]


def test_a_workbook_with_chinese_names_contacts_and_former_names(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["代码", "名称", "层级", "曾用名", "别名", "电话", "地址", "邮编", "受理申请"])
    book.active.append(["A1", "甲区人民政府", "区县", "旧区人民政府:2011", "老城|甲区政府", "0990-1234567", "中山路1号", "01000", "是"])
    book.active.append(["E1", "甲区供水公司", "企事业单位", None, None, None, None, None, None])
    book.save(tmp_path / "a.xlsx")
    summary, report = enter(tmp_path / "a.xlsx")
    assert (summary.accepted, report) == (2, [(2, "postcode", "postcode")])
    assert set(UnitName.objects.values_list("name", "kind")) == {("旧区人民政府", "former"), ("老城", "popular"), ("甲区政府", "popular")}
    assert (Contact.objects.get().telephone, Contact.objects.get().postcode) == ("0990-1234567", "")
    assert dict(Unit.objects.values_list("code", "accepts_applications")) == {"A1": True, "E1": False}
