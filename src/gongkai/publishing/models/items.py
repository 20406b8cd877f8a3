"""How items became public: events, batches and their approval, and which source row is which item."""

from typing import ClassVar

from django.db import models

from gongkai.catalog.models import Item
from gongkai.events.models import Event


class Batch(models.Model):
    """One intake of past holdings 历史导入 under one recorded approval: who answers for it, from where, what came of it."""

    source = models.CharField(max_length=300)
    approved_by = models.CharField(max_length=120)
    approval = models.CharField(max_length=300)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    figures = models.JSONField(default=dict)


class Admission(models.Model):
    """Which row of which source an item is: makes a second intake idempotent."""

    source = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="admission")
    batch = models.ForeignKey(Batch, null=True, on_delete=models.PROTECT, related_name="admissions")
    #: SHA-256 of the draft as it came; equal: nothing to do.
    draft_hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["source", "key"], name="admission_once")]


class PublishingEvent(Event):
    """What happened to an item on its way: released, revised, imported, withdrawn, hidden, restored."""

    TABLE = "publishing"
    subject = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="events")
