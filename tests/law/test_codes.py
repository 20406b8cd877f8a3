"""Codes of organisations, with the examples of the rules (Z54, Z56, Z57)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.codes import (
    credit_code_ok,
    credit_code_problems,
    organisation_check_character,
    organisation_code_of,
    organisation_code_ok,
    organisation_code_problems,
)


@pytest.mark.parametrize(("code", "right"), [
    ("000014349", True),  # Z54
    ("007280420", True),  # Z57, the organisation code within
    ("000000001", False),  # Z56: the check character ought to be 0
    ("000000000", True),
    ("00001434", False),
    ("00001434-9", False),
    ("0000143490", False),
    ("00001434 ", False),
    ("００００１４３４９", False),
    ("", False),
])  # fmt: skip
def test_organisation_codes(code: str, right: bool) -> None:
    assert organisation_code_ok(code) is right


def test_a_check_character_may_be_x() -> None:
    assert organisation_check_character("00000006") == "X"
    assert organisation_code_ok("00000006X")


@pytest.mark.parametrize(("code", "right"), [
    ("11441700007280420Y", True),  # Z57
    ("11441700007280420X", False),
    ("11441700007280420", False),
    ("1144170000728042OY", False),  # the letter O is not in the alphabet
    ("11010519491231002X", False),  # an identity number is no credit code
    ("11441700007280420y", False),
])  # fmt: skip
def test_credit_codes(code: str, right: bool) -> None:
    assert credit_code_ok(code) is right


def test_a_credit_code_holds_the_organisation_code() -> None:
    assert organisation_code_of("11441700007280420Y") == "007280420"


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=8, max_size=8), st.integers(0, 7))
def test_one_wrong_character_is_found(body: str, place: int) -> None:
    code = body + organisation_check_character(body)
    assert organisation_code_ok(code)
    wrong = code[:place] + ("1" if code[place] == "0" else "0") + code[place + 1 :]
    changed_by = int(code[place], 36) - int(wrong[place], 36)
    assert organisation_code_ok(wrong) is (changed_by * (3, 7, 9, 10, 5, 8, 4, 2)[place] % 11 == 0)


@pytest.mark.parametrize(("code", "problem", "text"), [
    ("000014349", None, ""),
    ("000000001", "check_digit", "校验位应为0，现在是1"),
    ("00001434", "code_length", "9位，现在是8位"),
    ("00001434９", "check_digit", "应为9"),
    ("00001434_"[::-1], "code_alphabet", "_"),
])  # fmt: skip
def test_what_is_wrong_with_an_organisation_code(code: str, problem: str | None, text: str) -> None:
    found = organisation_code_problems(code)
    assert [said.code for said in found] == ([problem] if problem else [])
    assert all(text in said.text for said in found)
    assert (found == ()) is organisation_code_ok(code)


@pytest.mark.parametrize(("code", "problem", "text"), [
    ("11441700007280420Y", None, ""),
    ("1137078555222300XQ", None, ""),
    ("11441700007280420X", "check_digit", "校验位应为Y，现在是X"),
    ("11441700007280420", "code_length", "18位，现在是17位"),
    ("1144170000728042OY", "code_alphabet", "不能有：O"),
])  # fmt: skip
def test_what_is_wrong_with_a_credit_code(code: str, problem: str | None, text: str) -> None:
    found = credit_code_problems(code)
    assert [said.code for said in found] == ([problem] if problem else [])
    assert all(text in said.text for said in found)
    assert (found == ()) is credit_code_ok(code)
