"""One cell of a report as it was printed: a figure, a blank, "/", a round figure with 余, or text."""

import math
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache

from gongkai.law.sayings import BadInputError, Said, gettext_noop

#: Larger figures stand in no report; they would only make sums and pages large.
LARGEST = 10**12
_LONGEST = 200
_FIGURE = re.compile(r"(约|近|超)?([+-]?\d+(?:\.\d{1,10})?)(余|多)?(件|条|项|份|次|个|人|元|万元|件次|人次|篇|宗)?(余)?")
#: Two figures in one cell are not one figure.
_APART = re.compile(r"\d\s+\d")
_DASHES = {"/", "\\", "-", "--", "—", "——", "–", "－", "／", "无", "不适用"}


class State(StrEnum):
    """What stands in a cell. TEXT cannot be read as a figure; ABOUT is a round figure (余, 约)."""

    FIGURE = "figure"
    BLANK = "blank"
    DASH = "dash"
    ABOUT = "about"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Cell:
    """value: the figure (Decimal where it has a fraction); 0 for "/" ; None for a blank, a round figure and text. raw: as printed."""

    state: State
    value: int | Decimal | None
    raw: str = ""

    @property
    def known(self) -> bool:
        """Whether sums may be judged with it."""
        return self.value is not None


BLANK = Cell(State.BLANK, None)


def read_cell(value: object, field: str) -> Cell:
    """A cell from a value of JSON: null, a number, or text. BadInputError names `field` for NaN, infinity, true, lists, what is too large."""
    if value is None:
        return BLANK
    if type(value) is int:
        return whole(value) if -LARGEST < value < LARGEST else _too_large(field)
    if type(value) is float:
        if not math.isfinite(value):
            raise BadInputError(field, Said("not_finite", gettext_noop("不是有限的数")))
        return _number(Decimal(repr(value)), field)
    if isinstance(value, str):
        return _text(value, field)
    raise BadInputError(field, Said("not_a_cell", gettext_noop("此处应是数字、文字或者空（null）")))


@lru_cache(maxsize=4096)
def whole(value: int) -> Cell:
    """The cell of a whole number."""
    return Cell(State.FIGURE, value, str(value))


def _number(number: Decimal, field: str, raw: str = "") -> Cell:
    if abs(number) >= LARGEST:
        return _too_large(field)
    if number == number.to_integral_value():
        return Cell(State.FIGURE, int(number), raw or str(int(number)))
    return Cell(State.FIGURE, number, raw or format(number, "f"))


def _too_large(field: str) -> Cell:
    raise BadInputError(field, Said("too_large", gettext_noop("数字过大")))


def _text(value: str, field: str) -> Cell:
    text = unicodedata.normalize("NFKC", value[: _LONGEST * 2]).replace(",", "")
    apart = _APART.search(text) is not None
    text = "".join(text.split())
    if not text:
        return BLANK
    if text in _DASHES:
        return Cell(State.DASH, 0, value.strip()[:_LONGEST])
    match = _FIGURE.fullmatch(text) if len(text) <= _LONGEST and not apart else None
    if match is None:
        return Cell(State.TEXT, None, value.strip()[:_LONGEST])
    if match[1] or match[3] or match[5]:
        return Cell(State.ABOUT, None, value.strip()[:_LONGEST])
    try:
        return _number(Decimal(match[2]), field, value.strip()[:_LONGEST])
    except InvalidOperation as error:
        raise BadInputError(field, Said("not_a_number", gettext_noop("不是数字"))) from error
