"""Words that the office watches: a change ends an entry and begins another, so that every day's list can be told."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from gongkai.text.wording import Kind


class WordingEntry(models.Model):
    """An entry of the wording lists; see gongkai.text.wording.Entry for what the fields mean. `added_by`, `ended_by`: "post:7", "" shipped."""

    KINDS: ClassVar = [
        (Kind.WRONG.value, "错词"),
        (Kind.FORBIDDEN.value, "禁用词"),
        (Kind.SENSITIVE.value, "敏感词"),
        (Kind.NAME.value, "姓名职务"),
    ]

    kind = models.CharField(max_length=10, choices=KINDS)
    word = models.CharField(max_length=60)
    suggestion = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=200, blank=True)
    exceptions: "models.JSONField[list[str]]" = models.JSONField(default=list)
    added_by = models.CharField(max_length=60, blank=True)
    added_at = models.DateTimeField()
    ended_by = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True)
    #: Why it was taken off; "" for one that was changed, and for those taken off before a reason was asked.
    ended_reason = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["kind", "word"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["word"], condition=Q(ended_at__isnull=True), name="wording_word_once"),
            models.CheckConstraint(condition=~Q(word=""), name="wording_has_word"),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "word"], condition=Q(ended_at__isnull=True), name="wording_list")]

    def __str__(self) -> str:
        return self.word
