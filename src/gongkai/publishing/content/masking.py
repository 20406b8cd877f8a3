"""What an officer wants masked, and the words of an item or manuscript without it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.files.masks.spelling import HIDDEN_WORD, Secret, TooShort, Wanted, covered, of_literal
from gongkai.files.masks.values import Mask
from gongkai.files.review.findings import PlacedFinding
from gongkai.files.review.places import Place
from gongkai.publishing.models import Finding
from gongkai.publishing.rules.reasons import NotAllowed, Reason
from gongkai.publishing.scanning.masking import masked_html, masked_text
from gongkai.publishing.scanning.standing import plain_places
from gongkai.text.findings import FindingKind
from gongkai.text.markup_text import text_of_html

#: Texts of an item that may hold what is masked; its number and days are no such texts.
TEXTS = ("title", "summary", "keywords", "body")
MOST_WORDS, LONGEST_WORD = 50, 100


@dataclass(frozen=True, slots=True)
class Wish:
    """prints: of findings; words: masked wherever they stand; ground: the rule, in words; note: why, for the record.
    anyway: words that stand nowhere are let go; else they bar the whole."""

    prints: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    ground: str = ""
    note: str = ""
    anyway: bool = False


def words_of(typed: str) -> tuple[str, ...]:
    """One word a line, or with 、 ； between them."""
    return tuple(dict.fromkeys(word for one in re.split(r"[\r\n、；;]+", typed) if (word := one.strip())))


def reasons_against(wish: Wish) -> list[Reason]:
    """What is wrong with the wish by itself."""
    found = []
    if not wish.prints and not wish.words:
        found.append(Reason("mask_nothing_named", "words"))
    if not wish.ground.strip():
        found.append(Reason("mask_ground_needed", "ground"))
    if len(wish.words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in wish.words):
        found.append(Reason("mask_too_many", "words", {"most": MOST_WORDS, "longest": LONGEST_WORD}))
    try:
        secrets(wish.words)
    except TooShort:
        found.append(Reason("mask_too_short", "words"))
    return found


def secrets(words: Iterable[str]) -> list[Secret]:
    return [of_literal(word) for word in words]


def placed(one: Finding) -> PlacedFinding:
    """A row as `files` names findings."""
    places = tuple(Place(code, values) for code, values in one.places)
    return PlacedFinding(FindingKind(one.kind), places, one.masked, one.start, one.end, one.reason, one.more)


def masks_of(wish: Wish, inside: Sequence[Finding]) -> list[Mask]:
    """For one file: the findings in it, and the words."""
    masks = [Mask(ground=wish.ground, finding=placed(one)) for one in inside]
    return masks + [Mask(ground=wish.ground, literal=word) for word in wish.words]


def rows_of(wish: Wish, findings: Sequence[Finding], words: int) -> list[dict[str, Any]]:
    """For the record: kinds and places, nothing of what was masked."""
    rows = [{"kind": one.kind, "places": plain_places(one.places), "ground": wish.ground} for one in findings]
    return rows + [{"kind": "word", "places": [], "ground": wish.ground}] * bool(words)


def without(values: dict[str, Any], wish: Wish, findings: Sequence[Finding]) -> tuple[dict[str, Any], int]:
    """The texts that differ once they are masked, and how many places were. NotAllowed where a list of names must be masked by hand."""
    wanted, new, count = Wanted(secrets(wish.words)), {}, 0
    for name in TEXTS:
        old = values[name]
        mine = [one for one in findings if one.field == name]
        if any(one.kind == FindingKind.NAME_LIST for one in mine):
            raise NotAllowed([Reason("mask_by_hand")])
        text = masked_html(old, mine) if name == "body" else masked_text(old, mine)
        text, hits = html_without(text, wanted) if name == "body" else text_without(text, wanted)
        if text != old:
            new[name], count = text, count + len(mine) + hits
    return new, count


def missing(values: dict[str, Any], titles: Iterable[str], wish: Wish, elsewhere: set[str]) -> list[str]:
    """Words of the wish that stand in no text, no title of a file, and not `elsewhere` (found in files already)."""
    texts = [text_of_html(values[name]).text if name == "body" else str(values[name]) for name in TEXTS]
    whole = [*texts, *titles]
    return [word for word in wish.words if word not in elsewhere and not any(Wanted(secrets([word])).hits(text) for text in whole)]


def text_without(text: str, wanted: Wanted) -> tuple[str, int]:
    hits = wanted.hits(text)
    return covered(text, hits), len(hits)


def html_without(html: str, wanted: Wanted) -> tuple[str, int]:
    """Tags and what stands around it stay."""
    plain = text_of_html(html)
    hits = wanted.hits(plain.text)
    for place in sorted({place for hit in hits for place in hit.hidden()}, reverse=True):
        start, end = plain.span(place, place + 1)
        html = html[:start] + HIDDEN_WORD + html[end:]
    return html, len(hits)


def counted(findings: Iterable[Finding]) -> Counter[int]:
    """How many findings each file has, by its number."""
    return Counter(one.number for one in findings)
