"""What the machine found in manuscripts and in what is public, and what people decided of it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.catalog.models import Item
from gongkai.files.models import StoredFile
from gongkai.publishing.models.manuscripts import Manuscript
from gongkai.units.models import Unit


class Scan(models.Model):
    """When a manuscript was looked through last: which content, under which rules, and how many of its files still wait for it."""

    manuscript = models.OneToOneField(Manuscript, primary_key=True, on_delete=models.CASCADE, related_name="scan")
    content_hash = models.CharField(max_length=64)
    rules = models.PositiveIntegerField()
    waiting = models.PositiveSmallIntegerField()
    at = models.DateTimeField()


class Ruling(models.Model):
    """What somebody decided of a finding, written once (triggers); the last one of a print counts. Holds nothing of what was found.

    `places`: codes with numbers only, no names. `count`: how many findings the decision was about.
    """

    class Says(models.TextChoices):
        MASKED = "masked", "遮盖"
        REMOVED = "removed", "删去"
        JUSTIFIED = "justified", "说明理由"
        FALSE_ALARM = "false_alarm", "误报"
        LOOKED = "looked", "已逐页人工审看"
        REOPENED = "reopened", "不同意，重新处理"

    manuscript = models.ForeignKey(Manuscript, null=True, on_delete=models.PROTECT, related_name="rulings")
    item = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="rulings")
    print = models.CharField(max_length=32)
    kind = models.CharField(max_length=16)
    field = models.CharField(max_length=16)
    #: Of the attachment, from 1; 0 for what stands in the text.
    number = models.PositiveSmallIntegerField(default=0)
    places: "models.JSONField[list[Any]]" = models.JSONField(default=list)
    count = models.PositiveIntegerField(default=1)
    says = models.CharField(max_length=12, choices=Says)
    #: A code of `scanning.grounds`.
    ground = models.CharField(max_length=20, blank=True)
    text = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=24)
    post = models.BigIntegerField()
    deputy = models.BooleanField(default=False)
    content_hash = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(manuscript__isnull=True, item__isnull=False) | Q(manuscript__isnull=False, item__isnull=True),
                name="ruling_of_one",
            ),
            models.CheckConstraint(condition=~Q(says="justified") | ~Q(ground=""), name="ruling_justified_by_ground"),
        ]


class Finding(models.Model):
    """A finding in a manuscript, or in the current edition of an item: where, of what kind, masked. Made anew at every look.

    It is open while no ruling closes it. `more`: it stands for so many further ones in that column or file.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    manuscript = models.ForeignKey(Manuscript, null=True, on_delete=models.CASCADE, related_name="findings")
    item = models.ForeignKey(Item, null=True, on_delete=models.CASCADE, related_name="findings")
    #: "title", "body" … of the text, "file_name", or "file".
    field = models.CharField(max_length=16)
    #: Of the attachment, from 1; 0 for what stands in the text.
    number = models.PositiveSmallIntegerField(default=0)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16)
    masked = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=20, blank=True)
    places: "models.JSONField[list[Any]]" = models.JSONField(default=list)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    more = models.PositiveIntegerField(default=0)
    print = models.CharField(max_length=32)
    ruling = models.ForeignKey(Ruling, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(manuscript__isnull=True, item__isnull=False) | Q(manuscript__isnull=False, item__isnull=True),
                name="finding_in_one",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "id"], name="finding_public_open", condition=Q(item__isnull=False, ruling__isnull=True)),
        ]


class Recheck(models.Model):
    """A look through everything under a new version of the rules: how far it is. One row a version."""

    rules = models.PositiveIntegerField(primary_key=True)
    #: The last item that was looked through, and the last there was at the beginning.
    item = models.BigIntegerField(default=0)
    last = models.BigIntegerField()
    done = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)


class Awaiting(models.Model):
    """An item whose current edition is still to be looked through: written with the release, deleted when it was done."""

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
