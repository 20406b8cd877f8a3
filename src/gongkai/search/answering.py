"""One search against one state of the index: which query answers, and the page of its results.

In this order: an index number; a document number or parts of one; all words; and where few documents hold all words, those
that hold some, in one list with them (how = "near"), together with a corrected spelling if the titles suggest one.
"""

from collections.abc import Iterable, Mapping
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
#: A list longer than this is weighed only among titles, as long as they fill the page.
LONG = 500
#: With fewer than these, what is only related to the words is searched too.
FEW = 5
RELATED = 0.25
#: Sorted by date: with so many titles, documents that hold the words in passing are left out.
ENOUGH_TITLES = 5
#: How many values of each facet are counted; where there are more, the rarest are missing.
FACET_SIZES = {"unit": 1000, "column": 600, "theme": 200, "genre": 100, "status": 20, "year": 120}


@dataclass(frozen=True, slots=True)
class _Plan:
    """A query that answers, and what is to be said of its answer. exact: documents that hold all, in a near list."""

    query: Query
    near: bool = False
    exact: int = 0
    narrowed: bool = False
    also: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


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
        request = self._request
        if not request.q.strip():
            return self._list(_Plan(self._limited(Query.all_query())))
        if request.kind in ("all", "index_number") and (plan := self._index_number()):
            return self._list(plan)
        if request.kind in ("all", "document_number"):
            asked = numbers.question(request.q, self._searcher)
            if asked and (plan := self._number(asked)):
                return self._near(plan) if plan.near else self._list(plan)
            if asked and asked.sure:  # its characters are not searched as words: nothing is an answer, too
                return Hits()
        if request.kind in ("document_number", "index_number") or self._reading.empty:
            return Hits()
        return self._words()

    # Which query answers

    def _index_number(self) -> _Plan | None:
        tight = schema.tight_number(self._request.q[:100])
        if sum(map(str.isdigit, tight)) < 4 or not self._searcher.doc_freq("index_part", tight):
            return None
        return _Plan(self._limited(self._builder.index_number(tight)))

    def _number(self, asked: numbers.NumberQuestion) -> _Plan | None:
        query = self._builder.number(asked)
        citing = self._builder.citing(asked)
        found = self._count(query) if asked.typed or asked.organs else 0
        terms = asked.whole.spellings if asked.whole else ()
        if found and citing and asked.typed:
            return _Plan(self._limited(either([query, citing])), terms=terms)
        if found and self._request.kind == "all" and not self._reading.empty:
            query = either([query, self._builder.all_words(self._reading)])
        if found:
            return _Plan(self._limited(query), near=not asked.typed)
        if citing and self._request.kind == "all" and self._count(citing):
            return _Plan(self._limited(citing), terms=terms)
        for alike in numbers.similar(asked, self._searcher):
            if self._count(query := self._builder.number(alike)):
                return _Plan(self._limited(query), near=True, terms=terms)
        return None

    def _words(self) -> Hits:
        builder, reading, request = self._builder, self._reading, self._request
        if request.sort == "date" and not request.everything and request.kind == "all":
            titled = self._list(_Plan(self._limited(Builder(self._schema, TITLE).subject(reading)), narrowed=True))
            if titled.total >= ENOUGH_TITLES:
                return titled
        holding = self._limited(builder.holding(reading))
        total, facets = self._tally(holding)
        if total >= ENOUGH or (total and reading.quoted):
            return self._ordered(holding, total, facets)
        near = self._near_words(total)
        return near if near.total > total else self._ordered(holding, total, facets)

    def _ordered(self, holding: Query, total: int, facets: Mapping[str, Mapping[str, int]]) -> Hits:
        """The page of a list that is counted already.

        Where the list is long, only documents with all words in the title are weighed, as long as they fill the page: they
        come first in any case.
        """
        plan = _Plan(holding)
        start, size = self._bounds()
        if self._request.sort == "date":
            found = self._searcher.search(holding, limit=size, offset=start, order_by_field="sortkey", count=False).hits if size else []
        else:
            found = self._best(total, start, size) if size else []
        return replace(self._hits(found, plan), total=total, exact=total, facets=facets)

    def _best(self, total: int, start: int, size: int) -> list[tuple[float, tantivy.DocAddress]]:
        builder, reading, long = self._builder, self._reading, total > LONG
        if long and builder.fields == FIELDS["all"]:
            titled = self._limited(builder.all_words(reading, long=True, titled=True))
            found = self._searcher.search(titled, limit=size, offset=start)
            if (found.count or 0) >= start + size:
                return found.hits
        return self._searcher.search(self._limited(builder.all_words(reading, long=long)), limit=size, offset=start, count=False).hits

    def _near_words(self, exact: int) -> Hits:
        """Near matches for the words, and for a corrected spelling of them, with the few that hold all."""
        builder, wording = self._builder, self._wording
        reading = replace(self._reading, words=tuple(map(wording.perhaps_short, self._reading.words)))
        ways = [builder.some_words(reading, wording.frequency)]
        better = Speller(self._schema, self._searcher).correct(reading.whole)
        if better:
            ways.append(builder.some_words(read(better, self._expansions), wording.frequency))
        if exact < FEW:
            ways += [boosted(builder.piece(text), RELATED) for word in reading.words for text in word.related]
        query = Query.disjunction_max_query(ways) if len(ways) > 1 else ways[0]
        hits = self._near(_Plan(self._limited(query), exact=exact, also=(better,) if better else ()))
        if hits.total or self._request.kind != "all":
            return hits
        return self._near(_Plan(self._limited(wording.by_characters(reading.words))))

    def _limited(self, query: Query) -> Query:
        request = self._request
        return self._builder.filtered(query, request.filters, request.date_from, request.date_to)

    def _count(self, query: Query) -> int:
        return self._counted(self._limited(query))

    def _counted(self, query: Query) -> int:
        return self._searcher.search(query, limit=1, order_by_field="sortkey").count or 0  # in this order nothing is weighed

    # Fetching

    def _list(self, plan: _Plan) -> Hits:
        """A page of all documents that a query finds, in its own order, with counts."""
        total, facets = self._tally(plan.query)
        start, size = self._bounds()
        order = "sortkey" if self._request.sort == "date" or not self._request.q.strip() else None
        found = (
            self._searcher.search(plan.query, limit=size, offset=start, order_by_field=order, count=False).hits if size and total else []
        )
        return replace(self._hits(found, plan), total=total, exact=total, facets=facets)

    def _bounds(self) -> tuple[int, int]:
        """(first place, places) of the page, cut off at DEEPEST."""
        start = max(0, min(self._request.offset, DEEPEST))
        return start, max(0, min(self._request.size, DEEPEST - start))

    def _tally(self, query: Query) -> tuple[int, Mapping[str, Mapping[str, int]]]:
        """How many documents a query finds and, if they are asked for, its facets: one pass that weighs nothing."""
        if not self._request.facets:
            return self._counted(query), {}
        asked = {field: {"terms": {"field": field, "size": size}} for field, size in FACET_SIZES.items()}
        counted = self._searcher.aggregate(query, {"all": {"value_count": {"field": "sortkey"}}, **asked})
        facets = {field: {bucket["key"]: bucket["doc_count"] for bucket in counted[field]["buckets"]} for field in FACET_SIZES}
        return int(counted["all"]["value"]), facets

    def _near(self, plan: _Plan) -> Hits:
        """A page of the best NEAREST documents; how many more there are is not asked."""
        found = self._searcher.search(plan.query, limit=NEAREST, count=False).hits
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
            terms=plan.terms or _highlighted(readings),
        )


def _highlighted(readings: Iterable[Reading]) -> tuple[str, ...]:
    """Folded pieces to mark in a text, each once: what was typed, its words, and what stands for them."""
    pieces: dict[str, None] = {}
    for reading in readings:
        words = [*reading.words, *(part for word in reading.words for part in word.parts)]
        pieces |= dict.fromkeys([*reading.quoted, *reading.articles, *(way for word in words for way in word.ways)])
    return tuple(piece for piece in pieces if len(piece) > 1) or tuple(pieces)
