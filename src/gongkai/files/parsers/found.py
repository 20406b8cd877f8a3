"""What a reader finds, how it fails, and how much text one file may give."""

import re
from dataclasses import dataclass, field

#: Not text: C0 and C1 controls, surrogates, non-characters, soft hyphen, zero-width marks. PostgreSQL refuses the first of them.
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")


class ParseError(Exception):
    """A file that cannot be read, with a code of `gongkai.files.reasons`; `detail` is a kind or a number, never file text."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


@dataclass(slots=True)
class Part:
    """One page or one sheet. `name` is the sheet's name, else empty."""

    text: str
    name: str = ""


@dataclass(slots=True)
class Found:
    """unit: "page" | "sheet" | "whole"; count: how many the file has (None where it has no pages); note: a code or empty."""

    unit: str
    parts: list[Part] = field(default_factory=list)
    count: int | None = None
    note: str = ""


class TextBudget:
    """The text that one file may give, in bytes of UTF-8. `take` cleans and cuts; `full` tells the reader to stop."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.cut = False

    @property
    def full(self) -> bool:
        return self.left <= 0

    def take(self, text: str) -> str:
        """`text` without control characters, as far as it fits."""
        text = _NOT_TEXT.sub("", _BREAKS.sub("\n", text)).strip()
        raw = text.encode()
        if len(raw) > self.left:
            self.cut = True
            text = raw[: max(self.left, 0)].decode(errors="ignore")
        self.left -= min(len(raw), max(self.left, 0))
        return text
