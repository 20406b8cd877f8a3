"""Codes of organisations: GB 11714 organisation codes (nine characters) and GB 32100 unified social credit codes (eighteen)."""

import re

from gongkai.law.sayings import Said, gettext_noop

_ALPHABET_11714 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WEIGHTS_11714 = (3, 7, 9, 10, 5, 8, 4, 2)
_ALPHABET_32100 = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS_32100 = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_CREDIT = re.compile(rf"[{_ALPHABET_32100}]{{18}}")


def organisation_check_character(body: str) -> str:
    """The ninth character for the first eight [0-9A-Z] (GB 11714: C9 = 11 − Σ mod 11; 10 → X, 11 → 0)."""
    total = sum(int(character, 36) * weight for character, weight in zip(body, _WEIGHTS_11714, strict=True))
    return "0123456789X0"[11 - total % 11]


def organisation_code_ok(code: str) -> bool:
    """Whether `code` (nine characters, no hyphen) has the right form and check character."""
    return re.fullmatch(r"[0-9A-Z]{8}[0-9X]", code) is not None and organisation_check_character(code[:8]) == code[8]


def credit_code_ok(code: str) -> bool:
    """Whether `code` is a well-formed unified social credit code with the right check character (GB 32100)."""
    if _CREDIT.fullmatch(code) is None:
        return False
    total = sum(_ALPHABET_32100.index(character) * weight for character, weight in zip(code, _WEIGHTS_32100, strict=False))
    return _ALPHABET_32100[(31 - total % 31) % 31] == code[17]


def organisation_code_of(credit_code: str) -> str:
    """Characters 9–17 of a unified social credit code are the organisation code (rules E2)."""
    return credit_code[8:17]


def credit_check_character(body: str) -> str:
    """The eighteenth character for the first seventeen of the alphabet of GB 32100 (no I, O, S, V, Z)."""
    total = sum(_ALPHABET_32100.index(character) * weight for character, weight in zip(body, _WEIGHTS_32100, strict=True))
    return _ALPHABET_32100[(31 - total % 31) % 31]


def organisation_code_problems(code: str) -> tuple[Said, ...]:
    """What is wrong with an organisation code, none if it is right: its length, its characters, else its check character."""
    if len(code) != 9:
        return (_length(len(code), 9),)
    if strange := [character for character in code[:8] if character not in _ALPHABET_11714]:
        return (_alphabet(strange, gettext_noop("组织机构代码只用数字和大写字母，不能有：%(characters)s")),)
    expected = organisation_check_character(code[:8])
    return () if code[8] == expected else (_check(expected, code[8]),)


def credit_code_problems(code: str) -> tuple[Said, ...]:
    """What is wrong with a unified social credit code, none if it is right: its length, its characters, else its check character."""
    if len(code) != 18:
        return (_length(len(code), 18),)
    if strange := [character for character in code if character not in _ALPHABET_32100]:
        return (_alphabet(strange, gettext_noop("统一社会信用代码只用数字和大写字母，不用I、O、S、V、Z，不能有：%(characters)s")),)
    expected = credit_check_character(code[:17])
    return () if code[17] == expected else (_check(expected, code[17]),)


def _length(found: int, needed: int) -> Said:
    return Said("code_length", gettext_noop("应当是%(needed)d位，现在是%(found)d位"), {"needed": needed, "found": found})


def _alphabet(strange: list[str], template: str) -> Said:
    return Said("code_alphabet", template, {"characters": "、".join(dict.fromkeys(strange))})


def _check(expected: str, found: str) -> Said:
    return Said("check_digit", gettext_noop("校验位应为%(expected)s，现在是%(found)s"), {"expected": expected, "found": found})
