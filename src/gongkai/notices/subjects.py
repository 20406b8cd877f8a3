"""What a notice is about, by reference: "manuscript:12". The package that has the thing says what it is called, to whom may see it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

#: ids and who asks → id → title; without what this person may not see.
Titles = Callable[[list[int], Any], Mapping[int, str]]
_titles: dict[str, Titles] = {}


def register(kind: str, titles: Titles) -> None:
    """Enter who knows the titles of a kind of subject."""
    _titles[kind] = titles


def titles(references: Iterable[str], actor: Any) -> dict[str, str]:
    """reference → title, as `actor` may see it; a query for each kind of subject."""
    asked: dict[str, list[int]] = defaultdict(list)
    for reference in references:
        kind, _, number = reference.partition(":")
        if kind in _titles and number.isascii() and number.isdigit():
            asked[kind].append(int(number))
    return {f"{kind}:{number}": title for kind, numbers in asked.items() for number, title in _titles[kind](numbers, actor).items()}
