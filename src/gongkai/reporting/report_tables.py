"""The tables of an annual report found in grids, in the JSON form that `law.report.parse` takes."""

from collections.abc import Iterable, Iterator
from typing import Any

from gongkai.law.report.formats import COLUMNS, TABLE2, TABLE2_2019, TABLE4_COLUMNS, TABLE4_GROUPS, core_of
from gongkai.law.report.statistics import code_of
from gongkai.reporting.grids import Grid, Spot, column_of, row_of, value_of

Value = int | str | None
_ENTRIES = {core_of(entry.key): entry.key for entry in (*TABLE2, *TABLE2_2019)}
_OUTCOMES = {column.core: column.key for column in TABLE4_COLUMNS}
_UNITS = {"条", "件", "次", "篇", "万元", "个", "人", "人次", "元", "项", "份"}
_CELLS4 = len(TABLE4_GROUPS) * len(TABLE4_COLUMNS)


def tables_in(grids: Iterable[Grid]) -> dict[str, Any]:
    """The keys table2_主动公开, table2_columns, table3_columns, table3_依申请, table4_复议诉讼, statistics, as far as they are there.

    A table may be cut in two, or all may stand in one: rows are known by their wording. The first of two rows of one name stands.
    """
    found: dict[str, Any] = {}
    for grid in grids:
        for key, rows in (("table2_主动公开", _table2(grid)), ("table3_依申请", _table3(grid)), ("table4_复议诉讼", _table4(grid))):
            for name, value in rows:
                found.setdefault(key, {}).setdefault(name, value)
        found.setdefault("statistics", []).extend(_statistics(grid))
    if not found.get("statistics"):
        found.pop("statistics", None)
    if "table3_依申请" in found:
        found["table3_columns"] = list(COLUMNS)
    return found


def _table3(grid: Grid) -> Iterator[tuple[str, list[Value]]]:
    places: dict[str, int] = {}
    for row in grid:
        named = {name: index for index, spot in enumerate(row) if not spot.copied and (name := column_of(spot.text))}
        if len(named) > 1 and not any(spot.figure for spot in row):
            places.update(named)  # one of the two rows of headings
            continue
        if len(places) == len(COLUMNS):
            first = min(places.values())
            key = _label([spot.text for spot in row[:first]])
            if key:
                yield key, [value_of(row[places[name]].text) if places[name] < len(row) else None for name in COLUMNS]
            continue
        cells = [spot for spot in row if not spot.copied]
        key = _label([spot.text for spot in cells[: -len(COLUMNS)]])
        if key and any(spot.figure for spot in cells):  # headings that do not tell: seven cells after the label are the seven columns
            yield key, [value_of(spot.text) for spot in cells[-len(COLUMNS) :]]


def _label(words: list[str]) -> str:
    """The row that the last words before the figures name."""
    last = next((word for word in reversed(words) if word.strip()), "")
    return row_of(last) if last else ""


def _table2(grid: Grid) -> Iterator[tuple[str, dict[str, Value]]]:
    heading: list[tuple[int, str]] = []
    for row in grid:
        spots = [(index, spot) for index, spot in enumerate(row) if not spot.copied]
        label = next((spot for _, spot in spots if spot.text), None)
        if label is None:
            continue
        after = [(index, spot.text) for index, spot in spots if spot is not label]
        if label.core == "信息内容":
            heading = [(index, text) for index, text in after if text]
        elif label.core in _ENTRIES and heading:
            yield _ENTRIES[label.core], _entry(heading, after)


def _entry(heading: list[tuple[int, str]], cells: list[tuple[int, str]]) -> dict[str, Value]:
    """Heading → value, by place; by order where the cells do not stand under the headings."""
    at = dict(cells)
    filled = [text for _, text in cells if text]
    if all(index in at for index, _ in heading) or len(filled) != len(heading):
        return {text: value_of(at.get(index, "")) for index, text in heading}
    return {text: value_of(value) for (_, text), value in zip(heading, filled, strict=True)}


def _table4(grid: Grid) -> Iterator[tuple[str, dict[str, Value]]]:
    above: list[list[str]] = []
    for row in grid:
        if above and any("结果维持" in core for line in above for core in line):
            places = _places4(above)
            cells = [spot for spot in row if not spot.copied]
            if len(places) == _CELLS4 and _figures(row, places):
                yield from _groups(row, places)
                return
            if len(cells) == _CELLS4 and all(spot.figure or not spot.text for spot in cells) and any(spot.text for spot in cells):
                yield from _groups(cells, {(number // 5, number % 5): number for number in range(_CELLS4)})
                return
        cores = _filled([spot.core for spot in row])
        if "行政复议" in cores or above:
            above.append(cores)


def _figures(row: Iterable[Spot], places: dict[tuple[int, int], int]) -> bool:
    spots = list(row)
    chosen = [spots[index] for index in places.values() if index < len(spots)]
    return len(chosen) == _CELLS4 and all(spot.figure or not spot.text for spot in chosen) and any(spot.text for spot in chosen)


def _filled(cores: list[str]) -> list[str]:
    """A row of headings where merged cells left blanks: each blank takes what stands to its left."""
    last, filled = "", []
    for core in cores:
        last = core or last
        filled.append(last)
    return filled


def _places4(above: list[list[str]]) -> dict[tuple[int, int], int]:
    """(group, outcome) → column."""
    places: dict[tuple[int, int], int] = {}
    for index in range(max(map(len, above))):
        words = [line[index] for line in above if index < len(line)]
        outcome = next((number for number, column in enumerate(TABLE4_COLUMNS) if words and column.core == words[-1]), None)
        if outcome is None:
            outcome = next((number for number, column in enumerate(TABLE4_COLUMNS) if column.core in words), None)
        if outcome is None:
            continue
        group = 1 if any("未经复议" in word for word in words) else 2 if any("复议后" in word for word in words) else 0
        places.setdefault((group, outcome), index)
    return places


def _groups(row: Iterable[Spot], places: dict[tuple[int, int], int]) -> Iterator[tuple[str, dict[str, Value]]]:
    spots = list(row)
    for number, group in enumerate(TABLE4_GROUPS):
        cells = {column.key: value_of(spots[places[number, place]].text) for place, column in enumerate(TABLE4_COLUMNS)}
        yield group.key, cells


def _statistics(grid: Grid) -> Iterator[dict[str, Value]]:
    """Rows of the table of 2014–2018: wording, unit, figure."""
    for row in grid:
        spots = [spot for spot in row if not spot.copied and spot.text]
        if len(spots) >= 3 and spots[-2].text in _UNITS and spots[-1].figure and code_of(spots[-3].text):
            yield {"indicator": spots[-3].text, "unit": spots[-2].text, "value": value_of(spots[-1].text)}
