"""Overlapping pairs of Han characters: the terms of the index. Phrases of them find every substring, and nothing else.

Digits and letters of other scripts stay whole (2008, g20). Brackets, quotation marks and blanks inside a run of Han characters
are left out, so that a phrase crosses 《》; any other mark, a line end or a digit ends a run. A Han character that stands
alone is a term of its own.
"""

import re
from functools import lru_cache
from operator import add

from gongkai.text.folding import fold

HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
SKIPPED = r"""[ \t\u3000"'“”‘’「」『』《》〈〉<>()\[\]{}【】〔〕]"""
_RUNS = re.compile(rf"([{HAN}](?:{SKIPPED}{{0,4}}[{HAN}])*)|([^\W_{HAN}]+)")
_GAPS = re.compile(SKIPPED)
_IS_HAN = re.compile(rf"[{HAN}]")


def is_han(character: str) -> bool:
    return bool(_IS_HAN.match(character))


def runs(folded: str) -> list[str]:
    """Runs of Han characters and words of other scripts, in order. Expects folded text."""
    return [_GAPS.sub("", han) if han else word for han, word in _RUNS.findall(folded)]


def terms(folded: str) -> list[str]:
    """The terms of folded text, in order: one list place is one position in the index."""
    out: list[str] = []
    for han, word in _RUNS.findall(folded):
        if not han:
            out.append(word)
        elif len(han) == 1:
            out.append(han)
        else:
            run = han if han.isalpha() else _GAPS.sub("", han)
            out += map(add, run, run[1:])  # the quickest way: import spends most of its time here
    return out


def bigrams(text: str) -> str:
    """The terms of any text, folded, joined by blanks: what the index takes with a white-space tokenizer."""
    return " ".join(terms(fold(text)))


@lru_cache(maxsize=4096)
def phrase(folded: str) -> tuple[str, ...]:
    """The terms of a piece of folded text as they stand in any text that holds it.

    A lone Han character at the edge, beside a digit or letter, is left out: in the text it may be part of a longer run
    (2008年 stands in 2008年度 as 2008, 年度). A piece that is one Han character has no phrase. For queries: what was asked last is kept.
    """
    found = terms(folded)
    while found and len(found[0]) == 1 and is_han(found[0]):
        found.pop(0)
    while found and len(found[-1]) == 1 and is_han(found[-1]):
        found.pop()
    return tuple(found)
