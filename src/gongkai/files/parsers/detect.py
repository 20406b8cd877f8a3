"""What a file is, by its first bytes and its name together; and what must not be kept at all."""

import mmap
from pathlib import Path

from gongkai.files.kinds import by_extension
from gongkai.files.parsers import packages
from gongkai.files.parsers.found import ParseError

_HEAD = 4096
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (packages.OLE, "ole"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"{\\rtf", "rtf"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"#!", "program"),
)
#: Names of streams in the old compound file format, as they stand in its directory (UTF-16).
_STREAMS = (
    ("EncryptedPackage", "ole_locked"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
_PDF_WITHIN = 1024
_WEB = (b"<!doctype", b"<html", b"<head", b"<script", b"<svg", b"<?xml", b"<body")
#: Controls that no text file holds.
_BINARY = bytes(set(range(9)) | set(range(14, 27)) | set(range(28, 32)))


def detect(path: Path, extension: str) -> tuple[str, str]:
    """(kind, note) of the file. note "encrypted" where the content is locked.

    Errors: "kind_not_allowed" (such names are not taken), "program", "mismatch" (detail: what it is), and what
    `packages.check` refuses.
    """
    accepted = by_extension(extension)
    if not accepted:
        raise ParseError("kind_not_allowed", extension[:10])
    content = _content(path)
    if content == "program":
        raise ParseError("program")
    note = ""
    if content == "zip":
        with packages.opened(path) as package:
            content = packages.family(package)
            if "zip" in accepted:
                content = "zip"
            packages.check(package, size=path.stat().st_size, archive=content == "zip")
            note = "encrypted" if packages.encrypted(package) else ""
    if content not in accepted:
        raise ParseError("mismatch", content)
    return accepted[content], "encrypted" if content == "ole_locked" else note


def content_of(data: bytes) -> str:
    """What `data` is, whatever its name: a content of `kinds`, or web, text, program, unknown."""
    content = _by_head(data[:_HEAD])
    if content == "ole":
        return _ole(data)
    if content == "zip":
        with packages.opened_bytes(data) as package:
            return packages.family(package)
    return content


def _content(path: Path) -> str:
    with path.open("rb") as file:
        content = _by_head(file.read(_HEAD))
        if content != "ole":
            return content
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
            return _ole(whole)


def _by_head(head: bytes) -> str:
    return next((content for magic, content in _MAGIC if head.startswith(magic)), "") or _looser(head)


def _looser(head: bytes) -> str:
    """What the first bytes suggest where no magic number stands at the very start."""
    if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0":
        return "bmp"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB):
        return "web"
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    return "text" if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.translate(None, _BINARY) == head else "unknown"


def _ole(content: bytes | mmap.mmap) -> str:
    for stream, kind in _STREAMS:
        if content.find(stream.encode("utf-16-le")) >= 0:
            return kind
    return "ole"
