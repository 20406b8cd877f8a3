"""How far an import has come, kept in the row of its batch: written in the transaction that publishes the rows, so never ahead or behind."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gongkai.publishing.models import Batch


class AlreadyRunning(RuntimeError):
    """Another process imports this very file."""


@dataclass(slots=True)
class Checkpoint:
    """`line`: rows up to this line are settled. `counts` are those of the summary; `report` and its good bytes."""

    fingerprint: str
    line: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    report: str = ""
    report_bytes: int = 0

    def save(self, batch: Batch) -> None:
        """Record in the batch; runs in the caller's transaction."""
        Batch.objects.filter(pk=batch.pk).update(figures=self._plain())

    def _plain(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def fingerprint(path: Path, *options: str) -> str:
    """SHA-256 of the file's bytes and of what else decides what becomes of its rows."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    digest.update("\0".join(options).encode())
    return digest.hexdigest()


def unfinished(mark: str) -> tuple[Batch, Checkpoint] | None:
    """The batch of a killed import of the same file with the same options, and how far it came."""
    batch = Batch.objects.filter(finished_at=None, figures__fingerprint=mark).order_by("-pk").first()
    if batch is None:
        return None
    return batch, Checkpoint(**{name: batch.figures[name] for name in Checkpoint.__slots__ if name in batch.figures})


@contextmanager
def alone(folder: Path, mark: str) -> Iterator[None]:
    """Hold the lock of this import; AlreadyRunning where somebody has it. The kernel frees it when the process dies."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f".{mark[:16]}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunning("这个文件正在由另一个进程导入") from error
        yield
