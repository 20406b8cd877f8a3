"""What is kept of a file: one row a file, its text by page, and what happened to it. The bytes lie in the store."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _

from gongkai.events.models import Event
from gongkai.files.kinds import KINDS
from gongkai.files.reasons import note_text


class StoredFile(models.Model):
    """A file that passed quarantine. Several rows may share bytes (`sha256`). No row is public by itself: who may have it is
    decided by what it hangs on.
    """

    class TextState(models.TextChoices):
        PENDING = "pending"
        DONE = "done"
        EMPTY = "empty"
        UNREADABLE = "unreadable"

    sha256 = models.CharField(max_length=64, db_index=True)
    filename = models.CharField(max_length=200)
    kind = models.CharField(max_length=8)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    #: Pages or sheets; null where the kind has none, or before the text is read.
    pages = models.PositiveIntegerField(null=True)
    text_state = models.CharField(max_length=10, choices=TextState, default=TextState.PENDING)
    text_note = models.CharField(max_length=20, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["id"], name="file_text_pending", condition=models.Q(text_state="pending"))]

    def __str__(self) -> str:
        return self.filename

    @property
    def note(self) -> str:
        """Why there is no text, or not all of it, for the reader; empty if there is nothing to say."""
        return note_text(self.text_note)

    @property
    def inline(self) -> bool:
        """Whether a browser may show it in place (design rule 17: PDF and raster images only)."""
        return KINDS[self.kind].inline


class FilePage(models.Model):
    """The text of one page (PDF, OFD), one sheet, or the whole of a file without pages."""

    class Unit(models.TextChoices):
        PAGE = "page"
        SHEET = "sheet"
        WHOLE = "whole"

    file = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveIntegerField()
    unit = models.CharField(max_length=5, choices=Unit)
    sheet = models.CharField(max_length=100, blank=True)
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["file", "number"], name="file_page_once")]

    @property
    def label(self) -> str:
        """Where a hit stands: 第 3 页, 工作表“明细”; empty where there are no pages."""
        if self.unit == self.Unit.SHEET:
            return _("工作表“%(name)s”") % {"name": self.sheet}
        if self.unit == self.Unit.PAGE:
            return _("第 %(number)s 页") % {"number": self.number}
        return ""


class FileEvent(Event):
    """kept, extracted, reviewed, destroyed. The file may be gone, its events stay: no database constraint on `subject`."""

    TABLE = "files"

    class Kind(models.TextChoices):
        KEPT = "kept"
        EXTRACTED = "extracted"
        REVIEWED = "reviewed"
        DESTROYED = "destroyed"

    subject = models.ForeignKey(StoredFile, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")

    class Meta(Event.Meta):
        abstract = False


class FileReview(models.Model):
    """What the review by machine finds in these bytes, under one version of its rules: read once, however many rows have the bytes.

    found: findings as the child tells them (`review.gathering`), masked, with keyed prints; of long lists a number of them and a count.
    """

    sha256 = models.CharField(max_length=64)
    rules = models.PositiveIntegerField()
    found: "models.JSONField[list[dict[str, Any]]]" = models.JSONField(default=list)
    reviewed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["sha256", "rules"], name="file_review_once")]
