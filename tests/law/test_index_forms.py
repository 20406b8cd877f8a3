"""Index numbers as they are found: Z54–Z57, all of rules E2, local rules, and what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.codes import organisation_check_character
from gongkai.law.index_numbers import oddities, parse


@pytest.mark.parametrize(("text", "valid", "form", "problems"), [
    pytest.param("000014349/2017-00110", True, "e1", [], id="Z54"),
    pytest.param("002489401/2025-276512", False, "e1_variant", ["long_serial", "length"], id="Z55"),
    pytest.param("000000001/2021-00151", True, "e1", ["check_digit"], id="Z56"),
    pytest.param("11441700007280420Y", True, "credit_code_only", ["code_only"], id="Z57"),
    ("000013338/2023-00079", True, "e1", []),
    ("00250239-7/2025-00413", False, "e1_variant", ["hyphen", "length"]),
    ("035210000/2025-00016", True, "e1", ["check_digit"]),
    ("11441700007280420Y/2021-00050", False, "credit_code", ["credit_code", "length"]),
    ("1137078555222300XQ/2015-00020", False, "credit_code", ["credit_code", "length"]),
    ("01527918X-2020-153077", False, "e1_variant", ["dash_separator", "long_serial", "length"]),
    ("j602402--2023-0165", False, "own_code", ["own_code", "double_hyphen", "short_serial"]),
    ("00001434X", False, "organisation_code_only", ["code_only", "check_digit"]),
    ("000014349", True, "organisation_code_only", ["code_only"]),
    ("2017-00110", False, "serial_only", ["serial_only"]),
    ("000014349/2017-110", False, "e1_variant", ["short_serial", "length"]),
    ("000014349/3017-00110", True, "e1", ["year"]),
    ("３３０２-015-02-0102-20090315-12", False, "ningbo", ["folded", "local_rule"]),
    ("3302-015-02-0102-20090231-12", False, "unknown", ["form"]),
    ("GG012-03-2008-00021", False, "lianyungang", ["local_rule"]),
    ("530000" + "1" * 15, False, "yunnan_civil_affairs", ["local_rule"]),
    ("1230112009100123", False, "mofcom", ["local_rule"]),
    ("0201", False, "class_code", ["local_rule"]),
    pytest.param("11010519491231002X", False, "unknown", ["identity_number"], id="Z59 the other way"),
    ("", False, "unknown", ["empty"]),
    ("国办发〔2017〕47号", False, "unknown", ["form"]),
    ("0" * 10_000, False, "unknown", ["too_long"]),
])  # fmt: skip
def test_what_an_index_number_is(text: str, valid: bool, form: str, problems: list[str]) -> None:
    found = parse(text)
    assert (found.valid, found.form, [said.code for said in found.problems]) == (valid, form, problems)


def test_z56_the_right_check_character_is_named() -> None:
    assert "应为0" in parse("000000001/2021-00151").problems[0].text
    assert "应为8" in parse("035210000/2025-00016").problems[0].text


def test_z57_the_front_of_an_index_number_is_in_the_credit_code() -> None:
    assert parse("11441700007280420Y").parts["organisation_code"] == "007280420"
    assert parse("11441700007280420Y/2021-00050").as_json()["parts"] == {
        "credit_code": "11441700007280420Y",
        "organisation_code": "007280420",
        "year": "2021",
        "serial": "00050",
    }


@pytest.mark.parametrize("text", ["０００014349／2017－00110", " 000014349/2017-00110 ", "000014349 / 2017—00110", "000014349∕2017–00110"])
def test_what_people_type_is_folded_and_that_is_said(text: str) -> None:
    found = parse(text)
    assert (found.valid, found.text) == (True, "000014349/2017-00110")
    assert [said.code for said in found.problems] == (["folded"] if found.text != text.strip() else [])


def test_small_letters_are_said() -> None:
    assert [said.code for said in parse("01527918x/2020-15307").problems] == ["lower_case"]
    assert [said.code for said in parse("11441700007280420y").problems] == ["code_only", "lower_case"]


@given(st.text(max_size=200))
def test_any_text_is_answered(text: str) -> None:
    found = parse(text)
    assert found.valid or found.problems
    assert set(found.as_json()) == {"text", "valid", "form", "parts", "problems"}


@given(st.from_regex(r"[0-9A-Z]{8}", fullmatch=True), st.integers(1990, 2050), st.integers(0, 99_999))
def test_the_form_of_the_guide_has_no_problem(body: str, year: int, serial: int) -> None:
    number = f"{body}{organisation_check_character(body)}/{year}-{serial:05d}"
    found = parse(number)
    assert (found.valid, found.problems, found.parts["serial"]) == (True, (), f"{serial:05d}")
    assert oddities(number) == []
