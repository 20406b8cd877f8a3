"""Document numbers (发文字号): organ code, year, serial (GB/T 9704—2012, 7.2.5), in every spelling that people type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.text.bigrams import HAN
from gongkai.text.folding import fold

_YEAR = r"(?:19[4-9]\d|20\d\d)"
_OPEN, _CLOSE = r"[〔\[【((<《〈{]", r"[〕\]】))>》〉}]"
_ORGAN = rf"[{HAN}a-z][{HAN}a-z·、-]{{0,39}}?"
_DATED = re.compile(
    rf"(?P<organ>{_ORGAN})?{_OPEN}?(?P<year>{_YEAR}){_CLOSE}?(?:年度?)?(?P<mark>第|-|—|–)?0*(?P<serial>\d{{1,8}})(?P<end>号)?"
)
_UNDATED = re.compile(rf"(?P<organ>{_ORGAN})第?0*(?P<serial>\d{{1,6}})号")
_CITED = re.compile(
    rf"(?P<organ>[{HAN}a-z]{{1,30}}){_OPEN}(?P<year>{_YEAR}){_CLOSE}(?:年度?)?第?0*(?P<serial>\d{{1,6}})号"
    rf"|(?P<order>[{HAN}]{{2,20}}令)第?0*(?P<place>\d{{1,5}})号",
)
_PIECES = re.compile(
    rf"{_OPEN}?(?P<year>(?<!\d){_YEAR}(?!\d)){_CLOSE}?年?(?!号)|第?0*(?P<serial>\d{{1,6}})号|(?P<bare>\d{{1,6}})(?![\d{HAN}])|(?P<word>[{HAN}a-z]+)",
)
_BLANKS = re.compile(r"\s+")
#: 第12号令 is said for 令第12号.
_TURNED = re.compile(r"第?\s*(\d{1,6})\s*号令")
_LEAD = re.compile(r".*(?:根据|按照|依据|依照|关于|转发|印发|贯彻|落实|执行|遵照|参照|详见|见|及|和|与|以|经|按|由|原|的|、)")
#: What stands at the end of an organ code: 发 函 字 办 规 令 …; tells a code from a common word.
_TAILS = "发函字办规令号告通批复电议决任公呈报知会纪审监罚许安财教资"


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The parts of a document number. `year` is None for numbers that have none (政府令第12号)."""

    organ: str
    year: int | None
    serial: int

    @property
    def normal(self) -> str:
        """赤政办发2008-12; without a year 政府令第12号. One string for all spellings."""
        return f"{self.organ}{self.year}-{self.serial}" if self.year else f"{self.organ}第{self.serial}号"

    @property
    def spellings(self) -> tuple[str, ...]:
        """How texts write it, folded: for marking it there."""
        if not self.year:
            return (f"{self.organ}第{self.serial}号",)
        return tuple(f"{self.organ}{left}{self.year}{right}{self.serial}号" for left, right in ("〔〕", "[]", "()", "【】"))


def parse(text: str) -> DocumentNumber | None:
    """The document number that the whole text is, or None. Brackets, width, blanks, zeros, 第 and 号 do not matter.

    Without an organ the text must be bracketed or end in 号 (〔2024〕1号): 2021-2035 is a span of years.
    """
    if len(text) > 80:
        return None
    tight = _TURNED.sub(r"令第\1号", _BLANKS.sub("", fold(text)))
    if found := _DATED.fullmatch(tight):
        organ = found["organ"] or ""
        if organ or found["end"] or re.match(_OPEN, tight):
            return DocumentNumber(organ, int(found["year"]), int(found["serial"]))
    if found := _UNDATED.fullmatch(tight):
        return DocumentNumber(found["organ"], None, int(found["serial"]))
    return None


@dataclass(frozen=True, slots=True)
class PartialNumber:
    """What of a document number stands in a line, in any order: 明人社 114号 2024. `rest`: the other words.

    definite: a serial with 号 stands there, so that a number is meant and not a word beside a year.
    """

    organ: str
    year: int | None
    serial: int | None
    rest: tuple[str, ...]
    definite: bool


def parts(text: str) -> PartialNumber | None:
    """Parts of a document number in a line: a first word that may be an organ code, with a year or a serial; else None."""
    organ, year, serial, bare = "", None, None, None
    rest: list[str] = []
    for found in _PIECES.finditer(_TURNED.sub(r"令第\1号", fold(text[:80]))):
        if found["year"] and year is None:
            year = int(found["year"])
        elif found["serial"] and serial is None:
            serial = int(found["serial"])
        elif found["bare"] and bare is None:
            bare = int(found["bare"])
        elif (word := found["word"]) and not organ:
            organ = word.removesuffix("第")
        else:
            rest.append(found.group())
    if serial is None and bare is not None:
        serial, definite = bare, False
    else:
        definite = serial is not None
    if not (organ and (year or serial is not None)) and not (year and definite):
        return None
    return PartialNumber(organ, year, serial, tuple(rest), definite)


def find_all(text: str) -> Iterator[tuple[int, int, DocumentNumber]]:
    """Numbers cited inside a text, in order: (start, end, number), offsets in `fold(text)`.

    Only the full form counts: bracketed year and 号, or an order (令) with its serial. Words that lead to a citation
    (根据, 转发 …) are cut off the organ.
    """
    for found in _CITED.finditer(fold(text)):
        name = "organ" if found["organ"] else "order"
        organ = found[name]
        lead = _LEAD.match(organ)
        cut = lead.end() if lead and lead.end() < len(organ) else 0
        year = int(found["year"]) if found["year"] else None
        yield found.start() + cut, found.end(), DocumentNumber(organ[cut:], year, int(found["serial"] or found["place"]))


def looks_like_organ(word: str) -> bool:
    """Whether a folded word has the shape of an organ code: 国办发, 明科规, 市政府令."""
    return 2 <= len(word) <= 20 and word[-1] in _TAILS and all(re.match(rf"[{HAN}a-z]", c) for c in word)
