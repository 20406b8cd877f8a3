import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai.events.immutable import refuse


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0015_awaiting"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MaskingRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("before_hash", models.CharField(max_length=64)),
                ("after_hash", models.CharField(max_length=64)),
                ("rows", models.JSONField(default=list)),
                ("notes", models.JSONField(default=list)),
                ("places", models.PositiveIntegerField()),
                ("note", models.CharField(blank=True, max_length=300)),
                ("role", models.CharField(max_length=24)),
                ("post", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "manuscript",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="maskings", to="publishing.manuscript"),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.CheckConstraint(condition=models.Q(("places__gt", 0)), name="masking_of_something")],
            },
        ),
        refuse("publishing_maskingrecord"),
    ]
