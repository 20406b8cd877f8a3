"""Index numbers: the E1 form, what is odd in foreign ones (Z54–Z57), and which schemes may be set."""

import pytest

from gongkai.law.index_numbers import E1_PARTS, FALLBACK_PARTS, oddities, scheme


@pytest.mark.parametrize(("number", "odd"), [
    ("000014349/2017-00110", []),  # Z54: twenty characters, right check character
    ("002489401/2025-276512", ["long_serial"]),  # Z55
    ("000000001/2021-00151", ["check_digit"]),  # Z56
    ("00001434-9/2017-00110", ["hyphen"]),
    ("11441700007280420Y/2021-00012", ["credit_code"]),  # Z57
    ("11441700007280420X/2021-00012", ["form"]),
    ("000014349/2017-0110", ["form"]),
    ("000014349／2017-00110", ["form"]),
    ("", ["form"]),
])  # fmt: skip
def test_what_is_odd_in_a_number(number: str, odd: list[str]) -> None:
    assert oddities(number) == odd


def test_the_default_scheme_makes_the_form_of_the_guide() -> None:
    e1 = scheme(E1_PARTS)
    prefix = e1.prefix({"organisation_code": "000014349", "unit_code": "x", "class": "02", "year": "2017"})
    assert e1.number(prefix, 110) == "000014349/2017-00110"
    assert len(e1.number(prefix, 110)) == 20
    fallback = scheme(FALLBACK_PARTS)
    assert fallback.number(fallback.prefix({"unit_code": "990122", "year": "2026"}), 7) == "990122/2026-00007"


def test_a_serial_grows_rather_than_repeats() -> None:
    e1 = scheme(E1_PARTS)
    assert [e1.number("p-", serial) for serial in (99_999, 100_000)] == ["p-99999", "p-100000"]


@pytest.mark.parametrize("parts", [
    [],
    ["unit_code", "/", "year", "-"],  # no serial
    ["unit_code", "/", "year", "-", "serial:4"],  # fewer than five digits
    ["unit_code", "/", "serial:5"],  # no year
    ["year", "-", "serial:5"],  # no unit
    ["serial:5", "unit_code", "/", "year", "-", "serial:5"],
    ["unit_code", "/", "year", "serial:5"],  # 2026 + 00001 could be 20260 + 0001
    ["unit_code", "/", "year", "-", "serial:x"],
])  # fmt: skip
def test_a_scheme_that_could_repeat_itself_is_refused(parts: list[str]) -> None:
    with pytest.raises(ValueError):
        scheme(parts)


def test_a_missing_value_is_an_error_and_no_gap() -> None:
    with pytest.raises(KeyError):
        scheme(FALLBACK_PARTS).prefix({"year": "2026"})
