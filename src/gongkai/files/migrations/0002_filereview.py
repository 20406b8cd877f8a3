"""What the review by machine finds in files."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("files", "0001_initial")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="FileReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64)),
                ("rules", models.PositiveIntegerField()),
                ("found", models.JSONField(default=list)),
                ("reviewed_at", models.DateTimeField()),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("sha256", "rules"), name="file_review_once")]},
        ),
    ]
