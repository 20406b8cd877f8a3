"""What was changed of settings and vocabularies: before, after, why, by whom. Rows are never changed."""

from typing import Any, ClassVar

from django.db import models


class RuleChange(models.Model):
    """One change. `subject`: "setting", "term", "synonym" or "topic"; `key`: of the setting, code or official word of the others.

    `before` and `after` are the value of a setting, or the fields of a row; null where it was not there.
    """

    subject = models.CharField(max_length=10)
    key = models.CharField(max_length=120)
    before: "models.JSONField[Any]" = models.JSONField(null=True)
    after: "models.JSONField[Any]" = models.JSONField(null=True)
    reason = models.CharField(max_length=300)
    #: Of the post in which it was done ("post:12"), or "shell".
    by = models.CharField(max_length=40)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject", "key", "-id"], name="rule_change_history")]
