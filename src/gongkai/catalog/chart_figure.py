"""A chart as pages show it: the drawing, and the table beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gongkai.catalog import charts, particulars
from gongkai.catalog.chart_words import days, kind_words, sentences
from gongkai.catalog.charts import Step
from gongkai.catalog.charts.steps import END, ways


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: number, what it is, what is done, who, how long, and where it leads in words."""

    number: int
    kind: str
    kind_name: str
    text: str
    who: str
    limit: str
    leads: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Figure:
    """`svg` is ours, escaped: it may stand in a page as it is. Its width and height are in it."""

    svg: str
    lines: tuple[Line, ...]


def figure(data: Mapping[str, Any] | None, *, title: str) -> Figure | None:
    """The chart of what stands beside a text; None where there is none. One with faults has its table alone."""
    steps = particulars.chart(data)
    if not steps:
        return None
    svg = ""
    if not charts.faults(steps):
        named = _("流程图：%s") % title
        svg = charts.drawn(charts.laid_out(steps, days=days()), title=named, sentences=sentences(steps))
    return Figure(svg, tuple(_line(number, step, steps) for number, step in enumerate(steps, 1)))


def _line(number: int, step: Step, steps: tuple[Step, ...]) -> Line:
    numbers = {one.key: place for place, one in enumerate(steps, 1)}
    limit = f"{step.limit}{days().get(step.days, '')}" if step.limit is not None else ""
    leads = tuple(f"{name} → {numbers[key]}".strip() for name, key in ways(step, steps) if key in numbers)
    kind = kind_words().get(step.kind, step.kind)
    return Line(number, step.kind, kind, step.text, step.who, limit, (_("结束"),) if step.kind == END else leads, step.note)
