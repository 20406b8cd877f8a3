"""Signs within lines: numbers of levels, quotation marks, punctuation between Chinese characters."""

import re

_HAN = "一二三四五六七八九十百"
_WIDE = r"\u3400-\u9fff\uf900-\ufaff"
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_BLANK = r"[ \xa0\u3000]*"
#: How a level may be written, and how it is written.
_NUMBERS = (
    (re.compile(rf"^([{_HAN}]{{1,3}}){_BLANK}[.．、]{_BLANK}"), r"\1、"),
    (re.compile(rf"^[(（]{_BLANK}([{_HAN}]{{1,3}}){_BLANK}[)）][、.．]?{_BLANK}"), r"（\1）"),
    (re.compile(rf"^([0-9０-９]{{1,2}}){_BLANK}(?:、|[.．](?![0-9０-９])){_BLANK}"), r"\1."),
    (re.compile(rf"^[(（]{_BLANK}([0-9０-９]{{1,2}}){_BLANK}[)）][、.．]?{_BLANK}"), r"（\1）"),
)
_BETWEEN = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_HALF = re.compile(rf"(?<=[{_WIDE}”》）])[,;:?!](?=[{_WIDE}“《（]|$)")
_BRACKETS = re.compile(rf"\(([^()（）]*[{_WIDE}][^()（）]*)\)")
_YEAR = re.compile(rf"(?<=[{_WIDE}])[\[［【〖(（]((?:19|20)\d\d)[\]］】〗)）]{_BLANK}(?:第{_BLANK})?(\d{{1,4}}){_BLANK}号")
_SENTENCE_END = re.compile(r"[。；：！？;:!?]\s*$")


def numbered(text: str) -> str:
    """The text with the number of its level as it is officially written; anything else as it is."""
    for pattern, spelled in _NUMBERS:
        if found := pattern.match(text):
            return found.expand(spelled).translate(_DIGITS) + text[found.end() :]
    return text


def begins_level(text: str) -> bool:
    """Whether a line begins with the number of a level."""
    return any(pattern.match(text) for pattern, _spelled in _NUMBERS)


def ends_sentence(text: str) -> bool:
    """Whether a line is at an end."""
    return bool(_SENTENCE_END.search(text))


def punctuated(text: str) -> str:
    """Half-width punctuation between Chinese characters made full; the year of a document number in its own brackets."""
    text = _YEAR.sub(r"〔\1〕\2号", text)
    text = _HALF.sub(lambda found: _BETWEEN[found[0]], text)
    return _BRACKETS.sub(r"（\1）", text)


def quoted(texts: list[str]) -> list[str]:
    """Straight quotation marks of a paragraph as pairs “ ”, where they pair and the paragraph is Chinese."""
    whole = "".join(texts)
    if whole.count('"') % 2 or not whole.count('"') or not re.search(f"[{_WIDE}]", whole):
        return texts
    opening, out = True, []
    for text in texts:
        pieces = []
        for character in text:
            if character == '"':
                pieces.append("“" if opening else "”")
                opening = not opening
            else:
                pieces.append(character)
        out.append("".join(pieces))
    return out
