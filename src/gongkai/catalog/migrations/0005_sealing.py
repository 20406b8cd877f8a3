"""Sealing 封存 may empty an edition's words; nothing else of it may ever change."""

from django.db import migrations

from gongkai.events.immutable import refuse_update_unless

SAME = " AND ".join(f"NEW.{name} = OLD.{name}" for name in ("id", "item_id", "number", "released_at", "recorded_at"))
EMPTIED = " AND ".join(f"NEW.{name} = ''" for name in ("title", "summary", "keywords", "note", "content_hash"))


class Migration(migrations.Migration):
    dependencies = [("catalog", "0004_filehold")]
    operations = [refuse_update_unless("catalog_edition", f"{SAME} AND {EMPTIED}")]
