"""Look through files: each in the child of the sandbox, whence only masked findings come back."""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from gongkai.files import sandbox
from gongkai.files.review.findings import PlacedFinding, from_data
from gongkai.files.review.gathering import Gathering

#: For one file. A reply of a hundred thousand findings has some twenty million bytes.
LIMITS = replace(sandbox.Limits(), cpu_seconds=90, wall_seconds=180, text_bytes=200_000_000, reply_bytes=64_000_000)
_REASONS = {
    sandbox.Failure.TIMEOUT: "timeout",
    sandbox.Failure.OUT_OF_MEMORY: "too_large",
    sandbox.Failure.BOMB: "bomb",
    sandbox.Failure.ENCRYPTED: "encrypted",
}


def scan_file(
    source: Path | bytes, name: str = "", *, limits: sandbox.Limits | None = None, most: int = 0, key: str = ""
) -> list[PlacedFinding]:
    """What stands in a file, in its name and in the files within it. name: as its owner calls it; else that of the path.

    Never fails over the file: what cannot be read is a finding. FileNotFoundError if it is not there; SandboxUnavailableError if no
    child can be started.
    """
    if isinstance(source, bytes):
        with tempfile.NamedTemporaryFile(prefix="gongkai-scan-") as file:
            file.write(source)
            file.flush()
            return scan_file(Path(file.name), name or "file", limits=limits, most=most, key=key)
    ((_, found),) = scan_files([(source, name or source.name)], limits=limits, most=most, key=key)
    return found


def scan_files(
    files: Iterable[tuple[Path, str]], *, limits: sandbox.Limits | None = None, most: int = 0, key: str = ""
) -> Iterator[tuple[tuple[Path, str], list[PlacedFinding]]]:
    """The same for many (path, name), in order; they share a child. Close the iterator, or use it up.

    most: findings of a kind that are told one by one for a column of a sheet or a file, the rest as a number (0: all). key: of prints.
    """
    asked: list[tuple[Path, str]] = []

    def requests() -> Iterator[sandbox.Request]:
        for path, name in files:
            if not path.is_file():
                raise FileNotFoundError(path.name)
            asked.append((path, name))
            yield sandbox.Request("review", path, name, {"most": most, "key": key})

    for reply in sandbox.run(requests(), limits=limits or LIMITS):
        yield asked.pop(0), _findings(reply)


def _findings(reply: sandbox.Reply) -> list[PlacedFinding]:
    if reply.error is None:
        return [from_data(one) for one in reply.data["findings"]]
    return [from_data(unread(reply.error))]


def unread(error: sandbox.SandboxError, key: str = "") -> dict[str, Any]:
    """The finding of a file on which the child failed, as the child tells others."""
    gathered = Gathering(key=key)
    gathered.unread(_REASONS.get(error.failure, "damaged"), [("whole", {})])
    return gathered.rows[0]
