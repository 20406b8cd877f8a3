"""What an import has already met in a file, kept on disk: memory does not grow with the file."""

import hashlib
import sqlite3
from collections.abc import Iterable


class Seen:
    """Remembers texts of a kind with the line where each stood first."""

    def __init__(self) -> None:
        # an unnamed database: SQLite keeps it in a temporary file of its own and removes it
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("PRAGMA journal_mode=OFF")
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.execute("PRAGMA cache_size=-8000")
        self._db.execute("CREATE TABLE seen (mark INTEGER PRIMARY KEY, line INTEGER NOT NULL)")

    def first(self, kind: str, texts: Iterable[tuple[str, int]]) -> list[int]:
        """For each (text, line): 0 if it is new, else the line where it stood first."""
        self._db.execute("BEGIN")
        answers = [self._one(kind, text, line) for text, line in texts]
        self._db.execute("COMMIT")
        return answers

    def _one(self, kind: str, text: str, line: int) -> int:
        digest = hashlib.blake2b(f"{kind}\0{text}".encode(errors="surrogatepass"), digest_size=8).digest()
        mark = int.from_bytes(digest, "big", signed=True)
        if self._db.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (mark, line)).rowcount:
            return 0
        return int(self._db.execute("SELECT line FROM seen WHERE mark = ?", (mark,)).fetchone()[0])

    def close(self) -> None:
        """Give the disk back."""
        self._db.close()
