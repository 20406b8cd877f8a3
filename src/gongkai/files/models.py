"""Kept files: bytes by their hash, what they are, and the text found in them."""

from typing import ClassVar

from django.db import models


class StoredFile(models.Model):
    """A file that was received and checked. It is nobody's until something refers to it, and never public by itself."""

    class TextState(models.TextChoices):
        PENDING = "pending"
        DONE = "done"
        EMPTY = "empty"
        UNREADABLE = "unreadable"

    sha256 = models.CharField(max_length=64, db_index=True)
    filename = models.CharField(max_length=255)
    kind = models.CharField(max_length=10)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    pages = models.PositiveIntegerField(null=True)
    text_state = models.CharField(max_length=10, choices=TextState, default=TextState.PENDING)
    text_note = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()


class FilePage(models.Model):
    """The text of one page or sheet; `label` says which in words."""

    file = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="text_pages")
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=120)
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["file", "number"], name="file_page_once")]
