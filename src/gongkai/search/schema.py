"""What the index holds of one document, and in which fields. Nothing but the id is stored: texts stay in the database."""

from dataclasses import dataclass

import tantivy

from gongkai.text.bigrams import bigrams, is_han
from gongkai.text.document_numbers import parse
from gongkai.text.folding import fold

#: Part of the directory's name. Count it up when a field, or the way text becomes terms, changes: a changed schema is refused on open.
VERSION = 3

#: Name of the tokenizer, registered in every process that opens the index.
TERMS = "terms"

#: Stands after the last pair of a title, so that a query can ask for titles that end in its words; and between pieces of a text.
END = "$"

#: Exact fields that filter and, those that are fast, count (facets).
FACETS = ("unit", "column", "theme", "genre", "status", "year")


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """A public document as plain values.

    unit_ids and columns hold the unit (column) itself and all its ancestors; date is YYYYMMDD, 0 when unknown.
    version: the item's, for the comparison with the database. body, attachments: plain text. issuing_bodies: names with
    blanks between them, short names included.
    """

    id: int
    title: str
    body: str = ""
    attachments: str = ""
    document_number: str = ""
    index_number: str = ""
    unit_ids: tuple[int, ...] = ()
    lead_unit: int = 0
    columns: tuple[int, ...] = ()
    theme: tuple[str, ...] = ()
    genre: str = ""
    status: str = ""
    date: int = 0
    year: int = 0
    regulation: str = ""
    issuing_bodies: str = ""
    keywords: str = ""
    version: int = 0


def build() -> tantivy.Schema:
    """The fields. `text` holds the title too, so that what a document holds is asked of one field; the others order and narrow."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True, indexed=True, fast=True)
    for name in ("title", "letters", "text"):
        builder.add_text_field(name, tokenizer_name=TERMS, index_option="position")
    for name in ("number", "number_organ", "number_year", "number_serial", "index_number", "index_part", "regulation"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (*FACETS, "lead_unit"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("date", indexed=True, fast=True)
    builder.add_unsigned_field("sortkey", fast=True)
    builder.add_unsigned_field("version", fast=True)
    return builder.build()


def prepare(index: tantivy.Index) -> tantivy.Index:
    """Register the tokenizer; tantivy does not save it with the index."""
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(TERMS, analyzer)
    return index


def letters(title: str) -> str:
    """The Han characters of a title one by one: for single characters and for names shortened to some of their characters."""
    return " ".join(character for character in fold(title) if is_han(character))


def tight_number(number: str) -> str:
    """An index number as it is compared: folded, without blanks."""
    return "".join(fold(number).split())


def index_number_parts(number: str) -> list[str]:
    """Pieces under which an index number is found: as a whole, after each slash, and the digits after each hyphen.

    BM56000001/2023-00008351 → bm56000001/2023-00008351, bm56000001, 2023-00008351, 00008351
    """
    tight = tight_number(number)
    pieces = [tight, *tight.replace("_", "/").split("/")]
    pieces += [piece for part in pieces[1:] for piece in part.split("-") if len(piece) >= 5]
    return list(dict.fromkeys(piece for piece in pieces if piece))


def to_tantivy(document: IndexDocument) -> tantivy.Document:
    row = tantivy.Document()
    row.add_integer("id", document.id)
    title = bigrams(document.title)
    rest = (document.issuing_bodies, document.keywords, document.document_number, document.body, document.attachments)
    row.add_text("title", f"{title} {END}")
    row.add_text("letters", letters(document.title))
    row.add_text("text", f" {END} ".join([title, *(bigrams(text) for text in rest if text)]))
    for name, value in _exact_values(document):
        row.add_text(name, value)
    row.add_unsigned("date", document.date)
    row.add_unsigned("version", document.version)
    row.add_unsigned("sortkey", document.date * 10**9 + document.id % 10**9)
    return row


def _exact_values(document: IndexDocument) -> list[tuple[str, str]]:
    values = [("unit", str(unit)) for unit in document.unit_ids]
    values += [("column", str(column)) for column in document.columns]
    values += [("theme", theme) for theme in document.theme if theme]
    values += [(name, value) for name in ("genre", "status", "regulation") if (value := getattr(document, name))]
    if document.lead_unit:
        values.append(("lead_unit", str(document.lead_unit)))
    if document.year:
        values.append(("year", str(document.year)))
    if document.index_number:
        values.append(("index_number", tight_number(document.index_number)))
        values += [("index_part", part) for part in index_number_parts(document.index_number)]
    if number := parse(document.document_number):
        values += [("number", number.normal), ("number_serial", str(number.serial))]
        values += [("number_organ", number.organ)] if number.organ else []
        values += [("number_year", str(number.year))] if number.year else []
    elif document.document_number:
        values.append(("number", tight_number(document.document_number)))
    return values
