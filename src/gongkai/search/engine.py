"""Searching an index directory: plain values in, plain values out."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import tantivy

from gongkai.search import numbers, schema
from gongkai.search.expansions import Expansions
from gongkai.search.query_building import FIELDS, TITLE, Builder, Query, constant, either
from gongkai.search.reading import Reading, read
from gongkai.search.spelling import Speller
from gongkai.search.values import DEEPEST, NEAREST, Hits, SearchRequest
from gongkai.text.bigrams import phrase

#: Fewer documents with all words than this: near matches are shown among and after them.
ENOUGH = 20
#: Sorted by date, this many titles are enough to leave out passing mentions.
ENOUGH_TITLES = 5
#: Seconds between looks for newer commits.
_RELOAD_EVERY = 0.5
#: Values counted of each facet. Units are many; beyond the limit the rarest are missing.
_FACET_SIZES = {"unit": 1000, "column": 600, "theme": 200, "genre": 100, "status": 20, "year": 120}


@dataclass(frozen=True, slots=True)
class _Plan:
    """A query that answers, and what is to be said of its answer."""

    query: Query
    near: bool = False
    exact: int | None = None
    narrowed: bool = False
    also: tuple[str, ...] = ()


class Reader:
    """Reads an index that a writer elsewhere keeps. Safe for threads; open it after a fork, not before."""

    def __init__(self, directory: Path, expansions: Expansions | None = None) -> None:
        if not tantivy.Index.exists(str(directory)):
            raise FileNotFoundError(directory)
        self._schema = schema.build()
        self._index = schema.prepare(tantivy.Index(self._schema, path=str(directory), reuse=True))
        self._index.config_reader("manual")
        self._lock = threading.Lock()
        self._looked = 0.0
        self.expansions = expansions or Expansions()
        self.reload()

    def reload(self) -> None:
        """See the newest commit now."""
        self._index.reload()
        self._looked = time.monotonic()

    def count(self) -> int:
        return self._fresh().num_docs

    def search(self, request: SearchRequest) -> Hits:
        """One page of results. Raises nothing on what a reader may type."""
        return _Search(self._schema, self._fresh(), self.expansions, request).run()

    def _fresh(self) -> tantivy.Searcher:
        if time.monotonic() - self._looked > _RELOAD_EVERY and self._lock.acquire(blocking=False):
            try:
                self.reload()
            finally:
                self._lock.release()
        return self._index.searcher()


class _Search:
    """One search against one state of the index."""

    def __init__(self, fields: tantivy.Schema, searcher: tantivy.Searcher, expansions: Expansions, request: SearchRequest) -> None:
        self._searcher = searcher
        self._expansions = expansions
        self._request = request
        self._schema = fields
        self._builder = Builder(fields, FIELDS.get(request.kind, FIELDS["all"]))
        self._reading = read(request.q, expansions)

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
        if request.kind in ("all", "document_number") and (found := self._number()):
            return found[0]
        if request.kind in ("document_number", "index_number") or self._reading.empty:
            return None
        return self._words()

    def _index_number(self) -> _Plan | None:
        tight = schema.tight_number(self._request.q[:100])
        if sum(map(str.isdigit, tight)) < 4 or not self._searcher.doc_freq("index_part", tight):
            return None
        return _Plan(self._limited(self._builder.index_number(tight)))

    def _number(self) -> tuple[_Plan | None] | None:
        """The plan for a document number in a tuple of one; (None,): a number that nothing has; None: no number was meant."""
        asked = numbers.question(self._request.q, self._schema, self._searcher)
        if asked is None:
            return None
        query = self._builder.number(asked)
        found = self._count(query) if asked.typed or asked.organs else 0
        if found and asked.typed and asked.whole:
            citing = self._builder.citing(asked)
            return (_Plan(self._limited(either([query, citing]))),)
        if found:
            rest = self._builder.all_words(self._reading)
            return (_Plan(self._limited(Query.boolean_query([(tantivy.Occur.Should, query), (tantivy.Occur.Should, rest)])), near=not asked.typed),)
        if asked.whole and (citing := self._builder.citing(asked)) and self._count(citing):
            return (_Plan(self._limited(citing)),)
        return (None,) if asked.sure else None

    def _words(self) -> _Plan | None:
        builder, reading = self._builder, self._reading
        if self._request.sort == "date" and not self._request.everything and self._request.kind == "all":
            titled = self._limited(Builder(self._schema, TITLE).all_words(reading))
            if (count := self._counted(titled)) >= ENOUGH_TITLES:
                return _Plan(titled, exact=count, narrowed=True)
        exact = self._limited(builder.all_words(reading))
        count = self._counted(exact)
        if count >= ENOUGH:
            return _Plan(exact, exact=count)
        ways, also = [builder.some_words(reading, self._frequency)], ()
        if better := Speller(self._schema, self._searcher).correct(reading.whole):
            ways.append(builder.some_words(read(better, self._expansions), self._frequency))
            also = (better,)
        query = self._limited(Query.disjunction_max_query(ways) if len(ways) > 1 else ways[0])
        return _Plan(query, near=True, exact=count, also=also)

    def _frequency(self, text: str) -> int:
        """About how many documents hold a piece: as many as its rarest pair."""
        return min((self._searcher.doc_freq("text", pair) for pair in phrase(text)), default=0)

    # Fetching

    def _limited(self, query: Query) -> Query:
        request = self._request
        return self._builder.filtered(query, request.filters, request.date_from, request.date_to)

    def _count(self, query: Query) -> int:
        return self._counted(self._limited(query))

    def _counted(self, query: Query) -> int:
        return self._searcher.search(query, limit=1).count or 0

    def _listed(self, plan: _Plan) -> Hits:
        request = self._request
        by_date = request.sort == "date" or not request.q.strip()
        size = max(1, min(request.size, DEEPEST - request.offset))
        if by_date:
            found = self._searcher.search(plan.query, limit=size, offset=request.offset, order_by_field="sortkey")
        else:
            found = self._searcher.search(plan.query, limit=size, offset=request.offset)
        total = found.count or 0
        hits = found.hits[: request.size] if request.offset < DEEPEST else []
        return self._hits(plan, hits, total=total, exact=total)

    def _near(self, plan: _Plan) -> Hits:
        found = self._searcher.search(plan.query, limit=NEAREST, count=False).hits
        page = found[self._request.offset : self._request.offset + self._request.size]
        return self._hits(plan, page, total=len(found), exact=plan.exact or 0)

    def _hits(self, plan: _Plan, found: list, *, total: int, exact: int) -> Hits:
        ids = self._searcher.fast_field_values("id", [address for _, address in found]) if found else []
        return Hits(
            total=total, exact=exact, ids=tuple(map(int, ids)), scores=tuple(float(score) for score, _ in found),
            how="near" if plan.near else "exact", narrowed=plan.narrowed, also=plan.also,
        )
