"""Which encoding a file has. Two occur: UTF-8 and, from older office systems, GB18030 (with its parts GBK and GB2312)."""

import codecs
import re

UTF8, GB18030 = "utf-8", "gb18030"
#: Two pairs of bytes that are two Han characters in GB18030, and letters of no Chinese text in UTF-8 (通知 is one such).
_PAIRS = re.compile(rb"[\xc2-\xdf][\x80-\xbf][\xc2-\xdf][\x80-\xbf]")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Decoder:
    """Decodes line by line; settles on the encoding with the first lines that are not ASCII.

    A line of Chinese in GB18030 is hardly ever valid UTF-8; the few short ones that are decide nothing.
    """

    def __init__(self) -> None:
        self.encoding: str | None = None

    @staticmethod
    def is_wide(start: bytes) -> bool:
        """Whether the file begins like UTF-16, which is not read."""
        return start.startswith(_WIDE)

    def settle(self, sample: bytes) -> None:
        """Decide by majority of the lines in `sample`, so that a broken first line does not mislead."""
        votes = {UTF8: 0, GB18030: 0}
        for line in sample.split(b"\n")[:-1] or [sample]:
            if line.isascii():
                continue
            if _is_utf8(line):
                votes[UTF8] += 1
            elif not _decodes(line, UTF8) and _decodes(line, GB18030):
                votes[GB18030] += 1
        if any(votes.values()):
            self.encoding = UTF8 if votes[UTF8] >= votes[GB18030] else GB18030

    def decode(self, line: bytes) -> str:
        """The text of a line; UnicodeDecodeError for one that is broken."""
        if self.encoding is None and not line.isascii():
            if _is_utf8(line):
                self.encoding = UTF8
            elif not _decodes(line, UTF8):
                self.encoding = GB18030 if _decodes(line, GB18030) else None
            elif _PAIRS.search(line):
                return line.decode(GB18030)
        return line.decode(self.encoding or UTF8)

    def salvage(self, line: bytes) -> str:
        """The text of a broken line with marks where it is broken, for an excerpt."""
        return line.decode(self.encoding or UTF8, errors="replace")


def _is_utf8(line: bytes) -> bool:
    """Whether it is valid UTF-8 with a character of three bytes or more, as every Han character is."""
    return _decodes(line, UTF8) and max(line) >= 0xE0


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
