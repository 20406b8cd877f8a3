"""The bytes: quarantine, and the store addressed by content. Nothing else writes below these two folders."""

import contextlib
import fcntl
import hashlib
import os
import shutil
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

_CHUNK = 1 << 20
_MODE = 0o640
_LOCK = ".lock"


class TooLargeError(Exception):
    """More bytes than allowed."""


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes in quarantine, written and synced."""

    path: Path
    sha256: str
    size: int


def quarantine() -> Path:
    """The folder where files wait to be judged; nobody but the owner may look into it."""
    folder = Path(settings.GONGKAI_HOME) / "quarantine"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def hold(chunks: Iterable[bytes], *, limit: int) -> Held:
    """Write `chunks` to quarantine; TooLargeError as soon as they exceed `limit` bytes, and then nothing stays."""
    path = quarantine() / uuid.uuid4().hex
    digest = hashlib.sha256()
    size = 0
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for chunk in _at_most(limit, chunks):
                size += len(chunk)
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Held(path, digest.hexdigest(), size)


def _at_most(limit: int, chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        limit -= len(chunk)
        if limit < 0:
            raise TooLargeError
        yield chunk


def read_chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a file of ours or of an importer's folder, a megabyte at a time."""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def relative(sha256: str) -> str:
    """Where the bytes lie below FILE_STORE: ab/cd/<sha256>."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def path_of(sha256: str) -> Path:
    return Path(settings.FILE_STORE) / relative(sha256)


def place(held: Held, *, at: datetime) -> Path:
    """Move held bytes to their address, durably. Bytes that are there already are marked as used at `at` (see `remove`)."""
    target = path_of(held.sha256)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(fcntl.LOCK_SH):
        if target.exists() and target.stat().st_size == held.size:
            held.path.unlink()
        else:
            held.path.chmod(_MODE)
            try:
                held.path.replace(target)
            except OSError:  # another file system: copy beside the target, then rename
                _copy(held.path, target)
            _sync_folder(target.parent)
        os.utime(target, (at.timestamp(), at.timestamp()))
    return target


def _copy(source: Path, target: Path) -> None:
    beside = target.with_name(f"{target.name}.{uuid.uuid4().hex}")
    shutil.copyfile(source, beside)
    with beside.open("rb") as file:
        os.fsync(file.fileno())
    beside.chmod(_MODE)
    beside.replace(target)
    source.unlink()


@contextlib.contextmanager
def _locked(how: int) -> Iterator[None]:
    """Placing (shared) and removing (alone) exclude each other, over all processes that use the store."""
    root = Path(settings.FILE_STORE)
    root.mkdir(parents=True, exist_ok=True)
    with (root / _LOCK).open("a") as lock:
        fcntl.flock(lock, how)
        yield


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def drop(held: Held) -> None:
    """Destroy what is in quarantine."""
    held.path.unlink(missing_ok=True)


def open_address(sha256: str) -> BinaryIO:
    """The bytes, for reading; FileNotFoundError if the store lost them."""
    return path_of(sha256).open("rb")


def old_quarantine(before: datetime) -> Iterator[Path]:
    """What a killed process left in quarantine before that moment."""
    yield from (path for path in quarantine().iterdir() if _older(path, before))


def unused(before: datetime) -> Iterator[Path]:
    """Every file of the store that nobody placed or used since that moment; the caller asks the database which have rows."""
    for folder, _, names in os.walk(settings.FILE_STORE):
        for name in names:
            path = Path(folder) / name
            if name != _LOCK and _older(path, before):
                yield path


def remove(path: Path, *, before: datetime) -> bool:
    """Remove bytes that no row names, unless somebody placed the same ones since: their row may not be committed yet."""
    with _locked(fcntl.LOCK_EX):
        if not _older(path, before):
            return False
        path.unlink(missing_ok=True)
        return True


def _older(path: Path, before: datetime) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_mtime < before.timestamp()
    return False
