"""The cells of one sheet of an XLSX: read with what they show, masked by becoming texts of their own."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from gongkai.files.masks.job import ColumnJob
from gongkai.files.masks.package import local
from gongkai.files.masks.spelling import HIDDEN_WORD, Wanted
from gongkai.files.masks.texts import Run, Stream, mask_stream
from gongkai.files.parsers.found import ParseError
from gongkai.files.review.rows import MOST_COLUMNS, letters, number_text
from gongkai.text.name_lists import find_name_list

_LETTERS = re.compile(r"[A-Z]{1,3}")
_WHOLE_CELL = HIDDEN_WORD * 3
#: Rows searched at once; a number broken over more than one of them is not known.
_ROWS = 2_000
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class Cell:
    """One `c` element. Its text as the review reads it; setting it makes it an inline text, which shares nothing with other cells."""

    element: Any
    strings: list[str]

    @property
    def shared(self) -> int:
        """The number of the shared text that it shows; -1 if none."""
        if self.element.get("t") != "s":
            return -1
        value = self._value()
        return int(value) if value.isdecimal() and int(value) < len(self.strings) else -1

    def _value(self) -> str:
        return next((one.text or "" for one in self.element if local(one) == "v"), "")

    @property
    def text(self) -> str:
        kind = self.element.get("t", "n")
        if kind == "s":
            return self.strings[self.shared] if self.shared >= 0 else ""
        if kind == "inlineStr":
            return "".join(one.text or "" for one in self.element.iter("{*}t"))
        value = self._value()
        return number_text(value) if kind == "n" and value else value

    @text.setter
    def text(self, text: str) -> None:
        cell = self.element
        space = cell.tag.removesuffix("c")
        for one in list(cell):
            cell.remove(one)
        cell.set("t", "inlineStr")
        inner = cell.makeelement(f"{space}t", {_SPACE: "preserve"})
        inner.text = text
        outer = cell.makeelement(f"{space}is", {})
        outer.append(inner)
        cell.append(outer)


class Sheet:
    """data: the `sheetData` element."""

    def __init__(self, data: Any, strings: list[str]) -> None:
        self.data, self.strings = data, strings
        self.rows: list[list[Cell]] = [[Cell(one, strings) for one in row if local(one) == "c"] for row in data if local(row) == "row"]

    def drop_formulas(self) -> bool:
        """Keep the values that the formulas had: none of them can bring back what is masked."""
        formulas = list(self.data.iter("{*}f"))
        for one in formulas:
            one.getparent().remove(one)
        return bool(formulas)

    def mask(self, wanted: Wanted) -> Counter[str | int]:
        hits: Counter[str | int] = Counter()
        for start in range(0, len(self.rows), _ROWS):
            stream: Stream = []
            for row in self.rows[start : start + _ROWS]:
                for cell in row:
                    stream += (Run(cell), "\t")
                stream.append("\n")
            hits += mask_stream(stream, wanted)
        return hits

    def used(self) -> set[int]:
        """The shared texts that cells of this sheet show."""
        return {cell.shared for row in self.rows for cell in row} - {-1}

    def has_hidden(self, root: Any) -> bool:
        return any(row.get("hidden") in {"1", "true"} for row in self.data) or any(
            one.get("hidden") in {"1", "true"} for one in root.iter("{*}col")
        )

    def mask_column(self, job: ColumnJob) -> int:
        """Cover the cells beneath the heading of the column, or those that tell something sensitive in a list of names."""
        places = [self._placed(row) for row in self.rows]
        texts = [
            [row[column].text if column in row else "" for column in range(min(max(row, default=-1) + 1, MOST_COLUMNS))] for row in places
        ]
        found = find_name_list([[re.sub(r"[\t\r\n]+", " ", text) for text in row] for row in texts])
        if job.column:
            heading = found.heading if found else next((number for number, row in enumerate(places) if row), 0)
            columns: list[int] = [column for row in places for column in row if letters(column) == job.column.upper()][:1]
            rows = places[heading + 1 :]
        elif found:
            columns, rows = list(found.columns), places[found.heading + 1 : found.last + 1]
        else:
            columns, rows = [], []
        covered = [row[column] for row in rows for column in columns if column in row and row[column].text.strip()]
        if not covered:
            raise ParseError("nothing_matched", str(job.index + 1))
        for cell in covered:
            cell.text = _WHOLE_CELL
        return len(covered)

    def _placed(self, row: list[Cell]) -> dict[int, Cell]:
        """Cells by their column (from 0)."""
        placed: dict[int, Cell] = {}
        column = -1
        for cell in row:
            found = _LETTERS.match(cell.element.get("r", ""))
            column = _number(found.group()) if found else column + 1
            placed[column] = cell
        return placed


def _number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1
