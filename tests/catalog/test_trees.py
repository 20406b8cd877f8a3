"""A unit's catalogue as a tree: what it must keep, what it has, its own columns, and where it says why there is nothing."""

from collections.abc import Iterator

import pytest

from gongkai.catalog.models import Column, UnitColumn
from gongkai.catalog.queries import ColumnNode, platform_columns, unit_columns
from gongkai.catalog.structure import extend
from tests.support.drafts import HOUSING, WATER, a_draft, enter_city, publish

pytestmark = pytest.mark.django_db


def flat(nodes: list[ColumnNode]) -> Iterator[ColumnNode]:
    for node in nodes:
        yield node
        yield from flat(node.children)


def by_code(nodes: list[ColumnNode]) -> dict[str, ColumnNode]:
    return {node.column.code: node for node in flat(nodes)}


def test_required_columns_show_while_they_are_empty_and_optional_ones_do_not() -> None:
    nodes = by_code(unit_columns(enter_city()[HOUSING]))
    assert nodes["0203"].required
    assert nodes["0203"].items == 0
    assert "0104" not in nodes  # optional
    assert "0202" not in nodes  # not for departments
    assert nodes["02"].children  # a container with something in it


def test_what_is_there_is_shown_whether_required_or_not() -> None:
    city = enter_city()
    publish([a_draft(1, unit=HOUSING, columns=("0104",)), a_draft(2, unit=WATER, columns=("0203",))])
    housing, water = by_code(unit_columns(city[HOUSING])), by_code(unit_columns(city[WATER]))
    assert (housing["0104"].items, housing["0104"].required) == (1, False)
    assert (housing["01"].items, str(housing["01"].latest)) == (1, "2026-01-06")
    assert water["0203"].items == 1


def test_a_column_may_be_declared_empty_and_have_its_own_owner() -> None:
    city = enter_city()
    column = Column.objects.get(code="0104", unit=None)
    UnitColumn.objects.create(unit=city[HOUSING], column=column, none_reason="本单位无直属机构", owner="人事科", limit="10wd")
    node = by_code(unit_columns(city[HOUSING]))["0104"]
    assert (node.none_reason, node.owner, node.limit) == ("本单位无直属机构", "人事科", "10wd")


def test_own_columns_stand_in_the_unit_s_tree_only() -> None:
    city = enter_city()
    own = extend(city[HOUSING], Column.objects.get(code="0204", unit=None), "房屋安全")
    publish([a_draft(1, unit=HOUSING, columns=(own.code,))])
    nodes = by_code(unit_columns(city[HOUSING]))
    assert nodes[own.code].items == 1
    assert own.code in {child.column.code for child in nodes["0204"].children}
    assert nodes["0204"].items == 1
    assert own.code not in by_code(unit_columns(city[WATER]))
    assert own.code not in by_code(platform_columns())


def test_the_platform_s_tree_adds_up_all_units() -> None:
    enter_city()
    publish([a_draft(1), a_draft(2, unit=HOUSING), a_draft(3, unit=HOUSING, columns=("0205", "0203"))])
    from django.core.cache import cache

    cache.clear()
    nodes = by_code(platform_columns())
    assert (nodes["0203"].items, nodes["0205"].items, nodes["02"].items) == (3, 1, 3)
