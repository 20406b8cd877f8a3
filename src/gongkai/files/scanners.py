"""What looks at a file in quarantine before it is kept, besides the look for classification marks that `keep` has itself (viruses).

A scanner is a function from a `Candidate` to reasons; any reason refuses the file, and neither bytes nor excerpt are kept. Its
messages must not quote the file. Scanners are registered by the package that owns the rule, at start-up.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gongkai.files.reasons import Reason


@dataclass(slots=True)
class Candidate:
    """A file in quarantine. `texts()` reads its text in the sandbox, once, and only if a scanner asks."""

    path: Path
    filename: str
    kind: str
    read: Callable[[], dict[str, Any] | None]
    _read: list[dict[str, Any] | None] = field(default_factory=list)

    def extraction(self) -> dict[str, Any] | None:
        """What the sandbox read, as in `sandbox.Reply.data`; None where it could not."""
        if not self._read:
            self._read.append(self.read())
        return self._read[0]

    def texts(self) -> list[str]:
        found = self.extraction()
        return [text for _, text in found["parts"]] if found else []


Scanner = Callable[[Candidate], Iterable[Reason]]
scanners: list[Scanner] = []


def register(scanner: Scanner) -> Scanner:
    """Add a scanner, once; usable as a decorator."""
    if scanner not in scanners:
        scanners.append(scanner)
    return scanner


def scan(candidate: Candidate) -> list[Reason]:
    """The reasons of all scanners."""
    return [reason for scanner in scanners for reason in scanner(candidate)]
