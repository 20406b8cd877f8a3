"""What the office keeps: vocabularies, synonyms, topics, settings."""

from typing import Any, ClassVar

from django.db import models

from gongkai.rulebook.calendar_models import CalendarDay, CalendarEvent, CalendarYear
from gongkai.rulebook.changes import RuleChange
from gongkai.rulebook.wording_models import WordingEntry

__all__ = ["CalendarDay", "CalendarEvent", "CalendarYear", "RuleChange", "Setting", "Synonym", "Term", "Topic", "WordingEntry"]


class Term(models.Model):
    """A word of a vocabulary: theme 主题 (two levels) or genre 体裁."""

    class Vocabulary(models.TextChoices):
        THEME = "theme", "主题"
        GENRE = "genre", "体裁"

    vocabulary = models.CharField(max_length=8, choices=Vocabulary)
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    #: False: brought along by an import, not part of the office's vocabulary.
    official = models.BooleanField(default=True)
    place = models.PositiveIntegerField(default=0)
    #: The last day on which it was offered; what carries it keeps it.
    ended_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["vocabulary", "place", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vocabulary", "code"], name="term_code_once"),
            models.UniqueConstraint(
                fields=["vocabulary", "parent", "name"], name="term_name_once", condition=models.Q(parent__isnull=False)
            ),
            models.UniqueConstraint(fields=["vocabulary", "name"], name="term_top_name_once", condition=models.Q(parent__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.parent.name} / {self.name}" if self.parent_id and self.parent else self.name


class Topic(models.Model):
    """An entrance 重点领域: a subject that people care about, and the columns that feed it."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=40)
    #: Codes of columns of the issued structure.
    columns: "models.JSONField[list[str]]" = models.JSONField(default=list)
    #: Words that find it, where a document stands elsewhere.
    words: "models.JSONField[list[str]]" = models.JSONField(default=list)
    place = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["place", "code"]


class Synonym(models.Model):
    """One row of the office's synonym table: official word, equal, colloquial, related (each a list of words)."""

    official = models.CharField(max_length=60, unique=True)
    equal: "models.JSONField[list[str]]" = models.JSONField(default=list)
    colloquial: "models.JSONField[list[str]]" = models.JSONField(default=list)
    related: "models.JSONField[list[str]]" = models.JSONField(default=list)


class Setting(models.Model):
    """A value that the office may change: site name, footer, index-number scheme, every 【口径】."""

    key = models.CharField(max_length=60, primary_key=True)
    value: "models.JSONField[Any]" = models.JSONField(null=True)
