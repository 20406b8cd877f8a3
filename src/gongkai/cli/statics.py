"""Whether the static files must be gathered again. Knows nothing of Django, so that asking costs the supervisor nothing."""

import hashlib
import json
import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_STAMP = ".gathered"


def root(home: Path) -> Path:
    """Where they are gathered: STATIC_ROOT, else under the home (as the settings say)."""
    return Path(os.environ.get("STATIC_ROOT") or home / "static")


def _state() -> str:
    sources = sorted(path for path in _PACKAGE.glob("*/static/**/*") if path.is_file())
    state = [(str(path), (stat := path.stat()).st_size, stat.st_mtime_ns) for path in sources]
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()


def stale(folder: Path) -> bool:
    """Whether a source changed since `folder` was marked."""
    stamp = folder / _STAMP
    return not stamp.exists() or stamp.read_text(encoding="ascii") != _state()


def mark(folder: Path) -> None:
    """Note that `folder` holds what the sources are now."""
    (folder / _STAMP).write_text(_state(), encoding="ascii")
