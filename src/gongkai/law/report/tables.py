"""Tables three and four as given: rows by key or code, seven and five cells."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gongkai.law.report.cells import BLANK, LARGEST, Cell, read_cell, whole
from gongkai.law.report.formats import COLUMNS, ROW_OF_CODE, ROWS, TABLE4_COLUMNS, TABLE4_GROUPS, core_of
from gongkai.law.report.oddities import Oddities
from gongkai.law.report.report import Row
from gongkai.law.sayings import BadInputError, Said, gettext_noop

TABLE3, TABLE4 = "table3_依申请", "table4_复议诉讼"
_AS_PRINTED = tuple(range(len(COLUMNS)))
_WHOLE = {int}
_COLUMN_CORES = {core_of(column): index for index, column in enumerate(COLUMNS)}
_GROUP_OF = {group.key: group.key for group in TABLE4_GROUPS} | {group.code: group.key for group in TABLE4_GROUPS}
_CELLS4 = tuple(column.key for column in TABLE4_COLUMNS)
_CELL4_OF = {name: column.key for column in TABLE4_COLUMNS for name in (column.key, column.wording, column.code)} | {"其他": "其他结果"}
_NOTES4 = {"how", "adds_up", "notes"}
_UNKNOWN_ROW = ("unknown_row", gettext_noop("%(name)s 不是表中的行，未计入"))


def read_table3(table: Mapping[str, Any] | None, columns: Sequence[str], odd: Oddities) -> Mapping[str, Row] | None:
    """Row key → seven cells in the order of COLUMNS. A row is a list in the order of `columns` (COLUMNS where none are given), or a dict."""
    if table is None:
        return None
    order = _order(columns)
    rows: dict[str, Row] = {}
    for name, value in table.items():
        key = name if name in ROWS else ROW_OF_CODE.get(name, "")
        where = f"{TABLE3}.{name[:40]}"
        if not key:
            odd.add(*_UNKNOWN_ROW, where=where, raw=name[:40], left=name[:40])
            continue
        if key in rows:
            raise BadInputError(where, Said("twice", gettext_noop("同一行出现了两次")))
        rows[key] = _seven(value, order, where, key, odd)
    return rows


def _order(columns: Sequence[str]) -> tuple[int, ...]:
    """For each given column its place among COLUMNS."""
    if not columns or tuple(columns) == COLUMNS:
        return _AS_PRINTED
    order = tuple(_COLUMN_CORES.get(core_of(name), -1) for name in columns)
    if -1 in order or len(set(order)) != len(order):
        names = "、".join(COLUMNS)
        raise BadInputError("table3_columns", Said("columns", gettext_noop("列名应是：%(names)s"), {"names": names}))
    return order


def _seven(value: Any, order: tuple[int, ...], where: str, key: str, odd: Oddities) -> Row:
    cells: list[Cell] = [BLANK] * len(COLUMNS)
    if value is None:
        return tuple(cells)
    as_printed = order == _AS_PRINTED and type(value) is list and len(value) == len(order) and set(map(type, value)) == _WHOLE
    if as_printed and min(value) >= 0 and max(value) < LARGEST:
        return tuple(map(whole, value))  # nearly all rows, and quickly
    for place, item, name in _given(value, order, where):
        if type(item) is int and 0 <= item < LARGEST:
            cells[place] = whole(item)
            continue
        field = f"{where}.{name}" if isinstance(name, str) else f"{where}[{name}]"
        cells[place] = odd.noted(read_cell(item, field), f"{TABLE3}.{key}.{COLUMNS[place]}", (key, COLUMNS[place]), count=True)
    return tuple(cells)


def _given(value: object, order: tuple[int, ...], where: str) -> Iterable[tuple[int, Any, str | int]]:
    """(place among COLUMNS, what stands there, its name or number) for each given cell."""
    if isinstance(value, list):
        if len(value) != len(order):
            said = gettext_noop("一行应有%(wanted)d格，实有%(given)d格；空白的格请写 null")
            raise BadInputError(where, Said("row_length", said, {"wanted": len(order), "given": len(value)}))
        return zip(order, value, range(len(value)), strict=True)
    if not isinstance(value, dict):
        raise BadInputError(where, Said("not_a_row", gettext_noop("一行应是列表（[…]）")))
    places = [_COLUMN_CORES.get(core_of(name), -1) for name in value]
    if -1 in places or len(set(places)) < len(places):
        raise BadInputError(where, Said("columns", gettext_noop("列名应是：%(names)s"), {"names": "、".join(COLUMNS)}))
    return zip(places, value.values(), value, strict=True)


def read_table4(table: Mapping[str, Any] | None, odd: Oddities) -> Mapping[str, Row] | None:
    """Group → five cells in the order of TABLE4_COLUMNS. A group is a dict of cells or a list of five."""
    if table is None:
        return None
    groups: dict[str, Row] = {}
    for name, value in table.items():
        where = f"{TABLE4}.{name[:40]}"
        if name in _NOTES4:
            continue
        group = _GROUP_OF.get(name, "")
        if not group:
            odd.add(*_UNKNOWN_ROW, where=where, raw=name[:40], left=name[:40])
            continue
        groups[group] = _five(value, where, group, odd)
    return groups


def _five(value: object, where: str, group: str, odd: Oddities) -> Row:
    if value is None:
        return (BLANK,) * len(_CELLS4)
    if isinstance(value, list) and len(value) == len(_CELLS4):
        value = dict(zip(_CELLS4, value, strict=True))
    if not isinstance(value, dict):
        raise BadInputError(where, Said("not_a_group", gettext_noop("此处应是五格：维持、纠正、其他结果、尚未审结、总计")))
    cells = dict.fromkeys(_CELLS4, BLANK)
    for name, item in value.items():
        key = _CELL4_OF.get(name, "")
        if not key:
            raise BadInputError(
                f"{where}.{name[:40]}", Said("not_a_group", gettext_noop("此处应是五格：维持、纠正、其他结果、尚未审结、总计"))
            )
        cells[key] = odd.noted(read_cell(item, f"{where}.{name}"), f"{TABLE4}.{group}.{key}", (group, key), count=True)
    return tuple(cells.values())
