"""What the review by machine finds in a file. Nothing in it holds what was found but in masked form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gongkai.files.review.places import REASONS, Place, where
from gongkai.text.findings import FindingKind


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """places: from the outermost container inwards; start, end: in the text of the innermost one (a paragraph, a cell, a page).

    reason: a code of `places.REASONS` for what was unreadable, else empty. masked is empty then.
    more: it stands for so many further ones of its kind in that place (0: it is one). print: see `gathering.print_of`.
    """

    kind: FindingKind
    places: tuple[Place, ...]
    masked: str = ""
    start: int = 0
    end: int = 0
    reason: str = ""
    more: int = 0
    print: str = ""

    def where(self, translate: Callable[[str], str] = str) -> str:
        """The place in words; `translate` is gettext of the door."""
        return where(self.places, translate)

    def told(self, translate: Callable[[str], str] = str) -> str:
        """What is shown beside the place: the masked form, or why it could not be read."""
        return translate(REASONS[self.reason]) if self.reason else self.masked


def from_data(data: dict[str, Any]) -> PlacedFinding:
    """A finding as the child sends it (see `sink.Sink.found`)."""
    places = tuple(Place(str(code), values) for code, values in data["places"])
    return PlacedFinding(
        FindingKind(data["kind"]), places, data["masked"], data["start"], data["end"], data["reason"], data.get("more", 0), data["print"]
    )
