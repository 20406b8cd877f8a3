"""One reading of many spellings: width, case, traditional and variant characters.

Folding is done character by character, never by context, so that every folded character knows the place it came from.
It is meant for comparison, not for display: 乾隆 becomes 干隆 on both sides, in the index and in the query.
"""

import unicodedata
from functools import cache
from itertools import chain

import opencc

#: Ranges in which a character may have another form. Beyond them (other scripts' planes) nothing is folded.
_RANGES = (range(0x20, 0xD800), range(0xE000, 0x10000), range(0x1D400, 0x1D800), range(0x1F100, 0x1F300), range(0x2F800, 0x2FA20))
#: Characters without width that come with pasted text: soft hyphen, joiners, directional marks, byte order mark.
_INVISIBLE = (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF)

#: Up to so many different characters that change, replacing them one by one is quicker than walking the text.
_FEW = 24


@cache
def _table() -> dict[int, str]:
    """Code point → folded text; only those that change. The value is mostly one character, empty or several for a few."""
    points = list(chain.from_iterable(_RANGES))
    # line ends keep the characters apart, in composition as in lowering; one call for all is several times quicker
    plain = unicodedata.normalize("NFKC", "\n".join(map(chr, points))).lower().split("\n")
    simple = _simplified("".join(plain))
    table: dict[int, str] = {}
    for point, text in zip(points, plain, strict=True):
        folded = simple.get(text, text) if len(text) == 1 else "".join(simple.get(character, character) for character in text)
        if folded != chr(point):
            table[point] = folded
    table = {point: "".join(table.get(ord(character), character) for character in text) for point, text in table.items()}
    return table | dict.fromkeys(_INVISIBLE, "")


@cache
def _changing() -> tuple[frozenset[str], dict[str, str]]:
    """The characters that change, and the table by character."""
    table = {chr(point): text for point, text in _table().items()}
    return frozenset(table), table


def _simplified(characters: str) -> dict[str, str]:
    """Traditional → simplified, one character at a time (the line ends keep OpenCC from matching phrases)."""
    han = sorted({c for c in characters if "\u3400" <= c <= "\u9fff" or "\U0002f800" <= c <= "\U0002fa1f"})
    converted = opencc.OpenCC("t2s").convert("\n".join(han)).split("\n")
    return {old: new for old, new in zip(han, converted, strict=True) if old != new and len(new) == 1}


def fold(text: str) -> str:
    """The text in NFKC, lower case and simplified characters, without invisible characters. Its length may differ."""
    changing, _ = _changing()
    return _replaced(text, changing.intersection(text))


def _replaced(text: str, found: frozenset[str]) -> str:
    _, table = _changing()
    if len(found) > _FEW:
        return text.translate(_table())
    for character in found:
        text = text.replace(character, table[character])
    return text


def fold_aligned(text: str) -> tuple[str, list[int] | None]:
    """The folded text and, for each of its characters, the index in `text` it comes from; None: the same index."""
    changing, by_character = _changing()
    found = changing.intersection(text)
    if all(len(by_character[character]) == 1 for character in found):
        return _replaced(text, found), None
    table = _table()
    parts: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        folded = table.get(ord(character), character)
        parts.append(folded)
        origins.extend([index] * len(folded))
    return "".join(parts), origins
