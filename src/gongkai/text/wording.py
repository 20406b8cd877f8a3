"""Words that should not stand in a text, or not so: wrong writings, words forbidden or sensitive, names and posts that do not fit (用词检查).

What to look for is a lexicon that somebody keeps; this module only finds. It never changes a text by itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """WRONG: not written so. FORBIDDEN: must not be said in public. SENSITIVE: to be thought about. NAME: a person whose post is on the list."""

    WRONG = "wrong"
    FORBIDDEN = "forbidden"
    SENSITIVE = "sensitive"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Entry:
    """`word`: what is looked for; of NAME the name as it is written right. `suggestion`: what to say instead; of NAME the posts, apart by 、.

    `exceptions`: longer words in which it is right (图像 in 图像素材 is no wrong 图象…).
    """

    key: int
    kind: Kind
    word: str
    suggestion: str = ""
    note: str = ""
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """start, end: where it stands, as slices count. `said`: what stands there. `context`: what a remembered false alarm is known by."""

    start: int
    end: int
    entry: Entry
    said: str
    context: str


#: Titles that stand right before or after a name, the longer ones first.
_TITLE = "|".join(
    f"副{title}|{title}"
    for title in (
        "秘书长", "检察长", "书记", "市长", "省长", "州长", "县长", "区长", "镇长", "乡长", "主任", "局长", "厅长", "部长", "主席", "院长",
        "科长", "处长",
    )
)  # fmt: skip
_BEFORE = re.compile(rf"({_TITLE})[:：、 \u3000]{{0,2}}\Z")
_AFTER = re.compile(rf"(?:同志)?({_TITLE})")
#: Characters on either side by which a place is known again.
AROUND = 8


@dataclass(frozen=True)
class Lexicon:
    """What is looked for, arranged so that a text is gone through once however many words there are."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[str, Entry]]]:
        found: dict[str, list[tuple[str, Entry]]] = {}
        for entry in self.entries:
            if entry.word:
                found.setdefault(entry.word[0], []).append((entry.word, entry))
        return {first: sorted(words, key=lambda pair: -len(pair[0])) for first, words in found.items()}

    def find(self, text: str) -> list[Hit]:
        """Every hit in the order of its place; of two words at one place the longer one. Time grows with the text alone."""
        return list(self._hits(text))

    def _hits(self, text: str) -> Iterator[Hit]:
        by_first, done = self._by_first, 0
        for place, character in enumerate(text):
            if place < done or character not in by_first:
                continue
            for word, entry in by_first[character]:
                end = place + len(word)
                if text.startswith(word, place) and not _right_here(text, place, entry):
                    if entry.kind is not Kind.NAME:
                        yield Hit(place, end, entry, word, context_of(text, place, end))
                    elif (wrong := _wrong_post(text, place, end, entry)) is not None:
                        yield Hit(*wrong, entry, text[slice(*wrong)], context_of(text, *wrong))
                    done = end
                    break


def _right_here(text: str, place: int, entry: Entry) -> bool:
    for longer in entry.exceptions:
        shift = longer.find(entry.word)
        while shift >= 0:
            if place >= shift and text.startswith(longer, place - shift):
                return True
            shift = longer.find(entry.word, shift + 1)
    return False


def _wrong_post(text: str, start: int, end: int, entry: Entry) -> tuple[int, int] | None:
    """The stretch of a name and a title right beside it that is none of the person's posts; None where nothing is wrong."""
    posts = [post for post in re.split(r"[、，,;；]", entry.suggestion) if post]
    before = _BEFORE.search(text, max(0, start - 10), start)
    after = None if before else _AFTER.match(text, end)
    title = before or after
    if not posts or title is None or any(_title_of(post) == title[1] for post in posts):
        return None
    return (title.start(1), end) if before else (start, title.end(1))


def _title_of(post: str) -> str:
    """The title alone, without the body before it: 市住建局局长 → 局长."""
    found = _BEFORE.search(post)
    return found[1] if found else post


def context_of(text: str, start: int, end: int) -> str:
    """The word with what stands around it in its line, without blanks: the same place is known again after an edit elsewhere."""
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    return re.sub(r"\s+", "", f"{before}\x01{text[start:end]}\x01{after}")


def lines_of(pasted: str) -> Iterator[tuple[str, str]]:
    """Entries as somebody pastes them, one a line: “错词→正词”, “错词 正词”, “错词,正词” or the word alone; # begins a remark."""
    for line in pasted.splitlines():
        words = re.split(r"\s*(?:→|->|=>|＝|=|,|，|\t|\s)\s*", line.partition("#")[0].strip(), maxsplit=1)
        if words[0]:
            yield words[0], words[1].strip() if len(words) > 1 else ""


def lexicon(entries: Iterable[Entry]) -> Lexicon:
    """The lexicon of these entries."""
    return Lexicon(tuple(entries))
