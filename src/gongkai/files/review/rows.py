"""Rows of a sheet gathered to tables, and the places of their cells. Shared by the new and the old format."""

from gongkai.files.review.masking import shown
from gongkai.files.review.sink import Sink, Step

#: Characters of cells looked through at once.
_BATCH = 4_000_000
#: Columns that are looked through as a table; what stands further out is taken cell by cell.
MOST_COLUMNS = 300


class Rows:
    def __init__(self, sink: Sink, sheet: str, *, hidden: bool) -> None:
        self.sink = sink
        self.sheet = shown(sheet)
        self.hidden = hidden
        self.hidden_columns: set[int] = set()
        self.numbers: list[int] = []
        self.hidden_rows: set[int] = set()
        self.rows: list[list[str]] = []
        self.size = 0
        self.headings: dict[int, str] | None = None

    def add(self, number: int, row: list[str], *, hidden: bool) -> None:
        """Row `number` (from 1) with its cells from the first column; cells hold no tab and no newline."""
        if len(row) > MOST_COLUMNS:
            for column, text in enumerate(row[MOST_COLUMNS:], start=MOST_COLUMNS):
                self.far(number, column, text)
            row = row[:MOST_COLUMNS]
        self.numbers.append(number)
        self.rows.append(row)
        if hidden:
            self.hidden_rows.add(number)
        self.size += sum(map(len, row)) + len(row)
        if self.size > _BATCH:
            self.flush()

    def far(self, number: int, column: int, text: str) -> None:
        if text:
            self.sink.text(text, self.place(number, column))

    def flush(self) -> None:
        if self.rows:
            numbers = self.numbers
            headings = self.sink.table(
                self.rows, lambda row, column: self.place(numbers[row], column), ("sheet", {"sheet": self.sheet}), headings=self.headings
            )
            self.headings = headings or self.headings
        self.numbers, self.rows, self.size = [], [], 0

    def place(self, row: int, column: int) -> Step:
        """`row` from 1, `column` from 0."""
        code = "cell"
        if self.hidden:
            code = "cell_hidden_sheet"
        elif row in self.hidden_rows:
            code = "cell_hidden_row"
        elif column in self.hidden_columns:
            code = "cell_hidden_column"
        return code, {"sheet": self.sheet, "row": row, "column": letters(column)}


def letters(column: int) -> str:
    """0 → A, 26 → AA."""
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def number_text(value: str) -> str:
    """A stored number as digits: 1.3812345678E10 → 13812345678."""
    if value.isdecimal():
        return value
    try:
        number = float(value)
    except ValueError:
        return value
    return str(int(number)) if number.is_integer() and abs(number) < 1e20 else format(number, ".15g")
