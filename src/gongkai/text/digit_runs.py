"""Runs of digits with blanks or hyphens between them, and the stretches of them that may be a number of a person."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from gongkai.text.resident_ids import is_old_resident_id, is_resident_id

#: Blanks, marks without width, hyphens and dashes.
_APART = " \u00a0\u3000\u00ad\u2000-\u200f\u2060\ufeff\u2010-\u2015\u2212\ufe63\uff0d\\-"
_RUN = re.compile(f"[0-9](?:[{_APART}]{{0,3}}[0-9]){{10,}}(?:[{_APART}]{{0,3}}[Xx](?![0-9A-Za-z]))?")
_GROUP = re.compile(r"[0-9]+[Xx]?|[Xx]")
_CROSSES = "ＸｘХⅩ×"
_STRANGE = re.compile(rf"(?![0-9])\d|[{_CROSSES}]")
_MOBILE = re.compile(r"(?:0?0?86)?0?(1[3-9]\d{9})")
#: International cards have sixteen digits; UnionPay's begin with 62, old debit cards with 9558, 60, 5 or 4.
_CARD = re.compile(r"(?:62|60[13]|9[45]\d\d|4\d|5[1-5]|3[57]|81)\d*")
_ID_SIZES = {
    (17, 1),
    (6, 8, 4),
    (6, 8, 3, 1),
    (6, 4, 4, 4),
    (6, 4, 2, 2, 4),
    (6, 12),
    (14, 4),
    (3, 3, 4, 4, 4),
    (3, 3, 8, 4),
    (4, 4, 4, 6),
    (4, 4, 4, 4, 2),
    (6, 6, 6),
    (3, 3, 3, 3, 3, 3),
}
#: Digit → the sum of the digits of its double (Luhn).
_DOUBLED = str.maketrans("0123456789", "0246813579")
_CARD_SIZES = {(6, 10), (6, 11), (6, 12), (6, 13), (8, 8)}


@dataclass(frozen=True, slots=True)
class Window:
    """start, end in the text; its digits without what is between them (a final X capital); how many stand together each time."""

    start: int
    end: int
    digits: str
    sizes: tuple[int, ...]


def plain_digits(text: str) -> str:
    """`text` with the digits of every script, and what is written for an X, as ASCII: of the same length."""
    strange = set(_STRANGE.findall(text))
    return text.translate({ord(one): "X" if one in _CROSSES else str(unicodedata.decimal(one)) for one in strange}) if strange else text


def windows(text: str) -> Iterator[Window]:
    """Whole groups in a row that together have 11 to 19 characters and may be something; long ones first from each start."""
    for run in _RUN.finditer(text):
        whole = run.group()
        if whole.isalnum():  # the common case: one group
            size = len(whole)
            if size <= 19 and _POSSIBLE[size](digits := whole.upper()):
                yield Window(run.start(), run.end(), digits, (size,))
            continue
        groups = [(match.start() + run.start(), match.group().upper()) for match in _GROUP.finditer(run.group())]
        joined = "".join(piece for _, piece in groups)
        ends = list(accumulate(len(piece) for _, piece in groups))
        for first, (start, piece) in enumerate(groups):
            begin = ends[first] - len(piece)
            last = bisect_right(ends, begin + 19) - 1
            while last >= first and ends[last] - begin >= 11:
                digits = joined[begin : ends[last]]
                if _POSSIBLE[len(digits)](digits):
                    sizes = tuple(len(piece) for _, piece in groups[first : last + 1])
                    yield Window(start, groups[last][0] + sizes[-1], digits, sizes)
                last -= 1


def grouped_well(window: Window) -> bool:
    """Whether somebody would write the number in these groups: as known of identity numbers and cards, or equal ones."""
    sizes = window.sizes
    if len(sizes) == 1 or set(sizes) == {1}:
        return True
    if len(window.digits) == 18 and sizes in _ID_SIZES:
        return True
    return sizes in _CARD_SIZES or (set(sizes[:-1]) == {4} and sizes[-1] <= 4)


def _mobile_like(digits: str) -> bool:
    return _MOBILE.fullmatch(digits) is not None


def _card_like(digits: str) -> bool:
    if _CARD.fullmatch(digits) is None:
        return False
    total = sum(map(int, digits[-1::-2])) + sum(map(int, digits[-2::-2].translate(_DOUBLED)))
    return total % 10 == 0


#: By length: what a number must be to be looked at further.
_POSSIBLE: dict[int, Callable[[str], bool]] = {
    **dict.fromkeys((11, 12, 13, 14), _mobile_like),
    15: lambda digits: _mobile_like(digits) or is_old_resident_id(digits),
    18: lambda digits: is_resident_id(digits) or _card_like(digits),
    **dict.fromkeys((16, 17, 19), _card_like),
}
