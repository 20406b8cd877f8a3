"""What is wrong with the table of a flow chart, by row: a chart that has no fault can be drawn and followed to an end from everywhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongkai.catalog.charts.steps import DECISION, END, KINDS, LONGEST, LONGEST_LIMIT, MOST, START, UNITS, Step, ways


@dataclass(frozen=True, slots=True)
class Fault:
    """`row`: from 1, 0 for the table as a whole. `code`: no_steps, too_many_steps, no_start, two_starts, no_end, key_doubled, text_needed,
    too_long, kind_unknown, limit_out_of_range, days_unknown, way_unnamed, ways_named_alike, ways_lead_alike, leads_nowhere, leads_to_itself,
    leads_to_start, unreachable, never_ends, loop_without_decision. `detail`: the other row or the longest length, where there is one.
    """

    row: int
    code: str
    detail: str = ""


def faults(steps: Sequence[Step]) -> list[Fault]:
    """Everything that is wrong; empty: it can be drawn."""
    if not steps:
        return [Fault(0, "no_steps")]
    if len(steps) > MOST:
        return [Fault(0, "too_many_steps", str(MOST))]
    found = [*_of_table(steps), *(fault for row, step in enumerate(steps, 1) for fault in _of_row(row, step, steps))]
    return found or [*_of_paths(steps)]


def _of_table(steps: Sequence[Step]) -> Iterator[Fault]:
    starts = [row for row, step in enumerate(steps, 1) if step.kind == START]
    if not starts:
        yield Fault(0, "no_start")
    for row in starts[1:]:
        yield Fault(row, "two_starts", str(starts[0]))
    if not any(step.kind == END for step in steps):
        yield Fault(0, "no_end")
    seen: dict[str, int] = {}
    for row, step in enumerate(steps, 1):
        if seen.setdefault(step.key, row) != row or not step.key:
            yield Fault(row, "key_doubled")


def _of_row(row: int, step: Step, steps: Sequence[Step]) -> Iterator[Fault]:
    if step.kind not in KINDS:
        yield Fault(row, "kind_unknown")
        return
    if not step.text.strip():
        yield Fault(row, "text_needed")
    for name, longest in LONGEST.items():
        if len(getattr(step, name)) > longest:
            yield Fault(row, "too_long", str(longest))
    if step.limit is not None:
        if not 0 < step.limit <= LONGEST_LIMIT:
            yield Fault(row, "limit_out_of_range", str(LONGEST_LIMIT))
        if step.days not in UNITS:
            yield Fault(row, "days_unknown")
    yield from _of_ways(row, step, steps)


def _of_ways(row: int, step: Step, steps: Sequence[Step]) -> Iterator[Fault]:
    by_key = {one.key: one for one in steps}
    leads = ways(step, steps)
    for _name, key in leads:
        if key not in by_key:
            yield Fault(row, "leads_nowhere")
        elif key == step.key:
            yield Fault(row, "leads_to_itself")
        elif by_key[key].kind == START:
            yield Fault(row, "leads_to_start")
    if step.kind == DECISION:
        if not step.yes_name.strip() or not step.no_name.strip():
            yield Fault(row, "way_unnamed")
        elif step.yes_name.strip() == step.no_name.strip():
            yield Fault(row, "ways_named_alike")
        if step.yes and step.yes == step.no:
            yield Fault(row, "ways_lead_alike")


def _of_paths(steps: Sequence[Step]) -> Iterator[Fault]:
    """What only the whole shows: steps that nothing leads to, that lead to no end, that go round without anybody deciding."""
    leads = {step.key: [key for _name, key in ways(step, steps)] for step in steps}
    rows = {step.key: row for row, step in enumerate(steps, 1)}
    start = next(step.key for step in steps if step.kind == START)
    reached = _beyond([start], leads)
    backwards: dict[str, list[str]] = {key: [] for key in leads}
    for key, others in leads.items():
        for other in others:
            backwards[other].append(key)
    ending = _beyond([step.key for step in steps if step.kind == END], backwards)
    plain = {step.key: leads[step.key] if step.kind != DECISION else [] for step in steps}
    for key, row in rows.items():
        if key not in reached:
            yield Fault(row, "unreachable")
        elif key in _beyond(plain[key], plain):
            yield Fault(row, "loop_without_decision")
        elif key not in ending:
            yield Fault(row, "never_ends")


def _beyond(first: Sequence[str], leads: Mapping[str, Sequence[str]]) -> set[str]:
    """These and all that they lead to."""
    found, waiting = set(first), list(first)
    while waiting:
        for key in leads[waiting.pop()]:
            if key not in found:
                found.add(key)
                waiting.append(key)
    return found
