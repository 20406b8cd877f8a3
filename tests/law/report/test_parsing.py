"""What cannot be read is named; what is odd is found; nothing raises anything but BadInputError."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.report import Format, check, check_payload, parse
from gongkai.law.report.cells import State, read_cell
from gongkai.law.report.formats import COLUMNS, ROWS, TABLE3
from gongkai.law.sayings import BadInputError
from tests.support.reports import made_up, suqian_2023, suqian_2024


def field_of(payload: Any) -> str:
    with pytest.raises(BadInputError) as caught:
        check_payload(payload)
    return caught.value.field


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"table3_依申请": [[1, 2]]}, "table3_依申请"),
        ({"table3_依申请": "13"}, "table3_依申请"),
        ({"table3_依申请": {"granted": 5}}, "table3_依申请.granted"),
        ({"table3_依申请": {"granted": [1, 2, 3]}}, "table3_依申请.granted"),
        ({"table3_依申请": {"granted": [1, 0, 0, [0], 0, 0, 1]}}, "table3_依申请.granted[3]"),
        ({"table3_依申请": {"granted": [True, 0, 0, 0, 0, 0, 1]}}, "table3_依申请.granted[0]"),
        ({"table3_依申请": {"granted": [float("nan"), 0, 0, 0, 0, 0, 1]}}, "table3_依申请.granted[0]"),
        ({"table3_依申请": {"granted": [10**400, 0, 0, 0, 0, 0, 1]}}, "table3_依申请.granted[0]"),
        ({"table3_依申请": {"granted": ["9" * 60, 0, 0, 0, 0, 0, 1]}}, "table3_依申请.granted[0]"),
        ({"table3_依申请": {"granted": {"居民": 1}}}, "table3_依申请.granted"),
        ({"table3_依申请": {"granted": [0] * 7, "r3_1": [0] * 7}}, "table3_依申请.r3_1"),
        ({"table3_columns": ["自然人"]}, "table3_依申请.new_received"),
        ({"table3_columns": ["居民"] * 7}, "table3_columns"),
        ({"table3_columns": 7}, "table3_columns"),
        ({"table2_主动公开": [1]}, "table2_主动公开"),
        ({"table2_主动公开": {"规章": {"made": {"made": 1}}}}, "table2_主动公开.规章.made"),
        ({"table4_复议诉讼": {"行政复议": 4}}, "table4_复议诉讼.行政复议"),
        ({"table4_复议诉讼": {"行政复议": {"胜诉": 4}}}, "table4_复议诉讼.行政复议.胜诉"),
        ({"statistics": {"a": 1}}, "statistics"),
        ({"statistics": [1]}, "statistics[0]"),
        ({"statistics": [{"indicator": "（一）收到申请数", "value": []}]}, "statistics[0].value"),
        ({"figures": [1]}, "figures"),
        ({"figures": {"a": [1]}}, "figures.a"),
        ({"sections": [{"title": 1}]}, "sections[0].title"),
        ({"sections": 6}, "sections"),
        ({"year": 1999}, "year"),
        ({"year": True}, "year"),
        ({"year": "去年"}, "year"),
        ({"unit": 7}, "unit"),
        ({"body": ["text"]}, "body"),
        ({"body": "长" * 1_000_001}, "body"),
        ({"kind": "king"}, "kind"),
        ({"published_on": "2025-02-30"}, "published_on"),
        ({"last_year": [1]}, "last_year"),
        ({"last_year": {"year": 2023, "table3_依申请": {"granted": 5}}}, "last_year.table3_依申请.granted"),
        ({"parts": {}}, "parts"),
        ({"parts": [{}]}, "parts[0]"),
    ],
)
def test_what_cannot_be_read_is_named(change: dict[str, Any], field: str) -> None:
    assert field_of({**made_up(), **change}) == field


@pytest.mark.parametrize("payload", [None, [], "report", 7, {}, {"unit": "某局"}])
def test_what_is_no_report_is_refused(payload: Any) -> None:
    assert field_of(payload) == "report"


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["/", "余", "3余", "1,234", "—", "10万"]),
    lambda inner: (
        st.lists(inner, max_size=8)
        | st.dictionaries(st.sampled_from([*ROWS, *COLUMNS, "规章", "made", "行政复议", "维持", "title"]), inner, max_size=8)
    ),
    max_leaves=20,
)
KEYS = ["unit", "year", "kind", "published_on", "table2_主动公开", "table2_columns", "table3_columns", "table3_依申请", "table4_复议诉讼"]
KEYS += ["statistics", "figures", "body", "sections", "last_year", "parts"]


@given(st.dictionaries(st.sampled_from(KEYS), JUNK, max_size=6))
def test_junk_gives_an_answer_or_a_clear_error(payload: dict[str, Any]) -> None:
    refused = None
    try:
        json.dumps(check_payload(payload).as_json(), allow_nan=False)
    except BadInputError as error:
        refused = error
    assert refused is None or (refused.field and refused.said.text)


@pytest.mark.parametrize(
    ("value", "state", "figure"),
    [
        (5, State.FIGURE, 5),
        ("５", State.FIGURE, 5),
        ("1,234", State.FIGURE, 1234),
        ("12 件", State.FIGURE, 12),
        ("59237.2449", State.FIGURE, Decimal("59237.2449")),
        (59237.2449, State.FIGURE, Decimal("59237.2449")),
        (3.0, State.FIGURE, 3),
        (None, State.BLANK, None),
        (" \u3000", State.BLANK, None),
        ("/", State.DASH, 0),
        ("／", State.DASH, 0),
        ("——", State.DASH, 0),
        ("3000余", State.ABOUT, None),
        ("3000余件", State.ABOUT, None),
        ("约100", State.ABOUT, None),
        ("详见附件", State.TEXT, None),
        ("3 5", State.TEXT, None),
        ("1e9", State.TEXT, None),
    ],
)
def test_cells(value: Any, state: State, figure: Any) -> None:
    cell = read_cell(value, "cell")
    assert (cell.state, cell.value) == (state, figure)


@pytest.mark.parametrize(("value", "code"), [(-3, "negative"), (1.5, "fraction"), ("5余", "about"), ("详见附件", "text"), ("/", "dash")])
def test_odd_cells_are_found_with_their_place(value: Any, code: str) -> None:
    report = made_up()
    report["table3_依申请"]["denied_2"] = [value, 0, 0, 0, 0, 0, 0]
    answer = check(parse(report))
    (finding,) = [finding for finding in answer.warnings if finding.rule == "cell"]
    assert (finding.said.code, finding.where, finding.cells) == (code, "table3_依申请.denied_2.自然人", (("denied_2", "自然人"),))
    assert {finding.rule for finding in answer.errors} <= {"E2", "E3"}
    if code in {"about", "text", "dash"}:
        assert answer.errors == ()  # nothing is judged on what cannot be read


def test_rows_by_code_and_columns_by_name() -> None:
    by_code = made_up()
    codes = {row.key: row.code for row in TABLE3}
    by_code["table3_依申请"] = {codes[key]: dict(zip(COLUMNS, row, strict=True)) for key, row in by_code["table3_依申请"].items()}
    by_code.pop("table3_columns")
    assert parse(by_code) == parse(made_up())
    turned = made_up(table3_columns=list(reversed(COLUMNS)))
    for row in turned["table3_依申请"].values():
        row.reverse()
    assert parse(turned) == parse(made_up())


def test_rows_that_the_form_does_not_have_are_told_and_not_counted() -> None:
    report = made_up()
    report["table3_依申请"]["denied_9"] = [4] * 7
    answer = check(parse(report))
    assert answer.errors == ()
    assert [finding.said.code for finding in answer.warnings] == ["unknown_row"]


def test_digits_that_ran_together_are_split_only_where_one_way_is_left() -> None:
    table = {"规章": {"raw_digits": "000"}, "行政规范性文件": {"raw_digits": "5225"}, "规范性文件": {"raw_digits": "5225"}}
    report = parse(made_up(table2_主动公开={**made_up()["table2_主动公开"], **table}))
    assert report.table2 is not None
    assert [cell.value for cell in report.table2["规章"].values()] == [0, 0, 0]
    assert [finding.where for finding in check(report).warnings] == ["table2_主动公开.行政规范性文件"]


def test_rows_left_out_are_told() -> None:
    report = made_up()
    del report["table2_主动公开"]["行政强制"]
    for number in range(1, 9):
        del report["table3_依申请"][f"denied_{number}"]
    report["table3_依申请"]["total"] = [8, 3, 0, 0, 0, 0, 11]
    found = [(finding.rule, finding.where, finding.left) for finding in check(parse(report)).warnings]
    assert found == [("cell", "table3_依申请", 8), ("cell", "table2_主动公开.行政强制", None)]


def test_the_answer_of_the_door() -> None:
    answer = check_payload({**suqian_2024(), "last_year": suqian_2023()}).as_json()
    assert set(answer) == {"format", "document", "errors", "warnings"}
    assert (answer["format"], answer["errors"]) == ("2021 tables", [])
    broken = suqian_2024()
    broken["table3_依申请"]["carried_over"][6] = 122
    answer = check_payload({**broken, "last_year": suqian_2023()}).as_json()
    assert [(error["rule"], error["where"], error["left"], error["right"]) for error in answer["errors"]] == [
        ("E1", "table3_依申请.总计", 3647, 3646),
        ("E5", "table3_依申请.carried_over.总计", 122, 121),
    ]
    assert all(error["text"] for error in answer["errors"])


@pytest.mark.parametrize(
    ("payload", "form"),
    [
        ({"year": 2021, "table3_依申请": {"granted": [0] * 7}}, Format.Y2021),
        ({"year": 2020, "table3_依申请": {"granted": [0] * 7}}, Format.Y2019),
        ({"year": 2020, "table3_依申请": {"other_1": [0] * 7}}, Format.Y2021),
        ({"year": 2022, "table3_依申请": {"other": [0] * 7}}, Format.Y2019),
        ({"year": 2022, "table2_主动公开": {"规章": {"made": 1, "total_published": 4}}}, Format.Y2019),
        ({"table3_依申请": {"granted": [0] * 7}}, Format.Y2021),
        ({"year": 2016, "body": "收到申请3件"}, Format.TEXT),
    ],
)
def test_the_form_is_known_by_its_words_and_then_by_its_year(payload: dict[str, Any], form: Format) -> None:
    assert check(parse(payload)).format is form
