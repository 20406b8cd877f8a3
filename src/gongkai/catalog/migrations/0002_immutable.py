"""Editions are never changed; their contents go only by sealing."""

from django.db import migrations

from gongkai.events.immutable import refuse


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial")]
    operations = [
        refuse("catalog_edition"),
        refuse("catalog_content", "UPDATE"),
        refuse("catalog_attachment", "UPDATE"),
    ]
