"""A chart as a graph: in which row each step stands, and which column. The way that goes on stands beneath, the other beside it.

Steps are taken in chains: from the start along the first way that is new. The other way of a decision begins the next chain, in the
nearest column to the right in which its rows are free.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.catalog.charts.steps import START, Step, ways

#: key → the keys that it leads to, without those that lead back.
Onward = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Edge:
    """From one step to another. `port`: "below" or "beside", where it leaves. `straight`: down its own column; `elbow`: aside, then down."""

    source: str
    target: str
    name: str
    port: str
    straight: bool = False
    elbow: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """`cells`: key → (row, column), from 0; `edges` in the order of the table."""

    cells: Mapping[str, tuple[int, int]]
    edges: tuple[Edge, ...]

    @property
    def rows(self) -> int:
        return max(row for row, _column in self.cells.values()) + 1

    @property
    def columns(self) -> int:
        return max(column for _row, column in self.cells.values()) + 1


def placed(steps: Sequence[Step]) -> Placed:
    """Rows, columns and edges of a chart without faults (see `checks`)."""
    leads = {step.key: ways(step, steps) for step in steps}
    start = next(step.key for step in steps if step.kind == START)
    order, back = _walk(start, {key: [other for _name, other in some] for key, some in leads.items()})
    onward = {key: [other for _name, other in some if (key, other) not in back] for key, some in leads.items()}
    row = _rows(order, onward)
    chains, first_of = _chains(start, onward)
    column, elbows = _columns(chains, first_of, row)
    elbow_of = {key: first_of[key] for key in elbows}
    edges = tuple(edge for step in steps for edge in _edges(step.key, leads[step.key], chains, elbow_of))
    return Placed({step.key: (row[step.key], column[step.key]) for step in steps}, edges)


def _rows(order: Sequence[str], onward: Onward) -> dict[str, int]:
    """The longest way from the start to each step, not counting what leads back."""
    row = dict.fromkeys(onward, 0)
    for key in order:
        for other in onward[key]:
            row[other] = max(row[other], row[key] + 1)
    return row


def _walk(start: str, leads: Onward) -> tuple[list[str], set[tuple[str, str]]]:
    """Steps so that each comes before all it leads to, and the edges that lead back to a step that is still being walked from."""
    done: list[str] = []
    back: set[tuple[str, str]] = set()
    open_, seen = [start], {start}
    stack = [(start, iter(leads[start]))]
    while stack:
        key, rest = stack[-1]
        for other in rest:
            if other in open_:
                back.add((key, other))
            elif other not in seen:
                seen.add(other)
                open_.append(other)
                stack.append((other, iter(leads[other])))
                break
        else:
            stack.pop()
            open_.remove(key)
            done.append(key)
    return done[::-1], back


def _chains(start: str, onward: Onward) -> tuple[list[list[str]], dict[str, str]]:
    """The chains, and for the first step of each the step from which it comes ("" for the start)."""
    chains: list[list[str]] = []
    first_of = {start: ""}
    waiting, seen = [start], {start}
    while waiting:
        chain = [waiting.pop(0)]
        while new := [key for key in onward[chain[-1]] if key not in seen]:
            seen.add(new[0])
            chain.append(new[0])
        chains.append(chain)
        for source in chain:
            for key in onward[source]:
                if key not in seen:
                    seen.add(key)
                    first_of[key] = source
                    waiting.append(key)
    return chains, first_of


def _columns(chains: Sequence[Sequence[str]], first_of: Mapping[str, str], row: Mapping[str, int]) -> tuple[dict[str, int], set[str]]:
    """Chains from left to right, none in rows of a column that another has; and the first steps to which an elbow leads.

    An elbow has the rows from its decision down for itself as well; where they are taken the line runs between the columns instead.
    """
    column: dict[str, int] = {}
    elbows: set[str] = set()
    taken: list[list[tuple[int, int]]] = []
    for chain in chains:
        source, top, bottom = first_of[chain[0]], row[chain[0]], row[chain[-1]]
        place = column[source] + 1 if source else 0
        while place < len(taken) and not _free(taken[place], top, bottom):
            place += 1
        while len(taken) <= place:
            taken.append([])
        if source and _free(taken[place], row[source], bottom):
            elbows.add(chain[0])
            top = row[source]
        taken[place].append((top, bottom))
        column.update(dict.fromkeys(chain, place))
    return column, elbows


def _free(taken: Sequence[tuple[int, int]], top: int, bottom: int) -> bool:
    return not any(top <= end and begin <= bottom for begin, end in taken)


def _edges(key: str, leads: Sequence[tuple[str, str]], chains: Sequence[Sequence[str]], elbow_of: Mapping[str, str]) -> list[Edge]:
    chain = next(chain for chain in chains if key in chain)
    place = chain.index(key)
    after = chain[place + 1] if place + 1 < len(chain) else ""
    below = after or leads[0][1] if leads else ""
    found = []
    for name, other in leads:
        port = "below" if other == below else "beside"
        found.append(Edge(key, other, name, port, straight=other == after, elbow=port == "beside" and elbow_of.get(other) == key))
    return found
