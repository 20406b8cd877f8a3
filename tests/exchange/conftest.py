"""Files to import, and a small city to import them into."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongkai.exchange.services import Options, import_documents
from gongkai.exchange.summary import Summary
from tests.support.drafts import enter_city

Row = dict[str, Any]


@pytest.fixture
def city(db: None, home: Path) -> None:
    """Units and the structure; no files, no index."""
    enter_city()


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """Write rows as JSON lines; texts among them are lines as they are."""

    def write(*rows: Row | str, name: str = "rows.jsonl") -> Path:
        lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
        path = tmp_path / name
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write


def a_row(number: int = 1, **fields: Any) -> Row:
    """A sound row of documents."""
    return {
        "id": f"n{number}",
        "title": f"关于第{number}项工作的通知",
        "publisher": "明川市人民政府办公室",
        "document_number": f"明政办发〔2025〕{number}号",
        "written_on": "2025-03-04",
        "published_on": "2025-03-06",
        "genre": "通知",
        "body": "各区县：\n一、总体要求\n做好工作。",
        **fields,
    }


def run(path: Path, **options: Any) -> tuple[Summary, list[dict[str, str]]]:
    """Import and read the report."""
    chosen = {"wait": False, "approved_by": "办公室主任", "approval": "明政办纪〔2026〕1号", **options}
    summary = import_documents(path, options=Options(**chosen))
    with open(summary.report, encoding="utf-8-sig", newline="") as file:
        return summary, list(csv.DictReader(file))


def said(report: list[dict[str, str]], severity: str = "") -> list[tuple[int, str, str]]:
    """(line, field, code) of a report's rows."""
    return [(int(row["line"]), row["field"], row["code"]) for row in report if severity in ("", row["severity"])]
