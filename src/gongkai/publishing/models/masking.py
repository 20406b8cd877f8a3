"""遮盖处理记录 (letters 8.8): what was masked in which file, on which ground, by whom. Written once (triggers); holds nothing of what was masked."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from gongkai.files.masks.values import NOTES
from gongkai.publishing.models.manuscripts import Manuscript


class MaskingRecord(models.Model):
    """One file, or the text of a manuscript (`file_name` empty), masked once. The number for people is M and the key.

    rows: [{"kind": code of a finding | "word" | "column" | "box", "places": [[code, values], …], "ground": code or words}].
    notes: codes of `files.masks.values.NOTES`. Who checked it is who approved the manuscript: another person, always.
    """

    manuscript = models.ForeignKey(Manuscript, on_delete=models.PROTECT, related_name="maskings")
    file_name = models.CharField(max_length=200, blank=True)
    before_hash = models.CharField(max_length=64)
    after_hash = models.CharField(max_length=64)
    rows: "models.JSONField[list[dict[str, Any]]]" = models.JSONField(default=list)
    notes: "models.JSONField[list[str]]" = models.JSONField(default=list)
    places = models.PositiveIntegerField()
    note = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=24)
    post = models.BigIntegerField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(places__gt=0), name="masking_of_something"),
        ]

    @property
    def number(self) -> str:
        return f"M{self.pk}"

    @property
    def grounds(self) -> str:
        return "、".join(dict.fromkeys(row["ground"] for row in self.rows if row["ground"]))

    @property
    def told(self) -> list[str]:
        """What else was done to the file, in words."""
        return [_(NOTES[code]) for code in self.notes if code in NOTES]
