"""What a person must be told about a cleaned text: codes and how often; words are the pages' matter."""

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """`code`: deleted, inserted, comment, hidden, hidden_row, image, picture, struck, formula, …; `count`: how many."""

    code: str
    count: int


class Notes(Counter[str]):
    """Collects."""

    def add(self, code: str, count: int = 1) -> None:
        self[code] += count

    def listed(self) -> list[Note]:
        """In the order in which they first came."""
        return [Note(code, count) for code, count in self.items() if count > 0]
