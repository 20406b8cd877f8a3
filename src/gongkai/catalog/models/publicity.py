"""公示期: until when names and lists of an item are shown, and which parts of it close then. What stays lies where everything lies."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from gongkai.catalog.models.editions import Attachment, Edition
from gongkai.catalog.models.items import Item


class Publicity(models.Model):
    """The period of an item, to the end of the day `until` (Asia/Shanghai). Over, its parts are closed whether or not anybody has noted it."""

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="publicity")
    until = models.DateField()
    #: What of the body closes: a mode of `gongkai.text.closing`.
    body = models.CharField(max_length=8, blank=True)
    #: How many attachments of the current edition close.
    files = models.PositiveSmallIntegerField(default=0)
    #: When the end was noted as an event; null while it runs.
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["until"], name="publicity_running", condition=Q(closed_at__isnull=True))]


class ClosingBody(models.Model):
    """The body of an edition as it is shown while the period runs; its `Content` holds what stays. Rows are never changed.

    `marked`: the same with its lines of marking, for whoever revises it.
    """

    edition = models.OneToOneField(Edition, primary_key=True, on_delete=models.PROTECT, related_name="closing")
    body = models.TextField()
    marked = models.TextField()


class ClosingFile(models.Model):
    """A file of an edition that closes with the period. Rows are never changed."""

    attachment = models.OneToOneField(Attachment, primary_key=True, on_delete=models.CASCADE, related_name="closing")
