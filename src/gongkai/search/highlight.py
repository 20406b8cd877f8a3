"""Marks in a text: where the searched pieces stand, and passages around them. Offsets are those of the original text."""

import html
from collections.abc import Sequence

from gongkai.text.folding import fold


def highlight(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Spans of `terms` (folded) in `text`, in order, joined where they touch."""
    folded = fold(text)
    if len(folded) != len(text):
        return []
    spans = []
    for term in terms:
        start = folded.find(term)
        while term and start >= 0:
            spans.append((start, start + len(term)))
            start = folded.find(term, start + len(term))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def marked_html(text: str, terms: Sequence[str]) -> str:
    """`text` escaped, with <mark> around the terms."""
    return _mark(text, highlight(text, terms), 0, len(text))


def _mark(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> str:
    out, at = [], start
    for left, right in spans:
        if left >= end or right <= start:
            continue
        left, right = max(left, start), min(right, end)
        out.append(f"{html.escape(text[at:left])}<mark>{html.escape(text[left:right])}</mark>")
        at = right
    return "".join([*out, html.escape(text[at:end])])


def snippets(text: str, terms: Sequence[str], *, width: int = 70, count: int = 2, needed: bool = False) -> list[str]:
    """Up to `count` passages of about `width` characters with the terms marked; without a hit the beginning, or nothing if `needed`."""
    spans = highlight(text, terms)
    if not spans:
        return [] if needed or not text else [html.escape(text[:width].replace("\n", " "))]
    found: list[str] = []
    last = -1
    for left, _ in spans:
        if left < last:
            continue
        start = max(0, left - width // 3)
        last = min(len(text), start + width)
        found.append(_mark(text, spans, start, last).replace("\n", " "))
        if len(found) == count:
            break
    return found
