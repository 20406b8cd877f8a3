"""The calculators: the same answers as the other doors, whatever was typed is kept, what cannot be is named at its field."""

import json
import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from gongkai.portal.law.example_report import example_report
from gongkai.portal.law.form import FIELDS
from tests.support.law_cases import CASES, CLOCKS, FEES, PERIODS, WORKDAYS, Case

pytestmark = pytest.mark.django_db
LOOK = "channel=online&as_of=2026-10-14&kind1=submitted&on1=2026-09-14&kind2=confirmed&on2=2026-09-15"
ASKED = f"{LOOK}&kind3=third_party_asked&on3=2026-09-21&kind4=third_party_answered&on4=2026-09-29"


def page(client: Client, address: str, status: int = 200) -> Any:
    answer = client.get(address)
    assert answer.status_code == status
    return html.fromstring(answer.content.decode())


def text(found: Any, path: str) -> str:
    return " ".join(" ".join(" ".join(element.itertext()).split()) for element in found.cssselect(path))


def in_words(day: str) -> str:
    given = date.fromisoformat(day)
    return f"{given.year}年{given.month}月{given.day}日"


def address_of(case: Case) -> str:
    """The question of a case as the form sends it."""
    pairs = [("channel", case.payload["channel"]), ("as_of", case.payload["as_of"])]
    for number, event in enumerate(case.payload["events"], 1):
        pairs += [(f"{short}{number}", str(event[full])) for short, full in FIELDS.items() if full in event]
    return f"/law/?{urlencode(pairs)}"


@pytest.mark.parametrize("case", CLOCKS, ids=[case.id for case in CLOCKS])
def test_the_deadline_is_that_of_the_other_doors(client: Client, case: Case) -> None:
    found = page(client, address_of(case))
    answer = client.post("/api/v1/law/clock", json.dumps(case.payload), content_type="application/json").json()
    if due := answer["due"]:
        assert in_words(due) in text(found, ".answer .big")
    if answer["receipt_date"]:
        assert in_words(answer["receipt_date"]) in text(found, ".dates")
    counted = [line["number"] for line in answer["explanation"] if line["kind"] == "counted"]
    drawn = [int(element.text) for element in found.cssselect(".tl-w text.ct, .tl-w text.ft, .tl-w text.b") if element.text.isdigit()]
    assert sorted(drawn) == sorted(counted)
    for warning in answer["warnings"]:
        assert warning["code"] == "provisional" or warning["text"] in text(found, ".answer .note")
    assert ("暂定" in text(found, ".answer")) == answer["provisional"]
    assert json.loads(found.cssselect(".json pre")[0].text) == case.payload


@pytest.mark.parametrize("case", [*WORKDAYS, *PERIODS, *FEES], ids=[case.id for case in (*WORKDAYS, *PERIODS, *FEES)])
def test_the_small_calculators_say_what_the_other_doors_say(client: Client, case: Case) -> None:
    asked = case.payload
    if case.command == "workday" and "between" in asked:
        asked = dict(zip(("since", "until"), asked["between"], strict=True))
    place = {"workday": "days", "period": "periods", "fee": "fee"}[case.command]
    big = text(page(client, f"/law/{place}/?{urlencode(asked)}"), ".answer .big")
    for name, value in case.expected.items():
        if name in {"date", "last_day"}:
            assert in_words(value) in big
        elif name in {"amount", "working_days"}:
            assert f"{value:,}" in big


def test_every_case_that_a_page_can_ask_is_asked() -> None:
    assert {case.command for case in CASES} == {"clock", "workday", "fee", "period", "remedy", "check-report", "index-number"}


def test_the_counting_is_drawn_and_told(client: Client) -> None:
    found = page(client, f"/law/?{ASKED}")
    assert "2026年10月26日" in text(found, ".answer .big")
    assert "已用 12 个工作日，还剩 8 个" in text(found, ".answer")
    assert "2026年10月23日" in text(found, ".answer .note")
    for drawing in found.cssselect("svg.tl-w, svg.tl-n"):
        assert "2026年10月26日届满" in drawing.get("aria-label")
    rows = [" ".join(" ".join(row.itertext()).split()) for row in found.cssselect("table.counting tbody tr")]
    assert any("2026年9月22日–24日" in row and "征求第三方意见" in row and "不计" in row for row in rows)
    assert any("2026年10月1日–7日" in row and "国办发明电〔2025〕7号" in row for row in rows)
    assert any("2026年9月20日" in row and "调休" in row and " 4 " in row for row in rows)
    assert "口径" in text(found, ".qualified")
    assert "条例第三十三条" in text(found, ".gist")


def test_days_are_read_as_people_write_them(client: Client) -> None:
    for day in ("2026年9月15日", "2026/9/15", "20260915", "２０２６－０９－１５", "2026.9.15"):
        found = page(client, "/law/?" + urlencode({"channel": "counter", "as_of": "2026-10-14", "kind1": "submitted", "on1": day}))
        assert "2026年10月19日" in text(found, ".answer .big"), day
        assert found.get_element_by_id("on1").get("value") == day


