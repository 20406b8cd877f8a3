"""Numbers in Chinese characters, as laws count their articles: 42 ↔ 四十二."""

import re

_DIGITS = "零一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000}
CHINESE = "零〇一二两三四五六七八九十百千"
_ARTICLE = re.compile(rf"第?\s*(?:(\d{{1,4}})|([{CHINESE}]{{1,9}}))\s*([条章节款项编])")


def to_chinese(number: int) -> str:
    """1 … 9999 in characters: 12 → 十二, 105 → 一百零五, 1190 → 一千一百九十."""
    if not 0 < number < 10_000:
        raise ValueError(number)
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + name
        gap = not digit
    return out.removeprefix("一") if 10 <= number < 20 else out


def to_number(text: str) -> int | None:
    """四十二 → 42, 十 → 10, 一百零五 → 105; None for what is no number."""
    total, digit = 0, 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        elif character in "〇零":
            digit = 0
        elif character == "两":
            digit = 2
        elif character in _DIGITS:
            digit = _DIGITS.index(character)
        else:
            return None
    return total + digit or None


def articles(text: str) -> list[tuple[str, str]]:
    """Articles and chapters named in folded text, as (what stands there, how a law writes it).

    "供水条例第24条" → [("第24条", "第二十四条")]; a missing 第 is accepted before a number in digits.
    """
    out: list[tuple[str, str]] = []
    for found in _ARTICLE.finditer(text):
        arabic, chinese, kind = found.groups()
        if chinese and not found.group().startswith("第"):
            continue
        number = int(arabic) if arabic else to_number(chinese)
        if number and number < 10_000:
            out.append((found.group(), f"第{to_chinese(number)}{kind}"))
    return out
