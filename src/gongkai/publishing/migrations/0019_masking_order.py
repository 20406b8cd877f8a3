import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0009_publicity"),
        ("publishing", "0018_number_decisions"),
        ("units", "0004_life"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MaskingOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("seen", models.PositiveIntegerField()),
                ("wish", models.JSONField(default=dict)),
                ("posts", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "正在遮盖"), ("done", "已遮盖"), ("refused", "没有遮盖")], default="waiting", max_length=8
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("whole", models.PositiveIntegerField(default=0)),
                ("kept", models.JSONField(default=list)),
                ("reasons", models.JSONField(default=list)),
                ("unseen", models.JSONField(default=list)),
                ("ordered_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "item",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="masking_orders", to="catalog.item"
                    ),
                ),
                (
                    "manuscript",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="masking_orders", to="publishing.manuscript"
                    ),
                ),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "result",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="publishing.manuscript"
                    ),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("item__isnull", False), ("manuscript__isnull", True)),
                            models.Q(("item__isnull", True), ("manuscript__isnull", False)),
                            _connector="OR",
                        ),
                        name="masking_order_of_one",
                    ),
                    models.UniqueConstraint(fields=("person", "key"), name="masking_order_once"),
                    models.UniqueConstraint(condition=models.Q(("state", "waiting")), fields=("item",), name="masking_order_of_item"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")), fields=("manuscript",), name="masking_order_of_manuscript"
                    ),
                ],
            },
        ),
    ]