BAD = [
    ("channel=online&kind1=submitted&on1=2026-09-31", "on1", "不是存在的日期"),
    ("channel=online&kind1=submitted", "on1", "没有填"),
    ("channel=online&on1=2026-09-14", "kind1", "没有填"),
    ("channel=pigeon&kind1=submitted&on1=2026-09-14", "channel", "只能是其中一个"),
    ("channel=online&kind1=sneezed&on1=2026-09-14", "kind1", "只能是其中一个"),
    ("channel=online&kind1=submitted&on1=2026-09-14&as_of=soon", "as_of", "不是存在的日期"),
    ("channel=online&kind1=submitted&on1=2026-09-14&kind5=extended&on5=2026-10-09&days5=x", "days2", "应当是整数"),
    ("channel=online&kind1=submitted&on1=2026-09-14&by1=horse", "by1", "只能是其中一个"),
    ("channel=online&kind1=submitted&on1=1999-09-14", "on1", "2007年至2060年"),
    ("channel=online&go=1", "kind1", "一件事也没有"),
]


@pytest.mark.parametrize(("query", "field", "why"), BAD)
def test_what_cannot_be_is_named_and_what_was_typed_is_kept(client: Client, query: str, field: str, why: str) -> None:
    found = page(client, f"/law/?{query}", 422)
    assert why in text(found, ".problem[role=alert]")
    assert found.cssselect(".problem a")[0].get("href") == f"#{field}"
    assert found.cssselect(f"#{field}")
    for name, value in (pair.split("=") for pair in query.split("&")):
        if name.startswith(("on", "days")):
            assert value in [element.get("value") for element in found.cssselect("form.no-print input")]


def test_rows_are_added_and_taken_out_without_a_script(client: Client) -> None:
    plain = page(client, "/law/")
    assert len(plain.cssselect(".step")) == 4
    more = page(client, f"/law/?{ASKED}&more=1")
    assert len(more.cssselect(".step")) == 5
    assert len(page(client, f"/law/?{ASKED}&kind5=&on5=&more=1").cssselect(".step")) == 6
    less = page(client, f"/law/?{ASKED}&drop=3")
    assert [element.get("value") for element in less.cssselect(".step > input")][:3] == ["2026-09-14", "2026-09-15", "2026-09-29"]
    many = "&".join(f"kind{number}=submitted&on{number}=2026-09-14" for number in range(1, 99))
    assert len(page(client, f"/law/?channel=counter&{many}&more=1").cssselect(".step")) == 40


def test_the_address_of_an_answer_gives_it_again(client: Client) -> None:
    first = page(client, f"/law/?{ASKED}&kind5=&on5=&party5=&go=1")
    address = first.cssselect(".answer .acts a")[0].get("href")
    assert address == f"/law/?{ASKED}"
    assert text(page(client, address), ".answer .big") == text(first, ".answer .big")


def test_the_examples_are_answered(client: Client) -> None:
    examples = page(client, "/law/").cssselect(".examples a")
    assert len(examples) >= 5
    for example in examples:
        assert page(client, example.get("href")).cssselect(".answer .big")


def test_a_long_wait_is_told_though_not_drawn(client: Client) -> None:
    query = "channel=counter&as_of=2026-01-05&kind1=submitted&on1=2024-01-03&kind2=correction_asked&on2=2024-01-05&kind3=correction_received&on3=2026-01-04"
    found = page(client, f"/law/?{query}")
    assert not found.cssselect("svg.tl")
    assert found.cssselect("table.counting tbody tr")


def test_remedies_by_reply(client: Client) -> None:
    found = page(client, "/law/periods/?reply=36-3&ground=16-1&made_on=2026-03-02")
    assert text(found, ".paths li:first-child").startswith("申请行政复议 60 日内 必须先走")
    assert "请先申请行政复议" in text(found, ".wording")
    both = page(client, "/law/periods/?reply=36-4&made_on=2026-03-02")
    assert "必须先走" not in text(both, ".paths")
    page(client, "/law/periods/?reply=99&made_on=2026-03-02", 422)
    assert "未核实" in text(page(client, "/law/periods/?reply=overdue&made_on=2026-03-02"), ".answer")


def test_the_fee_says_what_was_not_verified(client: Client) -> None:
    found = page(client, "/law/fee/?by=items&count=6&already=28")
    assert [" ".join(row.itertext()) for row in found.cssselect(".bill tbody tr")] == ["11–30 2 100 200", "31–40 4 200 800"]
    assert "未核实" in text(found, ".qualified")
    assert "2025年5月15日" in text(page(client, "/law/fee/?noticed_on=2025-04-15"), ".answer .big")
    wrong = page(client, "/law/fee/?by=pages&count=40&already=3", 422)
    assert wrong.cssselect(".problem a")[0].get("href") == "#already"
    assert wrong.get_element_by_id("count").get("value") == "40"


