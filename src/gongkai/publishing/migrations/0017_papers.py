import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai.events.immutable import refuse


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0016_masking_record"),
        ("units", "0004_life"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="hiding",
            name="found_by",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="hiding",
            name="kind",
            field=models.CharField(
                choices=[
                    ("secrecy", "疑似涉密"),
                    ("personal", "含个人信息"),
                    ("error", "内容严重错误"),
                    ("rights", "第三方主张权利"),
                    ("link", "链接或安全异常"),
                    ("other", "其他"),
                ],
                default="other",
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("to_body", models.CharField(max_length=120)),
                ("number", models.CharField(max_length=120)),
                ("year", models.PositiveSmallIntegerField()),
                ("serial", models.PositiveIntegerField()),
                ("title_only", models.CharField(max_length=200)),
                ("question", models.CharField(max_length=1000)),
                ("our_view", models.CharField(max_length=1000)),
                ("carrier_note", models.CharField(max_length=300)),
                ("answer_by", models.DateField()),
                ("content_hash", models.CharField(max_length=64)),
                ("role", models.CharField(max_length=24)),
                ("asked_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("asked_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "manuscript",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="referrals", to="publishing.manuscript"),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit")),
            ],
        ),
        migrations.CreateModel(
            name="ReferralWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("open", "可以公开"), ("part", "部分内容不得公开"), ("closed", "不得公开"), ("withdrawn", "撤回报请")],
                        max_length=10,
                    ),
                ),
                ("document_number", models.CharField(blank=True, max_length=160)),
                ("answered_on", models.DateField(null=True)),
                ("text", models.CharField(blank=True, max_length=1000)),
                ("role", models.CharField(max_length=24)),
                ("post", models.BigIntegerField()),
                ("deputy", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "referral",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="words", to="publishing.referral"),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="StepEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("unit_id", models.BigIntegerField(null=True)),
                ("person_id", models.BigIntegerField(null=True)),
                ("post", models.CharField(blank=True, max_length=40)),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("from_state", models.CharField(blank=True, max_length=20)),
                ("to_state", models.CharField(blank=True, max_length=20)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("data", models.JSONField(default=dict)),
                ("subject", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="step_events", to="units.unit")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DecisionNumber",
            fields=[
                (
                    "removal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="numbered",
                        serialize=False,
                        to="publishing.removal",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("serial", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=120)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unit", "year", "serial"), name="decision_numbered_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(fields=("unit", "year", "serial"), name="referral_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="referralword",
            constraint=models.UniqueConstraint(fields=("referral",), name="referral_settled_once"),
        ),
        migrations.AddConstraint(
            model_name="referralword",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "withdrawn"),
                    models.Q(("answered_on__isnull", False), models.Q(("document_number", ""), _negated=True)),
                    _connector="OR",
                ),
                name="referral_answer_documented",
            ),
        ),
        migrations.AddConstraint(
            model_name="stepevent",
            constraint=models.UniqueConstraint(fields=("subject", "seq"), name="step_event_once"),
        ),
        *map(refuse, ("publishing_referral", "publishing_referralword", "publishing_decisionnumber", "publishing_stepevent")),
    ]
