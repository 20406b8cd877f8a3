"""Wrong characters: 彩购 for 采购, 末成年人 for 未成年人. Nothing is known of words here, only of the titles in the index.

A character is suspect where one of the pairs that it forms stands in no title. Another character takes its place if it sounds
alike, or if hardly anything else can stand there, and if the titles then know the whole neighbourhood.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import tantivy

from gongkai.text.bigrams import is_han, runs, terms
from gongkai.text.homophones import common_characters, homophones

#: Characters on each side that must agree with a title.
_REACH = 2
#: A pair that is so many times as frequent in texts as the one typed wins even if it sounds different.
_FAR_MORE = 100
#: A character that sounds different must stand there in so many titles.
_SEVERAL = 5
#: Longer runs are sentences; they are not corrected.
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Speller:
    schema: tantivy.Schema
    searcher: tantivy.Searcher

    def correct(self, folded: str) -> str | None:
        """The line with its wrong characters replaced, or None if none is found. Two at most in one run."""
        changed = folded
        for run in dict.fromkeys(run for run in runs(folded) if 3 <= len(run) <= _LONGEST and is_han(run[0])):
            better = self._run(self._run(run))
            if better != run:
                changed = changed.replace(run, better)
        return changed if changed != folded else None

    def _run(self, run: str) -> str:
        if self._count("text", run):
            return run
        known = [self._titles(pair) for pair in map("".join, itertools.pairwise(run))]
        for index, character in enumerate(run):
            around = known[max(0, index - 1) : index + 1]
            if min(around) > 0 or self._in_titles(run, index, character):
                continue
            best = max(self._candidates(run, index), default=None)
            if best:
                return run[:index] + best[2] + run[index + 1 :]
        return run

    def _candidates(self, run: str, index: int) -> Iterator[tuple[bool, int, str]]:
        """(whether it sounds alike, titles that hold the corrected neighbourhood, character): the greatest is the best."""
        before, after = run[index - 1 : index] if index else "", run[index + 1 : index + 2]
        alike = homophones(run[index])
        for character, titles in self._followers(before) if before else self._leaders(run):
            sounds = character in alike
            if not sounds and titles < _SEVERAL:
                continue
            if after and not self._titles(character + after):
                continue
            if not sounds and not self._far_more(before + run[index] + after, before + character + after):
                continue
            count = self._in_titles(run, index, character)
            if count > (0 if sounds else 1):
                yield sounds, count, character

    def _followers(self, before: str) -> list[tuple[str, int]]:
        """Characters that follow this one in titles, and in how many."""
        pairs = self.searcher.terms_with_prefix("title", before, limit=2_000)
        return [(pair[1], count) for pair, count in pairs if len(pair) == 2]

    def _leaders(self, run: str) -> list[tuple[str, int]]:
        """Characters that may stand before the rest of a run. All common ones are tried where titles know the rest."""
        known = len(run) > _REACH + 1 and self._count("title", run[1 : _REACH + 2])
        characters = common_characters() if known else homophones(run[0])
        return [(character, count) for character in characters if (count := self._titles(character + run[1]))]

    def _far_more(self, typed: str, other: str) -> bool:
        """Whether a text has the other piece so much oftener that the typed one must be a slip. Pieces of two or three."""
        often, seldom = (min(self.searcher.doc_freq("text", pair) for pair in terms(piece)) for piece in (other, typed))
        return often > _FAR_MORE * max(1, seldom)

    def _titles(self, pair: str) -> int:
        return self.searcher.doc_freq("title", pair)

    def _in_titles(self, run: str, index: int, character: str) -> int:
        window = run[max(0, index - _REACH) : index] + character + run[index + 1 : index + 1 + _REACH]
        return self._count("title", window)

    def _count(self, field: str, text: str) -> int:
        """Documents in whose title or text a piece stands; 0 for a piece of one pair, which says too little."""
        pairs = terms(text)
        if len(pairs) < 2:
            return 0
        phrase = tantivy.Query.phrase_query(self.schema, field, list(pairs))
        return self.searcher.search(phrase, limit=1).count or 0
