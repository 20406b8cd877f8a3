"""`gongkai import`: figures on stdout, clear words on stderr, a status that tells."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from gongkai.catalog.models import Item
from gongkai.cli.importing import import_
from tests.support.drafts import enter_city

pytestmark = pytest.mark.django_db


def call(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(import_, [str(one) for one in arguments])
    return result.exit_code, result.stdout, result.stderr


def test_the_last_line_is_json(tmp_path: Path, home: Path) -> None:
    enter_city()
    path = tmp_path / "a.csv"
    path.write_text(
        "title,publisher,published_on\n关于供水的通知,明川市人民政府办公室,2025-01-02\n,明川市人民政府办公室,\n", encoding="utf-8"
    )
    status, out, err = call("documents", path)
    figures = json.loads(out.splitlines()[-1])
    assert status == 0
    assert list(figures) == ["read", "accepted", "unchanged", "refused", "warnings", "seconds", "report"]
    assert (figures["read"], figures["accepted"], figures["refused"]) == (2, 1, 1)
    assert "1 of 2 rows refused" in err
    assert Item.objects.get().admission.batch.approval == "历史信息导入：a.csv"


def test_units_and_structure(tmp_path: Path, home: Path) -> None:
    units = tmp_path / "units.csv"
    units.write_text("code,name,level\nA1,甲市,city\n", encoding="utf-8")
    assert json.loads(call("units", units)[1].splitlines()[-1])["accepted"] == 1
    structure = tmp_path / "structure.csv"
    structure.write_text("code,name,parent\n0299,试验,02\n", encoding="utf-8")
    assert json.loads(call("structure", structure)[1].splitlines()[-1])["accepted"] == 1


@pytest.mark.parametrize(
    ("name", "content", "words"), [("a.txt", "x", "只能导入"), ("none.csv", None, "找不到文件"), ("a.csv", "a,a\n1,2\n", "列名重复")]
)
def test_what_cannot_be_imported_is_said_in_one_line(tmp_path: Path, home: Path, name: str, content: str | None, words: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    for what in ("documents", "units", "structure"):
        status, out, err = call(what, path)
        assert (status, out) == (1, "")
        assert words in err
        assert "Traceback" not in err


def test_an_empty_file_is_no_success(tmp_path: Path, home: Path) -> None:
    (tmp_path / "a.jsonl").touch()
    assert call("documents", tmp_path / "a.jsonl", "--dry-run")[0] == 1
