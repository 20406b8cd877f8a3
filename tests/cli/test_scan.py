"""`gongkai scan`: masked findings as lines or JSON, a status that scripts can use, clear refusals."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gongkai.cli.scan import scan

ID = "11010519491231002X"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(scan, [str(argument) for argument in arguments])


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "名单.txt"
    path.write_text(f"公示\n张三 {ID} 手机13812345678\n", encoding="utf-8")
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_text("明川市人民政府办公室关于做好政务公开工作的通知\n统一社会信用代码11441700007280420Y\n", encoding="utf-8")
    return path


def test_nothing_found_is_status_zero(good: Path) -> None:
    result = run("--json", good)
    assert (result.exit_code, json.loads(result.stdout)) == (0, {"findings": []})


def test_findings_are_json_masked_and_status_one(bad: Path, good: Path) -> None:
    result = run("--json", good, bad)
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "findings": [
            {"file": str(bad), "kind": "resident_id", "where": "第2行", "masked": "110105********002X"},
            {"file": str(bad), "kind": "mobile", "where": "第2行", "masked": "138****5678"},
        ]
    }
    assert "19491231" not in result.output


def test_lines_for_people(bad: Path) -> None:
    result = run(bad)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [f"{bad}\t第2行\t身份证号码\t110105********002X", f"{bad}\t第2行\t手机号码\t138****5678"]
    assert "发现2处" in result.stderr
    assert "19491231" not in result.output


def test_what_cannot_be_read_is_a_finding_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "照片.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run("--json", path)
    assert result.exit_code == 1
    (found,) = json.loads(result.stdout)["findings"]
    assert (found["kind"], found["where"], found["masked"], found["reason"]) == ("unreadable", "整个文件", "", "image")


@pytest.mark.parametrize("arguments", [(), ("none.txt",), (".",), ("--jsn", "x")])
def test_a_wrong_call_is_status_two_and_nothing_is_looked_at(arguments: tuple[str, ...], bad: Path) -> None:
    result = run(*arguments, *([bad] if arguments else []))
    assert result.exit_code == 2
    assert result.stdout == ""


def test_a_directory_is_named_as_such(tmp_path: Path) -> None:
    assert "是目录" in run(tmp_path).stderr


def test_a_number_in_the_name_is_masked_in_every_line(tmp_path: Path) -> None:
    path = tmp_path / f"张三{ID}.txt"
    path.write_text("x\n", encoding="utf-8")
    result = run("--json", path)
    assert "19491231" not in result.output
    assert [one["where"] for one in json.loads(result.stdout)["findings"]] == ["文件名"]


def test_the_shell_command_needs_no_database(bad: Path, tmp_path: Path) -> None:
    environment = {
        "PATH": "/usr/bin:/bin",
        "GONGKAI_HOME": str(tmp_path / "none"),
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
        "LANG": "en_US.UTF-8",
    }
    done = subprocess.run([sys.executable, "-m", "gongkai", "scan", bad], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == f"{bad}\tline 2\tresident identity number\t110105********002X"
    assert not (tmp_path / "none").exists()
