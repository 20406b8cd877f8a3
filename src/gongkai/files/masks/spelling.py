"""Finding what is to be masked however it is written: spaced, hyphenated, wide, broken, in another script of the same characters."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.text.digit_runs import plain_digits
from gongkai.text.findings import FindingKind
from gongkai.text.folding import fold_aligned

_APART = " \u00a0\u3000\u00ad\u2000-\u200f\u202f\u2060\ufeff\u2010-\u2015\u2212\ufe63\uff0d\\-"
#: What may stand between digits: within a line, and over lines and cells.
_WITHIN = re.compile(f"[^{_APART}]+")
_OVER = re.compile(f"[^{_APART}\t\r\n\x0b\x0c|]+")
#: Between characters of a word: blanks; over lines also their ends.
_BLANKS = re.compile("[^ \u00a0\u3000\u2000-\u200a\u202f]+")
_BLANKS_AND_ENDS = re.compile("[^ \t\r\n\u00a0\u3000\u2000-\u200a\u202f]+")
#: A text with so many digits, and nothing else, is a number that may be spaced.
_NUMBER = 11
#: Up to so many things each is searched by itself.
_FEW = 48
HIDDEN, HIDDEN_WORD = "*", "●"
_SAID = re.compile(r"[0-9A-Za-zＸｘ]")


class TooShort(ValueError):
    """A text so short that masking it would hit anything."""


@dataclass(frozen=True, slots=True)
class Secret:
    """One thing to mask. key: its characters as compared; number: compared as digits; broken: may stand over lines and cells;
    shown: characters of the key that stay (from the front, from the back)."""

    key: str
    number: bool
    broken: bool = False
    shown: tuple[int, int] = (0, 0)

    @property
    def plain(self) -> bool:
        """Letters and digits only, and no number of a person: such a word may be a name of the format itself."""
        return not self.number and self.key.isascii()


def of_number(kind: FindingKind, raw: str) -> Secret:
    """A number that the review found, in the text as it stands."""
    key = _squeezed(raw, number=True, over=True)[0]
    size = len(key)
    if kind is FindingKind.RESIDENT_ID:
        shown = (6, 4 if size == 18 else 3)
    elif kind is FindingKind.MOBILE:
        shown = (size - 8, 4)  # with 86 or 0 before it
    else:
        shown = (0, 4)
    return Secret(key, number=True, broken=bool(re.search(r"[\t\r\n|]", raw)), shown=shown)


def of_address(raw: str, masked: str) -> Secret:
    """An address: city, district or county stay as the finding tells them."""
    key = _squeezed(raw, number=False, over=True)[0]
    told = _squeezed(masked.rstrip("*"), number=False, over=True)[0]
    return Secret(key, number=False, shown=(len(told) if key.startswith(told) and len(told) < len(key) else 0, 0))


def of_literal(text: str) -> Secret:
    """What an officer typed."""
    digits = _squeezed(text, number=True, over=True)[0]
    if len(digits) >= _NUMBER and re.fullmatch(r"[0-9]+X?", digits):
        return Secret(digits, number=True, broken=True)
    key = _squeezed(text, number=False, over=True)[0]
    if len(key) < (5 if key.isascii() else 2):
        raise TooShort
    return Secret(key, number=False)


def _squeezed(text: str, *, number: bool, over: bool) -> tuple[str, list[int] | range]:
    """The text as compared, and where each of its characters stands in `text`."""
    if number:
        plain, origins = plain_digits(text).upper() if text.isascii() else _upper(plain_digits(text)), None
        pattern = _OVER if over else _WITHIN
    else:
        plain, origins = fold_aligned(text)
        pattern = _BLANKS_AND_ENDS if over else _BLANKS
    pieces: list[str] = []
    places: list[int] = []
    for match in pattern.finditer(plain):
        pieces.append(match.group())
        places.extend(range(match.start(), match.end()))
    if origins is not None:
        places = [origins[place] for place in places]
    return "".join(pieces), places


def _upper(text: str) -> str:
    return text.replace("x", "X")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a secret stands: the places of its characters."""

    secret: Secret
    places: Sequence[int]

    def hidden(self) -> Sequence[int]:
        """Those that are masked."""
        front, back = self.secret.shown
        return self.places[front : len(self.places) - back]


class Wanted:
    """All that is wanted in a file."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self.secrets = list(dict.fromkeys(secrets))
        self._ways = (
            (True, False, _Search(one for one in self.secrets if one.number)),
            (True, True, _Search(one for one in self.secrets if one.number and one.broken)),
            (False, False, _Search(one for one in self.secrets if not one.number)),
        )
        few = len(self.secrets) < 1000
        self._over = (True, True, _Search(one for one in self.secrets if one.number and (few or one.broken)))
        self._words_over = (False, True, self._ways[2][2])

    def without_plain(self) -> "Wanted":
        """Those that may be looked for where the format keeps its own names."""
        return Wanted(one for one in self.secrets if not one.plain)

    def hits(self, text: str, *, over: bool = False) -> list[Hit]:
        """Every place of everything wanted. over: lines of `text` are no borders (a page of a PDF)."""
        found: list[Hit] = []
        if not text:
            return found
        ways = (*self._ways, self._over, self._words_over) if over else self._ways
        seen: set[tuple[int, int]] = set()
        for number, lines, search in ways:
            if not search:
                continue
            plain, places = _squeezed(text, number=number, over=lines)
            for secret, at in search.find(plain):
                where = places[at : at + len(secret.key)]
                if (where[0], where[-1]) not in seen:
                    seen.add((where[0], where[-1]))
                    found.append(Hit(secret, where))
        return found


class _Search:
    """Many keys at once: by how they begin, then by how long they are."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self.by_key = {one.key: one for one in secrets}
        self.size = 0
        self.sizes: dict[str, set[int]] = {}
        if len(self.by_key) > _FEW:
            self.size = min(8, *(len(key) for key in self.by_key))
            for key in self.by_key:
                self.sizes.setdefault(key[: self.size], set()).add(len(key))

    def __bool__(self) -> bool:
        return bool(self.by_key)

    def find(self, text: str) -> Iterable[tuple[Secret, int]]:
        if self.sizes:
            yield from self._many(text)
            return
        for key, secret in self.by_key.items():
            at = text.find(key)
            while at >= 0:
                yield secret, at
                at = text.find(key, at + 1)

    def _many(self, text: str) -> Iterable[tuple[Secret, int]]:
        size, sizes, by_key = self.size, self.sizes, self.by_key
        for at in range(len(text) - size + 1):
            lengths = sizes.get(text[at : at + size])
            if lengths is not None:
                for length in lengths:
                    secret = by_key.get(text[at : at + length])
                    if secret is not None:
                        yield secret, at


def covered(text: str, hits: Iterable[Hit]) -> str:
    """The text with what is hit masked, of the same length: digits and letters as *, all else as ●."""
    characters = list(text)
    for hit in hits:
        word = not hit.secret.number and not hit.secret.key.isascii()
        for place in hit.hidden():
            characters[place] = HIDDEN_WORD if word and not _SAID.match(characters[place]) else HIDDEN
    return "".join(characters)
