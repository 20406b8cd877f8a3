"""Whether a file bears a classification mark, wherever in it: the same reading as the review, and only this one question asked."""

from collections.abc import Callable, Sequence
from pathlib import Path

from gongkai.files.review.gathering import OutOfRoom
from gongkai.files.review.reading import pour
from gongkai.files.review.sink import Sink, Step
from gongkai.text.findings import FindingKind
from gongkai.text.secrecy_marks import marks_in_name, secrecy_marks


class Marked(OutOfRoom):
    """There is one; nothing more needs to be read."""


def marked(path: Path, name: str, characters: int) -> bool:
    """True where a mark stands in the text, in the name or in a file within. What cannot be read bears none that could be seen."""
    sink = _Sink(characters)
    pour(path, name, sink)
    return sink.marked


class _Sink(Sink):
    marked = False

    def unreadable(self, reason: str, step: Step = ("whole", {})) -> None:
        """Nobody asks."""

    def name(self, name: str) -> None:
        if marks_in_name(name):
            self._end()

    def text(self, text: str, step: Step, *, head: bool = False) -> None:
        self._spend(len(text))
        if secrecy_marks(text, head=head):
            self._end()

    def lines(self, lines: Sequence[str], step_of: Callable[[int], Step], *, head: bool = False) -> None:
        self.text("\n".join(lines), ("whole", {}), head=head)

    def version(self, text: str, step: Step, now: str) -> None:
        self.text(text, step)

    def some(self, text: str, step: Step, kinds: frozenset[FindingKind], seen: set[str]) -> None:
        if FindingKind.SECRECY_MARK in kinds:
            self.text(text, step)

    def pour_lines(self, text: str) -> None:
        self.text(text, ("whole", {}), head=True)

    def table(
        self, rows: Sequence[Sequence[str]], cell: Callable[[int, int], Step], whole: Step, *, headings: dict[int, str] | None = None
    ) -> dict[int, str]:
        self.text("\n".join("\t".join(row) for row in rows), whole, head=headings is None)
        return {}

    def _end(self) -> None:
        self.marked = True
        raise Marked("marked")
