"""The letters of a page of a PDF with their places."""

import re
from collections.abc import Iterable, Sequence

import pypdfium2
from pypdfium2 import raw

from gongkai.files.masks.pdf_pages import Rectangle
from gongkai.text.findings import FindingKind
from gongkai.text.name_lists import find_name_list
from gongkai.text.review import scan_text

_WORD = re.compile(r"\S+")
_AROUND = 0.8


class Letters:
    """`text` has one character for each letter that the page knows."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.reader = page.get_textpage()
        count = self.reader.count_chars()
        codes = [raw.FPDFText_GetUnicode(self.reader, number) for number in range(count)]
        self.text = "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)

    def close(self) -> None:
        self.reader.close()

    def box(self, place: int) -> Rectangle | None:
        """Of one letter; None where it has no extent (ends of lines)."""
        left, bottom, right, top = self.reader.get_charbox(place, loose=True)
        return (left, bottom, right, top) if right > left and top > bottom else None

    def sensitive_cells(self) -> list[list[int]]:
        """Of the lists of names on the page: the places of every cell that tells something sensitive. Of a line that has not as many
        cells as the headings, all."""
        cells: list[list[int]] = []
        text = self.text.replace("\r", " ")
        for one in scan_text(text, head=False):
            if one.kind is not FindingKind.NAME_LIST:
                continue
            rows: list[list[tuple[int, int]]] = []
            start = one.start
            for line in text[one.start : one.end].split("\n"):
                rows.append([(start + match.start(), start + match.end()) for match in _WORD.finditer(line)])
                start += len(line) + 1
            cells += _cells(text, rows)
        return cells


def _cells(text: str, rows: list[list[tuple[int, int]]]) -> list[list[int]]:
    found = find_name_list([[text[start:end] for start, end in row] for row in rows])
    if found is None:
        return []
    wide = len(rows[found.heading])
    chosen = [
        row[column]
        for row in rows[found.heading + 1 : found.last + 1]
        for column in (found.columns if len(row) == wide else range(len(row)))
    ]
    return [list(range(start, end)) for start, end in chosen]


def boxes_of(letters: Letters, places: Sequence[int]) -> list[Rectangle]:
    """Bars over the letters: one for those that stand beside each other."""
    bars: list[Rectangle] = []
    for box in _boxes(letters, places):
        left, bottom, right, top = box
        if bars:
            last = bars[-1]
            level = min(top, last[3]) - max(bottom, last[1]) > 0.5 * min(top - bottom, last[3] - last[1])
            if level and left - last[2] < 2 * (top - bottom) and right > last[0]:
                bars[-1] = (min(left, last[0]), min(bottom, last[1]), max(right, last[2]), max(top, last[3]))
                continue
        bars.append(box)
    return [(left - _AROUND, bottom - _AROUND, right + _AROUND, top + _AROUND) for left, bottom, right, top in bars]


def _boxes(letters: Letters, places: Iterable[int]) -> Iterable[Rectangle]:
    for place in places:
        box = letters.box(place)
        if box is not None:
            yield box
