"""The abstract event row. Each package has a table of its own; rows are written once and never changed."""

from typing import Any, ClassVar

from django.db import models


class Event(models.Model):
    """What happened to one subject: who, in which post, for which unit, when it counts and when it was recorded.

    Holds ids and codes only, no personal data, and everything that a recount of figures needs.
    A concrete table names its subject `subject` (a foreign key) and its own `TABLE`.
    """

    TABLE: ClassVar[str] = ""

    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    unit_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    post = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    data: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)

    class Meta:
        abstract = True
        constraints: ClassVar = [models.UniqueConstraint(fields=["subject", "seq"], name="%(app_label)s_event_once")]
