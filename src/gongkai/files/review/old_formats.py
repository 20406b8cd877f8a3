"""DOC, WPS, PPT, RTF: not read, and that is said. What stands in them in plain bytes is looked for all the same."""

import re

from gongkai.files.review import ole
from gongkai.files.review.sink import Sink
from gongkai.text.findings import FindingKind

_LONGEST = 50_000_000
_WIDE = re.compile(r"[^\x20-\x7e\u2018-\u201d\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+")
_RTF_HAN = re.compile(rb"(?:\\'[0-9a-fA-F]{2})+")
_RTF_UNICODE = re.compile(r"\\u(-?\d{1,5}) ?\??")
_RTF_WORD = re.compile(r"\\[a-zA-Z]{1,32}-?\d{0,10} ?|[{}]")
#: In bytes without order only what a check or a clear form speaks for is believed.
_BELIEVED = frozenset({FindingKind.RESIDENT_ID, FindingKind.MOBILE})


def read(data: bytes, sink: Sink) -> None:
    sink.unreadable("old_format")
    step = ("old_content", {})
    if data.startswith(b"{\\rtf"):
        sink.text(_rtf(data[:_LONGEST]), step)
        return
    for name, value in ole.properties(data):
        sink.text(value, ("property", {"name": name}), head=True)
    raw = ole.stream(data, "WordDocument") or data
    texts = [raw[offset:_LONGEST].decode("utf-16-le", "replace") for offset in (0, 1)]
    texts.append(raw[:_LONGEST].decode("gb18030", "replace"))
    seen: set[str] = set()
    for text in texts:
        sink.some(_WIDE.sub("\n", text), step, _BELIEVED, seen)


def _rtf(data: bytes) -> str:
    def han(match: re.Match[bytes]) -> bytes:
        return bytes.fromhex(match.group().replace(b"\\'", b"").decode()).decode("gb18030", "replace").encode()

    text = _RTF_HAN.sub(han, data.replace(b"\r", b"").replace(b"\n", b"")).decode("utf-8", "replace")
    text = (
        _RTF_UNICODE.sub(lambda match: chr(int(match[1]) % 65536), text)
        .replace("\\par ", "\n")
        .replace("\\cell", "\t")
        .replace("\\row", "\n")
    )
    return _RTF_WORD.sub("", text)
