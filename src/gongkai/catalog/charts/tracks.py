"""Tracks in the channels between rows and columns: lines that run along each other get tracks of their own, unless they end at one box."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.catalog.charts.graph import Edge, Placed


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line in a channel, from `begin` to `end` (doubled: even numbers are channels, odd ones the middles of boxes)."""

    channel: int
    net: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Way:
    """How an edge runs: leaves, along `across` (a run between rows), along `down` (between columns), along `into` (above its target)."""

    edge: Edge
    across: Run | None = None
    down: Run | None = None
    into: Run | None = None


def way(edge: Edge, placed: Placed) -> Way:
    """The runs of an edge. Straight lines and elbows that nothing stands in have none."""
    (row, column), (to_row, to_column) = placed.cells[edge.source], placed.cells[edge.target]
    if edge.straight or (edge.port == "below" and column == to_column and to_row == row + 1) or clear(edge, placed):
        return Way(edge)
    if edge.port == "beside":
        beside = column + 1
        down = _run(beside, edge.target, 2 * row + 1, 2 * to_row)
        return Way(edge, down=down, into=_run(to_row, edge.target, 2 * beside, 2 * to_column + 1))
    if to_row == row + 1:
        return Way(edge, into=_run(to_row, edge.target, 2 * column + 1, 2 * to_column + 1))
    beside = to_column if to_column > column else to_column + 1
    across = _run(row + 1, f"{edge.source}>{edge.target}", 2 * column + 1, 2 * beside)
    down = _run(beside, edge.target, 2 * (row + 1), 2 * to_row)
    return Way(edge, across, down, _run(to_row, edge.target, 2 * beside, 2 * to_column + 1))


def clear(edge: Edge, placed: Placed) -> bool:
    """Whether an elbow has nothing between its two columns in the row where it leaves."""
    if not edge.elbow:
        return False
    (row, column), (_row, to_column) = placed.cells[edge.source], placed.cells[edge.target]
    return not any(other_row == row and column < other <= to_column for other_row, other in placed.cells.values())


def _run(channel: int, net: str, one: int, other: int) -> Run:
    return Run(channel, net, min(one, other), max(one, other))


def numbered(runs: Iterable[Run]) -> dict[tuple[int, str], int]:
    """(channel, net) → number of the track, from 0; runs of one net in one channel share theirs."""
    spans: dict[tuple[int, str], tuple[int, int]] = {}
    for run in runs:
        begin, end = spans.get((run.channel, run.net), (run.begin, run.end))
        spans[run.channel, run.net] = (min(begin, run.begin), max(end, run.end))
    found: dict[tuple[int, str], int] = {}
    ends: dict[int, list[int]] = {}
    for (channel, net), (begin, end) in sorted(spans.items(), key=lambda one: (one[0][0], one[1], one[0][1])):
        tracks = ends.setdefault(channel, [])
        place = next((number for number, last in enumerate(tracks) if last < begin), len(tracks))
        tracks[place : place + 1] = [end]
        found[channel, net] = place
    return found
