"""Where the boxes of a chart stand and where its lines run. No box lies on another, no line runs through a box, lines cross at right angles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gongkai.catalog.charts.boxes import COLUMN, LABEL_EMS, LABEL_LINE, SMALL, Box, sized
from gongkai.catalog.charts.graph import Placed, placed
from gongkai.catalog.charts.steps import Step, ways
from gongkai.catalog.charts.tracks import Run, Way, numbered, way
from gongkai.text import wrapping

Point = tuple[float, float]
#: Between two tracks; from a row to its first track; from the last one to the arrow's point; around everything.
_PITCH, _BEFORE, _AFTER, _EDGE = 12, 10, 18, 10
#: The least of a channel between rows and between columns; how far aside a line comes in where another leaves right above.
_LEAST_ROW, _LEAST_COLUMN, _ASIDE = 34, 20, 30


@dataclass(frozen=True, slots=True)
class Route:
    """The line of one edge, corner by corner from box to box; the lines of its name begin at `at`, the first one's baseline."""

    source: str
    target: str
    points: tuple[Point, ...]
    name: tuple[str, ...]
    at: Point


@dataclass(frozen=True, slots=True)
class Layout:
    """Width and height of the drawing with its boxes, in the order of the table, and its lines."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    routes: tuple[Route, ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Left edges of columns and upper edges of rows, heights of rows, and where the first tracks of the channels run."""

    columns: list[float]
    rows: list[float]
    heights: list[float]
    down: list[float]
    across: list[float]
    width: float
    height: float


def laid_out(steps: Sequence[Step], *, days: Mapping[str, str]) -> Layout:
    """Lay out a chart without faults. `days`: {"working": "个工作日", "natural": "日"}, what follows the number of a limit."""
    plan = placed(steps)
    sizes = {step.key: sized(step, number, days, [name for name, _key in ways(step, steps)]) for number, step in enumerate(steps, 1)}
    ways_of = [way(edge, plan) for edge in plan.edges]
    across = numbered(run for one in ways_of for run in (one.across, one.into) if run)
    down = numbered(one.down for one in ways_of if one.down)
    grid = _grid(plan, sizes, across, down)
    boxes = {key: _put(sizes[key], *plan.cells[key], grid) for key in sizes}
    leaving = {plan.cells[one.edge.source] for one in ways_of if one.edge.port == "below" and (one.across or one.into)}
    routes = tuple(_route(one, boxes, plan, grid, across, down, leaving) for one in ways_of)
    return Layout(grid.width, grid.height, tuple(boxes.values()), routes)


def _put(box: Box, row: int, column: int, grid: _Grid) -> Box:
    x = grid.columns[column] + (COLUMN - box.width) / 2
    return replace(box, x=x, y=grid.rows[row] + (grid.heights[row] - box.height) / 2)


Tracks = Mapping[tuple[int, str], int]


def _grid(plan: Placed, sizes: Mapping[str, Box], across: Tracks, down: Tracks) -> _Grid:
    heights = [max(sizes[key].height for key, (row, _c) in plan.cells.items() if row == number) for number in range(plan.rows)]
    beneath, beside = _names(plan)
    x, columns, first_down = float(_EDGE), [], []
    for channel in range(plan.columns + 1):
        count = _count(down, channel)
        first_down.append(x + beside[channel] + _BEFORE)
        wide = beside[channel] + (_BEFORE + count * _PITCH if count else 0)
        x += max(wide, _LEAST_COLUMN) if 0 < channel < plan.columns else wide
        if channel < plan.columns:
            columns.append(x)
            x += COLUMN
    y, rows, first_across = float(_EDGE), [], []
    for channel in range(plan.rows + 1):
        count = _count(across, channel)
        first_across.append(y + beneath[channel] + _BEFORE)
        high = beneath[channel] + (_BEFORE + (count - 1) * _PITCH if count else 0) + _AFTER
        y += max(high, _LEAST_ROW) if 0 < channel < plan.rows else (high if count else 0)
        if channel < plan.rows:
            rows.append(y)
            y += heights[channel]
    return _Grid(columns, rows, heights, first_down, first_across, x + _EDGE, y + _EDGE)


def _names(plan: Placed) -> tuple[list[float], list[float]]:
    """Room for the names of ways: how high beneath the row above each channel, how wide beside the column to its left."""
    beneath, beside = [0.0] * (plan.rows + 1), [0.0] * (plan.columns + 1)
    for edge in plan.edges:
        lines = wrapping.lines(edge.name, LABEL_EMS)
        row, column = plan.cells[edge.source]
        if edge.port == "below" and lines:
            beneath[row + 1] = max(beneath[row + 1], len(lines) * LABEL_LINE + 4)
        elif lines:
            beside[column + 1] = max(beside[column + 1], max(map(wrapping.width, lines)) * SMALL + 10)
    return beneath, beside


def _count(tracks: Tracks, channel: int) -> int:
    return max((number + 1 for (one, _net), number in tracks.items() if one == channel), default=0)


def _route(
    one: Way, boxes: Mapping[str, Box], plan: Placed, grid: _Grid, across: Tracks, down: Tracks, leaving: set[tuple[int, int]]
) -> Route:
    edge, source, target = one.edge, boxes[one.edge.source], boxes[one.edge.target]
    points: list[Point] = [(source.middle, source.y + source.height) if edge.port == "below" else (source.x + source.width, source.centre)]
    if one.across:
        points.append((points[-1][0], _at(one.across, grid.across, across)))
    if one.down:
        points.append((_at(one.down, grid.down, down), points[-1][1]))
    x = target.middle
    if one.into:
        row, column = plan.cells[edge.target]
        if (row - 1, column) in leaving:
            x += _ASIDE if points[-1][0] > x else -_ASIDE
        y = _at(one.into, grid.across, across)
        points += [(points[-1][0], y), (x, y)]
    elif edge.port == "beside":
        points.append((x, points[-1][1]))
    points.append((x, target.top_at(x)))
    lines = tuple(wrapping.lines(edge.name, LABEL_EMS))
    left, high = points[0]
    at = (left + 7, high + LABEL_LINE - 1) if edge.port == "below" else (left + 5, high - 6 - (len(lines) - 1) * LABEL_LINE)
    return Route(edge.source, edge.target, _plain(points), lines, at)


def _at(run: Run, first: Sequence[float], tracks: Tracks) -> float:
    """Where the track of a run lies."""
    return first[run.channel] + tracks[run.channel, run.net] * _PITCH


def _plain(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without points that are the same as the one before."""
    return tuple(point for place, point in enumerate(points) if place == 0 or point != points[place - 1])
