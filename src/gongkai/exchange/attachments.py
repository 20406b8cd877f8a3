"""Files that belong to imported documents: found in one folder, never outside it."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from gongkai.publishing.draft import AttachedFile

_SEPARATORS = re.compile(r"[;；|\n]+")
_MOST_FILES = 1_000_000


@dataclass(frozen=True, slots=True)
class Attached:
    """The files of a row, and what is to be said, as (severity, code, value)."""

    files: tuple[AttachedFile, ...]
    findings: tuple[tuple[str, str, str], ...]


class Folder:
    """The folder given with --attachments. Names are matched by relative path, else by the last part of a path or address."""

    def __init__(self, folder: Path | None, max_bytes: int) -> None:
        self._root = folder.resolve() if folder else None
        self._max_bytes = max_bytes
        self._by_name: dict[str, list[Path]] | None = None

    def find(self, named: str | list[str] | None) -> Attached:
        """The files that a row names: a list, or a text with ; between names."""
        entries = _SEPARATORS.split(named) if isinstance(named, str) else named or []
        files, findings = [], []
        for entry in dict.fromkeys(filter(None, (entry.strip() for entry in entries))):
            found = self._one(entry)
            if isinstance(found, Path):
                files.append(AttachedFile(title=found.stem, filename=found.name, path=found))
            else:
                findings.append((*found, entry))
        return Attached(tuple(files), tuple(findings))

    def _one(self, entry: str) -> Path | tuple[str, str]:
        """The file, or (severity, code)."""
        is_address = "://" in entry[:12]
        place = _place(entry, is_address=is_address)
        if place is None:
            return "refused", "attachment_outside"
        if self._root is None:
            return "warning", "attachment_missing"
        paths = [] if is_address else [path for path in (self._root / place,) if path.is_file()]
        paths = paths or self._names().get(place.rsplit("/", 1)[-1], [])
        if len(paths) != 1:
            return "warning", "attachment_ambiguous" if paths else "attachment_missing"
        return self._judged(paths[0], self._root)

    def _judged(self, path: Path, root: Path) -> Path | tuple[str, str]:
        if not path.resolve().is_relative_to(root):
            return "refused", "attachment_outside"
        return path if path.stat().st_size <= self._max_bytes else ("warning", "attachment_too_large")

    def _names(self) -> dict[str, list[Path]]:
        """File name → places, listed once."""
        if self._by_name is None:
            self._by_name = {}
            if self._root is not None:
                for number, path in enumerate(self._root.rglob("*")):
                    if number > _MOST_FILES:
                        break
                    if path.is_file():
                        self._by_name.setdefault(path.name, []).append(path)
        return self._by_name


def _place(entry: str, *, is_address: bool) -> str | None:
    """The path that an entry names within the folder; None for one that leads out of it."""
    if is_address:
        try:
            return unquote(urlsplit(entry).path)
        except ValueError:
            return ""
    place = entry.replace("\\", "/")
    leads_out = place.startswith("/") or ".." in place.split("/") or "\0" in place or ":" in place[:2]
    return None if leads_out else place
