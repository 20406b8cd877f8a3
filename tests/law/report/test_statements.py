"""E8 and E9: sentences against tables; both wordings are quoted."""

from typing import Any

import pytest

from gongkai.law.report import Checked, Finding, check, parse
from tests.support.reports import made_up, shanghai_2019, suqian_2023, suqian_2024


def found(payload: dict[str, Any], text: str, rule: str, last: dict[str, Any] | None = None) -> list[Finding]:
    answer: Checked = check(parse({**payload, "body": f"一、总体情况\n{text}\n二、主动公开政府信息情况"}), parse(last) if last else None)
    assert answer.errors == ()
    return [finding for finding in answer.warnings if finding.rule == rule]


def sides(findings: list[Finding]) -> list[tuple[Any, Any]]:
    return [(finding.left, finding.right) for finding in findings]


def test_z39_the_sums_of_the_text_agree() -> None:
    text = "答复申请中，不予公开142件、无法提供1078件、不予处理406件、其他341件。"
    assert found(suqian_2023(), text, "E9") == []
    assert sides(found(suqian_2023(), text.replace("406", "407"), "E9")) == [("不予处理407件", "表三“不予处理”合计406")]


def test_z43_contested_cases_of_the_text_and_of_the_table() -> None:
    findings = found(suqian_2024(), "全市备案复议134件、诉讼57件。", "E8")
    assert sides(findings) == [
        ("全市备案复议134件", "表四“行政复议”总计170"),
        ("诉讼57件", "表四“行政诉讼：未经复议直接起诉”总计25 + “行政诉讼：复议后起诉”总计52"),
    ]
    assert ["-36" in findings[0].said.text, "-20" in findings[1].said.text] == [True, True]
    assert found(suqian_2024(), "全市行政复议170件、诉讼77件，其中直接起诉25件，复议后起诉52件。", "E8") == []


def test_z44_growth_is_reckoned_again() -> None:
    text = "全市收到和办理政府信息公开申请3646件，同比增长%s%%。"
    ((left, right),) = sides(found(suqian_2024(), text % "1.05", "E8", suqian_2023()))
    assert (left, right.endswith("1.08%")) == ("3646件，同比增长1.05%", True)
    assert found(suqian_2024(), text % "1.08", "E8", suqian_2023()) == []
    assert found(suqian_2024(), text % "1.1", "E8", suqian_2023()) == []  # rounded as far as it says
    assert found(suqian_2024(), text % "1.05", "E8") == []  # without last year nobody knows


def test_z49_shares_and_sums() -> None:
    findings = found(shanghai_2019(), "答复中，予以公开及部分公开258件，占33.9%；不予公开35件。", "E8")
    assert [finding.left for finding in findings] == ["予以公开及部分公开258件", "予以公开及部分公开258件，占33.9%"]
    assert "275" in str(findings[0].right)
    assert "258/805=32.0%" in str(findings[1].right)
    assert "275/805=34.2%" in str(findings[1].right)
    assert found(shanghai_2019(), "予以公开及部分公开275件，占34.2%。", "E8") == []


def test_z51_received_in_the_text_and_in_the_table() -> None:
    report = {
        "unit": "长春市某退役军人事务局",
        "year": 2023,
        "table3_依申请": {"new_received": [3, 0, 0, 0, 0, 0, 3], "carried_forward": [3, 0, 0, 0, 0, 0, 3]},
    }
    assert sides(found(report, "受理申请2件。", "E8")) == [("受理申请2件", "表三“一、本年新收政府信息公开申请数量”总计3")]
    assert found(report, "受理申请3件。", "E8") == []


def test_z52_channels_add_up_to_what_was_received() -> None:
    rows = {"new_received": 1499, "carried_over": 30, "granted": 1453, "total": 1453, "carried_forward": 76}
    report = {"year": 2022, "table3_依申请": {key: [None] * 6 + [figure] for key, figure in rows.items()}}
    text = "新收政府信息公开申请1499件（网上%d件、信函172件、当面24件），上年结转30件，答复1453件。"
    assert found(report, text % 1303, "E8") == []
    assert sides(found(report, text % 1304, "E8")) == [(1500, 1499)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("全年收到公民、法人和其他组织政府信息公开申请共13件，办结12件。", id="plain"),
        pytest.param("2024年，收到申请１３件。2023年收到申请29件。", id="wide digits, another year"),
        pytest.param("收到政府信息公开申请10余件。", id="a round figure"),
        pytest.param("收到网上申请7件，收到信函申请6件。", id="channels"),
        pytest.param("办理厅长信箱留言申请类事项304件。", id="mail"),
        pytest.param("上年结转2件，结转下年度3件，另有3件顺延到下年度答复。", id="carried"),
        pytest.param("共办理申请15件。", id="new and carried over together"),
        pytest.param("行政复议、行政诉讼共2件。", id="one figure for both"),
        pytest.param("因政府信息公开被申请行政复议2件，其中结果维持1件、其他结果1件，未发生行政诉讼。", id="outcomes"),
        pytest.param("收取行政事业性收费35.6万元。", id="an amount, rounded"),
        pytest.param("培训100余人，发布信息1,234条，公开规范性文件3件。", id="other figures"),
    ],
)
def test_what_agrees_or_is_about_other_things_is_left_alone(text: str) -> None:
    assert found(made_up(), text, "E8") == []
    assert found(made_up(), text, "E9") == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("收到政府信息公开申请20余件。", "收到政府信息公开申请20余"),
        ("收到政府信息公开申请1,300件。", "收到政府信息公开申请1300件"),
        ("收到申请13件，当年办结13件。", "当年办结13件"),
        ("上年结转1件。", "上年结转1件"),
        ("结转下年度继续办理4件。", "结转下年度继续办理4件"),
        ("发生3件被申请行政复议。", "发生3件"),
        ("收取行政事业性收费356.25万元。", "行政事业性收费356.25万元"),
        ("收取行政事业性收费35.625元。", "行政事业性收费35.625元"),
        ("予以公开6件。", "予以公开6件"),
    ],
)
def test_what_differs_is_quoted(text: str, left: str) -> None:
    (finding,) = found(made_up(), text, "E8")
    assert str(finding.left).startswith(left)
    assert finding.severity == "warning"
    assert finding.cells


def test_a_table_that_lost_its_lines_is_no_sentence() -> None:
    body = "一、总体情况\n收到申请13件。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\n99\n五、存在的主要问题及改进情况\n收到申请14件。"
    findings = check(parse({**made_up(), "body": body})).findings
    assert [finding.left for finding in findings] == ["收到申请14件"]


def test_a_page_of_repeated_words_takes_no_time() -> None:
    body = "收到申请复议诉讼" * 60_000
    assert check(parse({**made_up(), "body": body})).findings == ()
