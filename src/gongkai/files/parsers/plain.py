"""TXT and CSV: the encoding found out, most likely first: a mark, UTF-8, GB18030, then a guess by frequency."""

import codecs
from pathlib import Path

import charset_normalizer

from gongkai.files.parsers.found import Found, Part, TextBudget

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: Bytes looked at beyond the budget, so that a file in a two-byte encoding still fills it.
_FACTOR = 2
_GUESSED = 64 * 1024


def read(path: Path, budget: TextBudget) -> Found:
    size = path.stat().st_size
    with path.open("rb") as file:
        raw = file.read(budget.left * _FACTOR)
    text = budget.take(decode(raw, whole=len(raw) == size))
    if len(raw) < size:
        budget.cut = True
    return Found("whole", [Part(text)], None, "cut" if budget.cut else ("" if text else "no_text"))


def decode(raw: bytes, *, whole: bool) -> str:
    """`raw` as text; whole=False allows a character cut in two at the end. Never fails."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return codecs.getincrementaldecoder(encoding)().decode(raw, whole)
        except UnicodeDecodeError:
            continue
    best = charset_normalizer.from_bytes(raw[:_GUESSED]).best()
    return raw.decode(best.encoding if best else "gb18030", errors="replace")
