"""E1–E4 on published figures, on blanks, and on tables that were changed by hand."""

from typing import Any

import pytest

from gongkai.law.report import COLUMNS, Checked, Format, check, parse
from tests.support.reports import made_up, shanghai_2019, suqian_2023, suqian_2023_columns, suqian_2024


def checked(payload: dict[str, Any], **more: Any) -> Checked:
    return check(parse(payload), **more)


def errors(payload: dict[str, Any]) -> list[tuple[str, str, Any, Any]]:
    return [(finding.rule, finding.where, finding.left, finding.right) for finding in checked(payload).errors]


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param(suqian_2023(), id="Z39-suqian-2023"),
        pytest.param(suqian_2023_columns(), id="Z40-suqian-2023-by-column"),
        pytest.param(suqian_2024(), id="Z41-Z42-suqian-2024"),
        pytest.param(shanghai_2019(), id="Z48-shanghai-2019"),
        pytest.param(made_up(), id="made-up"),
    ],
)
def test_what_adds_up_has_no_error(payload: dict[str, Any]) -> None:
    assert errors(payload) == []


def test_z39_the_identity_is_judged_and_not_passed_over() -> None:
    report = suqian_2023()
    report["table3_依申请"]["carried_forward"][6] = 122
    assert errors(report) == [("E1", "table3_依申请.总计", 3607, 3608)]


@pytest.mark.parametrize(("index", "column"), list(enumerate(COLUMNS[:-1])))
def test_z40_each_column_is_judged(index: int, column: str) -> None:
    report = suqian_2023_columns()
    report["table3_依申请"]["new_received"][index] += 1
    assert [(rule, where) for rule, where, *_ in errors(report)] == [
        ("E1", f"table3_依申请.{column}"),
        ("E3", "table3_依申请.new_received.总计"),
    ]


def test_z42_each_group_of_table_four_adds_up() -> None:
    report = suqian_2024()
    report["table4_复议诉讼"]["行政诉讼_复议后起诉"]["总计"] = 53
    assert errors(report) == [("E4", "table4_复议诉讼.行政诉讼_复议后起诉.总计", 53, 52)]


def test_z47_only_four_rows_are_known() -> None:
    rows = {"new_received": 227, "carried_over": 18, "total": 229, "carried_forward": 16}
    report = {"year": 2024, "table3_依申请": {key: [None] * 6 + [figure] for key, figure in rows.items()}}
    answer = checked(report)
    assert answer.errors == ()
    assert ("E2", "table3_依申请.total") in [(finding.rule, finding.where) for finding in answer.warnings]  # said: no results to add up
    report["table3_依申请"]["total"][6] = 230
    assert errors(report) == [("E1", "table3_依申请.总计", 245, 246)]


def test_z48_the_form_is_that_of_60_and_each_missing_total_is_a_warning() -> None:
    answer = checked(shanghai_2019())
    assert answer.format is Format.Y2019
    assert answer.as_json()["document"] == "国办公开办函〔2019〕60号"
    missing = {finding.where for finding in answer.warnings if finding.said.code == "no_total"}
    assert missing == {f"table3_依申请.{key}.总计" for key in ("granted", "partial", "denied_1", "unavail_1", "notproc_1")}


def test_z48_the_identity_of_the_total_column_is_judged_though_rows_lack_their_total() -> None:
    report = shanghai_2019()
    report["table3_依申请"]["carried_forward"][6] = 73
    assert ("E1", "table3_依申请.总计", 877, 878) in errors(report)


def test_z50_a_small_office() -> None:
    person = {"new_received": 8, "granted": 2, "partial": 2, "denied_6": 1, "unavail_1": 2, "other_3": 1, "total": 8}
    report = {
        "unit": "武汉市汉阳区人民政府办公室",
        "year": 2022,
        "table3_依申请": {key: [n, 0, 0, 0, 0, 0, n] for key, n in person.items()},
    }
    assert errors(report) == []
    report["table3_依申请"]["total"] = [7, 0, 0, 0, 0, 0, 7]
    assert {rule for rule, *_ in errors(report)} == {"E1", "E2"}


def test_z52_the_figure_that_is_not_given_is_told_by_the_difference() -> None:
    results = {"granted": 966, "partial": 67, "denied_1": 81, "unavail_1": 182, "notproc_1": 61, "other_3": 96}
    rows = {"new_received": 1499, "carried_over": 30, **results, "total": 1453}
    report = {"year": 2022, "table3_依申请": {key: [None] * 6 + [figure] for key, figure in rows.items()}}
    (finding,) = checked(report).errors
    assert (finding.rule, finding.left, finding.right) == ("E1", 1529, 1453)
    assert "76" in finding.said.text
    report["table3_依申请"]["carried_forward"] = [None] * 6 + [76]
    assert errors(report) == []


