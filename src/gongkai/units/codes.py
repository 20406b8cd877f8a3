"""The code 单位代码 of a new unit: derived from where it stands, shown before, never changed and never used again.

A government takes the next code in the series of those beside it (GB/T 2260 leaves gaps: the office may write the assigned one); what
belongs to a government takes the government's code with a letter and a number: 990100-D04, 990107-T03, 990100-E02.
"""

import re
from collections.abc import Iterable

from gongkai.units.models import Level, Unit

FORM = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,39}")
_LETTER = {Level.DEPARTMENT.value: "D", Level.TOWN.value: "T", Level.ENTERPRISE.value: "E"}
_DIVISION = re.compile(r"[0-9]{6}")
#: level → the step between two codes of divisions beside each other.
_STEP = {Level.PROVINCE.value: 10_000, Level.CITY.value: 100, Level.COUNTY.value: 1}
LONGEST = 40


def derive(level: str, parent: Unit | None) -> str:
    """The next free code beneath `parent` for that level; "" where none can be derived. Two queries at most."""
    above = parent.code if parent is not None else ""
    if level in _LETTER:
        return _numbered(f"{above}-{_LETTER[level]}" if above else _LETTER[level])
    if level in _STEP and (not above or _DIVISION.fullmatch(above)):
        return _division(above, _STEP[level])
    return _numbered(f"{above}-G" if above else "G")


def _numbered(stem: str) -> str:
    """`stem` with the number after the highest one that was ever given, two digits or as many as it takes."""
    tails = (code[len(stem) :] for code in Unit.objects.filter(code__startswith=stem).values_list("code", flat=True))
    code = f"{stem}{_highest(tails) + 1:02d}"
    return code if len(code) <= LONGEST else ""


def _highest(tails: Iterable[str]) -> int:
    return max((int(tail) for tail in tails if tail.isascii() and tail.isdigit() and len(tail) < 6), default=0)


def _division(above: str, step: int) -> str:
    """The next code of a division after the highest beside it, as 990113 after 990112; "" where the series is full or nothing stands above."""
    if not above:
        return ""
    start = int(above)
    room = {10_000: 1_000_000, 100: 10_000, 1: 100}[step]
    end = start - start % room + room
    numbers = [int(code) for code in Unit.objects.filter(code__regex=r"^[0-9]{6}$").values_list("code", flat=True)]
    taken = [number for number in numbers if start <= number < end and number % step == 0]
    following = max(taken, default=start) + step
    return f"{following:06d}" if following < end else ""
