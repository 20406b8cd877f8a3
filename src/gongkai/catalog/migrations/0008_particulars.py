"""What an edition holds beside its text, never changed; two more ties between items."""

import django.db.models.deletion
from django.db import migrations, models

from gongkai.events.immutable import refuse

KINDS = [("replaces", "代替"), ("repeals", "废止"), ("interprets", "解读"), ("adopts", "出台"), ("answers", "采纳反馈")]


class Migration(migrations.Migration):
    dependencies = [("catalog", "0007_column_events_immutable")]
    operations = [
        migrations.CreateModel(
            name="Particulars",
            fields=[
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="particulars",
                        serialize=False,
                        to="catalog.edition",
                    ),
                ),
                ("data", models.JSONField()),
            ],
        ),
        migrations.AlterField(model_name="relation", name="kind", field=models.CharField(choices=KINDS, max_length=10)),
        refuse("catalog_particulars", "UPDATE"),
    ]
