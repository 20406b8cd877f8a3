"""The one writer of an index directory."""

from collections.abc import Iterable
from pathlib import Path

import tantivy

from gongkai.search import schema
from gongkai.search.schema import IndexDocument

#: Memory for documents not yet written, bytes.
HEAP = 128_000_000


class Writer:
    """Adds, replaces and deletes documents; nothing is seen by readers before `commit()`.

    Only one process may hold a writer of a directory (ValueError, LockBusy, for the second); after a crash the lock is free
    and what was committed is there.
    """

    def __init__(self, directory: Path, *, heap: int = HEAP) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._schema = schema.build()
        self._index = schema.prepare(tantivy.Index(self._schema, path=str(directory), reuse=True))
        self._writer = self._index.writer(heap_size=heap, num_threads=1)

    def replace(self, documents: Iterable[IndexDocument]) -> int:
        """Add each document, in place of what the index holds under its id. Returns how many."""
        count = 0
        for document in documents:
            self._delete(document.id)
            self._writer.add_document(schema.to_tantivy(document))
            count += 1
        return count

    def add(self, documents: Iterable[IndexDocument]) -> int:
        """Like `replace`, for an empty directory: nothing is looked for, nothing deleted."""
        count = 0
        for document in documents:
            self._writer.add_document(schema.to_tantivy(document))
            count += 1
        return count

    def delete(self, ids: Iterable[int]) -> None:
        for number in ids:
            self._delete(number)

    def commit(self) -> None:
        self._writer.commit()

    def close(self) -> None:
        """Wait for merges and give the lock back. The writer is of no use afterwards; what was not committed is lost."""
        self._writer.wait_merging_threads()

    def _delete(self, number: int) -> None:
        # By query: deletion by term says nothing when it deletes nothing (see the field types of tantivy).
        self._writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "id", number, index_option="basic"))
