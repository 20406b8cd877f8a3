"""Where the index lies: directories `index-<schema>-<n>` and a pointer file that names the live one."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from gongkai.search.schema import VERSION


def root() -> Path:
    """The folder of all index directories."""
    return Path(settings.INDEX_DIR)


def live() -> Path | None:
    """The directory that readers use, or None before the first build. A directory of another schema version does not count."""
    try:
        name = (root() / "live").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    path = root() / name
    return path if name.startswith(f"index-{VERSION}-") and path.is_dir() else None


def fresh() -> Path:
    """A new directory for a rebuild."""
    root().mkdir(parents=True, exist_ok=True)
    numbers = [int(path.name.rpartition("-")[2]) for path in root().glob(f"index-{VERSION}-*")]
    path = root() / f"index-{VERSION}-{max(numbers, default=0) + 1}"
    path.mkdir()
    return path


def switch(path: Path) -> None:
    """Make `path` the live directory, in one step that survives a crash."""
    pointer = root() / "live.new"
    with pointer.open("w", encoding="ascii") as file:
        file.write(path.name)
        file.flush()
        os.fsync(file.fileno())
    pointer.replace(root() / "live")


def others(keep: Path) -> list[Path]:
    """Directories that are no longer live, the oldest first (a reader may still have the newest of them open)."""
    return sorted((path for path in root().glob("index-*") if path.is_dir() and path != keep), key=lambda path: path.stat().st_mtime)


@contextmanager
def hold(name: str, *, wait: bool = True) -> Iterator[bool]:
    """Hold the lock `name` among processes ("turn": one step at a time; "rebuild": one rebuild). Freed by the system after a kill.

    Yields False, at once, when another holds it and `wait` is off.
    """
    root().mkdir(parents=True, exist_ok=True)
    with (root() / f"{name}.lock").open("w", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True


def rebuilding() -> bool:
    """Whether a rebuild is under way in some process."""
    with hold("rebuild", wait=False) as free:
        return not free
