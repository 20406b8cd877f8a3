"""Personal data and marks of classification in a text, a page of HTML, or the rows of a table.

The findings say where and in masked form what. They are help for the person who reviews: what is not found here may still be secret.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from gongkai.text.addresses import addresses
from gongkai.text.findings import Finding, FindingKind, in_order, without_overlaps
from gongkai.text.labels import Label, label_of
from gongkai.text.markup_text import text_of_html
from gongkai.text.name_lists import find_name_list
from gongkai.text.personal_numbers import personal_numbers
from gongkai.text.secrecy_marks import marks_in_name, secrecy_marks
from gongkai.text.tables import Table, rows_of

#: Goes up with every change in what is found or where: what was looked through under an earlier one is looked through again.
RULES_VERSION = 1

_TABLE = re.compile(r"(?:^[^\t\n]*\t[^\n]*(?:\n|\Z))+", re.MULTILINE)
#: A line of a table whose cells are apart by blanks only, as text taken from a PDF has them.
_LOOSE = re.compile(r"^[^\n\t]*(?:姓[ \u3000]{0,4}名|户主)[^\n\t]*$", re.MULTILINE)
#: Lines and characters beneath a heading that belong to it at most, and headings looked at in one text.
_LOOSE_LINES, _LOOSE_CHARACTERS, _LOOSE_HEADINGS = 400, 40_000, 50


def scan_text(text: str, *, head: bool = True) -> list[Finding]:
    """Findings in the order of their places. Lines with tabs are rows of tables.

    head: `text` begins where a document does, so that a grade alone on a line is a mark.
    """
    tables = [Table(rows_of(match.group().removesuffix("\n")), offset=match.start()) for match in _TABLE.finditer(text)]
    found = _scan(text, _label(text, tables), head=head)
    for table in tables:
        found += _name_list(table)
    return in_order(found + _loose_lists(text))


def scan_html(html: str, *, head: bool = True) -> list[Finding]:
    """The same of HTML; start and end are places in `html`. Comments, hidden elements, links and alternative texts are looked at too."""
    plain = text_of_html(html)
    return in_order(Finding(*plain.span(one.start, one.end), one.kind, one.masked) for one in scan_text(plain.text, head=head))


def scan_table(rows: Sequence[Sequence[str]], *, headings: dict[int, str] | None = None, head: bool = False) -> tuple[Table, list[Finding]]:
    """Findings in a table; `Table.cell_at` tells the cell of a start. Cells hold no tab and no newline."""
    table = Table(rows, headings=headings)
    text = "\n".join("\t".join(row) for row in rows)
    return table, in_order(_scan(text, table.label, head=head) + _name_list(table))


def scan_name(name: str) -> list[Finding]:
    """Findings in the name of a file."""
    return without_overlaps(marks_in_name(name) + personal_numbers(name))


def _scan(text: str, label: Label, *, head: bool) -> list[Finding]:
    numbers = personal_numbers(text, label)
    return without_overlaps(numbers + addresses(text, label)) + secrecy_marks(text, head=head)


def _label(text: str, tables: Sequence[Table]) -> Label:
    plain = label_of(text)
    if not tables:
        return plain
    starts = [table.row_starts[0] for table in tables]

    def label(place: int) -> str:
        number = bisect_right(starts, place) - 1
        return tables[number].label(place) if number >= 0 and place <= tables[number].end else plain(place)

    return label


def _name_list(table: Table) -> list[Finding]:
    found = table.name_list()
    return [Finding(*table.span(found), FindingKind.NAME_LIST, found.told)] if found else []


def _loose_lists(text: str) -> list[Finding]:
    """Lists of names whose cells are apart by blanks. A heading of three words at least, and the persons right beneath it."""
    found: list[Finding] = []
    done = 0
    for match in islice(_LOOSE.finditer(text), _LOOSE_HEADINGS):
        if match.start() < done:
            continue
        rows, end = [match.group().split()], match.end()
        if len(rows[0]) < 3:
            continue
        rows += [line.split() for line in text[end + 1 : end + _LOOSE_CHARACTERS].split("\n")[:_LOOSE_LINES]]
        table = find_name_list(rows)
        if table is not None and table.heading == 0 and table.last <= table.rows * 3:
            lengths = [len(line) + 1 for line in text[match.start() : end + _LOOSE_CHARACTERS].split("\n")[: table.last + 1]]
            done = match.start() + sum(lengths) - 1
            found.append(Finding(match.start(), done, FindingKind.NAME_LIST, table.told))
    return found
