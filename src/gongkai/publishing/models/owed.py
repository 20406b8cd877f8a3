"""What a unit owes because of an item that is out: its interpretation 政策解读, its review before it lapses 到期清理."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.catalog.models import Item
from gongkai.units.models import Unit


class Owed(models.Model):
    """Opened at release, or when the end of validity comes near; settled by what is released, or by a reason that stays on record.

    `due_on`: of an interpretation the last of its working days, of a review the last day on which the document is in force.
    """

    class Kind(models.TextChoices):
        INTERPRETATION = "interpretation", "政策解读"
        REVIEW = "review", "到期清理"

    class How(models.TextChoices):
        OPEN = "", "待办"
        INTERPRETED = "interpreted", "已解读"
        EXTENDED = "extended", "继续有效"
        REPLACED = "replaced", "已修订（由新文件代替）"
        REPEALED = "repealed", "已废止"
        LAPSED = "lapsed", "到期失效"
        WAIVED = "waived", "不需要解读"
        GONE = "gone", "已撤下"

    kind = models.CharField(max_length=14, choices=Kind)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="owed")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    opened_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=12, blank=True, choices=How, default=How.OPEN)
    reason = models.CharField(max_length=500, blank=True)
    #: Who gave the reason, in which post; null where a release settled it.
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "kind", "due_on"], name="owed_once"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, how="") | (Q(settled_at__isnull=False) & ~Q(how="")), name="owed_settled_somehow"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "due_on", "id"], name="owed_open", condition=Q(settled_at__isnull=True))]
