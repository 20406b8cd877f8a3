"""What people type into forms, in the spellings people use; what cannot be read goes on as it was typed, to be refused by its name."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

_PARTS = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)")
#: Nothing that is typed is longer; the rest is cut.
LONGEST = 100


def given(values: Mapping[str, str], name: str) -> str:
    """What was typed into a field, without blanks about it; "" for nothing."""
    return values.get(name, "")[:LONGEST].strip()


def day(text: str) -> str:
    """2026年9月1日, 2026/9/1, 20260901 or 2026.9.1 as 2026-09-01; anything else as it is."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _PARTS.fullmatch(plain) or _DIGITS.fullmatch(plain)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else text


def whole(text: str) -> int | str:
    """A whole number where the text is one."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return int(plain) if re.fullmatch(r"[+-]?\d{1,15}", plain) else text


def to_date(text: str) -> date:
    """The day that was typed; ValueError where it is none."""
    return date.fromisoformat(day(text))
