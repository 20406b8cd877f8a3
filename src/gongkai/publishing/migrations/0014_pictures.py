"""Pictures of a text, told from attachments."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("files", "0001_initial"), ("publishing", "0013_closing")]
    operations = [
        migrations.CreateModel(
            name="Picture",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="picture",
                        serialize=False,
                        to="files.storedfile",
                    ),
                ),
            ],
        ),
    ]
