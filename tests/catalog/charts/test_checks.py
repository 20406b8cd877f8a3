"""What is wrong with a table of steps, each fault with its row; and that a table without faults comes back as it was stored."""

from typing import Any

import pytest

from gongkai.catalog.charts import MOST, Step, faults, read, stored
from tests.support.charts import USUAL


def row(key: str, kind: str = "step", **values: Any) -> Step:
    return Step(key, kind, **{"text": key, **values})


START, END = row("a", "start"), row("z", "end")


def codes(*steps: Step) -> list[tuple[int, str]]:
    return [(fault.row, fault.code) for fault in faults(steps)]


def test_the_usual_chart_has_no_fault_and_survives_storing() -> None:
    steps = read(USUAL)
    assert faults(steps) == []
    assert read(stored(steps)) == steps
    assert stored(steps)[0] == {"key": "a", "kind": "start", "text": "提出申请", "who": "申请人"}


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ((), [(0, "no_steps")]),
        ((row("b"), END), [(0, "no_start")]),
        ((START, row("b", "start"), END), [(2, "two_starts"), (1, "leads_to_start")]),
        ((START, row("b")), [(0, "no_end"), (2, "leads_nowhere")]),
        ((START, row("b", next="zz"), END), [(2, "leads_nowhere")]),
        ((START, row("b", next="b"), END), [(2, "leads_to_itself")]),
        ((START, row("b", next="a"), END), [(2, "leads_to_start")]),
        ((START, row("b", text=" "), END), [(2, "text_needed")]),
        ((START, row("b", text="长" * 81), END), [(2, "too_long")]),
        ((START, row("b", limit=0), END), [(2, "limit_out_of_range")]),
        ((START, row("b", limit=5, days="hours"), END), [(2, "days_unknown")]),
        ((START, row("b", "loop"), END), [(2, "kind_unknown")]),
        ((START, row("a"), END), [(2, "key_doubled"), (1, "leads_to_itself"), (2, "leads_to_itself")]),
        ((START, row("b", "decision", yes="z", no="a"), END), [(2, "leads_to_start")]),
        ((START, row("b", "decision", yes="z"), END), [(2, "leads_nowhere")]),
        ((START, row("b", "decision", yes="z", no="z"), END), [(2, "ways_lead_alike")]),
        ((START, row("b", "decision", yes="z", no="c", no_name=" "), row("c"), END), [(2, "way_unnamed")]),
        ((START, row("b", "decision", yes="z", no="c", no_name="是"), row("c"), END), [(2, "ways_named_alike")]),
        ((START, row("b", next="z"), row("c"), END), [(3, "unreachable")]),
        ((START, row("b"), row("c", next="b"), END),
         [(1, "never_ends"), (2, "loop_without_decision"), (3, "loop_without_decision"), (4, "unreachable")]),
        ((START, row("b", "decision", yes="z", no="c"), row("c", next="d"), row("d", next="c"), END),
         [(3, "loop_without_decision"), (4, "loop_without_decision")]),
        ((START, row("b", "decision", yes="c", no="d"), row("c", next="b"), row("d", next="b"), END),
         [(1, "never_ends"), (2, "never_ends"), (3, "never_ends"), (4, "never_ends"), (5, "unreachable")]),
        (tuple(row(f"k{number}") for number in range(MOST + 1)), [(0, "too_many_steps")]),
    ],
)  # fmt: skip
def test_each_fault_names_its_row(steps: tuple[Step, ...], found: list[tuple[int, str]]) -> None:
    assert codes(*steps) == found


def test_going_round_needs_a_decision() -> None:
    """With one it is allowed."""
    again = (START, row("b"), row("c", "decision", yes="z", no="b"), END)
    assert codes(*again) == []


def test_what_a_newer_program_wrote_is_read_as_far_as_it_is_known() -> None:
    assert read([{"key": "a", "kind": "start", "text": "申请", "colour": "red"}]) == (Step("a", "start", "申请"),)
