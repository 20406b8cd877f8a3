"""Why a word was taken off its list."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column."""

    dependencies = [("rulebook", "0006_rule_changes")]

    operations = [
        migrations.AddField(
            model_name="wordingentry", name="ended_reason", field=models.CharField(blank=True, default="", max_length=200)
        )
    ]
