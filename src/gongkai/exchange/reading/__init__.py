"""Reading of import files: JSON lines, CSV (each also gzipped) and XLSX, in bounded memory, whatever they hold."""

from collections.abc import Collection, Iterator
from pathlib import Path

from gongkai.exchange.reading import jsonl, table, workbook
from gongkai.exchange.reading.chunks import MAX_BYTES, Source
from gongkai.exchange.reading.rows import Refusal, Row, UnreadableFile, Value
from gongkai.exchange.reading.texts import Texts

__all__ = ["Reader", "Refusal", "Row", "UnreadableFile", "Value"]

_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".xlsx": "xlsx"}


class Reader:
    """The rows of one file. `known`: names of columns whose values must be texts (or lists of texts).

    `taken` of `size` bytes of the file have been read, for a progress bar. `is_gb18030` is known at the end.
    """

    def __init__(self, path: Path, *, known: Collection[str] = (), max_bytes: int = MAX_BYTES) -> None:
        name = path.name.lower().removesuffix(".gz")
        self.format = next((kind for suffix, kind in _SUFFIXES.items() if name.endswith(suffix)), "")
        if not self.format:
            raise UnreadableFile("format", "只能导入 .jsonl、.csv（可加 .gz）和 .xlsx 文件")
        if not path.is_file():
            raise UnreadableFile("no_file", "找不到文件")
        self.path = path
        self.known = known
        self._source = Source(path, max_bytes)
        self._texts = Texts(self._source)

    @property
    def size(self) -> int:
        """Bytes of the file as it lies on disk."""
        return self._source.size

    @property
    def taken(self) -> int:
        """How many of them have been read."""
        return self._source.taken

    @property
    def is_gb18030(self) -> bool:
        """Whether it was read as GB18030."""
        return self._texts.is_gb18030

    def __iter__(self) -> Iterator[Row | Refusal]:
        if self.format == "xlsx":
            return workbook.read(self.path)
        return jsonl.read(self._texts, self.known) if self.format == "jsonl" else table.read(self._texts)
