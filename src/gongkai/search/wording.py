"""What the index knows of words: how many documents hold them, which may be shortened names, and words taken apart."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import tantivy

from gongkai.search.query_building import LONGEST_SHORT, Builder, Query, boosted, constant, either
from gongkai.search.reading import Word
from gongkai.text.bigrams import is_han, phrase

#: A word that stands in no more titles than these may be a shortened name.
_HARDLY_ANY = 3
#: Pairs that begin with one character, looked up at most.
_MOST_PAIRS = 1_000
#: A character in a title counts so many times as much as one in the text.
_IN_TITLE = 3.0


@dataclass(frozen=True, slots=True)
class Wording:
    schema: tantivy.Schema
    searcher: tantivy.Searcher
    builder: Builder

    def documents(self, field: str, text: str) -> int:
        """About how many documents hold a piece: as many as its rarest pair."""
        return min((self.searcher.doc_freq(field, pair) for pair in phrase(text)), default=0)

    def frequency(self, word: Word) -> int:
        """About how many documents hold a word or what stands for it."""
        known = sum(self.documents("text", way) for way in word.ways)
        if word.short and (letters := self.builder.shortened(word.text, 3 * len(word.text))):
            known += self.searcher.search(letters, limit=1).count or 0
        return known

    def perhaps_short(self, word: Word) -> Word:
        """Marks a word of three characters or more that hardly any title holds: it may be a shortened name (民诉法)."""
        short = 3 <= len(word.text) <= LONGEST_SHORT and all(map(is_han, word.text)) and self.documents("title", word.text) <= _HARDLY_ANY
        return replace(word, short=True) if short else word

    def by_characters(self, words: Sequence[Word]) -> Query:
        """Documents with characters of words of one or two: what is left when no word is known (遛狗: 狗)."""
        characters = dict.fromkeys(character for word in words if len(word.text) <= 2 for character in word.text if is_han(character))
        found = [query for character in characters if (query := self._character(character))]
        return either(found) if found else Query.empty_query()

    def _character(self, character: str) -> Query | None:
        pairs = self.searcher.terms_with_prefix("text", character, limit=_MOST_PAIRS)
        if not pairs:
            return None
        documents = self.searcher.num_docs
        rarity = math.log(1 + documents / max(1, min(documents, sum(count for _, count in pairs))))
        title = Query.term_query(self.schema, "letters", character, index_option="freq")
        text = Query.term_set_query(self.schema, "text", [pair for pair, _ in pairs])
        return Query.disjunction_max_query([boosted(title, _IN_TITLE), constant(text, rarity)])
