"""Every published report at hand: read, and exactly the defects found that were established by hand.

Against each file: what is wrong with it, seen on the page it came from. Errors are E1–E4, none of these has one; the rest is what an officer
is told. `last` means: seen only beside the report of the year before.
"""

import os
from pathlib import Path
from typing import Any

import pytest

from gongkai.law.report import Format, Report, check, parse
from gongkai.reporting.reading import UnreadableReportError, read

ROOT = Path(os.environ.get("GONGKAI_REAL_DATA", ""))
REPORTS = sorted((ROOT / "annual_reports").glob("*.json"))
SHANGHAI = "2019-7bdaf66310c8"
_NO_TOTAL = [
    "granted",
    "partial",
    "denied_1",
    "denied_5",
    "denied_6",
    "denied_8",
    "unavail_1",
    "unavail_2",
    "unavail_3",
    "notproc_1",
    "notproc_2",
]
_RAN_TOGETHER = ("cell", "table2_主动公开.行政规范性文件")

#: File → (rule, where) of what is wrong with it.
DEFECTS: dict[str, list[tuple[str, str]]] = {
    # published on 26 May: after 31 March, the day of the text of 2007
    "2015-ebedacd481be": [("E12", "published_on")],
    # one application closed, none answered
    "2018-63cd75044afa": [("E1", "statistics.s6")],
    # eleven rows with parts and no 总计, one group of table four blank, eight rows not there at all
    SHANGHAI: [
        *[("E3", f"table3_依申请.{key}.总计") for key in _NO_TOTAL],
        ("E4", "table4_复议诉讼.行政诉讼_复议后起诉.总计"),
        ("cell", "table3_依申请"),
    ],
    # the digits of one row of table two ran together in four ways or more
    "2021-112670ca2e81": [_RAN_TOGETHER],
    # the same, and no figure for 行政强制
    "2021-3c6d31d35a40": [("cell", "table2_主动公开.行政强制"), _RAN_TOGETHER],
    # six figures in a row of seven cells
    "2021-46df33b931b4": [("E3", "table3_依申请.carried_over.总计")],
    "2022-0f37251af58c": [_RAN_TOGETHER],
    "2023-1d8dac406241": [_RAN_TOGETHER],
    "2023-bbdd8f230afd": [_RAN_TOGETHER],
}
#: The same beside the report of the year before: cumulative figures that did not grow by what the year says.
_KINDS = ["主动公开累计(2005年以来)", "累计-政策法规类", "累计-规划计划类", "累计-机构职能类", "累计-业务工作类", "累计-其他类"]
BESIDE_LAST_YEAR: dict[str, list[tuple[str, str]]] = {"2009-3c5e9f50e8fe": [("E6", f"figures.{label}") for label in _KINDS]}


def payload(path: Path) -> dict[str, Any]:
    return read(path.read_bytes(), path.name)


@pytest.fixture(scope="module")
def reports() -> dict[tuple[str, int | None], Report]:
    every = [parse(payload(path)) for path in REPORTS]
    return {(report.unit, report.year): report for report in every}


def test_all_are_there() -> None:
    assert len(REPORTS) >= 33
    assert {*DEFECTS, *BESIDE_LAST_YEAR} <= {path.stem for path in REPORTS}


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_exactly_the_known_defects_are_found(path: Path, reports: dict[tuple[str, int | None], Report]) -> None:
    report = parse(payload(path))
    answer = check(report)
    assert answer.errors == ()
    assert [(finding.rule, finding.where) for finding in answer.warnings] == DEFECTS.get(path.stem, [])
    last = reports.get((report.unit, (report.year or 0) - 1))
    if last is not None:
        more = check(report, last).findings
        assert [(finding.rule, finding.where) for finding in more if finding not in answer.findings] == BESIDE_LAST_YEAR.get(path.stem, [])


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_form_is_the_one_that_was_seen(path: Path) -> None:
    data = payload(path)
    assert data["format"].startswith(str(check(parse(data)).format))


def test_z49_text_and_table_of_shanghai_disagree() -> None:
    """Sentences in our words with the figures of rules Z49: the file has no text."""
    path = next(path for path in REPORTS if path.stem == SHANGHAI)
    text = "答复中，予以公开及部分公开258件，占33.9%；无法提供265件，占32.9%；不予公开35件。"
    found = [finding for finding in check(parse({**payload(path), "body": text})).warnings if finding.where == "body"]
    assert [(finding.rule, finding.left) for finding in found] == [
        ("E8", "予以公开及部分公开258件"),
        ("E8", "予以公开及部分公开258件，占33.9%"),
        ("E9", "无法提供265件"),
    ]
    assert "258/805=32.0%" in str(found[1].right)
    assert "275/805=34.2%" in str(found[1].right)
    assert "337" in str(found[2].right)


def test_a_changed_cell_of_any_real_table_is_an_error() -> None:
    for path in REPORTS:
        data = payload(path)
        table = data.get("table3_依申请")
        if table is None or path.stem == SHANGHAI:
            continue
        table["total"][-1] += 1
        assert {finding.rule for finding in check(parse(data)).errors} >= {"E2", "E3"}


@pytest.mark.parametrize("path", sorted((ROOT / "attachments" / "xlsx").glob("generated-annual-report-*")), ids=lambda path: path.stem)
def test_sheets_have_the_figures_of_the_reports_they_were_made_from(path: Path) -> None:
    origin = ROOT / "annual_reports" / f"{path.stem.removeprefix('generated-annual-report-')}.json"
    assert payload(path)["table3_依申请"] == payload(origin)["table3_依申请"]


def test_an_official_pdf_has_the_figures_of_the_report_and_adds_up() -> None:
    data = payload(ROOT / "attachments" / "pdf" / "annual-report-huaian-2024.pdf")
    origin = payload(next(path for path in REPORTS if path.stem == "2024-9c3af502d6aa"))
    assert (data["unit"], data["year"], data["table3_依申请"]) == (origin["unit"], origin["year"], origin["table3_依申请"])
    answer = check(parse(data))
    assert (answer.format, answer.findings) == (Format.Y2021, ())


@pytest.mark.parametrize("name", ["pdf/final-accounts-putuo-social-2024.pdf", "xlsx/state-council-document-numbers.xlsx"])
def test_other_documents_are_no_reports(name: str) -> None:
    with pytest.raises(UnreadableReportError) as caught:
        payload(ROOT / "attachments" / name)
    assert caught.value.said.code == "no_report"


@pytest.mark.parametrize("stem", ["2023-dc3e99338f65", "2024-9c3af502d6aa"])
def test_text_of_a_page_that_lost_its_lines_has_the_figures_of_its_tables(stem: str) -> None:
    origin = payload(next(path for path in REPORTS if path.stem == stem))
    data = read(origin["body"].encode())
    assert data["table3_依申请"] == {key: origin["table3_依申请"][key] for key in data["table3_依申请"]}
    assert len(data["table3_依申请"]) == 25
    assert check(parse(data)).errors == ()
