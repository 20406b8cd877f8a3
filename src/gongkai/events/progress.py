"""How far a starting site has come: one small file under GONGKAI_HOME, written by the preparation, read by /healthz and the supervisor.

Format: {"stage": str, "done": int, "total": int, "message": str, "ready": bool}. No file: nobody prepares anything, the site is as it is.
"""

import json
import os
from pathlib import Path
from typing import TypedDict

NAME = "progress.json"


class Progress(TypedDict):
    """`total` 0: how much there is to do is not known. `message` is for people, one line."""

    stage: str
    done: int
    total: int
    message: str
    ready: bool


def write(home: Path, *, stage: str, done: int = 0, total: int = 0, message: str = "", ready: bool = False) -> None:
    """Replace the file in one step, so that a reader sees the old state or the new one."""
    home.mkdir(parents=True, exist_ok=True)
    state: Progress = {"stage": stage, "done": done, "total": total, "message": message, "ready": ready}
    draft = home / f".{NAME}.{os.getpid()}"
    draft.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
    draft.replace(home / NAME)


def read(home: Path) -> Progress | None:
    """The state, or None where nobody has written one (or what stands there cannot be read)."""
    try:
        state: Progress = json.loads((home / NAME).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return state
