"""Marks in a text: where the searched pieces stand, and passages around them. Offsets are those of the original text."""

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gongkai.text.bigrams import HAN, SKIPPED, is_han
from gongkai.text.folding import fold_aligned

#: So many characters of a text are looked at for passages. Beyond them a text has no marks.
LOOKED_AT = 60_000
#: Marks in one text at most.
MOST_MARKS = 200

Span = tuple[int, int]


def highlight(text: str, terms: Sequence[str]) -> list[Span]:
    """Spans (start, end) of the folded `terms` in the original `text`, in order, joined where they touch or overlap.

    What the index finds is marked: Han characters across brackets, quotation marks and blanks, numbers and Latin words whole.
    """
    folded, origins = fold_aligned(text[:LOOKED_AT])
    spans = sorted(span for term in dict.fromkeys(terms) if term for span in _places(folded, term))
    joined: list[Span] = []
    for start, end in spans[: MOST_MARKS * 4]:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    if origins is not None:
        joined = [(origins[start], origins[end - 1] + 1) for start, end in joined]
    return joined[:MOST_MARKS]


def _places(folded: str, term: str) -> Iterator[Span]:
    """Where a term stands in folded text, at most MOST_MARKS times."""
    if len(term) > 1 and all(map(is_han, term)):
        start, count = folded.find(term), 0
        if start < 0 and len(term) > 3:  # seldom needed, and slower: across marks
            yield from (found.span() for found in _across(term).finditer(folded))
        while start >= 0 and count < MOST_MARKS:
            yield start, start + len(term)
            start, count = folded.find(term, start + len(term)), count + 1
    else:
        for count, found in enumerate(_across(term).finditer(folded)):
            if count >= MOST_MARKS:
                return
            yield found.span()


@lru_cache(maxsize=512)
def _across(term: str) -> re.Pattern[str]:
    """A pattern for a term with skipped marks between its Han characters, and no digit or letter cut."""
    pieces = re.findall(rf"[{HAN}]|[^\W_{HAN}]+", term) or [term]
    pattern = ""
    for place, piece in enumerate(pieces):
        pattern += (rf"{SKIPPED}{{0,4}}" if place else "") + re.escape(piece)
    before = "" if is_han(pieces[0]) else rf"(?<![^\W_{HAN}])"
    after = "" if is_han(pieces[-1]) else rf"(?![^\W_{HAN}])"
    return re.compile(before + pattern + after)


def marked_html(text: str, terms: Sequence[str]) -> str:
    """`text` escaped, with <mark> around the terms."""
    return _marked(text, highlight(text, terms), 0, len(text))


def snippets(text: str, terms: Sequence[str], *, width: int = 70, count: int = 2, needed: bool = False) -> list[str]:
    """Up to `count` passages of about `width` characters, escaped, the terms marked.

    The passages with the most different terms, in the order of the text. Without a hit: the beginning, or nothing if `needed`.
    """
    spans = highlight(text, terms)
    if not spans:
        return [] if needed or not text else [html.escape(text[:width].replace("\n", " "))]
    windows = _windows(text, spans, width)
    best = sorted(sorted(windows, key=lambda window: -window[2])[:count])
    return [_marked(text, spans, start, end).replace("\n", " ") for start, end, _ in best]


def _windows(text: str, spans: Sequence[Span], width: int) -> list[tuple[int, int, int]]:
    """Passages that do not overlap: (start, end, how many different marked pieces)."""
    out: list[tuple[int, int, int]] = []
    for left, _ in spans:
        if out and left < out[-1][1]:
            continue
        start = max(out[-1][1] if out else 0, left - width // 3)
        end = min(len(text), max(start + width, left + 1))
        inside = {text[a:b] for a, b in spans if a >= start and b <= end}
        out.append((start, end, len(inside)))
        if len(out) >= 40:
            break
    return out


def _marked(text: str, spans: Sequence[Span], start: int, end: int) -> str:
    out, at = [], start
    for left, right in spans:
        if left >= end:
            break
        if right <= start:
            continue
        left, right = max(left, start), min(right, end)
        out.append(f"{html.escape(text[at:left])}<mark>{html.escape(text[left:right])}</mark>")
        at = right
    return "".join([*out, html.escape(text[at:end])])
