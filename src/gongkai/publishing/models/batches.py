"""Entry by table 表格录入: a file that waits, the batch that it became; and what is done to many manuscripts at once."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.files.models import StoredFile
from gongkai.publishing.models.manuscripts import Manuscript
from gongkai.units.models import Unit


class EntryUpload(models.Model):
    """A table that was looked at and is not entered yet. The file may hold what must not be kept: it goes with the row, after days at most."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    #: A code of `tables.kinds`, and the column that the rows go to.
    kind = models.CharField(max_length=20)
    column = models.CharField(max_length=40)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class EntryBatch(models.Model):
    """The manuscripts that one table became, all in one transaction. Of the file its name and SHA-256 stay."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="entry_batches")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200)
    file_hash = models.CharField(max_length=64)
    #: Rows that became manuscripts, and rows of the file that did not.
    rows = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["unit", "-id"], name="entry_batch_list")]


class EntryRow(models.Model):
    """Which row of which batch a manuscript is. `identity`: SHA-256 of what makes it the same (unit, kind, number); dropped, it may come again."""

    batch = models.ForeignKey(EntryBatch, on_delete=models.PROTECT, related_name="entries")
    manuscript = models.OneToOneField(Manuscript, on_delete=models.PROTECT, related_name="entry_row")
    #: Its line in the sheet.
    number = models.PositiveIntegerField()
    identity = models.CharField(max_length=64)
    generation = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["identity", "generation"], name="entry_row_once"),
            models.UniqueConstraint(fields=["batch", "number"], name="entry_row_of_line"),
        ]


class BulkAct(models.Model):
    """One decision over many manuscripts, carried out piece by piece: killed in the middle, the rest waits for a second press."""

    #: Of the form: sent twice, it is one act.
    key = models.CharField(max_length=64, unique=True)
    batch = models.ForeignKey(EntryBatch, null=True, on_delete=models.PROTECT, related_name="acts")
    #: "submit", "agree", "return", "drop".
    verb = models.CharField(max_length=12)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    #: {"says", "secrecy", "text", "reasons", "reason"}: what was said of all of them.
    options: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "-id"], name="bulk_act_list")]


class BulkActRow(models.Model):
    """A manuscript of it, in the version that was seen."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", "未办"
        DONE = "done", "已办"
        REFUSED = "refused", "未办成"

    act = models.ForeignKey(BulkAct, on_delete=models.CASCADE, related_name="rows")
    manuscript = models.ForeignKey(Manuscript, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.WAITING)
    #: [{"code", "field", "values"}].
    reasons: "models.JSONField[list[dict[str, Any]]]" = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["act", "manuscript"], name="bulk_act_row_once")]
        indexes: ClassVar = [models.Index(fields=["act", "id"], name="bulk_act_waiting", condition=Q(outcome="waiting"))]
