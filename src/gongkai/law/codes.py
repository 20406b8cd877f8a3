"""Codes of organisations: GB 11714 organisation codes (nine characters) and GB 32100 unified social credit codes (eighteen)."""

import re

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
