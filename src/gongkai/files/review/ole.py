"""The old compound file format: its streams, and the properties of the document in them."""

import io
import struct
from collections.abc import Iterator

from xlrd.compdoc import CompDoc, CompDocError

_SETS = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")
_NAMES = {2: "title", 3: "subject", 4: "author", 5: "keywords", 6: "comments", 8: "last_author", 14: "manager", 15: "company"}
_ANSI, _WIDE, _CODE_PAGE = 0x1E, 0x1F, 1
_MOST = 500


def stream(data: bytes, name: str) -> bytes:
    """The stream called `name`, empty where there is none that can be read."""
    try:
        found, base, size = CompDoc(data, logfile=io.StringIO()).locate_named_stream(name)
    except (CompDocError, struct.error, IndexError, AssertionError, ValueError):
        return b""
    return found[base : base + size] if found else b""


def properties(data: bytes) -> Iterator[tuple[str, str]]:
    """(name, text) of every property that is a text."""
    for name in _SETS:
        try:
            yield from _properties(stream(data, name))
        except (struct.error, IndexError, ValueError):
            continue


def _properties(raw: bytes) -> Iterator[tuple[str, str]]:
    if len(raw) < 48:
        return
    (section,) = struct.unpack_from("<I", raw, 44)
    (count,) = struct.unpack_from("<I", raw, section + 4)
    entries = [struct.unpack_from("<II", raw, section + 8 + 8 * number) for number in range(min(count, _MOST))]
    page = next((struct.unpack_from("<H", raw, section + at + 4)[0] for key, at in entries if key == _CODE_PAGE), 936)
    for key, at in entries:
        kind, size = struct.unpack_from("<II", raw, section + at)
        begin = section + at + 8
        if kind == _ANSI:
            encoding = "utf-8" if page == 65001 else "utf-16-le" if page == 1200 else "gb18030"
            yield _NAMES.get(key, "other"), raw[begin : begin + size].decode(encoding, "replace").rstrip("\0")
        elif kind == _WIDE:
            yield _NAMES.get(key, "other"), raw[begin : begin + 2 * size].decode("utf-16-le", "replace").rstrip("\0")
