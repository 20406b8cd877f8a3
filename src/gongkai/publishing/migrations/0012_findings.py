"""Findings of the review, what was ruled on them (never changed), and how far a look through everything is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai.events.immutable import refuse


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0008_particulars"),
        ("files", "0002_filereview"),
        ("publishing", "0011_wording"),
        ("units", "0004_life"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Recheck",
            fields=[
                ("rules", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("item", models.BigIntegerField(default=0)),
                ("last", models.BigIntegerField()),
                ("done", models.PositiveIntegerField(default=0)),
                ("started_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                (
                    "manuscript",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="scan",
                        serialize=False,
                        to="publishing.manuscript",
                    ),
                ),
                ("content_hash", models.CharField(max_length=64)),
                ("rules", models.PositiveIntegerField()),
                ("waiting", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("print", models.CharField(max_length=32)),
                ("kind", models.CharField(max_length=16)),
                ("field", models.CharField(max_length=16)),
                ("number", models.PositiveSmallIntegerField(default=0)),
                ("places", models.JSONField(default=list)),
                ("count", models.PositiveIntegerField(default=1)),
                (
                    "says",
                    models.CharField(
                        choices=[
                            ("masked", "遮盖"),
                            ("removed", "删去"),
                            ("justified", "说明理由"),
                            ("false_alarm", "误报"),
                            ("looked", "已逐页人工审看"),
                            ("reopened", "不同意，重新处理"),
                        ],
                        max_length=12,
                    ),
                ),
                ("ground", models.CharField(blank=True, max_length=20)),
                ("text", models.CharField(blank=True, max_length=300)),
                ("role", models.CharField(max_length=24)),
                ("post", models.BigIntegerField()),
                ("deputy", models.BooleanField(default=False)),
                ("content_hash", models.CharField(blank=True, max_length=64)),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="rulings", to="catalog.item"),
                ),
                (
                    "manuscript",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="rulings", to="publishing.manuscript"
                    ),
                ),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=16)),
                ("number", models.PositiveSmallIntegerField(default=0)),
                ("kind", models.CharField(max_length=16)),
                ("masked", models.CharField(blank=True, max_length=200)),
                ("reason", models.CharField(blank=True, max_length=20)),
                ("places", models.JSONField(default=list)),
                ("start", models.PositiveIntegerField(default=0)),
                ("end", models.PositiveIntegerField(default=0)),
                ("more", models.PositiveIntegerField(default=0)),
                ("print", models.CharField(max_length=32)),
                (
                    "file",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="files.storedfile"),
                ),
                (
                    "item",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="catalog.item"),
                ),
                (
                    "manuscript",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="publishing.manuscript"
                    ),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit")),
                (
                    "ruling",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="publishing.ruling"),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("item__isnull", False), ("manuscript__isnull", True)),
                    models.Q(("item__isnull", True), ("manuscript__isnull", False)),
                    _connector="OR",
                ),
                name="ruling_of_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("says", "justified"), _negated=True), models.Q(("ground", ""), _negated=True), _connector="OR"
                ),
                name="ruling_justified_by_ground",
            ),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(
                condition=models.Q(("item__isnull", False), ("ruling__isnull", True)), fields=["unit", "id"], name="finding_public_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("item__isnull", False), ("manuscript__isnull", True)),
                    models.Q(("item__isnull", True), ("manuscript__isnull", False)),
                    _connector="OR",
                ),
                name="finding_in_one",
            ),
        ),
        refuse("publishing_ruling"),
    ]
