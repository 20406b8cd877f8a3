"""Where the readers pour what they read: it is looked through at once, and only masked findings with their places are kept."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from gongkai.files.review.gathering import Gathering, OutOfRoom
from gongkai.files.review.masking import shown
from gongkai.text.findings import Finding, FindingKind
from gongkai.text.review import scan_name, scan_table, scan_text

#: Members of archives within each other, files in all, and bytes unpacked in all.
MAX_DEPTH, MAX_FILES, MAX_BYTES = 4, 2_000, 1024 * 1024 * 1024
_BREAK = re.compile(r"[\t\n\r\x0b\x0c\u2028\u2029]+")
#: Place: code and values, as JSON takes them.
Step = tuple[str, dict[str, Any]]


class Sink:
    """most: findings of one kind that are kept for a column of a sheet or for a file; the rest is counted (0: all are kept).

    key: of the prints by which the same thing is known again without being kept (hex; "" for no prints).
    """

    def __init__(self, characters: int, *, most: int = 0, key: str = "") -> None:
        self.gathered = Gathering(most=most, key=key)
        self.outer: list[Step] = []
        self.characters = characters
        self.files = MAX_FILES
        self.bytes = MAX_BYTES

    @contextmanager
    def inside(self, code: str, name: str) -> Iterator[None]:
        """What is poured within stands in the file `name` of this one."""
        self.outer.append((code, {"name": shown(name)}))
        try:
            yield
        finally:
            self.outer.pop()

    def unpack(self, size: int) -> None:
        """A member of `size` bytes is about to be unpacked."""
        self.files -= 1
        self.bytes -= size
        if self.files < 0 or self.bytes < 0:
            raise OutOfRoom("too_many" if self.files < 0 else "bomb")

    @property
    def found(self) -> list[dict[str, Any]]:
        """All findings, in the order in which they were poured, then the counts of those that were not kept."""
        return self.gathered.all()

    def unreadable(self, reason: str, step: Step = ("whole", {})) -> None:
        self.gathered.unread(reason, [*self.outer, step])

    def name(self, name: str) -> None:
        self._keep(scan_name(name), name, ("file_name", {}))

    def text(self, text: str, step: Step, *, head: bool = False) -> None:
        """Look through a text that stands in one place."""
        self._spend(len(text))
        self._keep(scan_text(text, head=head), text, step)

    def lines(self, lines: Sequence[str], step_of: Callable[[int], Step], *, head: bool = False) -> None:
        """Look through lines that belong together; `step_of` gives the place of the n-th (from 0)."""
        text = "\n".join(_BREAK.sub(" ", line) for line in lines)
        self._spend(len(text))
        starts = [0]
        for line in lines[:-1]:
            starts.append(starts[-1] + len(_BREAK.sub(" ", line)) + 1)
        for one in scan_text(text, head=head):
            number = bisect_right(starts, one.start) - 1
            self._keep([one], text, step_of(number), moved=starts[number])

    def version(self, text: str, step: Step, now: str) -> None:
        """Look through another version of the text `now`, which was poured already: only what is not in that one counts."""
        self._spend(len(text))
        there = {(one.kind, one.masked, now[one.start : one.end]) for one in scan_text(now, head=False)}
        fresh = [one for one in scan_text(text, head=False) if (one.kind, one.masked, text[one.start : one.end]) not in there]
        self._keep(fresh, text, step)

    def some(self, text: str, step: Step, kinds: frozenset[FindingKind], seen: set[str]) -> None:
        """Look through a text for some kinds only; each thing once, `seen` holds what was."""
        self._spend(len(text))
        for one in scan_text(text, head=False):
            if one.kind in kinds and one.masked not in seen:
                seen.add(one.masked)
                self._keep([one], text, step)

    def pour_lines(self, text: str) -> None:
        """Look through a whole text; places are its lines. Tabs stay what they are: ends of cells."""
        self._spend(len(text))
        starts = [0, *(match.end() for match in re.finditer("\n", text))]
        for one in scan_text(text):
            line = bisect_right(starts, one.start)
            self._keep([one], text, ("line", {"line": line}), moved=starts[line - 1])

    def table(
        self, rows: Sequence[Sequence[str]], cell: Callable[[int, int], Step], whole: Step, *, headings: dict[int, str] | None = None
    ) -> dict[int, str]:
        """Look through a table; `cell` gives the place of a row and column (from 0). Returns its headings, for the part that follows."""
        self._spend(sum(len(text) + 1 for row in rows for text in row))
        table, found = scan_table(rows, headings=headings, head=headings is None)
        gathered, at = self.gathered, f"{self.outer}{whole}"
        for one in found:
            if one.kind is FindingKind.NAME_LIST:
                self._keep([one], "", whole)
                continue
            row, column, start = table.cell_at(one.start)
            begin, end = one.start - start, one.end - start
            raw = rows[row][column][begin:end]
            group = (one.kind, at, column)
            if not gathered.full(group, raw):
                step = cell(row, column)
                gathered.keep(Finding(begin, end, one.kind, one.masked), raw, [*self.outer, step], group, [*self.outer, _column(step)])
        return table.headings

    def _spend(self, characters: int) -> None:
        self.characters -= characters
        if self.characters < 0:
            raise OutOfRoom("too_large")

    def _keep(self, found: Sequence[Finding], text: str, step: Step, *, moved: int = 0) -> None:
        """Keep findings in `text`; their places are told from `moved` on."""
        for one in found:
            raw = text[one.start : one.end]
            group = (one.kind, str(self.outer))
            if not self.gathered.full(group, raw):
                placed = Finding(one.start - moved, one.end - moved, one.kind, one.masked) if moved else one
                self.gathered.keep(placed, raw, [*self.outer, step], group, [*self.outer, ("whole", {})])


def _column(step: Step) -> Step:
    """The place of all that stands in the column of a cell."""
    _code, values = step
    return (
        ("sheet_column", {"sheet": values["sheet"], "column": values["column"]})
        if "column" in values and "sheet" in values
        else ("whole", {})
    )
