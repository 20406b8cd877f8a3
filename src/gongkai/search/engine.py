"""Searching: plain values in, plain values out."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import tantivy

from gongkai.search import schema
from gongkai.search.expansions import Expansions
from gongkai.search.query_building import FIELDS, Builder, Occur, Query
from gongkai.search.reading import Reading, read
from gongkai.text.document_numbers import parse

Kind = Literal["all", "title", "text", "document_number", "index_number"]
#: Results beyond this place are not fetched (deep paging).
DEEPEST = 10_000


@dataclass(frozen=True, slots=True)
class SearchRequest:
    q: str = ""
    kind: Kind = "all"
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: int = 0
    date_to: int = 0
    sort: Literal["relevance", "date"] = "relevance"
    everything: bool = False
    offset: int = 0
    size: int = 20
    facets: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    total: int = 0
    ids: tuple[int, ...] = ()
    scores: tuple[float, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    how: Literal["exact", "two_thirds", "near"] = "exact"
    terms: tuple[str, ...] = ()


class Reader:
    def __init__(self, directory: Path, expansions: Expansions | None = None) -> None:
        self._schema = schema.build()
        self._index = schema.prepare(tantivy.Index(self._schema, path=str(directory), reuse=True))
        self._index.config_reader("manual")
        self._index.reload()
        self.expansions = expansions or Expansions()

    def search(self, request: SearchRequest) -> Hits:
        searcher = self._index.searcher()
        reading = read(request.q, self.expansions)
        builder = Builder(self._schema, FIELDS["all"])
        if number := parse(request.q):
            found = searcher.search(builder.number(number), limit=request.size)
            if found.count:
                return self._hits(searcher, found, "exact")
        if reading.empty:
            return Hits()
        for how, query in (("exact", builder.all_words(reading)), ("two_thirds", builder.most_words(reading, 2/3)), ("near", builder.most_words(reading, 0.01))):
            if request.sort == "date":
                found = searcher.search(query, limit=request.size, order_by_field="sortkey")
            else:
                found = searcher.search(query, limit=request.size)
            if found.count:
                return self._hits(searcher, found, how)
        return Hits()

    def _hits(self, searcher, found, how):
        ids = searcher.fast_field_values("id", [a for _, a in found.hits])
        return Hits(found.count, tuple(ids), tuple(s for s,_ in found.hits), how=how)