def test_z53_one_changed_cell_breaks_the_row_and_the_column() -> None:
    report = suqian_2024()
    report["table3_依申请"]["other_3"] = [352, 2, 0, 0, 0, 0, 355]
    assert errors(report) == [
        ("E2", "table3_依申请.total.总计", 3521, 3522),
        ("E3", "table3_依申请.other_3.总计", 355, 354),
    ]


def test_a_blank_part_is_zero() -> None:
    report = made_up()
    for row in report["table3_依申请"].values():
        row[:6] = [figure or None for figure in row[:6]]
    zero_rows = {finding.where for finding in checked(report).warnings if finding.said.code == "no_parts"}
    assert errors(report) == []
    assert "table3_依申请.denied_1" in zero_rows
    assert "table3_依申请.granted" not in zero_rows


def test_a_row_with_parts_and_no_total_leaves_the_sums_it_enters_unjudged() -> None:
    report = made_up()
    report["table3_依申请"]["carried_over"][6] = None
    report["table3_依申请"]["new_received"][6] = 99  # E1 of the column cannot be judged; the row itself can
    assert errors(report) == [("E3", "table3_依申请.new_received.总计", 99, 13)]


def test_a_row_with_a_total_and_no_parts_leaves_the_columns_unjudged() -> None:
    report = made_up()
    report["table3_依申请"]["granted"] = [None] * 6 + [5]
    answer = checked(report)
    assert answer.errors == ()
    assert [(finding.rule, finding.where, finding.left) for finding in answer.warnings] == [("E3", "table3_依申请.granted", 5)]


def test_a_blank_row_is_zero_and_said() -> None:
    report = made_up()
    report["table3_依申请"]["carried_forward"] = [None] * 7
    answer = checked(report)
    assert [(finding.rule, finding.where) for finding in answer.errors] == [("E1", "table3_依申请.自然人"), ("E1", "table3_依申请.总计")]
    assert ("E3", "table3_依申请.carried_forward.总计") in [(finding.rule, finding.where) for finding in answer.warnings]


def test_blanks_of_table_four() -> None:
    report = made_up()
    report["table4_复议诉讼"]["行政复议"]["总计"] = None
    report["table4_复议诉讼"]["行政诉讼_复议后起诉"] = {"总计": 4}
    answer = checked(report)
    assert answer.errors == ()
    assert [(finding.rule, finding.said.code) for finding in answer.warnings] == [("E4", "no_total"), ("E4", "no_parts")]


def statistics(**figures: int) -> dict[str, Any]:
    words = {
        "received": "（一）收到申请数",
        "person": "1.当面申请数",
        "letter": "4.信函申请数",
        "closed": "（二）申请办结数",
        "in_time": "1.按时办结数",
        "answered": "（三）申请答复数",
        "agreed": "2.同意公开答复数",
        "reconsidered": "四、行政复议数量",
        "kept": "（一）维持具体行政行为数",
        "corrected": "（二）被依法纠错数",
        "sued": "五、行政诉讼数量",
        "lost": "（二）被依法纠错数 ",
    }
    return {"year": 2018, "statistics": [{"indicator": words[key], "unit": "件", "value": figure} for key, figure in figures.items()]}


def test_the_table_of_2014_is_known_and_added_up() -> None:
    right = statistics(received=3, person=1, letter=2, closed=3, in_time=3, answered=3, agreed=3, reconsidered=1, kept=1, sued=2, lost=2)
    answer = checked(right)
    assert (answer.format, answer.findings) == (Format.STATISTICS, ())
    wrong = statistics(received=4, person=1, letter=2, reconsidered=1, kept=0, corrected=0, sued=2, lost=1)
    assert errors(wrong) == [("E2", "statistics.s5", 4, 3), ("E4", "statistics.s8", 1, 0), ("E4", "statistics.s9", 2, 1)]


def test_closed_and_not_answered_is_a_warning() -> None:
    (finding,) = checked(statistics(received=1, letter=1, closed=1, in_time=1, answered=0, agreed=0)).findings
    assert (finding.rule, finding.severity, finding.left, finding.right) == ("E1", "warning", 1, 0)
