"""A repeating task is held while it runs, and says how it failed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial")]

    operations = [
        migrations.AddField("tick", "held_until", models.DateTimeField(null=True)),
        migrations.AddField("tick", "error", models.CharField(blank=True, default="", max_length=60)),
    ]
