"""Folding of what people type as a code or cite as an article: full-width forms, dashes, brackets, Chinese numerals."""

import re
import unicodedata

#: Every sign that is typed for a hyphen.
DASHES = "‐‑‒–—―−－ーｰ﹣─━"
_DASHES = str.maketrans(dict.fromkeys(DASHES, "-"))
_CHINESE = {"零": 0, "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_NUMERAL = re.compile(r"第[(（]?([零〇一二三四五六七八九十百\d]+)[)）]?(条|款|项)")


def fold(text: str) -> str:
    """Half-width, one kind of hyphen, no white space: "３６－３" → "36-3". Letters keep their case."""
    return "".join(unicodedata.normalize("NFKC", text.translate(_DASHES)).translate(_DASHES).split())


def numeral(text: str) -> int | None:
    """A Chinese or Arabic numeral below a thousand: 三十六 → 36; None if it is none."""
    if text.isascii():
        return int(text) if text.isdigit() else None
    total, digit = 0, 0
    for character in text:
        if character in _CHINESE:
            digit = _CHINESE[character]
        elif character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            return None
    return total + digit


def plain_articles(text: str) -> str:
    """Citations in one form: 第三十六条第（三）项 → 第36条第3项, so that they can be compared."""
    return _NUMERAL.sub(lambda found: f"第{numeral(found[1])}{found[2]}", text)
