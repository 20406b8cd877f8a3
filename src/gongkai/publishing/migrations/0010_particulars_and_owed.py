"""What manuscripts hold beside their text and two more ties; what is owed because of items: interpretations and reviews."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

KINDS = [("interpretation", "政策解读"), ("review", "到期清理")]
HOW = [
    ("", "待办"),
    ("interpreted", "已解读"),
    ("extended", "继续有效"),
    ("replaced", "已修订（由新文件代替）"),
    ("repealed", "已废止"),
    ("lapsed", "到期失效"),
    ("waived", "不需要解读"),
    ("gone", "已撤下"),
]
SETTLED = Q(settled_at__isnull=True, how="") | (Q(settled_at__isnull=False) & ~Q(how=""))


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0009_coordination_immutable"),
        ("catalog", "0008_particulars"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField(model_name="manuscript", name="adopts", field=models.JSONField(default=list)),
        migrations.AddField(model_name="manuscript", name="answers", field=models.JSONField(default=list)),
        migrations.AddField(model_name="manuscript", name="particulars", field=models.JSONField(default=dict)),
        migrations.CreateModel(
            name="Owed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=KINDS, max_length=14)),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="owed", to="catalog.item")),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit")),
                ("due_on", models.DateField()),
                ("opened_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("how", models.CharField(blank=True, choices=HOW, default="", max_length=12)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("post", models.CharField(blank=True, max_length=24)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["item", "kind", "due_on"], name="owed_once"),
                    models.CheckConstraint(condition=SETTLED, name="owed_settled_somehow"),
                ],
                "indexes": [models.Index(condition=Q(settled_at__isnull=True), fields=["unit", "due_on", "id"], name="owed_open")],
            },
        ),
    ]
