"""Lines out of pieces of bytes. A line beyond the limit is measured, not kept."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

#: The longest line that is read, in bytes.
MAX_LINE = 8 * 1024 * 1024


class Line(NamedTuple):
    """A line with its number, without its end. `content` is None for one that was too long."""

    number: int
    content: bytes | None
    size: int


def split(pieces: Iterable[bytes], limit: int = MAX_LINE) -> Iterator[Line]:
    """The lines of `pieces` (ends: LF or CRLF). What `pieces` raises comes through, after the whole lines before it.

    Memory: one piece and one line of at most `limit` bytes.
    """
    number, held, size = 1, [], 0
    for piece in pieces:
        first, *rest = piece.split(b"\n")
        if not rest:
            size += len(first)
            if size <= limit:
                held.append(first)
            else:
                held.clear()
            continue
        yield _line(number, held, first, size + len(first), limit)
        number += 1
        for content in rest[:-1]:
            yield _line(number, [], content, len(content), limit)
            number += 1
        held, size = [rest[-1]], len(rest[-1])
    if size:
        yield _line(number, held, b"", size, limit)


def _line(number: int, held: list[bytes], tail: bytes, size: int, limit: int) -> Line:
    if size > limit:
        return Line(number, None, size)
    content = b"".join([*held, tail]) if held else tail
    return Line(number, content.removesuffix(b"\r"), size)
