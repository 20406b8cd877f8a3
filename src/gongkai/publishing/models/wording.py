"""False alarms of the wording lists that somebody has put aside, so that they are not told again."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from gongkai.rulebook.models import WordingEntry
from gongkai.units.models import Unit


class WordingDismissal(models.Model):
    """In this unit the entry is right where these words stand around it (text.wording.context_of). `reason`: for a forbidden word."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="wording_dismissals")
    entry = models.ForeignKey(WordingEntry, on_delete=models.PROTECT, related_name="dismissals")
    context = models.CharField(max_length=160)
    reason = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=["unit", "entry", "context"], name="wording_dismissed_once")]
