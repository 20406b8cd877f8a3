"""What a document says of itself at its head and its end: title, document number, day of writing; the rest is its body.

Works on the lines of an extracted text. Everything it finds is a proposal that a person confirms.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.text import document_numbers
from gongkai.text.folding import fold

#: The head stands within so many lines; a title takes so many lines and characters at most.
HEAD_LINES, TITLE_LINES, LONGEST_TITLE = 30, 4, 150
_KINDS = (
    "通知|公告|通告|意见|决定|批复|函|办法|规定|规划|方案|细则|公示|报告|纪要|通报|命令|令|议案|条例|目录|清单|指南|预案|解读|计划|要点|标准|规则|制度|"
    "名单|结果|公报|答复|说明|信息|公开表|决算|预算|简报|总结"
)
_TITLE_END = re.compile(rf"(?:{_KINDS})(?:[（(][^（()）]{{1,12}}[)）])?[》”]?$")
#: Letterheads, and marks that stand above them.
_LETTERHEAD = re.compile(r"^(?:.{2,40}文\s?件|特急|加急|平急|急件|签发人.*|№?\d{1,6}|第?\s*\d{1,4}\s*期)$")
_DAY = re.compile(r"^[（(]?\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:印发)?[)）]?$")
_DAY_IN_HAN = re.compile(
    r"^[（(]?([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日(?:印发)?[)）]?$"
)
_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_ANNEX = re.compile(r"^附\s*[件表]\s*[\d一二三四五六七八九十]{0,3}\s*[：:]?$")
_PAGE_NUMBER = re.compile(r"^[-—–·\s]*\d{1,4}[-—–·\s]*$|^第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?$")
_STARTS = re.compile(
    r"^(?:第[一二三四五六七八九十百]+[章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])"
)
_SENTENCE_END = re.compile(r"[。；：！？:;!?]$")
_SENTENCE = re.compile(r"[。；：，！？]$")


@dataclass(frozen=True, slots=True)
class Head:
    """What was found; empty or None where nothing was. `body`: the lines that remain, in order."""

    title: str = ""
    number: str = ""
    written_on: date | None = None
    body: tuple[str, ...] = ()
    #: Places of the lines that are no body, among those that are not blank.
    used: frozenset[int] = frozenset()


def read(lines: Sequence[str]) -> Head:
    """The head of a document from its lines (blank ones are passed over)."""
    kept = [line.strip() for line in lines if line.strip()]
    number, numbered = _number(kept)
    title, titled = _title(kept, after=numbered)
    used = set(titled) | ({numbered} if numbered is not None else set())
    top = max(titled, default=-1)
    stated = re.sub(r"\s", "", re.split(r"签\s*发\s*人", kept[numbered])[0]) if numbered is not None else ""
    used |= {place for place, line in enumerate(kept[: top + 1]) if _LETTERHEAD.match(line)}
    body = tuple(line for place, line in enumerate(kept) if place not in used)
    return Head(title, number, _written(kept), _without(stated, body), frozenset(used))


def _without(stated: str, body: tuple[str, ...]) -> tuple[str, ...]:
    """The body whose first line does not say the number again, as texts do whose head was a table of facts."""
    if not stated or not body or not body[0].startswith(stated):
        return body
    rest = body[0][len(stated) :].strip()
    return (rest, *body[1:]) if rest else body[1:]


def joined(lines: Sequence[str]) -> list[str]:
    """Paragraphs from the printed lines of pages: page numbers go, a line that runs to the margin goes on in the next."""
    kept = [line.strip() for line in lines if line.strip() and not _PAGE_NUMBER.match(line.strip())]
    lengths = sorted(map(len, kept))
    margin = lengths[len(lengths) * 9 // 10] * 0.7 if lengths else 0
    found: list[str] = []
    runs_on = False
    for line in kept:
        if runs_on and found and not _STARTS.match(line) and "\t" not in line:
            found[-1] += line
        else:
            found.append(line)
        runs_on = len(line) >= max(margin, 20) and not _SENTENCE_END.search(line) and "\t" not in line
    return found


def day(line: str) -> date | None:
    """The day that a line is and nothing else: 2026年9月10日, 二〇二六年九月十日."""
    if found := _DAY.match(line):
        return _date(*map(int, found.groups()))
    if found := _DAY_IN_HAN.match(line.replace(" ", "")):
        year = int("".join(_DIGITS[character] for character in found[1]))
        return _date(year, _small(found[2]), _small(found[3]))
    return None


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _small(text: str) -> int:
    """十 → 10, 二十一 → 21."""
    tens, ten, ones = text.rpartition("十")
    return (int(_DIGITS.get(tens, "1")) if ten else 0) * 10 + (int(_DIGITS[ones]) if ones in _DIGITS else 0)


def _number(lines: Sequence[str]) -> tuple[str, int | None]:
    """The number that stands in a line of its own (签发人 beside it does not matter), as it is spelled officially."""
    for place, line in enumerate(lines[:HEAD_LINES]):
        bare = re.split(r"签\s*发\s*人", line)[0].strip()
        if len(bare) > 50:
            continue
        whole = document_numbers.parse(bare)
        if whole is not None and (whole.year is None or whole.organ):
            return spelled(whole), place
    return "", None


def spelled(number: document_numbers.DocumentNumber) -> str:
    """明政办发〔2026〕12号; without a year 明川市人民政府令第12号."""
    return f"{number.organ}〔{number.year}〕{number.serial}号" if number.year else f"{number.organ}第{number.serial}号"


def _title(lines: Sequence[str], after: int | None) -> tuple[str, list[int]]:
    """The lines that end with the kind of the document, those before that belong to it; else the first that is no sentence."""
    start = 0 if after is None else after + 1
    found = _title_from(lines, start)
    return found if found[0] or not start else _title_from(lines, 0)


def _title_from(lines: Sequence[str], start: int) -> tuple[str, list[int]]:
    places: list[int] = []
    fallback: int | None = None
    for place in range(start, min(len(lines), HEAD_LINES)):
        line = lines[place]
        if (
            _LETTERHEAD.match(line)
            or _DAY.match(line)
            or _DAY_IN_HAN.match(line)
            or document_numbers.parse(line)
            or "\t" in line
            or fold(line).startswith("索引号")
        ):
            places = []
            continue
        if _SENTENCE.search(line):
            break
        if fallback is None and 5 <= len(line) <= LONGEST_TITLE:
            fallback = place
        places = [*places, place][-TITLE_LINES:]
        joined = "".join(lines[one] for one in places)
        if len(joined) > LONGEST_TITLE:
            places = [place]
            joined = line
        if _TITLE_END.search(line) and len(joined) >= 5:
            return joined, places
    return ("", []) if fallback is None else (lines[fallback], [fallback])


def _written(lines: Sequence[str]) -> date | None:
    """The last day in a line of its own before the first annex; it stands beneath the signature."""
    annex = next((place for place, line in enumerate(lines) if _ANNEX.match(line) and place > 2), len(lines))
    days = [found for line in lines[:annex] if (found := day(line))]
    return days[-1] if days else None
