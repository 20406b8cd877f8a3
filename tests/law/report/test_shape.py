"""E10–E13: parts and headings, unpaid fees, the last day, rules that only some may make."""

from datetime import date
from typing import Any

import pytest

from gongkai.law.calendar import Calendar
from gongkai.law.choices import Choices
from gongkai.law.report import Finding, Format, Kind, check, deadline, format_of, parse
from gongkai.law.report.formats import SECTIONS
from gongkai.law.report.recognise import kind_of
from tests.support.reports import made_up

TITLES = [title for title, _ in SECTIONS]


def found(payload: dict[str, Any], rule: str, **more: Any) -> list[Finding]:
    answer = check(parse(payload), **more)
    assert answer.errors == ()
    return [finding for finding in answer.warnings if finding.rule == rule]


def test_z50_a_heading_that_is_not_the_forms() -> None:
    row = {"本年制发件数": 1, "本年废止件数": 0, "现行有效件数(历史累计)": 9}
    report = made_up(year=2022, table2_主动公开={"行政规范性文件": row})
    (finding,) = found(report, "E10")
    assert (finding.left, finding.right) == ("现行有效件数(历史累计)", "现行有效件数")
    row["现行有效件数"] = row.pop("现行有效件数(历史累计)")
    assert found(made_up(year=2022, table2_主动公开={"行政规范性文件": row}), "E10") == []


def test_the_words_of_60_in_a_report_that_must_follow_30() -> None:
    """A county's report for 2023 that cites 30号 and has the columns of 60号 (rules B6)."""
    old = {"规范性文件": {"本年新制作数量": 2, "本年新公开数量": 2, "对外公开总数量": 30}}
    table3 = {"granted": [1, 0, 0, 0, 0, 0, 1]}
    report = {"unit": "某县民政局", "year": 2023, "table2_主动公开": old}
    assert format_of(parse(report)) is Format.Y2019
    (finding,) = found(report, "E10")
    assert (finding.left, finding.right) == ("国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号")
    assert found({**report, "year": 2020}, "E10") == []
    cites = {**report, "year": 2020, "body": "根据国办公开办函〔2021〕30号"}
    assert len(found(cites, "E10")) == 1
    assert table3


def test_six_parts_in_order() -> None:
    assert found(made_up(sections=TITLES), "E10") == []
    assert found(made_up(), "E10") == []  # nothing is said of parts where none were given
    assert found(made_up(body="没有六个部分"), "E10") == []
    missing = found(made_up(sections=TITLES[:4] + TITLES[5:]), "E10")
    assert [(finding.left, finding.right) for finding in missing] == [(None, TITLES[4])]
    swapped = found(made_up(sections=[*TITLES[:3], TITLES[4], TITLES[3], TITLES[5]]), "E10")
    assert [(finding.left, finding.right) for finding in swapped] == [(4, TITLES[4]), (5, TITLES[3])]
    assert [finding.said.code for finding in found(made_up(sections=[*TITLES, TITLES[5]]), "E10")] == ["twice"]


def test_a_part_is_known_though_its_title_is_worded_otherwise() -> None:
    other = [
        "一、概述",
        TITLES[1],
        TITLES[2],
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        TITLES[4],
        "六、其他需要报告的事项",
    ]
    assert found(made_up(sections=other), "E10") == []


@pytest.mark.parametrize(("text", "count"), [("2024年未收取信息处理费。", 0), ("无。", 1)])
def test_e11_unpaid_fees_ask_for_a_word(text: str, count: int) -> None:
    report = made_up(sections=[{"title": title, "text": ""} for title in TITLES[:5]] + [{"title": TITLES[5], "text": text}])
    assert found(report, "E11") == []
    table = report["table3_依申请"]
    table["other_2"], table["other_3"] = table["other_3"], table["other_2"]
    assert len(found(report, "E11")) == count


def test_e11_is_not_judged_where_part_six_is_not_there() -> None:
    report = made_up()
    table = report["table3_依申请"]
    table["other_2"], table["other_3"] = table["other_3"], table["other_2"]
    assert found(report, "E11") == []
    assert len(found({**report, "body": "一、总体情况\n好。\n六、其他需要报告的事项\n无。"}, "E11")) == 1


def test_z64_a_department_was_late_and_the_day_does_not_move() -> None:
    report = made_up(unit="某市教育局", published_on="2025-02-05")
    (finding,) = found(report, "E12")
    assert (finding.left, finding.right) == ("2025-02-05", "2025-01-31")
    assert found(made_up(unit="某市教育局", published_on="2025-01-31"), "E12") == []
    assert found(made_up(unit="某市人民政府", published_on="2025-02-05"), "E12") == []


def test_the_day_moves_where_the_installation_chose_so(spring_2025: Calendar) -> None:
    late = made_up(unit="某市教育局", published_on="2025-02-05")
    assert found(late, "E12", choices=Choices(report_deadline_shifts=True), calendar=spring_2025) == []
    late["published_on"] = "2025-02-06"
    assert len(found(late, "E12", choices=Choices(report_deadline_shifts=True), calendar=spring_2025)) == 1


@pytest.fixture
def spring_2025() -> Calendar:
    from gongkai.law.calendar import Day
    from gongkai.law.calendar import Kind as DayKind

    holidays = [date(2025, 1, day) for day in range(28, 32)] + [date(2025, 2, day) for day in range(1, 5)]
    return Calendar([Day(day, DayKind.HOLIDAY, "春节") for day in holidays], [2025])


@pytest.mark.parametrize(
    ("year", "kind", "last"),
    [
        (2018, Kind.DEPARTMENT, date(2019, 3, 31)),  # the text of 2007
        (2019, Kind.DEPARTMENT, date(2020, 1, 31)),
        (2024, Kind.OFFICE, date(2025, 1, 31)),
        (2024, Kind.GOVERNMENT, date(2025, 3, 31)),
        (2024, Kind.TOWN, date(2025, 3, 31)),
        (2024, Kind.UNKNOWN, date(2025, 3, 31)),
    ],
)
def test_deadlines(year: int, kind: Kind, last: date) -> None:
    assert deadline(year, kind, Choices()) == last


@pytest.mark.parametrize(
    ("unit", "count"), [("某县民政局", 1), ("某镇人民政府", 1), ("某市人民政府", 0), ("某市人民政府办公厅", 0), ("交通运输部", 0)]
)
def test_e13_rules_of_those_who_make_none(unit: str, count: int) -> None:
    report = made_up(unit=unit)
    assert found(report, "E13") == []
    report["table2_主动公开"]["规章"]["in_force"] = 2
    assert len(found(report, "E13")) == count
    report["table2_主动公开"]["规章"] = "/"
    assert found(report, "E13") == []


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("上海市人民政府办公厅", Kind.OFFICE),
        ("武汉市汉阳区政府办公室", Kind.OFFICE),
        ("宿迁市人民政府", Kind.GOVERNMENT),
        ("赤峰市", Kind.GOVERNMENT),
        ("巴林左旗白音勿拉镇人民政府", Kind.TOWN),
        ("翁牛特旗某苏木", Kind.TOWN),
        ("河北省教育厅", Kind.DEPARTMENT),
        ("某市发展和改革委员会", Kind.DEPARTMENT),
        ("国家税务总局", Kind.MINISTRY),
        ("教育部", Kind.MINISTRY),
        ("某某", Kind.UNKNOWN),
    ],
)
def test_whose_report_it_is(unit: str, kind: Kind) -> None:
    assert kind_of(unit) is kind
