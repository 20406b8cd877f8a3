"""One sheet of an XLSX, read as a stream."""

import re
from functools import cache

from gongkai.files.review.rows import MOST_COLUMNS, Rows, number_text
from gongkai.files.review.sink import Sink

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})$")
_BREAK = re.compile(r"[\t\n\r\x0b\x0c\u2028\u2029]+")
#: &C centred, &"font", &12 its size: in headers and footers, right before the text.
_HEADER_CODE = re.compile(r"&(?:[A-Z]|\"[^\"]*\"|\d{1,2}(?!\d))")
_QUOTED = re.compile(r'"([^"]{3,})"')
#: Elements within a cell → what their text is.
_VALUES = {"v": "v", "t": "v", "f": "f", "rPh": "rPh"}
_TOLD = ("display", "tooltip", "location", "promptTitle", "prompt", "errorTitle", "error", "name")


class SheetPart:
    """`strings`: the shared texts of the workbook."""

    def __init__(self, sink: Sink, name: str, *, hidden: bool, strings: list[str]) -> None:
        self.sink = sink
        self.strings = strings
        self.rows = Rows(sink, name, hidden=hidden)
        self.row: list[str] = []
        self.number = self.column = 0
        self.hidden_row = False
        self.kind = self.inside = ""
        self.value: list[str] = []
        self.formula: list[str] = []
        self.more: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self.kind = attributes.get("t", "")
            found = _REFERENCE.match(attributes.get("r", ""))
            self.column = _column(found[1]) if found else self.column + 1
            self.inside = ""
        elif name in _VALUES:
            self.inside = _VALUES[name]
        elif name == "row":
            number = attributes.get("r", "")
            self.number = int(number) if number.isdecimal() and len(number) < 9 else self.number + 1
            self.hidden_row = attributes.get("hidden") in {"1", "true"} or attributes.get("ht") == "0"
            self.column, self.row = -1, []
        elif name == "col" and (attributes.get("hidden") in {"1", "true"} or attributes.get("width") == "0"):
            first, last = attributes.get("min", "1"), attributes.get("max", "1")
            if first.isdecimal() and last.isdecimal():
                self.rows.hidden_columns.update(range(int(first) - 1, min(int(last), 16_384)))
        elif name not in {"sheetData", "is", "r", "rPr"}:
            self.inside = "more"
            self.more += [attributes[key] for key in _TOLD if key in attributes]

    def end(self, name: str) -> None:
        if name == "c":
            self._cell()
        elif name in _VALUES:
            self.inside = ""
        elif name == "row":
            self.rows.add(self.number, self.row, hidden=self.hidden_row)
            self.row = []
        elif self.inside == "more":
            self.inside = ""

    def data(self, text: str) -> None:
        if self.inside == "v":
            self.value.append(text)
        elif self.inside == "f":
            self.formula.append(text)
        elif self.inside == "more" and text.strip():
            self.more.append(_HEADER_CODE.sub(" ", text))

    def finish(self) -> None:
        self.rows.flush()
        if self.more:
            self.sink.lines(self.more, lambda _: ("sheet_more", {"sheet": self.rows.sheet}))

    def _cell(self) -> None:
        text = "".join(self.value)
        if self.kind == "s":
            text = self.strings[int(text)] if text.isdecimal() and int(text) < len(self.strings) else ""
        elif self.kind in {"", "n"} and text:
            text = number_text(text)
        if self.formula:
            self.more += ["".join(_QUOTED.findall("".join(self.formula)))]
            self.formula.clear()
        self.value.clear()
        if not text:
            return
        if "\n" in text or "\t" in text or "\r" in text or "\u2028" in text:
            text = _BREAK.sub(" ", text)
        if self.column >= MOST_COLUMNS:
            self.rows.far(self.number, self.column, text)
            return
        if self.column > len(self.row):
            self.row += [""] * (self.column - len(self.row))
        self.row.append(text)


@cache
def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
