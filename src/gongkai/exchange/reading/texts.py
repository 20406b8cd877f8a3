"""Decoded lines of a file, with what could not be decoded told apart. JSON lines and CSV both stand on this."""

from collections.abc import Iterator
from itertools import chain

from gongkai.exchange.reading.chunks import Broken, Source
from gongkai.exchange.reading.encoding import GB18030, Decoder
from gongkai.exchange.reading.lines import MAX_LINE, split
from gongkai.exchange.reading.rows import Refusal, UnreadableFile

_BOM = b"\xef\xbb\xbf"


class Texts:
    """Iterates over (line number, text or Refusal). A refusal with `ends` is the last."""

    def __init__(self, source: Source, limit: int = MAX_LINE) -> None:
        self._source = source
        self._limit = limit
        self._decoder = Decoder()

    @property
    def is_gb18030(self) -> bool:
        """Whether the file turned out to be GB18030; known once a line beyond ASCII was read."""
        return self._decoder.encoding == GB18030

    def __iter__(self) -> Iterator[tuple[int, str | Refusal]]:
        pieces = iter(self._source)
        number = 0
        try:
            first = next(pieces, b"")
            if Decoder.is_wide(first):
                raise UnreadableFile("utf16", "文件为 UTF-16 编码，请另存为 UTF-8 后再导入")
            first = first.removeprefix(_BOM)
            self._decoder.settle(first)
            for line in split(chain([first], pieces), self._limit):
                number = line.number
                yield number, self._text(number, line.content, line.size)
        except Broken as broken:
            yield number + 1, Refusal(number + 1, "", broken.code, str(broken), ends=True)

    def _text(self, number: int, content: bytes | None, size: int) -> str | Refusal:
        if content is None:
            return Refusal(number, "", "line_too_long", f"本行长 {size} 字节，超过上限 {self._limit} 字节")
        try:
            return self._decoder.decode(content)
        except UnicodeDecodeError as error:
            salvaged = self._decoder.salvage(content[max(error.start - 30, 0) : error.start + 30])
            return Refusal(number, "", "encoding", f"第 {error.start + 1} 字节起不是有效的 {error.encoding.upper()} 编码", salvaged)
