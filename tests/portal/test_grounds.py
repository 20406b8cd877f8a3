"""Codes of the structure in words."""

import pytest

from gongkai.catalog.grounds import ground, limit


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("20-1", "条例第二十条第（一）项"),
        ("20-8、20-9", "条例第二十条第（八）项、第二十条第（九）项"),
        ("21", "条例第二十一条"),
        ("19—21", "条例第十九条至第二十一条"),
        ("", ""),
    ],
)
def test_a_ground(code: str, words: str) -> None:
    assert ground(code) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [("20wd", "20 个工作日内"), ("—（容器）", ""), ("月", "每月"), ("", "")],
)
def test_a_limit(code: str, words: str) -> None:
    assert limit(code) == words
