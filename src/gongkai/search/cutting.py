"""Cuts around hits, made by the database: two statements in SQL, because building them from expressions costs more than running them."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

#: Characters of a cut, and how many of them stand before the hit.
LENGTH, BEFORE = 500, 60
#: Pages of attachments that are looked at for one page of results.
MOST_PAGES = 60

_BODIES = """
SELECT item_id, first_at, substr(text, {start_first}, {length}), last_at, substr(text, {start_last}, {length}) FROM (
  SELECT e.item_id, c.text, {first} AS first_at, {last} AS last_at
  FROM catalog_content c JOIN catalog_edition e ON e.id = c.edition_id JOIN catalog_item i ON i.id = e.item_id AND i.edition = e.number
  WHERE e.item_id IN ({items})
) found
"""

_PAGES = """
SELECT item_id, attachment_id, title, number, unit, sheet,
       first_at, substr(text, {start_first}, {length}), last_at, substr(text, {start_last}, {length}) FROM (
  SELECT e.item_id, a.id AS attachment_id, a.title, a.position, p.number, p.unit, p.sheet, p.text, {first} AS first_at, {last} AS last_at
  FROM catalog_attachment a JOIN catalog_edition e ON e.id = a.edition_id
  JOIN catalog_item i ON i.id = e.item_id AND i.edition = e.number JOIN files_filepage p ON p.file_id = a.file_id
  WHERE e.item_id IN ({items}) AND ({holding}) AND NOT EXISTS (SELECT 1 FROM catalog_filehold h WHERE h.attachment_id = a.id)
    AND NOT EXISTS (SELECT 1 FROM catalog_closingfile f WHERE f.attachment_id = a.id)
) found ORDER BY item_id, position, number LIMIT {most}
"""


def bodies(items: Sequence[int], terms: Sequence[str]) -> list[tuple[Any, ...]]:
    """(item, place, cut, place, cut): around the first term that occurs and around the last one; the beginning where none does."""
    return _rows(_BODIES, items, terms) if items else []


def pages(items: Sequence[int], terms: Sequence[str]) -> list[tuple[Any, ...]]:
    """(item, attachment, title, number, unit, sheet, place, cut, place, cut) of pages of attachments that hold one of the terms."""
    return _rows(_PAGES, items, terms) if items and terms else []


def _rows(statement: str, items: Sequence[int], terms: Sequence[str]) -> list[tuple[Any, ...]]:
    postgres = connection.vendor == "postgresql"
    place, greater = ("strpos", "greatest") if postgres else ("instr", "max")
    one = f"nullif({place}(text, %s), 0)"
    found = f"coalesce({', '.join([one] * len(terms))}, 1)" if terms else "1"
    sql = statement.format(
        first=found,
        last=found,
        holding=" OR ".join([f"{place}(text, %s) > 0"] * len(terms)),
        items=", ".join(["%s"] * len(items)),
        start_first=f"{greater}(first_at - {BEFORE}, 1)",
        start_last=f"{greater}(last_at - {BEFORE}, 1)",
        length=LENGTH,
        most=MOST_PAGES,
    )
    held = list(terms) if statement is _PAGES else []
    with connection.cursor() as cursor:
        cursor.execute(sql, [*terms, *reversed(terms), *items, *held])
        return list(cursor.fetchall())
