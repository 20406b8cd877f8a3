"""`emit()`: write events inside the running transaction and tell the subscribers."""

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from gongkai.events.inserting import insert_objects
from gongkai.events.models import Event


def emit(events: Sequence[Event]) -> None:
    """Insert `events` (all of one table) and call the WITHIN subscribers, each once with the whole list.

    Must run inside a transaction: what a subscriber raises rolls all of it back. What may follow later (AFTER) is put on the
    job queue by a WITHIN subscriber of `gongkai.jobs`, so it runs if and only if the transaction commits.
    """
    if not events:
        return
    if not connection.in_atomic_block:
        raise RuntimeError("emit() outside a transaction")
    table = type(events[0])
    insert_objects(events)
    for name in subscribers("WITHIN", table.TABLE):
        import_string(name)(events)


@lru_cache(maxsize=512)
def subscribers(moment: str, table: str, kind: str = "*") -> tuple[str, ...]:
    """Dotted names of the functions that follow every event of `table`, or that kind; `moment` is "WITHIN" (every event) or "AFTER"."""
    effects: Any = import_module(settings.GONGKAI_EFFECTS)
    return tuple(getattr(effects, moment).get(f"{table}.{kind}", ()))
