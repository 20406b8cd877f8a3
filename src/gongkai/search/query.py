"""Search as pages and the API use it: a question in, ready rows out."""

from dataclasses import dataclass, field
from typing import Any

from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.law.validity import status_on
from gongkai.search import narrowing, passages, readers
from gongkai.search.names import names
from gongkai.search.narrowing import Facet
from gongkai.search.passages import FileHit
from gongkai.search.question import DEEPEST, KINDS, LONGEST, SORTS, STATUSES, BadQuery, Question, check
from gongkai.search.values import Hits, SearchRequest
from gongkai.units.gate import visible

__all__ = ["DEEPEST", "KINDS", "LONGEST", "SORTS", "STATUSES", "Answer", "BadQuery", "Facet", "FileHit", "Question", "Result", "search"]


@dataclass(slots=True)
class Result:
    """One found item. `title` and `passages` are safe HTML with <mark>; `status` is its validity today."""

    item: Item
    title: str
    passages: list[str]
    file_hits: list[FileHit]
    status: str


@dataclass(slots=True)
class Answer:
    """A page of results.

    how        "exact", or "near": there are none or few exact ones (`exact` tells how many) and near matches fill the list
    expanded   which synonyms were searched as well: [(word, [others])]
    corrected  another wording that was searched as well, where the query looks like a slip
    narrowed   sorted by date, only documents with the words in the title; `everything` shows the rest
    facets     unit, column, theme, genre, status, year; empty in a near list
    """

    question: Question
    total: int
    results: list[Result]
    facets: dict[str, list[Facet]] = field(default_factory=dict)
    how: str = "exact"
    exact: int = 0
    expanded: list[tuple[str, list[str]]] = field(default_factory=list)
    corrected: str = ""
    narrowed: bool = False


def search(question: Question, *, person: Any = None, facets: bool = True) -> Answer:
    """Find. BadQuery for a question that cannot be asked; readers.NoIndex before there is an index.

    A fixed number of database queries whatever is found: the items pass the gate once more when they are read.
    """
    check(question)
    chosen = narrowing.resolve(question)
    if chosen is None:
        return Answer(question, 0, [])
    hits = readers.reader().search(
        SearchRequest(
            q=question.q,
            kind=question.kind,  # type: ignore[arg-type]
            filters=chosen.filters,
            date_from=_number(question.since),
            date_to=_number(question.until),
            sort=question.sort,  # type: ignore[arg-type]
            everything=question.everything,
            expand=question.expand,
            offset=(question.page - 1) * question.size,
            size=question.size,
            facets=facets,
        )
    )
    return Answer(
        question=question,
        total=hits.total,
        results=_results(hits, person),
        facets=narrowing.named(hits.facets, chosen) if facets else {},
        how=hits.how,
        exact=hits.exact,
        expanded=[(word, list(others)) for word, others in hits.synonyms.items()],
        corrected=hits.also[0] if hits.also else "",
        narrowed=hits.narrowed,
    )


def _number(day: Any) -> int:
    return day.year * 10_000 + day.month * 100 + day.day if day else 0


def _results(hits: Hits, person: Any) -> list[Result]:
    rows = visible(Item.objects.all(), person).in_bulk(hits.ids)
    known = names()
    texts = passages.texts_of([rows[number] for number in hits.ids if number in rows], hits.terms)
    today = clock.today()
    found = []
    for number in hits.ids:
        item = rows.get(number)
        if item is None:
            continue
        if item.unit_id in known.units:
            item.unit = known.units[item.unit_id]
        if item.genre_id in known.terms:
            item.genre = known.terms[item.genre_id]
        status = status_on(today, stated=item.validity, effective_from=item.effective_from, valid_until=item.valid_until)
        title = passages.marked(item.title, hits.terms)
        found.append(Result(item, title, texts.body.get(number, []), texts.files.get(number, []), status))
    return found
