"""Triggers that refuse UPDATE and DELETE, on both engines, as migration operations."""

from collections.abc import Callable
from typing import Any

from django.db import migrations

_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION gongkai_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'rows of % are never changed (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation'; END $$;
"""


def refuse(table: str, *events: str) -> migrations.RunPython:
    """An operation that makes `table` refuse the given events ("UPDATE", "DELETE"; both by default)."""
    wanted = events or ("UPDATE", "DELETE")

    def forwards(apps: Any, schema_editor: Any) -> None:
        for statement in _statements(schema_editor.connection.vendor, table, wanted):
            schema_editor.execute(statement, params=None)

    def backwards(apps: Any, schema_editor: Any) -> None:
        for event in wanted:
            on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event.lower()}{on}")

    return migrations.RunPython(forwards, backwards)


def refuse_update_unless(table: str, condition: str) -> migrations.RunPython:
    """An operation that puts, in place of the trigger that refuses every UPDATE, one that lets rows pass for which `condition` holds.

    condition: SQL over NEW and OLD, of our own making.
    """

    def forwards(apps: Any, schema_editor: Any) -> None:
        postgres = schema_editor.connection.vendor == "postgresql"
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_update" + (f" ON {table}" if postgres else ""))
        (statement,) = [one for one in _statements(schema_editor.connection.vendor, table, ("UPDATE",)) if one.startswith("CREATE TRIGGER")]
        place = "EXECUTE FUNCTION" if postgres else "BEGIN SELECT"
        schema_editor.execute(statement.replace(place, f"WHEN (NOT ({condition})) {place}"), params=None)

    def backwards(apps: Any, schema_editor: Any) -> None:
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_update{on}")
        for statement in _statements(schema_editor.connection.vendor, table, ("UPDATE",)):
            schema_editor.execute(statement, params=None)

    return migrations.RunPython(forwards, backwards)


def _statements(vendor: str, table: str, events: tuple[str, ...]) -> list[str]:
    make: Callable[[str], str]
    if vendor == "postgresql":
        make = lambda event: (  # noqa: E731
            f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION gongkai_refuse_change()"
        )
        return [_POSTGRES_FUNCTION, *(make(event) for event in events)]
    make = lambda event: (  # noqa: E731
        f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed ({event})'); END"
    )
    return [make(event) for event in events]
