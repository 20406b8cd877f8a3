"""The office edits the structure; every change is on record with what was, and units follow at once."""

from typing import Any

import pytest

from gongkai.catalog import structure
from gongkai.catalog.keeping import DeclarationRefusedError
from gongkai.catalog.models import Column, ColumnEvent
from gongkai.catalog.structure_edits import add_column, arrange, change_column, end_column, reopen_column
from gongkai.catalog.trees import platform_columns, unit_columns
from gongkai.units.gate import Actor
from tests.support.drafts import GOVERNMENT, HOUSING, a_draft, enter_city, publish
from tests.support.staff import employ, moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> dict[str, Any]:
    return enter_city()


@pytest.fixture
def office(city: dict[str, Any]) -> Actor:
    return employ(city[GOVERNMENT], "office", "office")


def column(code: str) -> Column:
    return Column.objects.get(unit=None, code=code)


def codes(nodes: Any) -> list[str]:
    return [code for node in nodes for code in (node.column.code, *codes(node.children))]


def refused(call: Any, *arguments: Any, **named: Any) -> str:
    with pytest.raises(DeclarationRefusedError) as error:
        call(*arguments, **named)
    return error.value.code


def test_a_new_column_takes_the_next_code_and_units_keep_it(city: dict[str, Any], office: Actor) -> None:
    values = {"name": "数据开放", "limit": "20wd+3m", "department": "required", "city": "none"}
    made = add_column(parent=column("02"), values=values, actor=office)
    assert (made.code, made.klass, made.department) == ("0211", "policy", "required")
    structure.forget()
    assert "0211" in codes(unit_columns(city[HOUSING]))
    assert ColumnEvent.objects.get().data["parent"] == "02"
    end_column(made, actor=office, reason="并入")
    assert add_column(parent=column("02"), values={"name": "数据开放"}, actor=office).code == "0212"  # a code is never used again


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"name": ""}, "name_needed"),
        ({"name": "政策解读"}, "name_taken"),
        ({"name": "名" * 81}, "too_long"),
        ({"name": "新", "limit": "每周"}, "limit_unknown"),
        ({"name": "新", "limit": "年(02-31)"}, "limit_unknown"),
    ],
)
def test_what_a_new_column_needs(office: Actor, values: dict[str, str], why: str) -> None:
    assert refused(add_column, parent=column("02"), values=values, actor=office) == why
    assert not ColumnEvent.objects.exists()


def test_every_limit_of_the_shipped_structure_may_be_typed(office: Actor) -> None:
    for one in Column.objects.filter(unit=None):
        assert refused(change_column, one, values={"limit": one.limit}, actor=office, reason="核对") == "nothing_changed", one.limit


def test_a_column_with_items_holds_no_columns(office: Actor) -> None:
    publish([a_draft(1)])
    assert refused(add_column, parent=column("0203"), values={"name": "新"}, actor=office) == "parent_holds_items"


def test_a_change_says_what_was_and_needs_a_reason(office: Actor) -> None:
    one = column("0204")
    assert refused(change_column, one, values={"limit": "20wd+90d"}, actor=office, reason=" ") == "reason_needed"
    change_column(one, values={"limit": "20wd+90d", "name": "其他文件"}, actor=office, reason="考核要求", at=moment(9))
    event = ColumnEvent.objects.get()
    assert event.data["changed"] == {"name": ["其他政策文件", "其他文件"], "limit": ["20wd+180d", "20wd+90d"]}
    assert (event.kind, event.post, event.reason, event.unit_id) == ("changed", "office", "考核要求", None)


def test_the_fixed_columns_keep_their_names_and_their_order(office: Actor) -> None:
    assert refused(change_column, column("0001"), values={"name": "指南"}, actor=office, reason="简") == "fixed"
    assert refused(end_column, column("0003"), actor=office, reason="不要") == "fixed"
    tops = sorted(Column.objects.filter(unit=None, parent=None), key=lambda row: row.code)
    assert refused(arrange, parent=None, order=[row.pk for row in reversed(tops)], actor=office) == "fixed"


def test_an_ended_column_takes_nothing_new_and_shows_what_it_has(city: dict[str, Any], office: Actor) -> None:
    publish([a_draft(1, unit=HOUSING)])
    assert refused(end_column, column("02"), actor=office, reason="撤") == "has_columns"
    end_column(column("0203"), actor=office, reason="并入其他")
    end_column(column("0205"), actor=office, reason="并入其他")
    structure.forget()
    assert "0203" in codes(unit_columns(city[HOUSING]))
    assert "0205" not in codes(unit_columns(city[HOUSING]))
    assert "0205" not in codes(platform_columns())
    assert structure.need(column("0203"), city[HOUSING]) == "none"
    assert refused(end_column, column("0203"), actor=office, reason="再撤") == "already_ended"
    reopen_column(column("0205"), actor=office, reason="恢复")
    structure.forget()
    assert "0205" in codes(unit_columns(city[HOUSING]))
    assert [event.kind for event in ColumnEvent.objects.order_by("pk")] == ["ended", "ended", "reopened"]


def test_the_order_is_the_office_s(city: dict[str, Any], office: Actor) -> None:
    rows = list(Column.objects.filter(unit=None, parent__code="02").order_by("code"))
    order = [rows[4].pk, *(row.pk for row in rows if row != rows[4])]
    arrange(parent=column("02"), order=order, actor=office)
    structure.forget()
    shown = [code for code in codes(unit_columns(city[HOUSING])) if code.startswith("02") and len(code) == 4]
    assert shown[:2] == ["0205", "0203"]
    assert refused(arrange, parent=column("02"), order=order, actor=office) == "nothing_changed"
    assert refused(arrange, parent=column("02"), order=order[1:], actor=office) == "order_wrong"


def test_only_the_office_at_the_top(city: dict[str, Any]) -> None:
    for unit, role in ((HOUSING, "office"), (HOUSING, "information_officer"), (GOVERNMENT, "information_officer")):
        actor = employ(city[unit], f"{unit}{role}"[:30], role)
        assert refused(add_column, parent=column("02"), values={"name": "新"}, actor=actor) == "no_post"
        assert refused(end_column, column("0205"), actor=actor, reason="撤") == "no_post"
