"""Reports read as they are published. Whatever the form, the same figures come out; what is no report is refused with a code."""

import io
import json
import zipfile
from typing import Any

import pytest

from gongkai.law.report import Format, check, parse
from gongkai.law.report.formats import TABLE3
from gongkai.reporting.reading import LARGEST, UnreadableReportError, read
from tests.reporting import published
from tests.support.reports import made_up


def figures(payload: dict[str, Any]) -> Any:
    """The tables as values, whatever form they came in."""
    report = parse(payload)
    assert report.table2 is not None
    two = {name: [cell.value for cell in row.values()] for name, row in report.table2.items()}
    three = {key: [cell.value for cell in row] for key, row in (report.table3 or {}).items()}
    return two, three, {key: [cell.value for cell in row] for key, row in (report.table4 or {}).items()}


@pytest.mark.parametrize("word", [False, True], ids=["clean", "Word"])
@pytest.mark.parametrize("nested", [False, True], ids=["flat", "nested"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_pages(word: bool, nested: bool, encoding: str) -> None:
    html = published.page(made_up(), word=word, nested=nested, text="全年收到政府信息公开申请13件，办结12件。")
    payload = read(
        html.replace("charset=utf-8", "charset=gb2312" if encoding == "gb18030" else "charset=utf-8").encode(encoding), "report.html"
    )
    assert figures(payload) == figures(made_up())
    assert (payload["unit"], payload["year"], payload["published_on"]) == ("某县民政局", 2024, "2025-01-20")
    assert [section["title"] for section in payload["sections"]] == published.TITLES
    answer = check(parse(payload))
    assert (answer.format, answer.findings) == (Format.Y2021, ())


def test_a_page_says_what_does_not_add_up_and_where() -> None:
    report = made_up(unit="某县水利局")
    report["table3_依申请"]["granted"][6] = 6
    report["table3_依申请"]["carried_over"][6] = None
    answer = check(parse(read(published.page(report, text="受理申请2件。").encode())))
    assert [(finding.rule, finding.where) for finding in answer.errors] == [
        ("E2", "table3_依申请.total.总计"),
        ("E3", "table3_依申请.granted.总计"),
    ]
    assert [(finding.rule, finding.left) for finding in answer.warnings] == [("E3", None), ("E8", "受理申请2件")]


def test_headings_and_parts_of_another_form_are_found_in_a_page() -> None:
    titles = [*published.TITLES[:4], published.TITLES[5], published.TITLES[4]]
    html = published.page(made_up(), titles=titles).replace("现行有效件数", "现行有效件数(历史累计)")
    answer = check(parse(read(html.encode())))
    assert [finding.rule for finding in answer.findings] == ["E10"] * 3


def test_sheets() -> None:
    payload = read(published.sheet(made_up()), "report.xlsx")
    assert figures(payload) == figures(made_up())
    assert (payload["unit"], payload["year"]) == ("某县民政局", 2024)


def test_a_sheet_with_a_blank_total() -> None:
    report = made_up()
    report["table3_依申请"]["carried_over"][6] = None
    payload = read(published.sheet(report))
    assert payload["table3_依申请"]["carried_over"] == [1, 1, 0, 0, 0, 0, None]


def test_json_and_its_byte_order_mark() -> None:
    text = json.dumps(made_up(), ensure_ascii=False)
    assert read(text.encode("utf-8-sig"), "r.json") == read(text.encode()) == read(text.encode("gb18030")) == made_up()


def test_text_copied_from_a_page_with_tabs() -> None:
    head = "项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"
    rows = [f"{row.wording}\t" + "\t".join(map(str, made_up()["table3_依申请"][row.key])) for row in TABLE3]
    payload = read("\n".join([head, *rows]).encode())
    assert parse(payload).table3 == parse(made_up()).table3


def test_text_that_lost_its_lines() -> None:
    """As a PDF gives it: rows broken, figures after the words."""
    rows = [f"{row.wording[:9]}\n{row.wording[9:]} " + " ".join(map(str, made_up()["table3_依申请"][row.key])) for row in TABLE3]
    contested = " ".join(str(value) for group in made_up()["table4_复议诉讼"].values() for value in group.values())
    text = "\n".join(["申请人情况 自然人 法人或其他组织 总计", *rows, "行政复议 行政诉讼 结果维持 尚未审结 总计", contested, "规章 0 0 0"])
    report = parse(read(text.encode()))
    assert (report.table3, report.table4) == (parse(made_up()).table3, parse(made_up()).table4)
    short = text.replace("二、上年结转政府信\n息公开申请数量 1 1 0 0 0 0 2", "二、上年结转政府信\n息公开申请数量 1 1 0 0 0 0")
    assert short != text
    found = check(parse(read(short.encode()))).warnings
    assert {finding.where.split(".")[1] for finding in found if finding.said.code == "text"} == {
        "carried_over"
    }  # nobody knows which is missing


def test_the_table_of_2014_on_a_page() -> None:
    rows = [
        ("统计指标", "单位", "统计数"),
        ("三、依申请公开情况", "", ""),
        ("（一）收到申请数", "件", "3"),
        ("1.当面申请数", "件", "2"),
        ("4.信函申请数", "件", "0"),
    ]
    html = "<table>" + "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows) + "</table>"
    answer = check(parse(read(f"<html><body><p>某局2016年政府信息公开工作年度报告</p>{html}</body></html>".encode())))
    assert (answer.format, [(finding.rule, finding.left, finding.right) for finding in answer.errors]) == (
        Format.STATISTICS,
        [("E2", 3, 2)],
    )


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \n", "empty", id="white space"),
        pytest.param(b"x" * (LARGEST + 1), "too_large", id="too large"),
        pytest.param(b'{"unit": ', "json", id="broken JSON"),
        pytest.param(b"[" * 100_000, "json", id="deep JSON"),
        pytest.param(b'{"year": ' + b"9" * 5000 + b"}", "json", id="a number of five thousand digits"),
        pytest.param(b"[1, 2]", "not_an_object", id="a list"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0", "kind", id="an image"),
        pytest.param(zipped("readme.txt"), "kind", id="an archive"),
        pytest.param(b"PK\x03\x04 broken", "damaged", id="a broken sheet"),
        pytest.param(b"%PDF-1.4 broken", "damaged", id="a broken PDF"),
        pytest.param("<html><body><p>今天天气很好</p></body></html>".encode(), "no_report", id="another page"),
        pytest.param("今天天气很好".encode(), "no_report", id="another text"),
        pytest.param(
            b"<html><table>" + b"<tr><td rowspan=60000 colspan=60000>1</td></tr>" * 3000 + b"</table></html>", "too_large", id="spans"
        ),
        pytest.param(b"<html>" + b"<table>" * 300, "too_large", id="three hundred tables"),
    ],
)
def test_what_is_no_report_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableReportError) as caught:
        read(content)
    assert (caught.value.field, caught.value.said.code) == ("report", code)


def test_tags_without_end_are_no_danger() -> None:
    with pytest.raises(UnreadableReportError):
        read(b"<html><body>" + b"<div><p><td>" * 100_000)


def test_a_title_is_no_field_of_a_report() -> None:
    """A site's navigation before the title, and a title that names no year."""
    html = published.page(made_up()).replace(
        "<h1>某县民政局2024年政府信息公开工作年度报告</h1>", "<p>首页</p><p>2024年度政府信息公开年报</p>"
    )
    payload = read(html.replace("<title>某县民政局2024年政府信息公开工作年度报告-某县政府网</title>", "<title>年报</title>").encode())
    assert (payload.get("unit"), payload["year"]) == (None, 2024)
