"""Editions: what an item said, and when. Rows refuse change by trigger; content goes only by sealing."""

from typing import Any, ClassVar

from django.db import models

from gongkai.catalog.models.items import Item
from gongkai.files.models import StoredFile


class Edition(models.Model):
    """One edition of an item. `content_hash` is SHA-256 over title, body and files in order (see catalog.editions)."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    summary = models.CharField(max_length=300, blank=True)
    keywords = models.CharField(max_length=300, blank=True)
    content_hash = models.CharField(max_length=64)
    released_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    #: What changed, in words, for all but the first.
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "number"], name="edition_once")]


class Content(models.Model):
    """The body of an edition: cleaned HTML and the same as plain text. Kept apart so that item rows stay narrow."""

    edition = models.OneToOneField(Edition, primary_key=True, on_delete=models.PROTECT, related_name="content")
    body = models.TextField()
    text = models.TextField()


class Particulars(models.Model):
    """What an edition holds beside its text, by kind: the steps of a chart, until when comments are taken, who spoke for the press.

    `data` as `gongkai.catalog.particulars` writes it; the edition's content hash covers it. Editions without have no row.
    """

    edition = models.OneToOneField(Edition, primary_key=True, on_delete=models.PROTECT, related_name="particulars")
    data: "models.JSONField[dict[str, Any]]" = models.JSONField()


class Attachment(models.Model):
    """A file of an edition; its id is in its address. Whether it may be seen is the item's matter."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="attachments")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["edition", "position"], name="attachment_once")]


class FileHold(models.Model):
    """A file of a public item that is closed for checking (紧急下线): not shown, not sent, not searched while the row stands."""

    attachment = models.OneToOneField(Attachment, primary_key=True, on_delete=models.CASCADE, related_name="hold")