def test_the_limit_for_disclosing(client: Client) -> None:
    found = page(client, "/law/days/?formed_on=2025-12-24&published_on=2026-01-23")
    assert "2026年1月22日" in text(found, ".answer .big")
    assert "逾期公开" in text(found, ".light")
    for query in (
        "formed_on=2026-02-30",
        "published_on=2026-01-01",
        "from=2026-01-01",
        "since=2026-02-02&until=2026-01-01",
        "since=2026-02-02",
    ):
        assert page(client, f"/law/days/?{query}", 422).cssselect(".problem a"), query


def post(client: Client, status: int = 200, **fields: Any) -> Any:
    answer = client.post("/law/report/", fields)
    assert (answer.status_code, answer["Cache-Control"], dict(answer.cookies)) == (status, "no-store", {})
    return html.fromstring(answer.content.decode())


def test_a_report_is_checked_and_marked_in_place(client: Client) -> None:
    found = post(client, text=json.dumps(example_report(), ensure_ascii=False))
    answer = client.post("/api/v1/law/check-report", json.dumps(example_report()), content_type="application/json").json()
    assert f"{len(answer['errors'])} 处错误" in text(found, ".answer .big")
    listed = text(found, ".findings")
    assert len(found.cssselect(".findings li")) == len(answer["errors"]) + len(answer["warnings"])
    assert all(one["text"] in listed for one in answer["errors"])
    row = next(row for row in found.cssselect(".grid-t tr") if "本机关不掌握" in row.text_content())
    assert [cell.text for cell in row.cssselect("td.off")] == ["5", "1", "0", "0", "0", "0", "7"]
    for link in found.cssselect(".grid-t sup a"):
        assert found.cssselect(link.get("href"))
    assert text(found, ".sides").startswith("3 ≠ 不等于 2")


def test_a_file_is_read_and_nothing_is_written(client: Client) -> None:
    file = SimpleUploadedFile("年报.json", json.dumps(example_report()).encode(), "application/json")
    with CaptureQueriesContext(connection) as queries:
        assert post(client, file=file).cssselect(".findings li")
    assert [query["sql"] for query in queries if not query["sql"].lstrip(" (").upper().startswith("SELECT")] == []


PAGE = """<html><head><title>明川市民政局2025年政府信息公开工作年度报告</title></head><body>
<p>三、收到和处理政府信息公开申请情况</p><table>
<tr><td></td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>
<tr><td>一、本年新收政府信息公开申请数量</td><td>5</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>7</td></tr>
</table></body></html>"""


def test_a_page_is_read_from_its_source(client: Client) -> None:
    found = post(client, text=PAGE)
    row = next(row for row in found.cssselect(".grid-t tr") if "本年新收" in row.text_content())
    assert [cell.text for cell in row.cssselect("td.off")] == ["5", "1", "0", "0", "0", "0", "7"]


@pytest.mark.parametrize(
    ("fields", "field", "why"),
    [
        ({"text": ""}, "text", "没有内容"),
        ({"text": "{"}, "text", "不是 JSON"),
        ({"text": "[1]"}, "text", ""),
        ({"text": "你好"}, "text", ""),
        ({"text": '{"year": 1}'}, "text", "年度"),
        ({"text": "<p><script>alert(1)</script></p>"}, "text", ""),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04 rubbish")}, "file", ""),
        ({"file": SimpleUploadedFile("a.exe", b"MZ\0\0\0")}, "file", ""),
        ({"file": SimpleUploadedFile("a.json", b" " * (4 * 1024 * 1024 + 1))}, "file", "太大"),
    ],
)
def test_what_is_no_report_is_told_and_kept(client: Client, fields: dict[str, Any], field: str, why: str) -> None:
    found = post(client, 422, **fields)
    assert found.cssselect(".problem a")[0].get("href") == f"#{field}"
    assert why in text(found, ".problem")
    assert found.get_element_by_id("text").text_content().strip() == fields.get("text", "")


def test_a_form_that_is_too_large_is_not_read(client: Client) -> None:
    assert post(client, 422, text="字" * 1024 * 1024).cssselect(".problem")
    answer = client.post("/law/report/", b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(10**9))
    assert answer.status_code < 500


def test_the_other_pages_take_no_post(client: Client) -> None:
    for path in ("/law/", "/law/days/", "/law/fee/", "/law/periods/"):
        assert client.post(path).status_code == 405
    assert client.put("/law/report/").status_code == 405


def test_a_page_asks_little_of_the_database(client: Client) -> None:
    client.get(f"/law/?{ASKED}")
    for path in (f"/law/?{ASKED}", "/law/days/", "/law/fee/?by=items&count=3", "/law/periods/", "/law/report/?example=1"):
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        assert len(queries) == 0, path


def test_no_page_holds_a_style_or_a_script(client: Client) -> None:
    for path in (f"/law/?{ASKED}", "/law/days/", "/law/fee/", "/law/periods/", "/law/report/?example=1"):
        content = client.get(path).content.decode()
        assert not re.search(r"\sstyle=|<style|javascript:|\son[a-z]+=", content), path
        assert content.count("<script") == 1
