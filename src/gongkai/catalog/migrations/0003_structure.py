"""A fresh installation has the catalogue structure that the product ships; an office that issued its own keeps that."""

from typing import Any

from django.db import migrations

from gongkai.catalog import structure


def issue(apps: Any, schema_editor: Any) -> None:
    column = apps.get_model("catalog", "Column")
    if column.objects.exists():
        return
    made: dict[str, Any] = {}
    for row in structure.default_rows():
        made[row["code"]] = column.objects.create(code=row["code"], parent=made.get(row["parent"]), **structure.values_of(row))


class Migration(migrations.Migration):
    dependencies = [("catalog", "0002_immutable")]
    operations = [migrations.RunPython(issue, migrations.RunPython.noop)]
