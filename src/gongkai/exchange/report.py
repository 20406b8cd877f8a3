"""The report of an import: one CSV line for each refused row and each warning, for people who open it in a spreadsheet."""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from gongkai.exchange.findings import Finding

HEADER = ("line", "key", "field", "severity", "code", "reason", "value")
_EXCERPT = 80
#: A spreadsheet would run a cell that begins like this.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Report:
    """Appends to a file; can go on where a killed import stopped (`kept_bytes` of the file are good)."""

    def __init__(self, path: Path, *, kept_bytes: int = 0) -> None:
        self.path = path
        self.counts: Counter[str] = Counter()
        path.parent.mkdir(parents=True, exist_ok=True)
        resumed = kept_bytes > 0 and path.exists() and path.stat().st_size >= kept_bytes
        self._file = path.open("r+" if resumed else "w", encoding="utf-8", newline="")
        self._rows = csv.writer(self._file)
        if resumed:
            self._file.seek(kept_bytes)
            self._file.truncate()
        else:
            self._file.write("\ufeff")
            self._rows.writerow(HEADER)

    def add(self, findings: Iterable[Finding]) -> None:
        """Write findings and count them by severity."""
        for one in findings:
            self.counts[one.severity] += 1
            cells = (one.line, one.key, one.field, one.severity, one.code, one.words, _excerpt(one.value))
            self._rows.writerow([_tame(str(cell)) for cell in cells])

    def flush(self) -> int:
        """Put everything on disk; returns the size of the file."""
        self._file.flush()
        return self._file.tell()

    def close(self) -> None:
        """Write out and close."""
        self._file.close()


def _excerpt(value: str) -> str:
    return value[:_EXCERPT].replace("\n", " ").replace("\r", " ").replace("\0", "␀")


def _tame(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def stem(path: Path) -> str:
    """The name of an imported file without its endings, for the name of its report."""
    return path.name.split(".")[0][:80] or "import"
