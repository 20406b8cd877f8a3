"""The order in which an office sees the open manuscripts of all its units."""

from django.db import migrations, models

OPEN = ["draft", "returned", "section", "secrecy", "approval", "check", "offline", "planned", "blocked"]


class Migration(migrations.Migration):
    dependencies = [("publishing", "0018_number_decisions")]

    operations = [
        migrations.AddIndex(
            model_name="manuscript",
            index=models.Index(condition=models.Q(("state__in", OPEN)), fields=["-urgent", "due_on", "id"], name="manuscript_urgent"),
        ),
    ]
