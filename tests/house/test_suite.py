"""The account that script/test gives: every test is in it once, and one skipped or failed test fails the run."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import suite

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = """
import pytest

def test_passes(): pass

def test_fails(): assert False

@pytest.mark.{skip}(reason="no")
def test_is_left_out(): pass

@pytest.fixture
def broken(): raise RuntimeError

def test_cannot_begin(broken): pass

@pytest.fixture
def untidy():
    yield
    raise RuntimeError

def test_ends_badly(untidy): pass
"""


@pytest.mark.parametrize("spread", [[], ["-n", "2"]], ids=["one process", "xdist"])
def test_every_test_is_recorded_once_with_the_worst_that_happened(tmp_path: Path, spread: list[str]) -> None:
    (tmp_path / "test_sample.py").write_text(SAMPLE.replace("{skip}", "sk" + "ip"), encoding="utf-8")
    (tmp_path / "test_broken.py").write_text("import nothing_of_that_name\n", encoding="utf-8")
    report = tmp_path / "report.jsonl"
    environment = os.environ | {"GONGKAI_TEST_REPORT": str(report), "PYTHONPATH": str(ROOT), "GONGKAI_TEST_DATABASE": "sqlite"}
    environment.pop("PYTEST_XDIST_WORKER", None)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "tests.support.outcomes",
        "-p",
        "no:schemathesis",
        "--continue-on-collection-errors",
        "-c",
        os.devnull,
        *spread,
    ]
    subprocess.run([*command, str(tmp_path)], env=environment, cwd=tmp_path, capture_output=True, check=False)
    rows = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    outcomes = {row["test"].split("::")[-1]: row["outcome"] for row in rows if "::" in row["test"]}
    assert outcomes == {
        "test_passes": "passed", "test_fails": "failed", "test_is_left_out": "skipped", "test_cannot_begin": "failed", "test_ends_badly": "failed",
    }  # fmt: skip
    assert [row["outcome"] for row in rows if "test_broken" in row["test"]] == ["failed"]


@pytest.mark.parametrize(("outcome", "code"), [("passed", 0), ("failed", 1), ("skipped", 1)])
def test_only_passed_tests_pass(
    outcome: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def run(part: suite.Part, paths: list[str], report: Path) -> int:
        row = {"test": "tests/files/test_x.py::test_y", "outcome": outcome, "seconds": 1.5, "database": part.database}
        report.write_text(json.dumps(row) + "\n", encoding="utf-8")
        return 0

    monkeypatch.setattr(suite, "run", run)
    assert suite.main(["tests/files"]) == code
    said = capsys.readouterr().out
    assert "files          sqlite         1" in said
    assert "1.50 s  tests/files/test_x.py::test_y" in said
    last = said.rstrip().splitlines()[-1]
    assert last.startswith("1 passed, 0 failed" if outcome == "passed" else "0 passed,")


def test_every_folder_of_tests_is_part_of_the_whole_suite() -> None:
    covered = {name for part in suite.parts() for name in part.folders}
    assert covered == set(suite.folders())
    on = {name: {part.database for part in suite.parts() if name in part.folders} for name in covered}
    assert all(databases == {"sqlite", "postgres"} for name, databases in on.items() if name not in {*suite.PURE, *suite.WHOLE})
