"""A fresh installation knows the vocabularies, topics and synonyms that the product ships."""

from typing import Any

from django.db import migrations

from gongkai.rulebook import defaults


def load(apps: Any, schema_editor: Any) -> None:
    defaults.load(*(apps.get_model("rulebook", name) for name in ("Term", "Topic", "Synonym")))


class Migration(migrations.Migration):
    dependencies = [("rulebook", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
