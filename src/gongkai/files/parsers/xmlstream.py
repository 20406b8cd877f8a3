"""XML read as a stream with expat: no tree, no document type, no entities, nothing fetched."""

import zipfile
import zlib
from collections.abc import Callable
from typing import IO, Any
from xml.parsers import expat

from gongkai.files.parsers.found import ParseError

_CHUNK = 64 * 1024
_NAMES = 10_000
Start = Callable[[str, dict[str, str]], None]


class Enough(Exception):
    """Raised by a handler that has all it wants."""


def read(stream: IO[bytes], *, start: Start, end: Callable[[str], None], data: Callable[[str], None]) -> None:
    """Call the handlers with local names (prefix cut off). A document type is refused: no office format needs one."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    local = _LocalNames()
    parser.StartElementHandler = lambda name, attributes: start(local[name], attributes)
    parser.EndElementHandler = lambda name: end(local[name])
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except Enough:
        return
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, ValueError) as error:
        raise ParseError("damaged") from error


class _LocalNames(dict[str, str]):
    """Name → the name without its prefix. A sheet has a million elements and a dozen names."""

    def __missing__(self, name: str) -> str:
        local = name.rpartition(":")[2]
        if len(self) < _NAMES:
            self[name] = local
        return local


def _refuse(*_: Any) -> None:
    raise ParseError("bomb")
