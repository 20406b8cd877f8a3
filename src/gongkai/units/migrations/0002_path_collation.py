"""Paths compare byte by byte on PostgreSQL too, whatever the locale of the database."""

from typing import Any

from django.db import migrations


def collate(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute('ALTER TABLE units_unit ALTER COLUMN path TYPE varchar(64) COLLATE "C"')


class Migration(migrations.Migration):
    dependencies = [("units", "0001_initial")]
    operations = [migrations.RunPython(collate, migrations.RunPython.noop)]
