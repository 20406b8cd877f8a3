"""Search as pages and the API use it: a question in, ready rows out."""

from dataclasses import dataclass, field
from datetime import date

from gongkai.catalog.models import Item

KINDS = ("all", "title", "text", "document_number", "index_number")
SORTS = ("relevance", "date")
STATUSES = ("valid", "pending", "amended", "expired", "repealed", "unstated")
DEEPEST = 10_000
LONGEST = 200


class BadQuery(ValueError):
    """A question that cannot be asked: `code` is too_long, too_deep, bad_filter or bad_date; str() is a Chinese sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks. Empty strings and None mean "any". `page` counts from 1."""

    q: str = ""
    kind: str = "all"
    unit: str = ""  # unit code; its whole subtree
    column: str = ""  # column code
    theme: str = ""
    genre: str = ""
    status: str = ""
    since: date | None = None
    until: date | None = None
    sort: str = "relevance"
    page: int = 1
    size: int = 20
    expand: bool = True  # use synonyms


@dataclass(slots=True)
class FileHit:
    """A hit inside an attachment: which, where in it, and the passage with <mark> (safe HTML)."""

    attachment_id: int
    title: str
    label: str
    passage: str


@dataclass(slots=True)
class Result:
    """One found item. `title` and `passages` are safe HTML with <mark>."""

    item: Item
    title: str
    passages: list[str]
    file_hits: list[FileHit]
    status: str


@dataclass(slots=True)
class Facet:
    """A value to narrow by: what to send, what to show, how many."""

    value: str
    name: str
    count: int
    chosen: bool = False


@dataclass(slots=True)
class Answer:
    """A page of results. `how` is "exact", or "near" when only near matches were found (the page must say so).
    `expanded` tells which synonyms were used: [(word, [others])]. `corrected` is what was searched instead of a likely slip."""

    question: Question
    total: int
    results: list[Result]
    facets: dict[str, list[Facet]] = field(default_factory=dict)  # unit, column, theme, genre, status, year
    how: str = "exact"
    expanded: list[tuple[str, list[str]]] = field(default_factory=list)
    corrected: str = ""


def search(question: Question, *, person: object = None) -> Answer:
    """Find. BadQuery for a question that cannot be asked."""
    raise NotImplementedError
