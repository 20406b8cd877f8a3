"""What a file is, by its content and whatever its name, and who reads it. Runs in the child of the sandbox."""

from importlib import import_module
from pathlib import Path
from typing import Any

from gongkai.files.parsers.detect import content_of
from gongkai.files.parsers.found import ParseError
from gongkai.files.review.gathering import OutOfRoom
from gongkai.files.review.sink import MAX_DEPTH, Sink

#: Content (see `parsers.detect`) → module here that reads it.
_READERS = {
    "pdf": "pdf",
    "docx": "word",
    "xlsx": "workbooks",
    "pptx": "slides",
    "ofd": "ofd",
    "zip": "archives",
    "xls": "old_workbooks",
    "text": "plain",
    "web": "plain",
    "doc": "old_formats",
    "ppt": "old_formats",
    "ole": "old_formats",
    "rtf": "old_formats",
}
#: Content that nobody reads → why.
_UNREAD = dict.fromkeys(("png", "jpg", "gif", "bmp", "tif", "webp"), "image") | {
    "rar": "archive",
    "7z": "archive",
    "ole_locked": "encrypted",
}
MAX_FILE = 256 * 1024 * 1024
_CODES = {"encrypted", "bomb", "too_large"}


def review(path: Path, name: str, characters: int, *, most: int = 0, key: str = "") -> dict[str, Any]:
    """{"findings": [...]} of the file at `path` that is called `name`; see `sink.Sink` for one of them, and for `most` and `key`."""
    sink = Sink(characters, most=most, key=key)
    pour(path, name, sink)
    return {"findings": sink.found}


def pour(path: Path, name: str, sink: Sink) -> None:
    """Pour the file and all that it holds; that there was too much of it is poured too."""
    try:
        if path.stat().st_size > MAX_FILE:
            sink.name(name)
            sink.unreadable("too_large")
        else:
            read(path.read_bytes(), name, sink)
    except OutOfRoom as enough:
        sink.outer.clear()
        sink.unreadable(enough.reason)


def read(data: bytes, name: str, sink: Sink) -> None:
    """Pour everything that the file holds. What cannot be read is poured as such; only `OutOfRoom` ends it."""
    sink.name(name)
    if len(sink.outer) > MAX_DEPTH:
        sink.unreadable("too_deep")
        return
    content = content_of(data) if data else "empty"
    if content in _READERS:
        _read(content, data, sink)
    else:
        sink.unreadable(_UNREAD.get(content, "empty" if content == "empty" else "unknown"))


def _read(content: str, data: bytes, sink: Sink) -> None:
    try:
        import_module(f"gongkai.files.review.{_READERS[content]}").read(data, sink)
    except ParseError as error:
        sink.unreadable(error.code if error.code in _CODES else "damaged")
    except (OutOfRoom, MemoryError, ImportError):
        raise
    except RecursionError:
        sink.unreadable("bomb")
    except Exception:  # a parser may fail in any way: the file is at fault
        sink.unreadable("damaged")
