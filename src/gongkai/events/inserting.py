"""Insert many narrow rows with one statement: for tables of which a document has several rows, model instances cost more than SQL."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, models


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """INSERT plain values (numbers, texts, booleans, dates, moments) into `columns` of the model's table, in the caller's transaction.

    Column names are ours, never a reader's. Constraints of the database hold as always; defaults of fields do not apply.
    """
    values = [tuple(_plain(value) for value in row) for row in rows]
    if not values:
        return
    names, marks = ", ".join(columns), ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})", values)  # noqa: S608  (names of our own)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
