"""Index numbers 索引号: our scheme from parts, the E1 form, and what is odd in one that came from outside."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.law.codes import credit_code_ok, organisation_code_ok
from gongkai.law.index_forms import IndexNumber, parse

__all__ = ["E1", "E1_PARTS", "FALLBACK_PARTS", "IndexNumber", "Scheme", "oddities", "parse", "scheme"]

#: 《政府信息公开目录系统实施指引（试行）》: organisation code / year - five-digit serial, twenty characters (rules E1).
E1 = re.compile(r"(?P<code>[0-9A-Z]{8}[0-9X])/(?P<year>\d{4})-(?P<serial>\d{5})")
E1_PARTS = ("organisation_code", "/", "year", "-", "serial:5")
FALLBACK_PARTS = ("unit_code", "/", "year", "-", "serial:5")
_VALUES = ("organisation_code", "unit_code", "class", "year")


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way to build index numbers: literal text, named values, and one `serial:N` of at least N ≥ 5 digits, at the end."""

    parts: tuple[str, ...]

    def prefix(self, values: Mapping[str, str]) -> str:
        """All before the serial. KeyError for a value that is not given."""
        return "".join(values[part] if part in _VALUES else part for part in self.parts[:-1])

    def number(self, prefix: str, serial: int) -> str:
        """The index number; the serial grows beyond its width rather than repeat."""
        return f"{prefix}{serial:0{self.width}d}"

    @property
    def width(self) -> int:
        """The least number of digits of the serial."""
        return int(self.parts[-1].partition(":")[2])


def scheme(parts: Sequence[str]) -> Scheme:
    """Check and make a scheme; ValueError if it lacks the year, ends in no serial of five digits, or could repeat itself."""
    if not parts or not re.fullmatch(r"serial:\d{1,2}", parts[-1]) or any(part.startswith("serial") for part in parts[:-1]):
        raise ValueError("a scheme ends in one serial:N")
    if int(parts[-1].partition(":")[2]) < 5:
        raise ValueError("a serial has at least five digits")
    if "year" not in parts or not ({"organisation_code", "unit_code"} & set(parts)):
        raise ValueError("a scheme names the year and the unit")
    if parts[-2] in _VALUES:
        raise ValueError("a serial stands apart from what is before it")
    return Scheme(tuple(parts))


def oddities(number: str) -> list[str]:
    """What is odd in an index number, as codes; an empty list for the E1 form with a right check character.

    hyphen (the hyphen of the organisation code was kept), long_serial, credit_code (built on one), check_digit, form.
    """
    if match := E1.fullmatch(number):
        return [] if organisation_code_ok(match["code"]) else ["check_digit"]
    if re.fullmatch(r"[0-9A-Z]{8}-[0-9X]/\d{4}-\d+", number):
        return ["hyphen"]
    if re.fullmatch(r"[0-9A-Z]{8}[0-9X]/\d{4}-\d{6,}", number):
        return ["long_serial"]
    if (match := re.fullmatch(r"([0-9A-Z]{18})/\d{4}-\d+", number)) and credit_code_ok(match[1]):
        return ["credit_code"]
    return ["form"]
