"""Publicity periods: until when, and what closes then. What closes is never changed."""

import django.db.models.deletion
from django.db import migrations, models

from gongkai.events.immutable import refuse


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0008_particulars"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClosingBody",
            fields=[
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="closing",
                        serialize=False,
                        to="catalog.edition",
                    ),
                ),
                ("body", models.TextField()),
                ("marked", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="ClosingFile",
            fields=[
                (
                    "attachment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="closing",
                        serialize=False,
                        to="catalog.attachment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Publicity",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="publicity",
                        serialize=False,
                        to="catalog.item",
                    ),
                ),
                ("until", models.DateField()),
                ("body", models.CharField(blank=True, max_length=8)),
                ("files", models.PositiveSmallIntegerField(default=0)),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("closed_at__isnull", True)), fields=["until"], name="publicity_running")],
            },
        ),
        refuse("catalog_closingbody", "UPDATE"),
        refuse("catalog_closingfile", "UPDATE"),
    ]
