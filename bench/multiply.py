"""A million documents in minutes: what was generated is copied by the database under new ids, then indexed as everything is."""

from typing import Any

from django.db import connection, models, transaction
from django.db.models import F, Max

from gongkai.catalog.models import Content, Edition, Item, ItemColumn, Tally, UnitTally


def multiply(times: int) -> None:
    """Make `times` of every item, with its edition, content and places; titles and texts repeat, ids and index numbers do not."""
    top = {model: model._default_manager.aggregate(top=Max("pk"))["top"] for model in (Item, Edition, ItemColumn)}
    for number in range(1, times):
        shift = {model: high * number for model, high in top.items()}
        with transaction.atomic():
            _copy(Item, {"id": shift[Item]}, top[Item], mark=number)
            _copy(Edition, {"id": shift[Edition], "item_id": shift[Item]}, top[Edition])
            _copy(Content, {"edition_id": shift[Edition]}, top[Edition])
            _copy(ItemColumn, {"id": shift[ItemColumn], "item_id": shift[Item]}, top[ItemColumn])
    for model in (Tally, UnitTally):
        model._default_manager.update(items=F("items") * times)


def _copy(model: type[models.Model], shifts: dict[str, int], top: int, mark: int = 0) -> None:
    meta: Any = model._meta
    columns = [field.column for field in meta.concrete_fields]
    values = [f"{column} + {shifts[column]}" if column in shifts else _value(column, mark) for column in columns]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {meta.db_table} ({', '.join(columns)}) SELECT {', '.join(values)} "  # noqa: S608  (names of our own models)
            f"FROM {meta.db_table} WHERE {meta.pk.column} <= {top}"
        )


def _value(column: str, mark: int) -> str:
    return f"index_number || '/{mark}'" if column == "index_number" and mark else column
