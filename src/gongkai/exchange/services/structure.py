"""Import the catalogue structure from a table."""

import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from gongkai.catalog.structure import StructureRefused, issue_structure
from gongkai.events import clock
from gongkai.exchange.findings import REFUSED, WARNING, Finding
from gongkai.exchange.reading import Reader, Refusal
from gongkai.exchange.report import Report, stem
from gongkai.exchange.summary import Summary

#: Column of the table → the Chinese name it may have.
COLUMNS = {
    "code": "代码", "name": "栏目", "parent": "上级", "ground": "依据条款", "class": "大类", "city": "市政府", "department": "部门",
    "county": "区县", "town": "镇街", "enterprise": "企事业单位", "limit": "更新时限", "check": "检查类", "owner": "责任科室", "genre": "体裁",
    "example": "示例", "basis": "公开依据", "time": "公开时限", "subject": "公开主体", "channel": "公开渠道", "audience": "公开对象",
    "section": "责任处室",
}  # fmt: skip
_REASONS = {
    "code_and_name_needed": "缺少栏目代码或名称",
    "code_doubled": "栏目代码重复",
    "parent_missing": "找不到上级栏目",
    "parents_in_a_circle": "上下级关系成环",
    "need_unknown": "应填必设、选设或不设",
}
_NEEDS = {"必设": "required", "选设": "optional", "不设": "none"}


def import_structure(path: Path, *, at: datetime | None = None, dry_run: bool = False) -> Summary:
    """Issue the structure that a table holds. One refused row refuses the table: a structure is issued whole or not at all.

    `dry_run`: everything is done and taken back; only the report stays.
    """
    started = time.perf_counter()
    at = at or clock.now()
    reader = Reader(path, known=COLUMNS)
    report = Report(settings.GONGKAI_HOME / "imports" / f"{at:%Y%m%d-%H%M%S}-{stem(path)}{'-dry-run' if dry_run else ''}.csv")
    summary = Summary(report=str(report.path))
    try:
        with transaction.atomic():
            _issue(reader, report, summary)
            transaction.set_rollback(dry_run)
    finally:
        report.close()
    summary.seconds = time.perf_counter() - started
    return summary


def _issue(reader: Reader, report: Report, summary: Summary) -> None:
    rows: list[dict[str, str]] = []
    lines: list[int] = []
    for line, values in _rows(reader, report, summary):
        rows.append(values)
        lines.append(line)
    if summary.refused:
        summary.refused = summary.read
        return
    try:
        done = issue_structure(rows)
    except StructureRefused as error:
        report.add(
            Finding(line, code, "code", REFUSED, reason, value=detail, reason=_REASONS.get(reason, ""))
            for line, code, reason, detail in ((lines[min(max(place - 2, 0), len(lines) - 1)], *rest) for place, *rest in error.reasons)
        )
        summary.refused = summary.read
        return
    summary.accepted, summary.unchanged = done.created + done.changed, done.unchanged


def _rows(reader: Reader, report: Report, summary: Summary) -> Iterator[tuple[int, dict[str, str]]]:
    ours = {chinese: name for name, chinese in COLUMNS.items()} | {name: name for name in COLUMNS}
    unknown: set[str] = set()
    for row in reader:
        summary.read += 1
        if isinstance(row, Refusal):
            summary.refused += 1
            report.add([Finding(row.line, "", row.field, REFUSED, row.code, value=row.excerpt, reason=row.message)])
            continue
        values = dict.fromkeys(COLUMNS, "")
        for name, value in row.values.items():
            if name in ours:
                text = value.strip() if isinstance(value, str) else ""
                values[ours[name]] = _NEEDS.get(text, text)
            elif name not in unknown:
                unknown.add(name)
                summary.warnings += 1
                report.add([Finding(row.line, "", name[:60], WARNING, "column_unknown_in_file")])
        yield row.line, values
