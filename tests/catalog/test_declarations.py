"""A unit declares a column empty, with a reason, and only where that can be true."""

import pytest

from gongkai.catalog.declarations import DeclarationRefusedError, declare_none, keep, take_back
from gongkai.catalog.models import Column, UnitColumn
from gongkai.catalog.trees import ColumnNode, unit_columns
from gongkai.units.models import Unit
from tests.support.drafts import OFFICE, a_draft, enter_city, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Unit:
    return enter_city()[OFFICE]


def column(code: str) -> Column:
    return Column.objects.get(unit=None, code=code)


def node(unit: Unit, code: str) -> ColumnNode:
    found = [*unit_columns(unit)]
    while found:
        one = found.pop()
        if one.column.code == code:
            return one
        found += one.children
    raise LookupError(code)


def test_a_declaration_shows_in_the_tree_and_can_be_taken_back(office: Unit) -> None:
    declare_none(office, column("0107"), reason=" 本单位不承诺 ")
    assert node(office, "0107").none_reason == "本单位不承诺"
    take_back(office, column("0107"))
    assert node(office, "0107").none_reason == ""


def test_owner_and_limit_of_the_unit_stand_before_those_of_the_structure(office: Unit) -> None:
    keep(office, column("0107"), owner="督查室", limit="10wd")
    assert (node(office, "0107").owner, node(office, "0107").limit) == ("督查室", "10wd")


@pytest.mark.parametrize(
    ("code", "reason", "why"),
    [
        ("0107", " ", "reason_needed"),
        ("01", "无", "only_holds_columns"),
        ("041601", "无", "not_kept"),
        ("0107", "无" * 201, "too_long"),
        ("0203", "无", "has_items"),
    ],
)
def test_what_cannot_be_declared(office: Unit, code: str, reason: str, why: str) -> None:
    publish([a_draft(1)])
    with pytest.raises(DeclarationRefusedError, match=why):
        declare_none(office, column(code), reason=reason)
    assert not UnitColumn.objects.exists()
