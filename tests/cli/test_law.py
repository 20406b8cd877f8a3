"""`gongkai law`: JSON or flags in, JSON out, refusals on stderr with status 2, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from gongkai.cli.law import law
from tests.support.law_cases import BAD, CASES, UNREADABLE, Case

pytestmark = pytest.mark.django_db


def run(*arguments: str, stdin: bytes = b"") -> tuple[int, Any, Any]:
    """Status, what stands on stdout and on stderr, as JSON where there is any."""
    result = CliRunner().invoke(law, list(arguments), input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, json.loads(result.stdout or "null"), json.loads(result.stderr or "null")


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_json_in_json_out(case: Case) -> None:
    status, found, error = run(case.command, stdin=json.dumps(case.payload, ensure_ascii=False).encode())
    assert (status, error) == (0, None)
    assert {name: found[name] for name in case.expected} == case.expected


@pytest.mark.parametrize(("command", "payload", "field", "code"), BAD)
def test_what_cannot_be_is_refused(command: str, payload: Any, field: str, code: str) -> None:
    status, found, error = run(command, stdin=json.dumps(payload).encode())
    assert (status, found) == (2, None)
    assert error["error"]["field"] == field
    assert error["error"]["text"]
    assert not code or error["error"]["code"] == code


@pytest.mark.parametrize(("raw", "code"), UNREADABLE)
def test_bytes_that_are_no_question(raw: bytes, code: str) -> None:
    status, _found, error = run("workday", stdin=raw)
    assert (status, error["error"]["code"]) == (2, code)


FLAGS = [
    (["workday", "--from", "2026-09-15", "--add", "20"], {"date": "2026-10-19", "provisional": False}),
    (["workday", "--between", "2026-09-15", "2026-10-19"], {"working_days": 20, "provisional": False}),
    (["fee", "--by", "items", "--count", "6", "--already", "28"], {"amount": 1000}),
    (["fee", "--by", "pages", "--count", "31"], {"amount": 10}),
    (["period", "--kind", "reconsideration", "--known-on", "2025-08-05"], {"last_day": "2025-10-09"}),
    (["remedy", "--reply", "36-3", "--ground", "16-1", "--decided-on", "2026-03-02"], {"code": "R-PRE"}),
    (["index-number", "000014349/2017-00110"], {"valid": True}),
    (["index-number", "-x-"], {"valid": False}),
    (["clock", "--channel", "counter", "--as-of", "2025-11-03", "--event", "submitted 2025-09-24", "--event",
      "extended 2025-10-24 working_days=20"], {"due": "2025-11-25"}),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "expected"), FLAGS)
def test_flags_ask_the_same(arguments: list[str], expected: dict[str, Any]) -> None:
    status, found, error = run(*arguments)
    assert (status, error) == (0, None)
    assert {name: found[name] for name in expected} == expected


BAD_FLAGS = [
    (["fee", "--by", "items", "--by", "pages", "--count", "3"], "by"),
    (["fee", "--by", "items", "--count", "-3"], "count"),
    (["fee", "--by", "items", "--count", "three"], "count"),
    (["workday", "--from", "2026-02-30", "--add", "1"], "from"),
    (["clock", "--channel", "online", "--event", "submitted"], "events[0].on"),
    (["clock", "--channel", "online", "--event", "submitted 2026-09-14 now"], "events"),
    (["clock", "--channel", "online", "--event", "extended 2026-09-14 working_days=x"], "events[0].working_days"),
    (["clock", "--channel", "online", "--event", "submitted 2026-09-14 colour=red"], "events[0].colour"),
]


@pytest.mark.parametrize(("arguments", "field"), BAD_FLAGS)
def test_flags_that_cannot_be(arguments: list[str], field: str) -> None:
    status, found, error = run(*arguments)
    assert (status, found, error["error"]["field"]) == (2, None, field)


def shell(*arguments: str, home: Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """The real command in a home where nothing was prepared."""
    environment = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "PYTEST_CURRENT_TEST"}}
    environment |= {"GONGKAI_HOME": str(home), "LC_ALL": "C", "LANGUAGE": "zh"}
    return subprocess.run(
        [sys.executable, "-m", "gongkai", "law", *arguments], env=environment, capture_output=True, check=False, timeout=60, **options
    )


def test_nothing_needs_to_be_prepared(tmp_path: Path) -> None:
    """The shipped calendar answers, nothing is left behind, and the output is UTF-8 whatever the terminal says."""
    home = tmp_path / "home"
    question = {"channel": "online", "as_of": "2026-09-20", "events": [{"kind": "submitted", "on": "2026-09-14"}]}
    answered = shell("clock", home=home, input=json.dumps(question).encode())
    assert (answered.returncode, answered.stderr) == (0, b"")
    assert "仍未确认" in answered.stdout.decode()
    assert not home.exists()


def test_a_closed_stdin_and_a_database_of_another_time(tmp_path: Path) -> None:
    closed = shell("clock", home=tmp_path, preexec_fn=lambda: os.close(0))
    assert (closed.returncode, b"Traceback" in closed.stderr) == (2, False)
    (tmp_path / "gongkai.sqlite3").write_bytes(b"")
    answered = shell("workday", "--from", "2026-09-15", "--add", "20", home=tmp_path)
    assert json.loads(answered.stdout) == {"date": "2026-10-19", "provisional": False}
    assert (answered.returncode, b"Traceback" in answered.stderr) == (0, False)
    assert "随产品附带" in answered.stderr.decode()
