"""E5, E6 and E7: last year's report, and the reports that are summed up."""

from typing import Any

import pytest

from gongkai.law.report import Checked, check, parse
from gongkai.law.sayings import BadInputError
from tests.support.reports import made_up, suqian_2023, suqian_2023_columns, suqian_2024


def against(payload: dict[str, Any], last: dict[str, Any]) -> Checked:
    return check(parse(payload), parse(last))


def test_z41_what_was_carried_over_is_what_was_carried_forward() -> None:
    assert against(suqian_2024(), suqian_2023()).errors == ()
    changed = suqian_2023_columns()
    changed["table3_依申请"]["carried_forward"] = [117, 3, 0, 0, 0, 0, 120]
    now = suqian_2024()
    now["table3_依申请"]["carried_over"] = [118, 3, 0, 0, 0, 0, 121]
    found = [(finding.rule, finding.where, finding.left, finding.right) for finding in against(now, changed).errors]
    assert found == [("E5", "table3_依申请.carried_over.自然人", 118, 117), ("E5", "table3_依申请.carried_over.总计", 121, 120)]


def test_e5_leaves_alone_what_last_year_left_blank() -> None:
    last = suqian_2023()
    last["table3_依申请"]["carried_forward"] = [118, 3, None, None, None, None, None]
    now = suqian_2024()
    now["table3_依申请"]["carried_over"] = [118, 3, 0, 0, 0, 0, 121]
    assert against(now, last).errors == ()


@pytest.mark.parametrize(
    ("row", "last", "this"),
    [
        pytest.param("行政规范性文件", 597, (50, 227, 420), id="Z45-2024"),
        pytest.param("行政规范性文件", 420, (61, 59, 422), id="Z45-2025"),
        pytest.param("规章", 11, (2, 1, 12), id="Z46-2024"),
        pytest.param("规章", 12, (3, 0, 15), id="Z46-2025"),
    ],
)
def test_e6_in_force(row: str, last: int, this: tuple[int, int, int]) -> None:
    def report(year: int, figures: dict[str, int]) -> dict[str, Any]:
        table = made_up(unit="宿迁市人民政府", year=year)
        table["table3_依申请"] = None
        table["table2_主动公开"][row] = figures
        other = "规章" if row != "规章" else "行政规范性文件"
        table["table2_主动公开"][other] = "/"
        return table

    names = ("made", "repealed", "in_force")
    now, before = report(2024, dict(zip(names, this, strict=True))), report(2023, {"in_force": last})
    assert against(now, before).findings == ()
    now["table2_主动公开"][row]["in_force"] += 1
    (finding,) = against(now, before).findings
    assert (finding.rule, finding.severity, finding.left, finding.right) == ("E6", "warning", this[2] + 1, this[2])


def test_cumulative_figures_grow_by_what_the_year_says() -> None:
    last = {"year": 2008, "figures": {"主动公开累计(2005年以来)": 100, "政策法规类": 60, "其他类": 40}}
    figures = {
        "主动公开累计(2005年以来)": 130,
        "当年主动公开": 30,
        "累计-政策法规类": 80,
        "累计-其他类": 50,
        "当年-政策法规类": 20,
        "当年-其他类": 10,
    }
    now = {"year": 2009, "figures": figures}
    assert against(now, last).findings == ()
    figures |= {"累计-政策法规类": 75, "累计-其他类": 55}
    assert [(finding.rule, finding.where) for finding in against(now, last).findings] == [
        ("E6", "figures.累计-政策法规类"),
        ("E6", "figures.累计-其他类"),
    ]
    figures["当年主动公开"] = 31
    assert ("E9", "figures.当年主动公开") in [(finding.rule, finding.where) for finding in check(parse(now)).findings]


def test_another_year_than_the_last_is_refused() -> None:
    with pytest.raises(BadInputError) as caught:
        against(suqian_2024(), suqian_2024())
    assert caught.value.field == "last_year.year"


def test_e7_the_total_is_the_sum_of_the_parts() -> None:
    city = made_up(unit="某市人民政府")
    for row in city["table3_依申请"].values():
        row[:] = [figure * 2 for figure in row]
    for cells in city["table4_复议诉讼"].values():
        cells.update({key: figure * 2 for key, figure in cells.items()})
    units = [parse(made_up()), parse(made_up(unit="某县水利局"))]
    assert check(parse(city), parts=units).findings == ()
    less = check(parse(city), parts=units[:1])
    assert less.errors == ()
    assert {"table3_依申请.new_received.总计", "table4_复议诉讼.行政复议.总计"} <= {finding.where for finding in less.warnings}
    assert {finding.rule for finding in less.warnings} == {"E7"}


def test_e7_is_unjudged_where_a_unit_left_its_total_blank() -> None:
    unit = made_up()
    unit["table3_依申请"]["granted"][6] = None  # five, could it be read; the other unit has five: together not seven
    city = made_up(unit="某市人民政府")
    city["table3_依申请"]["granted"] = [7, 0, 0, 0, 0, 0, 7]
    found = check(parse(city), parts=[parse(unit), parse(made_up())]).warnings
    assert "table3_依申请.granted.总计" not in {finding.where for finding in found}
    assert "table3_依申请.partial.总计" in {finding.where for finding in found}
