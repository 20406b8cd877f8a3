"""The annual report: a city's hundred units read and checked, on one core."""

import json
import time
from typing import Any

from gongkai.law.report import COLUMNS, CountedCase, check, count, parse

UNITS, ROUNDS = 100, 5
_SENTENCES = "全年收到政府信息公开申请300件，办结300件，其中予以公开150件，不予公开50件、无法提供100件。行政复议0件，行政诉讼0件。"
_OTHER = "持续完善制度，及时发布信息1200条，开展培训3次，公众号关注人数达2万余人。"


def measure() -> list[dict[str, object]]:
    """Milliseconds of CPU for a hundred reports of 3,000 characters each and the city that sums them up (at most 100), best of five."""
    units = [_report(f"某市第{number}局") for number in range(UNITS)]
    city = _report("某市人民政府", times=UNITS)
    bare = json.dumps(units)
    checked = min(_once(units, city) for _ in range(ROUNDS))
    decoded = min(_decode(bare) for _ in range(ROUNDS))
    row = {
        "what": "report: 100 units and their city, ms of CPU",
        "value": round(checked),
        "json.loads of the same": round(checked / decoded, 1),
    }
    return [row]


def _report(unit: str, times: int = 1) -> dict[str, Any]:
    rows = [("granted", 150), ("denied_4", 50), ("unavail_1", 100)]
    table = count(CountedCase(COLUMNS[number % 2], result=key) for key, many in rows for number in range(many))
    table = {key: [figure * times for figure in row] for key, row in table.items()}
    none = dict.fromkeys(("维持", "纠正", "其他结果", "尚未审结", "总计"), 0)
    body = f"一、总体情况\n{_SENTENCES}{_OTHER * 80}\n二、主动公开政府信息情况" if times == 1 else ""
    groups = ("行政复议", "行政诉讼_未经复议直接起诉", "行政诉讼_复议后起诉")
    return {"unit": unit, "year": 2024, "table3_依申请": table, "table4_复议诉讼": dict.fromkeys(groups, none), "body": body}


def _once(units: list[dict[str, Any]], city: dict[str, Any]) -> float:
    start = time.process_time()
    reports = [parse(unit) for unit in units]
    findings = [check(report).findings for report in reports] + [check(parse(city), parts=reports).findings]
    taken = (time.process_time() - start) * 1000
    if any(findings):
        raise AssertionError(findings)
    return taken


def _decode(text: str) -> float:
    start = time.process_time()
    json.loads(text)
    return (time.process_time() - start) * 1000
