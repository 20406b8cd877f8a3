"""Paths: fixed-width steps in which a subtree is one range."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.units import paths


@given(st.integers(0, 34 * 36**3 - 1), st.integers(0, 34 * 36**3 - 1))
def test_steps_sort_as_their_numbers_do(one: int, other: int) -> None:
    assert (paths.step(one) < paths.step(other)) is (one < other)
    assert paths.number(paths.step(one)) == one


@given(st.integers(0, 36**3 - 1), st.integers(0, 34 * 36**3 - 1))
def test_last_steps_stand_after_all_others(last: int, other: int) -> None:
    assert paths.step(last, last=True) > paths.step(other)
    assert paths.number(paths.step(last, last=True)) == last


def test_too_many_children_are_refused() -> None:
    for number, last in ((34 * 36**3, False), (36**3, True)):
        with pytest.raises(ValueError):
            paths.step(number, last=last)


@given(st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=4), st.text("0123456789abcdefghijklmnopqrstuvwxyz", max_size=8))
def test_everything_beneath_lies_before_the_end(path: str, rest: str) -> None:
    assert path <= path + rest < paths.end(path)
    assert paths.ancestors("000100020003") == ["0001", "00010002"]
