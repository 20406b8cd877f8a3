"""A structure is issued from a table: whole, or not at all."""

import csv
from pathlib import Path

import pytest

from gongkai.catalog.models import Column
from gongkai.catalog.structure import default_rows
from gongkai.exchange.services import import_structure
from tests.exchange.conftest import said

pytestmark = pytest.mark.django_db


def table(folder: Path, rows: list[dict[str, str]]) -> Path:
    path = folder / "structure.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_the_shipped_structure_is_here_already(tmp_path: Path) -> None:
    rows = default_rows()
    summary = import_structure(table(tmp_path, rows))
    assert (summary.read, summary.accepted, summary.unchanged) == (len(rows), 0, len(rows))


def test_new_and_changed_columns_under_chinese_names(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("代码,栏目,上级,市政府,部门,更新时限\n0299,试验栏目,02,必设,选设,20wd\n", encoding="gb18030")
    assert import_structure(path).accepted == 1
    column = Column.objects.get(code="0299")
    assert (column.name, column.parent.code, column.city, column.department, column.limit) == (
        "试验栏目",
        "02",
        "required",
        "optional",
        "20wd",
    )


def test_one_wrong_row_refuses_the_table(tmp_path: Path) -> None:
    before = Column.objects.count()
    rows = [{**default_rows()[0], "code": "0298", "name": "甲"}, {**default_rows()[0], "code": "0297", "name": "乙", "parent": "77"}]
    summary = import_structure(table(tmp_path, rows))
    assert (summary.accepted, summary.refused) == (0, 2)
    with open(summary.report, encoding="utf-8-sig", newline="") as file:
        report = list(csv.DictReader(file))
    assert said(report) == [(3, "code", "parent_missing")]
    assert report[0]["reason"] == "找不到上级栏目"
    assert Column.objects.count() == before
