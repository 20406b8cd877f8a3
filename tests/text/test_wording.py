"""Wording: what is found, what is right where it stands, and that a place is known again."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.wording import Entry, Kind, context_of, lexicon, lines_of

WORDS = lexicon(
    [
        Entry(1, Kind.WRONG, "布署", "部署"),
        Entry(2, Kind.WRONG, "截止目前", "截至目前"),
        Entry(3, Kind.WRONG, "象", "像", exceptions=("现象", "对象", "气象", "大象")),
        Entry(4, Kind.FORBIDDEN, "残废人", "残疾人"),
        Entry(5, Kind.NAME, "陈明远", "市长、市政府党组书记"),
    ]
)


def _said(text: str) -> list[tuple[int, str]]:
    return [(hit.entry.key, hit.said) for hit in WORDS.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("截止目前，各单位已布署到位。", [(2, "截止目前"), (1, "布署")]),
        ("服务对象和气象现象", []),
        ("象这样的现象", [(3, "象")]),
        ("残废人证", [(4, "残废人")]),
        ("副市长陈明远出席", [(5, "副市长陈明远")]),
        ("市长陈明远出席", []),
        ("陈明远市长出席", []),
        ("陈明远局长出席", [(5, "陈明远局长")]),
        ("市政府党组书记、市长陈明远", []),
        ("陈明远出席", []),
        ("市长：陈明远", []),
    ],
)
def test_what_is_found_and_what_is_right(text: str, found: list[tuple[int, str]]) -> None:
    assert _said(text) == found


def test_the_place_is_that_of_what_is_said() -> None:
    text = "会议由副市长陈明远布署。"
    assert [text[hit.start : hit.end] for hit in WORDS.find(text)] == ["副市长陈明远", "布署"]


def test_the_longer_word_wins() -> None:
    words = lexicon([Entry(1, Kind.WRONG, "帐户", "账户"), Entry(2, Kind.WRONG, "帐", "账")])
    assert [hit.entry.key for hit in words.find("帐户和帐目")] == [1, 2]


def test_a_place_is_known_again_after_an_edit_elsewhere_and_not_in_another_sentence() -> None:
    def context(text: str) -> str:
        start = text.index("象")
        return context_of(text, start, start + 1)

    assert context("前言。\n他说的是象 棋的象，不是别的。") == context("新的前言。\n他说的是象\u3000棋的象，不是别的。")
    assert context("这里的象是大的") != context("那里还有象在走")


def test_pasted_lines() -> None:
    pasted = "布署→部署\n  按装, 安装\n帐号\t账号\n # 注\n残废人 残疾人 # 不得使用\n弱智\n\n"
    assert list(lines_of(pasted)) == [("布署", "部署"), ("按装", "安装"), ("帐号", "账号"), ("残废人", "残疾人"), ("弱智", "")]


@given(st.text("布署截止目前象现气残废人甲乙 ", max_size=80))
def test_no_hit_overlaps_and_each_says_what_stands_there(text: str) -> None:
    hits = WORDS.find(text)
    assert all(text[hit.start : hit.end] == hit.said for hit in hits)
    assert all(first.end <= second.start for first, second in itertools.pairwise(hits))
    simple = [match.start() for match in re.finditer("布署|截止目前|残废人", text)]
    assert simple == [hit.start for hit in hits if hit.entry.key in (1, 2, 4)]
