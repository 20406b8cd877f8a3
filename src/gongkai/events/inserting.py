"""Insert many narrow rows with one statement: for tables of which a document has a row or more, `bulk_create` costs more than SQL."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, TypeVar

from django.db import connection, models

M = TypeVar("M", bound=models.Model)


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]], *, known: str = "") -> None:
    """INSERT plain values (numbers, texts, booleans, dates, moments, JSON) into `columns` of the model's table, in the caller's transaction.

    Column names are ours, never a reader's. Constraints of the database hold as always; defaults of fields do not apply.
    `known`: a unique column; a row whose value is there already is passed over.
    """
    values = list(_plain(model, columns, rows))
    if not values:
        return
    names, marks = ", ".join(columns), ", ".join(["%s"] * len(columns))
    end = f" ON CONFLICT ({known}) DO NOTHING" if known else ""
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks}){end}", values)  # noqa: S608  (names of our own)


def insert_objects(objects: Sequence[models.Model]) -> None:
    """INSERT new objects of one model and give them their ids, in order; what `bulk_create` does, in less time.

    For models whose fields set nothing of themselves on saving (no auto_now). Runs in the caller's transaction.
    """
    if not objects:
        return
    model = type(objects[0])
    fields = model._meta.concrete_fields
    names = [field.attname for field in fields]
    for one, number in zip(objects, reserve_ids(model, len(objects)), strict=True):
        one.pk = number
    insert_rows(model, [field.column for field in fields], ([getattr(one, name) for name in names] for one in objects))
    alias = connection.alias
    for one in objects:
        one._state.adding, one._state.db = False, alias  # noqa: SLF001  (Django names it public in its documentation)


def new(model: type[M], **values: Any) -> M:
    """`model(**values)` in half the time: names are those of attributes (unit_id, not unit); mutable defaults must be given."""
    return model(*{**_defaults(model), **values}.values())


@cache
def _defaults(model: type[models.Model]) -> dict[str, Any]:
    return {field.attname: field.get_default() for field in model._meta.concrete_fields}


def reserve_ids(model: type[models.Model], count: int) -> Sequence[int]:
    """`count` ids that nobody else gets, ascending; the database's own counter moves on. Ids of a transaction that fails may be lost.

    On SQLite the counter's row belongs to whoever holds the write lock, which this takes; on PostgreSQL it is the table's sequence.
    """
    table, column = model._meta.db_table, model._meta.pk.column  # type: ignore[union-attr]  (every model has a primary key)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)", [table, column, count])
            return sorted(row[0] for row in cursor.fetchall())
        cursor.execute("UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s RETURNING seq", [count, table])
        moved = cursor.fetchall()
        if not moved:  # the first rows of the table
            first = f"INSERT INTO sqlite_sequence (name, seq) SELECT %s, coalesce(max({column}), 0) + %s FROM {table} RETURNING seq"  # noqa: S608
            cursor.execute(first, [table, count])
            moved = cursor.fetchall()
        last = int(moved[0][0])
        return range(last - count + 1, last + 1)


def _plain(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterable[Sequence[Any]]:
    """The rows as the database's driver takes them."""
    fields = {field.column: field for field in model._meta.concrete_fields}
    adapting = [(place, adapt) for place, name in enumerate(columns) if (adapt := _adapter(fields[name]))]
    for row in rows:
        if adapting:
            row = list(row)
            for place, adapt in adapting:
                row[place] = adapt(row[place])
        yield row


def _adapter(field: Any) -> Callable[[Any], Any] | None:
    """How values of a field are put to the database, where it is not as they are. A batch has few different days and moments."""
    if isinstance(field, models.DateTimeField):
        return lru_cache(maxsize=64)(connection.ops.adapt_datetimefield_value)
    if isinstance(field, models.DateField):
        return lru_cache(maxsize=512)(connection.ops.adapt_datefield_value)
    return json.dumps if isinstance(field, models.JSONField) else None
