"""From a reading to queries of the engine. User text never reaches a query parser."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import tantivy

from gongkai.search.numbers import NumberQuestion
from gongkai.search.reading import Reading, Word
from gongkai.search.schema import END
from gongkai.text.bigrams import is_han, phrase

Query, Occur = tantivy.Query, tantivy.Occur
Fields = tuple[tuple[str, float], ...]

#: Field → weight, by the kind of search that the reader chose. The first field is asked, the others order; `text` holds all.
FIELDS: Mapping[str, Fields] = {
    "all": (("text", 1.0), ("title", 3.0)),
    "title": (("title", 1.0),),
    "text": (("text", 1.0),),
}
TITLE = FIELDS["title"]

# Weights, in points of BM25 or as factors of it. They were chosen on judged queries (tests/real) and lie on wide plateaus.
#: A document holds all words, where near matches stand in the same list.
ALL_WORDS = 20.0
#: Its title holds all words, where all documents of the list hold all words.
ALL_IN_TITLE = 50.0
#: It is the document of the number that was asked for.
THE_NUMBER = 1000.0
#: Its title holds the whole line as it was typed.
WHOLE_TITLE = 2.0
#: Its title ends in a piece of the line, as the names of laws do.
TITLE_END = 1.0
#: Its title holds the characters of a short piece in order (土管法: 土地管理法).
SHORTENED = 1.0
#: A year that was typed stands in it; and: it is dated in that year.
YEAR, OF_THE_YEAR = 2.0, 0.5
#: The article that was asked for stands in it.
ARTICLE = 0.5
#: It explains another document (政策解读), which the reader would rather see; it is no longer in force.
EXPLAINS, NOT_IN_FORCE = -8.0, -3.0
#: Share of the words, the rarest first, of which a near match must hold one.
RARER = 2 / 3
#: A word that more documents hold than these is not walked for near matches, unless all are as frequent.
LONGEST_WALK = 20_000
_EXPLANATION = "解读"
#: Pieces up to this length may be shortened names.
LONGEST_SHORT = 6


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds queries over some fields of one schema."""

    schema: tantivy.Schema
    fields: Fields = FIELDS["all"]

    # Words

    def piece(self, text: str, fields: Fields | None = None) -> Query:
        """A piece of folded text, side by side, in the first of the fields; in the others it only counts."""
        pairs = phrase(text)
        if not pairs:
            return self._single(text)
        first, *others = [boosted(self._in_field(field, pairs), weight) for field, weight in fields or self.fields]
        return Query.boolean_query([(Occur.Must, first), *should(others)]) if others else first

    def word(self, word: Word) -> Query:
        """A word, or the words that it is made of, or what stands for it."""
        ways = [self.piece(word.text)]
        if word.parts:
            ways.append(all_of([self.word(part) for part in word.parts]))
        if word.year:
            ways = [boosted(ways[0], YEAR), constant(self.exact("year", word.text), OF_THE_YEAR)]
        ways += [boosted(self.piece(text), weight) for text, weight in word.others]
        if word.short and (letters := self.shortened(word.text, 3 * len(word.text))):
            ways.append(letters)
        return Query.disjunction_max_query(ways, 0.1) if len(ways) > 1 else ways[0]

    def shortened(self, text: str, between: int) -> Query | None:
        """Titles that hold the Han characters of a text in order, with up to so many others between them."""
        characters = list(filter(is_han, text))
        return Query.phrase_query(self.schema, "letters", characters, between) if len(characters) > 1 else None

    def exact(self, field: str, value: str) -> Query:
        return Query.term_query(self.schema, field, value, index_option="basic")

    def _in_field(self, field: str, terms: Sequence[str]) -> Query:
        if len(terms) == 1:
            return Query.term_query(self.schema, field, terms[0], index_option="freq")
        return Query.phrase_query(self.schema, field, list(terms))

    def _single(self, text: str) -> Query:
        """One Han character: titles that hold it."""
        found = next(filter(is_han, text), "")
        return Query.term_query(self.schema, "letters", found, index_option="freq") if found else Query.empty_query()

    # Whole lines

    def required(self, reading: Reading) -> list[Query]:
        return [*map(self.piece, reading.quoted), *map(self.word, reading.words)]

    def holding(self, reading: Reading) -> Query:
        """Documents that hold every word, without an order: for counting.

        Words typed in one short piece are one term (智慧路灯): they stand side by side in the text, or together in the title.
        """
        terms = [self._term(text, parts) for text, parts in reading.compounds]
        return Query.boolean_query(must([*self.required(reading), *terms]))

    def subject(self, reading: Reading) -> Query:
        """Documents that hold every word or, for a single short piece, its characters in order in the title."""
        chunk = reading.chunks[0] if len(reading.chunks) == 1 and not reading.quoted else ""
        short = self.shortened(chunk, len(chunk)) if 3 <= len(chunk) <= LONGEST_SHORT else None
        return either([self.holding(reading), short]) if short else self.holding(reading)

    def all_words(self, reading: Reading, *, long: bool = False, titled: bool = False) -> Query:
        """The same in their order; those with all words in the title come first, and alone if `titled`.

        long: the list is long; what costs a walk of its own and tells little there is left out.
        """
        in_title = constant(Builder(self.schema, TITLE).holding(reading), ALL_IN_TITLE)
        first = must([in_title]) if titled else should([in_title] if self.fields != TITLE else [])
        return Query.boolean_query([(Occur.Must, self.holding(reading)), *first, *should(self._extras(reading, long=long))])

    def some_words(self, reading: Reading, frequency: Callable[[Word], int]) -> Query:
        """Documents that hold one of the rarer words, in the order of all that they hold; those that hold all are lifted.

        frequency: word → about how many documents hold it. The most frequent words only add to the order, so that no list
        is walked that is as long as the index.
        """
        words = self.required(reading)
        counts = [frequency(word) for word in (*map(Word, reading.quoted), *reading.words)]
        order = sorted((place for place in range(len(words)) if counts[place]), key=counts.__getitem__) or list(range(len(words)))
        rare = order[: max(1, math.ceil(len(order) * RARER))]
        rare = [place for place in rare if counts[place] <= LONGEST_WALK] or rare[:1]
        rest = [word for place, word in enumerate(words) if place not in rare]
        extras = [constant(all_of(words), ALL_WORDS), *rest, *self._extras(reading)]
        return Query.boolean_query([(Occur.Must, either([words[place] for place in rare])), *should(extras)])

    def _term(self, text: str, parts: Sequence[Word]) -> Query:
        titles = Builder(self.schema, TITLE)
        apart = [all_of([titles.word(part) for part in parts])] if parts else []
        return constant(either([self.piece(text), *apart]), 0.0)

    def _extras(self, reading: Reading, *, long: bool = False) -> list[Query]:
        extras = [self.piece(written, (("text", ARTICLE),)) for written in reading.articles]
        if self.fields == FIELDS["text"]:
            return extras
        if len(phrase(reading.whole)) > 1 and reading.whole not in [word.text for word in reading.words]:
            extras.append(boosted(self.piece(reading.whole, TITLE), WHOLE_TITLE))
        for chunk in reading.chunks[: 1 if long else 4]:
            pairs = phrase(chunk)
            if len(pairs) > 1:
                extras.append(boosted(self._in_field("title", [*pairs, END]), TITLE_END))
            if not long and len(chunk) <= LONGEST_SHORT and (short := self.shortened(chunk, len(chunk))):
                extras.append(boosted(short, SHORTENED))
        return [*extras, *self._lowered(reading)]

    def _lowered(self, reading: Reading) -> list[Query]:
        """Clauses that take points away."""
        lowered = [constant(either([self.exact("status", status) for status in ("expired", "repealed")]), NOT_IN_FORCE)]
        if _EXPLANATION not in reading.whole:
            lowered.append(constant(self.piece(_EXPLANATION, TITLE), EXPLAINS))
        return lowered

    # Numbers

    def number(self, asked: NumberQuestion) -> Query:
        """The documents whose number agrees with every part that was typed."""
        parts = [either([self.exact("number_organ", organ) for organ in asked.organs])] if asked.organs else []
        if asked.year:
            parts.append(self.exact("number_year", str(asked.year)))
        if asked.serial is not None:
            parts.append(self.exact("number_serial", str(asked.serial)))
        return constant(all_of(parts), THE_NUMBER)

    def citing(self, asked: NumberQuestion) -> Query | None:
        """Documents in whose text the whole number stands, in any brackets; None for a part of a number."""
        if not asked.whole:
            return None
        organ, year, serial = asked.whole.organ, asked.whole.year, asked.whole.serial
        return self.piece(f"{organ} {year} {serial}号" if year else f"{organ}第{serial}号")

    def index_number(self, tight: str) -> Query:
        return either([self.exact("index_number", tight), constant(self.exact("index_part", tight), 1.0)])

    # Filters

    def filtered(self, query: Query, filters: Mapping[str, Sequence[str]], date_from: int, date_to: int) -> Query:
        limits = [either([self.exact(field, value) for value in values]) for field, values in filters.items() if values]
        if date_from or date_to:
            unsigned = tantivy.FieldType.Unsigned
            limits.append(Query.range_query(self.schema, "date", unsigned, date_from or 1, date_to or 99_999_999))
        if not limits:
            return query
        return Query.boolean_query([(Occur.Must, query), *must([constant(limit, 0.0) for limit in limits])])


def boosted(query: Query, weight: float) -> Query:
    return query if weight == 1.0 else Query.boost_query(query, weight)


def constant(query: Query, score: float) -> Query:
    return Query.const_score_query(query, score)


def must(queries: Iterable[Query]) -> list[tuple[Occur, Query]]:
    return [(Occur.Must, query) for query in queries]


def should(queries: Iterable[Query]) -> list[tuple[Occur, Query]]:
    return [(Occur.Should, query) for query in queries]


def either(queries: Sequence[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query(should(queries))


def all_of(queries: Sequence[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query(must(queries))
