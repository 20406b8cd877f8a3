"""The bytes of a file, plain or gzip, in pieces: a bomb, a damaged or a cut-off archive never takes more memory than one piece."""

import contextlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

CHUNK = 256 * 1024
#: What a file may grow to when unpacked, where nobody says otherwise.
MAX_BYTES = 16 * 1024**3


class Broken(Exception):
    """The bytes end here, before the file does. `code` is `damaged`, `truncated` or `too_large`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Source:
    """An open file that knows how far it has been read (`taken`, bytes of the file itself) and what it has given out."""

    def __init__(self, path: Path, max_bytes: int = MAX_BYTES) -> None:
        self.path = path
        self.size = path.stat().st_size
        self.taken = 0
        self._left = max_bytes

    def __iter__(self) -> Iterator[bytes]:
        """Pieces of at most CHUNK bytes. Raises Broken after the last sound piece."""
        with self.path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            for piece in self._unpacked(file) if packed else self._plain(file):
                self._left -= len(piece)
                if self._left < 0:
                    raise Broken("too_large", "解压后的数据超过上限，其余未读取")
                yield piece

    def _plain(self, file: BinaryIO) -> Iterator[bytes]:
        while piece := file.read(CHUNK):
            self.taken += len(piece)
            yield piece

    def _unpacked(self, file: BinaryIO) -> Iterator[bytes]:
        """All members of a gzip file, one after the other."""
        unpacker = zlib.decompressobj(wbits=31)
        pending = b""
        while True:
            if not pending:
                pending = file.read(CHUNK)
                self.taken += len(pending)
                if not pending:
                    break
            if unpacker.eof:
                if not pending.strip(b"\0"):
                    pending = b""
                    continue
                unpacker = zlib.decompressobj(wbits=31)
            before = unpacker.copy()
            try:
                piece = unpacker.decompress(pending, CHUNK)
            except zlib.error as error:
                yield _salvaged(before, pending)
                raise Broken("damaged", "压缩文件已损坏，损坏处之后的数据未读取") from error
            pending = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            if piece:
                yield piece
        if not unpacker.eof:
            raise Broken("truncated", "压缩文件不完整，缺失部分之后的数据未读取")


def _salvaged(unpacker: "zlib._Decompress", pending: bytes) -> bytes:
    """What comes out before the damage: byte by byte, since a failing call gives nothing of what it had."""
    out = bytearray()
    with contextlib.suppress(zlib.error):
        for place in range(len(pending)):
            out += unpacker.decompress(pending[place : place + 1])
    return bytes(out[:CHUNK])
