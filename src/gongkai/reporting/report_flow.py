"""Tables that lost their lines: text from a PDF, or copied from a page, where figures follow the words of their row."""

import re
from collections.abc import Iterator
from typing import Any

from gongkai.law.report.formats import COLUMNS, TABLE2, TABLE4_COLUMNS, TABLE4_GROUPS, Entry, core_of
from gongkai.law.report.statistics import code_of
from gongkai.reporting.grids import row_of, value_of

_FIGURE = re.compile(r"\d+(?:\.\d+)?|[/／—]")
_UNITS = re.compile(r"(?:条|件|次|篇|万元|个|人|人次)$")
_ENTRIES = {core_of(entry.key): entry for entry in TABLE2}
_MOST_WORDS = 400
#: Fewer rows of the table of 2014–2018 are words of a text, and no table.
_FEWEST_STATISTICS = 10
_CELLS4 = len(TABLE4_GROUPS) * len(TABLE4_COLUMNS)


def tables_in_flow(text: str) -> dict[str, Any]:
    """The tables whose rows can be told: words, then as many figures as the row has cells. A row with another number of figures is
    given as text in each of its cells, for nobody can know which cell is missing."""
    found: dict[str, Any] = {}
    doubtful: dict[str, dict[str, Any]] = {}
    for words, figures in _runs(text):
        if len(figures) == _CELLS4 and "尚未审结" in words:
            found.setdefault("table4_复议诉讼", _contested(figures))
        elif key := row_of(words[-120:]):
            table = found if len(figures) == len(COLUMNS) else doubtful
            table.setdefault("table3_依申请", {}).setdefault(key, _seven(figures))
        elif entry := _ENTRIES.get(next((name for name in _ENTRIES if words.endswith(name)), "")):
            table = found if len(figures) == len(entry.columns) else doubtful
            table.setdefault("table2_主动公开", {}).setdefault(entry.key, _entry(entry, figures))
        elif len(figures) == 1 and (unit := _UNITS.search(words)) and code_of(words[: unit.start()]):
            line = {"indicator": words[: unit.start()][-60:], "unit": unit.group(), "value": value_of(figures[0])}
            found.setdefault("statistics", []).append(line)
    for name, rows in doubtful.items():
        if name in found:
            found[name] = rows | found[name]
    if "table3_依申请" in found:
        found.pop("statistics", None)
        found["table3_columns"] = list(COLUMNS)
    elif len(found.get("statistics", ())) < _FEWEST_STATISTICS:
        found.pop("statistics", None)
    return found


def _entry(entry: Entry, figures: list[str]) -> Any:
    if len(figures) != len(entry.columns):
        return f"“{' '.join(figures)[:100]}”"
    return dict(zip(entry.columns, map(value_of, figures), strict=True))


def _runs(text: str) -> Iterator[tuple[str, list[str]]]:
    """(words, figures that follow them), again and again; white space in words is dropped."""
    words: list[str] = []
    figures: list[str] = []
    for token in text.split():
        if _FIGURE.fullmatch(token):
            figures.append(token)
            continue
        if figures:
            yield "".join(words)[-_MOST_WORDS:], figures
            words, figures = [], []
        words.append(token)
    if figures:
        yield "".join(words)[-_MOST_WORDS:], figures


def _seven(figures: list[str]) -> list[int | str | None]:
    if len(figures) == len(COLUMNS):
        return [value_of(figure) for figure in figures]
    printed = " ".join(figures)[:100]
    return [f"“{printed}”"] * len(COLUMNS)


def _contested(figures: list[str]) -> dict[str, list[int | str | None]]:
    width = len(TABLE4_COLUMNS)
    return {group.key: [value_of(figure) for figure in figures[at * width : (at + 1) * width]] for at, group in enumerate(TABLE4_GROUPS)}
