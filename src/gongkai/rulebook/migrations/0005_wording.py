"""The wording lists of the office, with those that are shipped."""

import csv
from pathlib import Path
from typing import Any

from django.db import migrations, models
from django.utils import timezone

KINDS = [("wrong", "错词"), ("forbidden", "禁用词"), ("sensitive", "敏感词"), ("name", "姓名职务")]
DATA = Path(__file__).resolve().parent.parent / "data" / "wording.csv"


def load(apps: Any, _editor: Any) -> None:
    entry = apps.get_model("rulebook", "WordingEntry")
    now = timezone.now()
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = [
            entry(**{**row, "exceptions": [word for word in row["exceptions"].split("|") if word]}, added_at=now)
            for row in csv.DictReader(file)
        ]
    entry.objects.bulk_create(rows)


class Migration(migrations.Migration):
    dependencies = [("rulebook", "0004_calendar_defaults")]
    operations = [
        migrations.CreateModel(
            name="WordingEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=KINDS, max_length=10)),
                ("word", models.CharField(max_length=60)),
                ("suggestion", models.CharField(blank=True, max_length=200)),
                ("note", models.CharField(blank=True, max_length=200)),
                ("exceptions", models.JSONField(default=list)),
                ("added_by", models.CharField(blank=True, max_length=60)),
                ("added_at", models.DateTimeField()),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["kind", "word"],
                "indexes": [models.Index(condition=models.Q(("ended_at__isnull", True)), fields=["kind", "word"], name="wording_list")],
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("ended_at__isnull", True)), fields=("word",), name="wording_word_once"),
                    models.CheckConstraint(condition=models.Q(("word", ""), _negated=True), name="wording_has_word"),
                ],
            },
        ),
        migrations.RunPython(load, migrations.RunPython.noop, elidable=False),
    ]
