"""One search against one state of the index: which query answers, and the page of its results.

In this order: an index number; a document number or parts of one; all words; and where few documents hold all words, those
that hold some, in one list with them (how = "near"), together with a corrected spelling if the titles suggest one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import tantivy

from gongkai.search import numbers, schema
from gongkai.search.expansions import Expansions
from gongkai.search.query_building import FIELDS, TITLE, Builder, Query, boosted, either
from gongkai.search.reading import Reading, read
from gongkai.search.spelling import Speller
from gongkai.search.values import DEEPEST, NEAREST, Hits, SearchRequest
from gongkai.search.wording import Wording

#: With so many documents that hold all words there is no need of near matches.
ENOUGH = 20
#: With fewer than these, what is only related to the words is searched too.
FEW = 5
RELATED = 0.25
#: Sorted by date: with so many titles, documents that hold the words in passing are left out.
ENOUGH_TITLES = 5
#: How many values of each facet are counted; where there are more, the rarest are missing.
FACET_SIZES = {"unit": 1000, "column": 600, "theme": 200, "genre": 100, "status": 20, "year": 120}


@dataclass(frozen=True, slots=True)
class _Plan:
    """A query that answers, and what is to be said of its answer."""

    query: Query
    near: bool = False
    exact: int = 0
    narrowed: bool = False
    also: tuple[str, ...] = ()


class Search:
    def __init__(self, fields: tantivy.Schema, searcher: tantivy.Searcher, expansions: Expansions, request: SearchRequest) -> None:
        self._searcher = searcher
        self._expansions = expansions if request.expand else Expansions()
        self._request = request
        self._schema = fields
        self._builder = Builder(fields, FIELDS.get(request.kind, FIELDS["all"]))
        self._wording = Wording(fields, searcher, self._builder)
        self._reading = read(request.q, self._expansions)

    def run(self) -> Hits:
        plan = self._plan()
        if plan is None:
            return Hits()
        return self._near(plan) if plan.near else self._listed(plan)

    # Which query answers

    def _plan(self) -> _Plan | None:
        request = self._request
        if not request.q.strip():
            return _Plan(self._limited(Query.all_query()))
        if request.kind in ("all", "index_number") and (plan := self._index_number()):
            return plan
        if request.kind in ("all", "document_number"):
            asked = numbers.question(request.q, self._searcher)
            if asked and (plan := self._number(asked)):
                return plan
            if asked and asked.sure:  # its characters are not searched as words: nothing is an answer, too
                return None
        if request.kind in ("document_number", "index_number") or self._reading.empty:
            return None
        return self._words()

    def _index_number(self) -> _Plan | None:
        tight = schema.tight_number(self._request.q[:100])
        if sum(map(str.isdigit, tight)) < 4 or not self._searcher.doc_freq("index_part", tight):
            return None
        return _Plan(self._limited(self._builder.index_number(tight)))

    def _number(self, asked: numbers.NumberQuestion) -> _Plan | None:
        query = self._builder.number(asked)
        citing = self._builder.citing(asked)
        found = self._count(query) if asked.typed or asked.organs else 0
        if found and citing and asked.typed:
            return _Plan(self._limited(either([query, citing])))
        if found and self._request.kind == "all" and not self._reading.empty:
            query = either([query, self._builder.all_words(self._reading)])
        if found:
            return _Plan(self._limited(query), near=not asked.typed)
        if citing and self._request.kind == "all" and self._count(citing):
            return _Plan(self._limited(citing))
        return None

    def _words(self) -> _Plan:
        builder, reading = self._builder, self._reading
        if self._request.sort == "date" and not self._request.everything and self._request.kind == "all":
            titled = self._limited(Builder(self._schema, TITLE).all_words(reading))
            if (count := self._counted(titled)) >= ENOUGH_TITLES:
                return _Plan(titled, exact=count, narrowed=True)
        exact = self._limited(builder.all_words(reading))
        count = self._counted(exact)
        if count >= ENOUGH or (count and reading.quoted):
            return _Plan(exact, exact=count)
        reading = replace(reading, words=tuple(map(self._wording.perhaps_short, reading.words)))
        ways, also = [builder.some_words(reading, self._wording.frequency)], ()
        if better := Speller(self._schema, self._searcher).correct(reading.whole):
            ways.append(builder.some_words(read(better, self._expansions), self._wording.frequency))
            also = (better,)
        if count < FEW:
            ways += [boosted(builder.piece(text), RELATED) for word in reading.words for text in word.related]
        query = Query.disjunction_max_query(ways) if len(ways) > 1 else ways[0]
        return _Plan(self._limited(query), near=True, exact=count, also=also)

    def _limited(self, query: Query) -> Query:
        request = self._request
        return self._builder.filtered(query, request.filters, request.date_from, request.date_to)

    def _count(self, query: Query) -> int:
        return self._counted(self._limited(query))

    def _counted(self, query: Query) -> int:
        return self._searcher.search(query, limit=1).count or 0

    # Fetching

    def _listed(self, plan: _Plan) -> Hits:
        request = self._request
        size = min(request.size, DEEPEST - request.offset)
        order = "sortkey" if request.sort == "date" or not request.q.strip() else None
        found = self._searcher.search(plan.query, limit=max(1, size), offset=max(0, min(request.offset, DEEPEST)), order_by_field=order)
        total = found.count or 0
        hits = self._hits(found.hits if size > 0 else [], plan)
        facets = self._facets(plan.query) if request.facets and total else {}
        return replace(hits, total=total, exact=total, facets=facets)

    def _near(self, plan: _Plan) -> Hits:
        found = self._searcher.search(plan.query, limit=NEAREST, count=False).hits
        if not found and self._request.kind == "all":
            apart = self._limited(self._wording.by_characters(self._reading.words))
            found = self._searcher.search(apart, limit=NEAREST, count=False).hits
        if len(found) <= plan.exact:  # nothing but documents that hold all words
            return self._listed(replace(plan, near=False))
        start = max(0, self._request.offset)
        hits = self._hits(found[start : start + self._request.size], plan)
        return replace(hits, total=len(found), exact=plan.exact, how="near")

    def _hits(self, found: list[tuple[float, tantivy.DocAddress]], plan: _Plan) -> Hits:
        ids = self._searcher.fast_field_values("id", [address for _, address in found]) if found else []
        readings = (self._reading, *(read(better, self._expansions) for better in plan.also))
        return Hits(
            ids=tuple(map(int, ids)),
            scores=tuple(float(score) for score, _ in found),
            narrowed=plan.narrowed,
            also=plan.also,
            synonyms={word.text: word.ways[1:] for word in self._reading.words if word.others},
            terms=_highlighted(readings),
        )

    def _facets(self, query: Query) -> dict[str, dict[str, int]]:
        asked = {field: {"terms": {"field": field, "size": size}} for field, size in FACET_SIZES.items()}
        counted = self._searcher.aggregate(query, asked)
        return {field: {bucket["key"]: bucket["doc_count"] for bucket in counted[field]["buckets"]} for field in FACET_SIZES}


def _highlighted(readings: Iterable[Reading]) -> tuple[str, ...]:
    """Folded pieces to mark in a text, each once: what was typed, its words, and what stands for them."""
    pieces: dict[str, None] = {}
    for reading in readings:
        words = [*reading.words, *(part for word in reading.words for part in word.parts)]
        pieces |= dict.fromkeys([*reading.quoted, *reading.articles, *(way for word in words for way in word.ways)])
    return tuple(piece for piece in pieces if len(piece) > 1) or tuple(pieces)
