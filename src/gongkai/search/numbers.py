"""Document numbers and parts of them, as readers type them, resolved against the organ codes that the index knows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import tantivy

from gongkai.text.document_numbers import DocumentNumber, PartialNumber, looks_like_organ, parse, parts
from gongkai.text.folding import fold

#: Organ codes that a short form may stand for.
_MOST_ORGANS = 20


@dataclass(frozen=True, slots=True)
class NumberQuestion:
    """A number to look for. organ: its code as typed. organs: codes of the index that the typed one may mean, none if the typed one is none.

    sure: nothing but a number can be meant; when it is not found, its characters are not searched as words.
    typed: the organ code stands in the index as it was typed, or without a beginning that everybody leaves out.
    """

    organ: str
    organs: tuple[str, ...]
    year: int | None
    serial: int | None
    rest: tuple[str, ...]
    sure: bool
    typed: bool
    whole: DocumentNumber | None = None


def question(line: str, searcher: tantivy.Searcher) -> NumberQuestion | None:
    """What document number a line asks for; None if it asks for none."""
    number = parse(line)
    partial = PartialNumber(number.organ, number.year, number.serial, (), definite=True) if number else parts(line)
    if partial is None:
        return None
    sure = bool(number) and any(mark in fold(line) for mark in "号第〔[【(") and not _has_words(number)
    if not partial.organ:
        return NumberQuestion(partial.organ, (), partial.year, partial.serial, partial.rest, sure, typed=True, whole=number)
    if searcher.doc_freq("number_organ", partial.organ):
        return NumberQuestion(partial.organ, (partial.organ,), partial.year, partial.serial, partial.rest, sure, typed=True, whole=number)
    if longer := _ending_in(partial.organ, searcher):
        return NumberQuestion(partial.organ, longer, partial.year, partial.serial, partial.rest, sure, typed=True, whole=number)
    organs: tuple[str, ...] = ()
    if looks_like_organ(partial.organ) or partial.definite:
        organs = _fuller_forms(partial.organ, searcher)
    if organs or sure:
        return NumberQuestion(partial.organ, organs, partial.year, partial.serial, partial.rest, sure, typed=False, whole=number)
    return None


def similar(asked: NumberQuestion, searcher: tantivy.Searcher) -> Iterator[NumberQuestion]:
    """The same year and serial under codes that begin with the one typed, then with all but its end (冀政办发: 冀政办字)."""
    if not asked.organ or asked.serial is None:
        return
    for begin in (asked.organ, asked.organ[:-1]):
        found = searcher.terms_with_prefix("number_organ", begin, limit=_MOST_ORGANS) if begin else []
        if organs := tuple(organ for organ, _ in found if organ != asked.organ):
            yield replace(asked, organs=organs, typed=False)


def _ending_in(typed: str, searcher: tantivy.Searcher) -> tuple[str, ...]:
    """Codes of orders that end as typed, said without the long beginning: 国务院令 for 中华人民共和国国务院令."""
    if not typed.endswith("令") or len(typed) < 3:
        return ()
    return tuple(term for term in _known(searcher) if term.endswith(typed))[:_MOST_ORGANS]


def _known(searcher: tantivy.Searcher) -> list[str]:
    return [term for term, _ in searcher.terms_with_prefix("number_organ", "", limit=100_000)]


def _has_words(number: DocumentNumber | None) -> bool:
    return number is not None and len(number.organ) > 15


def _fuller_forms(typed: str, searcher: tantivy.Searcher) -> tuple[str, ...]:
    """Organ codes that begin with what was typed, else those that hold its characters in order (市府令: 明川市人民政府令)."""
    started = [term for term, _ in searcher.terms_with_prefix("number_organ", typed, limit=_MOST_ORGANS)]
    if started or len(typed) < 2:
        return tuple(started)
    return tuple(term for term in _known(searcher) if _holds_in_order(term, typed))[:_MOST_ORGANS]


def _holds_in_order(text: str, characters: str) -> bool:
    place = iter(text)
    return all(character in place for character in characters)
