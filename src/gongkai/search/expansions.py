"""Other words for what a reader types: the office's synonyms and the names of units, as plain values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gongkai.text.folding import fold
from gongkai.text.institutions import short_names

#: How much a match of the other word counts, beside 1 for the word itself.
EQUAL, COLLOQUIAL = 0.55, 0.4
#: Other words of one word that are searched.
_MOST = 8


@dataclass(frozen=True, slots=True)
class Synonym:
    """One row of the office's table.

    official    the word that documents use
    equal       stand for it and it for them (both directions)
    colloquial  stand for it, not it for them (one direction)
    related     near it in subject; asked only where fewer than five documents were found
    """

    official: str
    equal: tuple[str, ...] = ()
    colloquial: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True)
class Expansions:
    """Compiled tables: word → other words with their weight, all folded. Build once, use for many queries."""

    close: Mapping[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    related: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    longest: int = 0

    @classmethod
    def compile(cls, synonyms: Iterable[Synonym] = (), names: Mapping[str, str] | None = None) -> "Expansions":
        """synonyms: the office's table; names: short and former names of units → today's name.

        The short and former names that organs have everywhere (人社局) come with them.
        """
        close: dict[str, dict[str, float]] = defaultdict(dict)
        related: dict[str, dict[str, None]] = defaultdict(dict)
        for row in synonyms:
            _add_row(close, related, row)
        for alias, name in (names or {}).items():
            _link(close, alias, name, EQUAL)
        for alias, organs in short_names().items():
            for organ in organs:
                _link(close, alias, organ, COLLOQUIAL)
        return cls(
            close={word: tuple(sorted(others.items(), key=lambda other: -other[1])[:_MOST]) for word, others in close.items()},
            related={word: tuple(others) for word, others in related.items()},
            longest=max(map(len, close), default=0),
        )


def _add_row(close: dict[str, dict[str, float]], related: dict[str, dict[str, None]], row: Synonym) -> None:
    same = [row.official, *row.equal]
    for one in same:
        for other in same:
            _link(close, one, other, EQUAL)
    for word in row.colloquial:
        _link(close, word, row.official, COLLOQUIAL)
        for other in row.equal:
            _link(close, word, other, COLLOQUIAL * EQUAL)
    for word in (*same, *row.colloquial):
        related[fold(word)].update(dict.fromkeys(map(fold, row.related)))


def _link(close: dict[str, dict[str, float]], word: str, other: str, weight: float) -> None:
    word, other = fold(word).strip(), fold(other).strip()
    if word != other and word and other:
        close[word][other] = max(weight, close[word].get(other, 0))
