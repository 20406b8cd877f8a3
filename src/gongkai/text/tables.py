"""A table as text: cells apart by tabs, rows by newlines; what heads the column of a place in it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from gongkai.text import labels
from gongkai.text.name_lists import NameList, find_name_list, heading_kind, is_name_heading

_HEADING_REACH = 12
_HEADING = re.compile(r"号码?$|电话|手机|联系方式|地址|住址|姓名|卡号|账号|帐号|名称|代码|编号|序号|类别|金额|备注|年龄|性别")
_TELEPHONE = re.compile(r"电话|手机|联系方式|账号|卡号|住址|地址|身份|证件")
_ORGANISATION = re.compile(r"单位名称|企业名称|公司|机构名称|店名|项目名称|主体名称|法人|法定代表人|学校名称|部门")


def rows_of(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.split("\n")]


class Table:
    """`text` stands at `offset` of what is scanned. headings: of its columns, where they were in a part of the table before this one."""

    def __init__(self, rows: Sequence[Sequence[str]], *, offset: int = 0, headings: dict[int, str] | None = None) -> None:
        self.rows = rows
        self.row_starts: list[int] = []
        start = offset
        for row in rows:
            self.row_starts.append(start)
            start += sum(map(len, row)) + max(len(row) - 1, 0) + 1
        self.end = start - 1
        self._row, self._begin, self._stop = -1, 0, -1
        self._cells: list[int] = []
        self._starts: list[list[int] | None] = [None] * len(rows)
        self.headings = self._headings() if headings is None else headings

    def cell_at(self, place: int) -> tuple[int, int, int]:
        """Row, column and where the cell begins."""
        if not self._begin <= place < self._stop:  # places are mostly asked in order: the row is known
            self._turn_to(max(bisect_right(self.row_starts, place) - 1, 0))
        row, cells = self._row, self._cells
        column = max(min(bisect_right(cells, place) - 1, len(cells) - 2), 0)
        return row, column, cells[column]

    def _turn_to(self, row: int) -> None:
        """Keep where the cells of the row begin; a long table is gone through several times."""
        cells = self._starts[row]
        if cells is None:
            cells = self._starts[row] = list(accumulate([len(cell) + 1 for cell in self.rows[row]], initial=self.row_starts[row]))
        self._row, self._cells, self._begin, self._stop = row, cells, cells[0], cells[-1]

    def label(self, place: int) -> str:
        """The heading of the column, else the cell before it; then what stands before the place in its own cell."""
        row, column, start = self.cell_at(place)
        cells = self.rows[row]
        heading = self.headings.get(column, "")
        if not heading and column:
            heading = cells[column - 1][-30:]
        own = cells[column][: place - start][-30:] if column < len(cells) else ""
        return f"{heading} {own}" if own else heading

    def name_list(self) -> NameList | None:
        return find_name_list(self.rows)

    def span(self, found: NameList) -> tuple[int, int]:
        """From the headings to the end of the last person."""
        last = found.last
        return self.row_starts[found.heading], self.row_starts[last + 1] - 1 if last + 1 < len(self.row_starts) else self.end

    def _headings(self) -> dict[int, str]:
        """The row of headings is the one that has most of their words; an address beside a name is one of a home."""
        best = max(self.rows[:_HEADING_REACH], key=_words, default=())
        row = self.rows.index(best) if best else 0
        if _words(best) < (2 if row else 1):
            return {}
        found = {column: cell.strip() for column, cell in enumerate(best) if cell.strip() and len(cell) <= 40}
        for column, cell in enumerate(self.rows[row + 1] if row + 1 < len(self.rows) else ()):
            if _words([cell]) and len(cell) <= 20:  # headings of two rows
                found[column] = f"{found.get(column, '')}{cell.strip()}"
        person = any(is_name_heading(cell) for cell in best) and not any(_ORGANISATION.search(cell) for cell in best)
        if person:
            found = {
                column: f"{heading} 住址" if "址" in heading and not labels.HOME.search(heading) else heading
                for column, heading in found.items()
            }
        return found


def _words(row: Iterable[str]) -> int:
    """How many cells of a row are headings; those that tell of persons count most."""
    total = 0
    for cell in row:
        if not cell or len(cell) > 40 or cell.strip().isdecimal():
            continue
        if is_name_heading(cell) or heading_kind(cell) or (len(cell) <= 12 and _TELEPHONE.search(cell)):
            total += 2
        elif len(cell) <= 12 and _HEADING.search(cell.strip()):
            total += 1
    return total
