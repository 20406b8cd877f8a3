"""Table two as given: what was made, decided and charged. Reports write it in many ways; headings as printed are kept for E10."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.law.report.cells import BLANK, Cell, State, read_cell
from gongkai.law.report.formats import TABLE2, TABLE2_2019, TABLE2_COLUMNS, TABLE2_COLUMNS_2019, core_of
from gongkai.law.report.oddities import Oddities
from gongkai.law.sayings import BadInputError, Said, gettext_noop

PLACE = "table2_主动公开"
_KEYS = {**{line.core: key for key, line in TABLE2_COLUMNS_2019.items()}, **{line.core: key for key, line in TABLE2_COLUMNS.items()}}
_NAMES = set(TABLE2_COLUMNS) | set(TABLE2_COLUMNS_2019)
_ROWS = {entry.key for entry in (*TABLE2, *TABLE2_2019)}
_AMOUNTS = {"amount", "amount_yuan"}
_TRIPLE = ("made", "repealed", "in_force")
_RUN_TOGETHER = ("run_together", gettext_noop("%(name)s 各格的数字连在一起（%(raw)s），分不开"))
_UNKNOWN_ROW = ("unknown_row", gettext_noop("%(name)s 不是表中的行"))


@dataclass(frozen=True, slots=True)
class Table2:
    """rows: row → column key → cell, "" for a row of one cell. columns: headings as printed, in order, where headings were given."""

    rows: Mapping[str, Mapping[str, Cell]]
    columns: tuple[str, ...]


def read_table2(table: Mapping[str, Any] | None, odd: Oddities) -> Table2 | None:
    """A row is a number, text, null, or a dict of columns: by key (made, in_force, …) or by the heading as printed."""
    if table is None:
        return None
    rows: dict[str, dict[str, Cell]] = {}
    columns: dict[str, None] = {}
    for name, value in table.items():
        key, where = re.sub(r"[（(].*", "", name).strip(), f"{PLACE}.{name[:40]}"
        if key == "规范性文件" and "行政规范性文件" in table and table["行政规范性文件"] == value:
            continue  # the same row under both of its names
        if key not in _ROWS:
            odd.add(*_UNKNOWN_ROW, where=where, raw=name[:40], left=name[:40])
        rows[key] = _row(value, key, where, odd, columns)
    return Table2(rows, tuple(columns))


def _row(value: object, key: str, where: str, odd: Oddities, columns: dict[str, None]) -> dict[str, Cell]:
    if not isinstance(value, dict):
        return {"": odd.noted(read_cell(value, where), where, (key, ""), dash_ok=True)}
    if len(value) > 20:
        raise BadInputError(where, Said("too_many", gettext_noop("项目过多，最多%(most)d项"), {"most": 20}))
    if set(value) == {"raw_digits"}:
        return _split(value["raw_digits"], key, where, odd)
    cells: dict[str, Cell] = {}
    for name, item in value.items():
        column = name if name in _NAMES else _column(name)
        if name not in _NAMES:
            columns[name[:200]] = None
        place = f"{where}.{name[:40]}"
        cells[column] = odd.noted(read_cell(item, place), place, (key, column), count=column not in _AMOUNTS, dash_ok=True)
    return cells


def _column(name: str) -> str:
    """The key of a heading as printed; the heading itself where it is none of the forms'."""
    core = core_of(name)
    return _KEYS.get(core) or next((key for known, key in _KEYS.items() if core.startswith(known)), name[:40])


def _split(digits: object, key: str, where: str, odd: Oddities) -> dict[str, Cell]:
    """Figures whose cells ran together: three digits are three cells; more cannot be told apart."""
    if isinstance(digits, str) and re.fullmatch(r"\d{3}", digits):
        return {name: read_cell(int(digit), where) for name, digit in zip(_TRIPLE, digits, strict=True)}
    raw = read_cell(digits, where).raw
    odd.add(*_RUN_TOGETHER, where=where, raw=raw, left=raw, place=(key, ""))
    return dict.fromkeys(_TRIPLE, Cell(State.TEXT, None, raw) if raw else BLANK)
