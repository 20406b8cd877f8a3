"""Kinds of replies and grounds: how codes are read, and the one cell of the annual report that a case counts in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.grounds import GROUNDS, matching
from gongkai.law.replies import KINDS, Result, kind_of, report_cell, result
from gongkai.law.sayings import BadInputError


@pytest.mark.parametrize(("code", "codes"), [
    ("14", ["14-1", "14-2", "14-3"]), ("15", ["15-1", "15-2"]), ("16-1", ["16-1"]), ("16-2", ["16-2a", "16-2b"]),
    ("16", ["16-1", "16-2a", "16-2b"]), ("16-2a", ["16-2a"]), ("16-2B", ["16-2b"]), ("１５－１", ["15-1"]), ("16(1)", ["16-1"]),
    ("第十六条第二款", ["16-2a", "16-2b"]), ("第十四条", ["14-1", "14-2", "14-3"]), ("36-7", ["36-7"]), ("37-n", ["37-n"]),
])  # fmt: skip
def test_a_ground_is_read_as_people_write_it(code: str, codes: list[str]) -> None:
    assert [ground.code for ground in matching(code)] == codes


@pytest.mark.parametrize("code", ["", "1", "17", "14-9", "16-2c", "国家秘密", "-", "x" * 5000])
def test_what_is_no_ground_is_refused(code: str) -> None:
    with pytest.raises(BadInputError) as refused:
        matching(code)
    assert refused.value.field == "ground"


@pytest.mark.parametrize(("code", "found"), [
    ("36-3", "36-3"), ("３６－３", "36-3"), ("36(4)", "36-4"), ("第三十六条第（五）项", "36-5"), ("37", "37"), ("40", "40-r"),
    ("109", "109-l"), ("2", "2-n"), ("WD", "wd"), ("第三十九条第一款", "39-1"),
])  # fmt: skip
def test_a_reply_is_read_as_people_write_it(code: str, found: str) -> None:
    assert kind_of(code).code == found


@pytest.mark.parametrize(
    ("code", "why"),
    [("36", "several_replies"), ("39", "several_replies"), ("30", "several_replies"), ("", "no_such_reply"), ("36-9", "no_such_reply")],
)
def test_a_reply_that_is_none_or_several_is_refused(code: str, why: str) -> None:
    with pytest.raises(BadInputError) as refused:
        kind_of(code)
    assert (refused.value.field, refused.value.said.code) == ("reply", why)


def test_grounds_come_along_and_are_missed() -> None:
    assert [ground.code for ground in result("36-3/14-1")[0].grounds] == ["14-1"]
    assert [said.code for said in result("36-3")[1]] == ["ground_missing"]
    assert [said.code for said in result("36-4", ["15"])[1]] == ["ground_not_needed"]
    with pytest.raises(BadInputError):
        result("36-3", ["36-7"])


def test_the_text_of_2007_has_no_process_information() -> None:
    notes = result("36-3", ["16-2a"], version="2007")[1]
    assert [said.code for said in notes] == ["ground_not_in_text"]
    assert result("36-3", ["14-1"], version="2007")[1] == ()
    assert [said.code for said in result("38", version="2007")[1]] == ["reply_not_in_text"]
    assert kind_of("36-4").article("2007") == "第二十一条第（三）项"


@pytest.mark.parametrize(("reply", "grounds", "cell"), [
    ("36-1", [], "r3_1"), ("36-2", [], "r3_1"), ("37", ["15-2"], "r3_2"), ("37", ["36-7"], "r3_2"), ("36-3", ["14-1"], "r3_3_1"), ("36-3", ["14-2"], "r3_3_2"),
    ("36-3", ["14-3"], "r3_3_3"), ("36-3", ["15"], "r3_3_4"), ("36-3", ["16-1"], "r3_3_5"), ("36-3", ["16-2a"], "r3_3_6"),
    ("36-3", ["16-2b"], "r3_3_7"), ("36-7", [], "r3_3_8"), ("36-4", [], "r3_4_1"), ("36-5", [], "r3_4_1"), ("38", [], "r3_4_2"),
    ("30-u", [], "r3_4_3"), ("39-1", [], "r3_5_1"), ("36-6", [], "r3_5_2"), ("39-2", [], "r3_5_3"), ("35", [], "r3_5_4"),
    ("40-r", [], "r3_5_5"), ("30-l", [], "r3_6_1"), ("109-l", [], "r3_6_2"), ("wd", [], "r3_6_3"), ("2-n", [], "r3_6_3"), ("41", [], ""), ("55", [], ""),
])  # fmt: skip
def test_one_matter_counts_in_its_cell(reply: str, grounds: list[str], cell: str) -> None:
    assert report_cell([result(reply, grounds)[0]]).code == cell


def _results(*codes: str) -> list[Result]:
    return [result(code)[0] for code in codes]


def test_l03_given_and_refused_count_as_partial_once() -> None:
    assert report_cell(_results("36-2", "36-3/15-2", "36-4")).code == "r3_2"
    assert report_cell(_results("36-1", "36-3/14-1"), main=1).code == "r3_2"


def test_different_outcomes_count_with_the_chosen_matter() -> None:
    assert report_cell(_results("36-2", "36-4"), main=1).code == "r3_4_1"
    assert report_cell(_results("36-4", "36-5")).code == "r3_4_1"
    with pytest.raises(BadInputError) as refused:
        report_cell(_results("36-2", "36-4"))
    assert (refused.value.field, refused.value.said.code) == ("main", "main_matter_needed")
    with pytest.raises(BadInputError):
        report_cell(_results("36-2", "36-4"), main=2)


def test_a_refusal_counts_with_its_first_ground_and_not_without_one() -> None:
    cell = report_cell([result("36-3", ["16-2b", "14"])[0]])
    assert (cell.code, [said.code for said in cell.notes]) == ("r3_3_7", ["several_grounds"])
    with pytest.raises(BadInputError):
        report_cell(_results("36-3"))
    with pytest.raises(BadInputError):
        report_cell([])


@given(st.lists(st.sampled_from([kind for kind in KINDS if not kind.needs_grounds]), min_size=1, max_size=5), st.integers(0, 4))
def test_a_case_always_counts_in_one_of_its_cells(kinds: list, main: int) -> None:
    results = [Result(kind) for kind in kinds]
    assert report_cell(results, min(main, len(kinds) - 1)).code in {kind.cell for kind in kinds}


def test_every_ground_of_articles_14_to_16_has_its_own_row() -> None:
    assert {ground.cell for ground in GROUNDS if ground.refusal} == {f"r3_3_{n}" for n in range(1, 8)}
