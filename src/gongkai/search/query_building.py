"""From a reading to queries of the engine. User text never reaches a query parser."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import tantivy

from gongkai.search.reading import Reading, Word
from gongkai.text.bigrams import is_han, phrase
from gongkai.text.document_numbers import DocumentNumber

Query, Occur = tantivy.Query, tantivy.Occur

#: Field → weight, by the kind of search that the reader chose.
FIELDS = {
    "all": (("title", 3.0), ("about", 1.0), ("text", 1.0)),
    "title": (("title", 1.0),),
    "text": (("text", 1.0),),
}


@dataclass(frozen=True, slots=True)
class Builder:
    schema: tantivy.Schema
    fields: tuple[tuple[str, float], ...]

    # Pieces

    def exact(self, field: str, value: str) -> Query:
        return Query.term_query(self.schema, field, value, index_option="basic")

    def piece(self, text: str, fields: Sequence[tuple[str, float]] | None = None) -> Query:
        """A piece of folded text, side by side, in any of the fields; nothing for a piece without a phrase."""
        terms = phrase(text)
        if not terms:
            return self._single(text)
        return _either([_boost(self._in_field(field, terms), weight) for field, weight in fields or self.fields])

    def _single(self, text: str) -> Query:
        """One Han character: a title that holds it."""
        found = [c for c in text if is_han(c)]
        if not found:
            return Query.empty_query()
        return Query.const_score_query(Query.regex_query(self.schema, "title", f"{found[0]}.|.{found[0]}|{found[0]}"), 1.0)

    def _in_field(self, field: str, terms: list[str]) -> Query:
        if len(terms) == 1:
            return Query.term_query(self.schema, field, terms[0], index_option="freq")
        return Query.phrase_query(self.schema, field, list(terms))

    def word(self, word: Word) -> Query:
        """A word, or the words that it is made of, or what stands for it."""
        if word.parts:
            ways = [_boost(self.piece(word.text), 1.0), _all([self.word(part) for part in word.parts])]
        else:
            ways = [self.piece(word.text)]
        if word.year:
            ways.append(Query.const_score_query(self.exact("year", word.text), 0.5))
        ways += [_boost(self.piece(text), weight) for text, weight in word.others]
        return Query.disjunction_max_query(ways, 0.1) if len(ways) > 1 else ways[0]

    # Whole queries

    def all_words(self, reading: Reading) -> Query:
        return self._with_extras(self._required(reading), reading)

    def most_words(self, reading: Reading, share: float) -> Query:
        clauses = [*map(self.piece, reading.quoted), *map(self.word, reading.words)]
        least = max(1, -int(-len(clauses) * share // 1))
        some = Query.boolean_query([(Occur.Should, clause) for clause in clauses], minimum_number_should_match=least)
        return self._with_extras([some], reading)

    def _required(self, reading: Reading) -> list[Query]:
        return [*map(self.piece, reading.quoted), *map(self.word, reading.words)]

    def _with_extras(self, required: Iterable[Query], reading: Reading) -> Query:
        extras = [self.piece(written, (("text", 0.5),)) for written in reading.articles]
        if len(phrase(reading.whole)) > 1 and any(field == "title" for field, _ in self.fields):
            extras.append(_boost(self.piece(reading.whole, (("title", 1.0),)), 2.0))
        return Query.boolean_query([(Occur.Must, query) for query in required] + [(Occur.Should, query) for query in extras])

    def number(self, number: DocumentNumber, organs: Sequence[str] = ()) -> Query:
        """The document of a number whose parts may be missing, then those that cite it."""
        parts = [(Occur.Must, _either([self.exact("number_organ", organ) for organ in organs or (number.organ,)]))] if number.organ else []
        if number.year:
            parts.append((Occur.Must, self.exact("number_year", str(number.year))))
        if number.serial:
            parts.append((Occur.Must, self.exact("number_serial", str(number.serial))))
        return Query.boolean_query(parts)


def _boost(query: Query, weight: float) -> Query:
    return query if weight == 1.0 else Query.boost_query(query, weight)


def _either(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])


def _all(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Must, query) for query in queries])
