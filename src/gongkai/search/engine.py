"""Reading an index directory: plain values in, plain values out."""

import threading
import time
from pathlib import Path

import tantivy

from gongkai.search import schema
from gongkai.search.answering import Search
from gongkai.search.expansions import Expansions
from gongkai.search.values import Hits, SearchRequest

#: Seconds between looks for newer commits.
_RELOAD_EVERY = 0.5


class Reader:
    """Reads an index that a writer elsewhere keeps. Safe for threads; open it after a fork, not before.

    FileNotFoundError: no index there. ValueError: the index was made with another schema.
    """

    def __init__(self, directory: Path, expansions: Expansions | None = None) -> None:
        if not directory.is_dir() or not tantivy.Index.exists(str(directory)):
            raise FileNotFoundError(directory)
        self._schema = schema.build()
        self._index = schema.prepare(tantivy.Index(self._schema, path=str(directory), reuse=True))
        self._index.config_reader("manual")
        self._lock = threading.Lock()
        self.expansions = expansions or Expansions()
        self.reload()

    def reload(self) -> None:
        """See the newest commit now. Without it a commit is seen by the first search half a second later."""
        self._index.reload()
        self._looked = time.monotonic()

    def count(self) -> int:
        """Documents in the index."""
        return self._fresh().num_docs

    def highest_id(self) -> int:
        """The highest id in the index, 0 for an empty one."""
        searcher = self._fresh()
        found = searcher.search(tantivy.Query.all_query(), limit=1, count=False, order_by_field="id").hits
        return int(searcher.fast_field_values("id", [address for _, address in found])[0]) if found else 0

    def versions(self, low: int, high: int) -> dict[int, int]:
        """id → version of the documents whose id lies in [low, high]."""
        searcher = self._fresh()
        span = tantivy.Query.range_query(self._schema, "id", tantivy.FieldType.Integer, low, high)
        addresses = [address for _, address in searcher.search(span, limit=high - low + 1, count=False).hits]
        if not addresses:
            return {}
        ids, versions = (searcher.fast_field_values(name, addresses) for name in ("id", "version"))
        return dict(zip(map(int, ids), map(int, versions), strict=True))

    def search(self, request: SearchRequest) -> Hits:
        """One page of results. Raises nothing on what a reader may type."""
        return Search(self._schema, self._fresh(), self.expansions, request).run()

    def _fresh(self) -> tantivy.Searcher:
        if time.monotonic() - self._looked > _RELOAD_EVERY and self._lock.acquire(blocking=False):
            try:
                self.reload()
            finally:
                self._lock.release()
        return self._index.searcher()
