"""What a reader's line asks for: quoted phrases, words with their synonyms, a document number, articles. No index needed."""

import re
from dataclasses import dataclass

from gongkai.search.expansions import Expansions
from gongkai.text import numerals, words
from gongkai.text.bigrams import HAN, is_han, phrase
from gongkai.text.folding import fold

#: Characters of a query that are looked at; the rest is cut off (the service refuses far longer ones with a message).
LONGEST = 200
#: Words of a query that are asked for.
MOST_WORDS = 16
#: A piece without blanks up to this length is one term, however many words it has.
LONGEST_COMPOUND = 5

_QUOTED = re.compile(r'"([^"“”]{1,100})"|“([^"“”]{1,100})”|「([^「」]{1,100})」|『([^『』]{1,100})』')
_YEAR = re.compile(r"(?:19[4-9]\d|20\d\d)")


@dataclass(frozen=True, slots=True)
class Word:
    """One thing to find. `others` stand for it with a weight below 1; `parts` are its own words, if it has several."""

    text: str
    others: tuple[tuple[str, float], ...] = ()
    related: tuple[str, ...] = ()
    parts: tuple["Word", ...] = ()
    short: bool = False

    @property
    def ways(self) -> tuple[str, ...]:
        """Everything that stands for the word, its own parts left out."""
        return (self.text, *(text for text, _ in self.others))

    @property
    def year(self) -> int | None:
        return int(self.text) if _YEAR.fullmatch(self.text) else None


@dataclass(frozen=True, slots=True)
class Reading:
    """A line, read. All texts are folded. `whole` is the line without question words' marks and quotation marks."""

    whole: str
    quoted: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()
    articles: tuple[str, ...] = ()
    chunks: tuple[str, ...] = ()
    compounds: tuple[tuple[str, tuple[Word, ...]], ...] = ()
    question: bool = False

    @property
    def empty(self) -> bool:
        return not (self.quoted or self.words)


def read(line: str, expansions: Expansions) -> Reading:
    """Never raises: a line without letters or digits gives an empty reading."""
    folded = fold(line[: LONGEST * 2])[:LONGEST].strip()
    quoted = tuple(text for groups in _QUOTED.findall(folded) if phrase(text := "".join(groups)))
    rest = _QUOTED.sub(" ", folded) if quoted else folded
    found = numerals.articles(rest)
    for spelled, _ in found:
        rest = rest.replace(spelled, " ", 1)
    chunks = list(filter(None, re.split(r"\s+", rest)))[:MOST_WORDS]
    found_words = {chunk: _words(chunk, expansions) for chunk in chunks}
    return Reading(
        whole=folded,
        quoted=quoted,
        words=tuple(_unique(word for chunk in chunks for word in found_words[chunk])[:MOST_WORDS]),
        articles=tuple(dict.fromkeys(written for _, written in found)),
        chunks=tuple(chunks),
        compounds=tuple(compound for chunk, inside in found_words.items() for compound in _compounds(chunk, inside)),
        question=words.is_question(folded),
    )


def _compounds(chunk: str, inside: list[Word]) -> list[tuple[str, tuple[Word, ...]]]:
    """What must stand together for a document to hold all of a piece: (text, words that may also stand apart in a title).

    A short piece as a whole; in a longer one each lone character with its neighbour (大物流), which is no word of its own.
    """
    if len(chunk) <= LONGEST_COMPOUND and len(inside) > 1 and all(map(is_han, chunk)):
        return [(chunk, tuple(inside))]
    pieces = _joined(words.cut(chunk))
    out: list[tuple[str, tuple[Word, ...]]] = []
    for place, piece in enumerate(pieces):
        if _is_lone(piece):
            beside = [near for near in (*pieces[place + 1 : place + 2], *pieces[max(0, place - 1) : place]) if near not in words.ASKING]
            if beside and is_han(beside[0][0]):
                out.append((piece + beside[0] if beside[0] in pieces[place + 1 : place + 2] else beside[0] + piece, ()))
    return out


def _is_lone(piece: str) -> bool:
    return len(piece) == 1 and is_han(piece) and piece not in words.ASKING


def _unique(found: "list[Word] | object") -> list[Word]:
    kept = list({word.text: word for word in found}.values())
    plain = [word for word in kept if phrase(word.text)]
    return plain or kept


def _words(chunk: str, expansions: Expansions) -> list[Word]:
    """The words of a piece without blanks. Neighbouring single characters are one word (遛, 狗 → 遛狗)."""
    pieces = _joined(words.cut(chunk))
    out: list[Word] = []
    index = 0
    while index < len(pieces):
        span = _known_span(pieces, index, expansions)
        text = "".join(pieces[index : index + span])
        if span > 1 or text in expansions.close:
            parts = tuple(Word(piece, expansions.close.get(piece, ())) for piece in pieces[index : index + span]) if span > 1 else ()
            out.append(Word(text, expansions.close.get(text, ()), expansions.related.get(text, ()), parts))
        elif text not in words.ASKING:
            out.append(Word(text))
        index += span
    return out or [Word(piece) for piece in pieces]


def _known_span(pieces: list[str], start: int, expansions: Expansions) -> int:
    """How many pieces from `start` make up the longest word that has synonyms; 1 if none."""
    text, best = "", 1
    for count, piece in enumerate(pieces[start : start + 8], 1):
        text += piece
        if len(text) > expansions.longest:
            break
        if text in expansions.close:
            best = count
    return best


def _joined(pieces: list[str]) -> list[str]:
    out: list[str] = []
    single = False
    for piece in pieces:
        lone = _is_lone(piece)
        if lone and single:
            out[-1] += piece
        else:
            out.append(piece)
        single = lone
    return out


__all__ = ["HAN", "LONGEST", "Reading", "Word", "read"]
