"""The column of a document: the one it names, else by kind."""

import pytest

from gongkai.catalog.structure import default_rows
from gongkai.exchange.columns import ColumnFinder, rules

ISSUED = {row["code"]: (row["name"], "容器" in row["limit"]) for row in default_rows()}
FINDER = ColumnFinder(ISSUED, "0508")


def test_every_rule_leads_to_a_column_that_takes_items() -> None:
    assert {rule.column for rule in rules() if rule.column not in ISSUED or ISSUED[rule.column][1]} == set()


@pytest.mark.parametrize(
    ("column", "theme", "genre", "title", "codes", "regulation"),
    [
        ("0203", "", "", "", ("0203",), ""),
        ("政策解读", "", "通知", "", ("0205",), ""),
        ("政策解读；040103", "", "", "", ("0205", "040103"), ""),
        ("", "行政法规", "行政法规", "某条例", ("0201",), ""),
        ("", "部门规章", "", "", ("0201",), "rule"),
        ("政府规章", "", "", "", ("0202",), "rule"),
        ("厅规范性文件", "", "通知", "", ("0203",), "normative"),
        ("", "行政处罚决定", "决定", "关于对某某的决定", ("040702",), ""),
        ("", "政府工作报告", "报告", "1999年政府工作报告", ("0305",), ""),
        ("", "", "", "某某市政府信息公开工作年度报告", ("0004",), ""),
        ("", "", "", "某办法（已废止）", ("0204",), ""),
        ("", "", "", "《某某管理办法》（某府令31号）", ("0202",), "rule"),
        ("", "", "", "关于放假的通知", ("0204",), ""),
        ("", "", "", "春到明川", ("0508",), ""),
    ],
)
def test_columns(column: str, theme: str, genre: str, title: str, codes: tuple[str, ...], regulation: str) -> None:
    found, kind, _ = FINDER.find(column, theme, genre, title)
    assert (found, kind) == (codes, regulation)


def test_what_was_not_understood_is_said() -> None:
    assert [code for code, _ in FINDER.find("百花园", "", "", "春到明川")[2]] == ["column_unknown", "column_fallback"]
    assert [code for code, _ in FINDER.find("业务工作", "", "通知", "")[2]] == ["column_container"]
    assert FINDER.find("厅规范性文件", "", "", "")[2] == []
