"""Questions and answers of the law, without any door."""

from datetime import date
from typing import Any

import pytest

from gongkai.law.asking import COMMANDS, LARGEST, Situation, answer, parse
from gongkai.law.choices import Choices
from gongkai.law.sayings import BadInputError, Said
from gongkai.rulebook.calendar_data import shipped
from tests.support.law_cases import BAD, CASES, UNREADABLE, Case

#: The keys of each answer, as the issue's table has them.
KEYS = {
    "clock": {
        "regulation", "receipt_date", "safe_date", "due", "safe_due", "state", "days_used", "days_left", "provisional", "warnings", "explanation",
    },
    "fee": {"amount", "lines"},
    "period": {"last_day", "provisional", "explanation"},
    "remedy": {"code", "paths", "wording", "warnings"},
    "check-report": {"format", "errors", "warnings"},
    "index-number": {"valid", "form", "parts", "problems"},
}  # fmt: skip


@pytest.fixture
def situation() -> Situation:
    return Situation(shipped(), Choices(), date(2026, 11, 24))


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_what_is_known_is_answered(situation: Situation, case: Case) -> None:
    found = answer(case.command, case.payload, situation)
    assert {name: found[name] for name in case.expected} == case.expected
    if case.command in KEYS:
        assert set(found) == KEYS[case.command]


@pytest.mark.parametrize(("command", "payload", "field", "code"), BAD)
def test_what_cannot_be_is_refused_by_its_name(situation: Situation, command: str, payload: Any, field: str, code: str) -> None:
    with pytest.raises(BadInputError) as refused:
        answer(command, payload, situation)
    assert refused.value.field == field
    assert not code or refused.value.said.code == code
    assert refused.value.said.text


@pytest.mark.parametrize(("raw", "code"), UNREADABLE)
def test_bytes_that_are_no_question(raw: bytes, code: str) -> None:
    with pytest.raises(BadInputError) as refused:
        parse(raw)
    assert (refused.value.field, refused.value.said.code) == ("", code)


def test_a_name_written_twice_is_refused_and_too_much_is_not_looked_at() -> None:
    with pytest.raises(BadInputError) as twice:
        parse(b'{"add": 1, "add": 2}')
    assert (twice.value.field, twice.value.said.code) == ("add", "twice")
    with pytest.raises(BadInputError) as large:
        parse(b" " * (LARGEST + 1))
    assert large.value.said.code == "too_large"


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse("\ufeff{}".encode()) == {}


def test_no_such_command() -> None:
    with pytest.raises(KeyError):
        answer("sue", {}, Situation(shipped(), Choices(), date(2026, 11, 24)))
    assert len(COMMANDS) == 7


def test_today_is_taken_where_none_is_named(situation: Situation) -> None:
    found = answer("clock", {"channel": "counter", "events": [{"kind": "submitted", "on": "2026-11-20"}]}, situation)
    assert (found["days_used"], found["days_left"]) == (2, 18)


def test_every_day_of_the_counting_is_told(situation: Situation) -> None:
    found = answer("clock", {"channel": "counter", "events": [{"kind": "submitted", "on": "2026-09-15"}]}, situation)
    counted = [line for line in found["explanation"] if line["kind"] == "counted"]
    assert [line["number"] for line in counted] == list(range(1, 21))
    assert all(set(line) == {"on", "kind", "number", "code", "text", "article"} for line in found["explanation"])
    assert found["explanation"][-1]["kind"] == "due"


def test_sentences_are_said_as_the_door_says_them() -> None:
    loud = Situation(shipped(), Choices(), date(2026, 11, 24), lambda said: said.code.upper())
    found = answer("clock", {"channel": "online", "as_of": "2026-09-20", "events": [{"kind": "submitted", "on": "2026-09-14"}]}, loud)
    assert {one["text"] for one in found["warnings"]} == {one["code"].upper() for one in found["warnings"]} != set()
    assert Said("a", "“%(b)s”", {"b": Said("c", "丙")}).told(str.lower) == "“丙”"


def test_the_choices_of_the_office_are_kept_to() -> None:
    payload = {"reply": "36-4", "decided_on": "2025-01-06"}
    wide = Choices(remedy_scope_before_20250601="every_refusal")
    assert answer("remedy", payload, Situation(shipped(), wide, date(2026, 11, 24)))["code"] == "R-PRE"
    assert answer("remedy", payload, Situation(shipped(), Choices(), date(2026, 11, 24)))["code"] == "R-OR"


def test_a_report_in_numbers_and_words() -> None:
    payload = {
        "year": 2025, "body": "新收政府信息公开申请9件。",
        "table3_依申请": {"new_received": [6, 0, 0, 0, 0, 0, 6], "granted": [5, 0, 0, 0, 0, 0, 6], "total": [6, 0, 0, 0, 0, 0, 6]},
    }  # fmt: skip
    found = answer("check-report", payload, Situation(shipped(), Choices(), date(2026, 11, 24)))
    assert {one["rule"] for one in found["errors"]} == {"E2", "E3"}
    assert all(set(one) == {"rule", "where", "left", "right", "text"} for one in [*found["errors"], *found["warnings"]])
    assert any(one["rule"] == "E8" for one in found["warnings"])
