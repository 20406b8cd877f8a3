"""Items that wait to be looked through."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0009_publicity"),
        ("publishing", "0014_pictures"),
    ]

    operations = [
        migrations.CreateModel(
            name="Awaiting",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+", serialize=False, to="catalog.item"
                    ),
                ),
                ("since", models.DateTimeField()),
            ],
        ),
    ]
