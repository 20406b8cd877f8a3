"""Grids of cells, as pages and sheets give them, and what the tables of an annual report are called in them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gongkai.law.report.formats import COLUMNS, ROWS, core_of

_WHOLE = re.compile(r"\d{1,12}")
_FIGURE = re.compile(r"[-+]?[\d.,，\s]+(?:余|多)?|[/／—–-]+")
_ROW_CORES = {row.core: row.key for row in ROWS.values()} | {key: key for key in ROWS}
_COLUMN_CORES = {core_of(name): name for name in COLUMNS}


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a grid. copied: it only repeats a cell that spans several places."""

    text: str = ""
    copied: bool = False

    @property
    def core(self) -> str:
        """Its Chinese characters, without a number before them."""
        return core_of(self.text)

    @property
    def figure(self) -> bool:
        """Whether it looks like a figure, "/" or a round number."""
        return _FIGURE.fullmatch(self.text) is not None


Grid = Sequence[Sequence[Spot]]


def grid_of_lines(lines: Iterable[str]) -> Grid:
    """A sheet whose cells stand apart by tabs."""
    return [[Spot(" ".join(cell.split())) for cell in line.split("\t")] for line in lines]


def value_of(text: str) -> int | str | None:
    """A cell in the JSON form: a whole number, null for a blank, else the text as printed."""
    text = text.strip()
    if not text:
        return None
    return int(text) if _WHOLE.fullmatch(text) and text.isascii() else text[:200]


@lru_cache(maxsize=2048)
def row_of(label: str) -> str:
    """The row of table three that a label names, by its longest wording; empty if it names none. Keys of the JSON form are known too."""
    key = _ROW_CORES.get(label) or _ROW_CORES.get(core_of(label))
    if key is not None:
        return key
    core = core_of(label)
    inside = [known for known in _ROW_CORES if len(known) > 3 and known in core]
    return _ROW_CORES[max(inside, key=len)] if inside else ""


def column_of(label: str) -> str:
    """The column of table three that a heading names; empty if it names none."""
    return _COLUMN_CORES.get(core_of(label), "")
