"""POST /api/v1/law/…: the answers of the shell, problems that name the field, nothing stored."""

import json
import re
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.api.law_questions import EXAMPLES, QUESTIONS
from gongkai.cli.law import law
from gongkai.law.asking import COMMANDS
from tests.support.law_cases import BAD, CASES, UNREADABLE, Case

pytestmark = pytest.mark.django_db


def ask(client: Client, command: str, content: Any, *, prefix: str = "") -> Any:
    body = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
    return client.post(f"{prefix}/api/v1/law/{command}", body, content_type="application/json")


def in_the_shell(case: Case) -> Any:
    return json.loads(CliRunner().invoke(law, [case.command], input=json.dumps(case.payload).encode()).stdout)


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_the_answer_is_that_of_the_shell(client: Client, case: Case) -> None:
    answer = ask(client, case.command, case.payload)
    assert answer.status_code == 200
    found = answer.json()
    assert {name: found[name] for name in case.expected} == case.expected
    assert found == in_the_shell(case)


@pytest.mark.parametrize(("command", "payload", "field", "code"), BAD)
def test_what_cannot_be_is_a_problem_with_its_field(client: Client, command: str, payload: Any, field: str, code: str) -> None:
    answer = ask(client, command, payload)
    problem = answer.json()
    assert (answer.status_code, answer["Content-Type"], problem["status"]) == (422, "application/problem+json", 422)
    assert problem["field"] == field
    assert problem["detail"].startswith(field)
    assert not code or problem["code"] == code


@pytest.mark.parametrize(("raw", "code"), UNREADABLE)
def test_a_body_that_is_no_question_is_a_bad_request(client: Client, raw: bytes, code: str) -> None:
    answer = ask(client, "workday", raw)
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (400, code, "")


def test_what_is_too_large_is_not_looked_at(client: Client) -> None:
    for size in (64 * 1024 + 1, 3 * 1024 * 1024):
        answer = ask(client, "workday", b" " * size)
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_nothing_is_stored_no_cookie_is_set_and_nothing_is_cached(client: Client) -> None:
    client.get("/api/v1/law/clock")
    with CaptureQueriesContext(connection) as queries:
        for case in CASES:
            answer = ask(client, case.command, case.payload)
            assert (dict(answer.cookies), answer["Cache-Control"]) == ({}, "no-store")
    assert [query["sql"] for query in queries if not query["sql"].lstrip(" (").upper().startswith("SELECT")] == []
    assert len(queries) <= 4  # the calendar and the settings, once


def test_get_tells_what_may_be_asked_and_the_example_can_be_sent(client: Client) -> None:
    assert set(QUESTIONS) == set(EXAMPLES) == set(COMMANDS)
    for command in COMMANDS:
        described = client.get(f"/api/v1/law/{command}").json()
        assert described == {"command": command, "question": QUESTIONS[command], "example": EXAMPLES[command]}
        assert ask(client, command, described["example"]).status_code == 200


def test_methods_and_other_origins(client: Client) -> None:
    options = client.options("/api/v1/law/clock", headers={"Origin": "https://example.com"})
    assert (options.status_code, options["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, POST")
    assert options["Access-Control-Allow-Headers"] == "Content-Type"
    for method in ("put", "patch", "delete"):
        refused = getattr(client, method)("/api/v1/law/clock")
        assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")
    assert ask(client, "sue", {}).status_code in {404, 405}
    assert ask(client, "fee", EXAMPLES["fee"])["Access-Control-Allow-Origin"] == "*"


def test_the_language_is_that_of_the_address(client: Client) -> None:
    problem = ask(client, "workday", {"from": "2026-02-30"}, prefix="/en").json()
    assert not re.search("[一-鿿]", problem["detail"])
    question = {"channel": "online", "as_of": "2026-09-20", "events": [{"kind": "submitted", "on": "2026-09-14"}]}
    english = ask(client, "clock", question, prefix="/en").json()
    assert english["warnings"]
    assert not any(re.search("[一-鿿]", one["text"]) for one in english["warnings"])
    chinese = ask(client, "clock", question).json()
    assert {**chinese, "warnings": [], "explanation": []} == {**english, "warnings": [], "explanation": []}
