"""Automatic numbers as the text that Word shows: 一、（一）1.（1）第十二条. Bullets stay lists."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from gongkai.files.parsers.word.styles import Element, Styles, W, is_on, value
from gongkai.text.numerals import to_chinese

_PLACE = re.compile(r"%([1-9])")
_CHINESE = frozenset(
    ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting", "ideographDigital")
)
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
    (4, "iv"), (1, "i"),
)  # fmt: skip
_CLOSED = "、．.，,）)：:"
_LEVELS = 9


@dataclass(slots=True)
class Level:
    """How a level counts: its format, its text (%1、), where it starts, what follows it."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = "tab"
    legal: bool = False


@dataclass(slots=True)
class _List:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbering:
    """Counts on through the document, paragraph by paragraph."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._links: dict[str, str] = {}
        self._by_style: dict[str, int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._read(root, styles)

    def label(self, number: str, level: int) -> str | None:
        """What stands before the paragraph; None for a bullet or an unknown list."""
        known = self._lists.get(number)
        if known is None or not 0 <= level < _LEVELS:
            return None
        levels = self._abstract.get(known.abstract, {}) | known.levels
        own = levels.get(level)
        if own is None or own.format == "bullet":
            return None
        counts = self._counts.setdefault(known.abstract, {})
        if number not in self._begun:
            self._begun.add(number)
            for place, start in known.starts.items():
                counts[place] = start - 1
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [place for place in counts if place > level]:
            del counts[deeper]

        def one(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            rule = levels.get(place, Level())
            return spelled(counts.get(place, rule.start), "decimal" if own.legal else rule.format)

        text = _PLACE.sub(one, own.text)
        return text if not text or own.suffix == "nothing" or text[-1] in _CLOSED else f"{text} "

    def level_of_style(self, style: str) -> int:
        """The level that a paragraph style stands for in its list."""
        return self._by_style.get(style, 0)

    def _read(self, root: Element, styles: Styles) -> None:
        for one in root.findall(f"{W}abstractNum"):
            name = one.get(f"{W}abstractNumId", "")
            self._abstract[name] = {int(level.get(f"{W}ilvl", "0")): self._level(level) for level in one.findall(f"{W}lvl")}
            if link := value(one, f"{W}numStyleLink"):
                self._links[name] = link
        for one in root.findall(f"{W}num"):
            found = _List(value(one, f"{W}abstractNumId"))
            for override in one.findall(f"{W}lvlOverride"):
                place = int(override.get(f"{W}ilvl", "0"))
                if start := value(override, f"{W}startOverride"):
                    found.starts[place] = _whole(start)
                if (level := override.find(f"{W}lvl")) is not None:
                    found.levels[place] = self._level(level)
            self._lists[one.get(f"{W}numId", "")] = found
        for name, link in self._links.items():
            target = styles.given(link, f"{W}pPr/{W}numPr/{W}numId")
            known = self._lists.get(target.get(f"{W}val", "")) if target is not None else None
            if known is not None and known.abstract != name:
                self._abstract[name] = self._abstract.get(known.abstract, {})

    def _level(self, level: Element) -> Level:
        if style := value(level, f"{W}pStyle"):
            self._by_style[style] = int(level.get(f"{W}ilvl", "0"))
        return Level(
            value(level, f"{W}numFmt", "decimal"),
            value(level, f"{W}lvlText"),
            _whole(value(level, f"{W}start", "1")),
            value(level, f"{W}suff", "tab"),
            is_on(level, f"{W}isLgl"),
        )


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def spelled(number: int, format_: str) -> str:
    """A number as a list counts: chineseCounting 12 → 十二, decimalEnclosedCircle 3 → ③, upperRoman 4 → IV."""
    if format_ == "none" or number < 0:
        return ""
    name = "chinese" if format_ in _CHINESE else format_.removesuffix("Chinese")
    most, spell = _SPELLED.get(name, (0, str))
    return spell(number) if 0 < number <= most else str(number)


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    out = ""
    for worth, letters in _ROMAN:
        while number >= worth:
            out += letters
            number -= worth
    return out


#: Up to which number a format is known, and how it spells.
_SPELLED: dict[str, tuple[int, Callable[[int], str]]] = {
    "chinese": (9999, to_chinese),
    "chineseLegalSimplified": (9, lambda number: _LEGAL[number]),
    "ideographLegalTraditional": (9, lambda number: _LEGAL[number]),
    "ideographTraditional": (10, lambda number: _STEMS[number - 1]),
    "decimalEnclosedCircle": (20, lambda number: chr(0x2460 + number - 1)),
    "decimalZero": (99, lambda number: f"{number:02d}"),
    "lowerLetter": (780, _letters),
    "upperLetter": (780, lambda number: _letters(number).upper()),
    "lowerRoman": (3999, _roman),
    "upperRoman": (3999, lambda number: _roman(number).upper()),
}
