"""Hashes of drafts (is this the same intake?) and of contents (is this the same edition?)."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gongkai.publishing.draft import AttachedFile, Draft

#: Fields that came later: empty they leave hashes as they were.
LATER = ("adopts", "answers", "particulars", "closing")
#: Manuscripts had it from the beginning, drafts not.
_LATER_IN_DRAFTS = (*LATER, "publicity_end")


def draft_hash(draft: Draft) -> str:
    """SHA-256 over everything a draft says, its files' bytes included (64 hex digits)."""
    values: dict[str, Any] = {name: value for name in _FIELDS if (value := getattr(draft, name)) or name not in _LATER_IN_DRAFTS}
    values["files"] = [(file.title, file.filename, file_hash(file)) for file in draft.files]
    return hashlib.sha256(_ENCODER.encode(values).encode()).hexdigest()


def content_hash(title: str, body: str, files: Sequence[tuple[str, str]], particulars: Mapping[str, Any] | None = None) -> str:
    """SHA-256 over title, cleaned body, (title, sha256) of the files in order, and what it holds beside its text where that is anything."""
    beside = [json.dumps(particulars, ensure_ascii=False, sort_keys=True)] if particulars else []
    return hashlib.sha256(_ENCODER.encode([title, body, list(files), *beside]).encode()).hexdigest()


def file_hash(file: AttachedFile) -> str:
    """SHA-256 of a file's bytes; read in pieces."""
    if file.content is not None:
        return hashlib.sha256(file.content).hexdigest()
    if file.path is None or not file.path.is_file():
        return ""
    with file.path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a draft holds {type(value).__name__}")


_FIELDS = tuple(field.name for field in dataclasses.fields(Draft) if field.name != "files")
_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_plain)
