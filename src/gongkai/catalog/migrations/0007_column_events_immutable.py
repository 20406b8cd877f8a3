"""What happened to columns and declarations is never changed."""

from django.db import migrations

from gongkai.events.immutable import refuse


class Migration(migrations.Migration):
    dependencies = [("catalog", "0006_columns_kept")]
    operations = [refuse("catalog_columnevent"), refuse("catalog_declarationevent")]
