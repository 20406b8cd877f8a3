"""The box of a step: how large its words make it, and where lines may touch it. Lengths in pixels of the drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.catalog.charts.steps import DECISION, Step
from gongkai.text import wrapping

#: Width of a column, which a decision fills, and of the other boxes.
COLUMN, BOX = 240, 208
#: Size and line height of a step's name, and of who does it and how long that takes.
BIG, BIG_LINE, SMALL, SMALL_LINE = 14, 20, 12, 17
_INSIDE, _PADDING, _LEAST = 184, 11, 44
#: Words in a rhombus: the widest line; the rest of its width makes its height.
_IN_RHOMBUS = 140
#: Names of ways: ems of a line, and line height.
LABEL_EMS, LABEL_LINE = 8, 15


@dataclass(frozen=True, slots=True)
class Box:
    """`x`, `y`: the upper left corner. `name` and `more`: its lines."""

    key: str
    kind: str
    x: float
    y: float
    width: float
    height: float
    name: tuple[str, ...]
    more: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def centre(self) -> float:
        """Half way down."""
        return self.y + self.height / 2

    def top_at(self, x: float) -> float:
        """How far down its outline begins at `x`: a rhombus slopes."""
        slope = abs(x - self.middle) / (self.width / 2) * (self.height / 2) if self.kind == DECISION else 0.0
        return self.y + slope


def sized(step: Step, number: int, days: Mapping[str, str], labels: Sequence[str]) -> Box:
    """The box at the origin. `days`: what follows the number of a limit; `labels`: the names of its ways."""
    rhombus = step.kind == DECISION
    room = _IN_RHOMBUS if rhombus else _INSIDE
    name = tuple(wrapping.even_lines(f"{number} {step.text}", room / BIG))
    limit = f"{step.limit}{days[step.days]}" if step.limit is not None else ""
    more = tuple(line for text in (step.who, limit) for line in wrapping.even_lines(text, room / SMALL))
    high = len(name) * BIG_LINE + len(more) * SMALL_LINE
    if rhombus:
        widest = max([wrapping.width(line) * BIG for line in name] + [wrapping.width(line) * SMALL for line in more])
        beside = max(len(wrapping.lines(label, LABEL_EMS)) for label in labels) if labels else 1
        height = max(high / (1 - min(widest, _IN_RHOMBUS) / COLUMN) + 6, 2 * (beside * LABEL_LINE + 8))
        return Box(step.key, step.kind, 0, 0, COLUMN, round(height), name, more)
    return Box(step.key, step.kind, 0, 0, BOX, max(_LEAST, high + 2 * _PADDING), name, more)
