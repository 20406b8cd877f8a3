"""The queue: one row a job, in the same database, so a job exists if and only if its transaction committed."""

from typing import Any, ClassVar

from django.db import models


class Job(models.Model):
    """Something to do once, later, with retries. `payload` holds ids and codes, never personal data."""

    class State(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        FAILED = "failed"

    kind = models.CharField(max_length=60)
    payload: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    #: Two waiting jobs of one key are one job. Empty: no such rule.
    unique = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    run_after = models.DateTimeField()
    #: Until then a worker has it; a worker that died loses it when the time is over.
    held_until = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["run_after", "id"], name="job_due", condition=models.Q(state="waiting"))]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unique"], name="job_unique_waiting", condition=models.Q(state="waiting") & ~models.Q(unique="")
            )
        ]


class Tick(models.Model):
    """When each repeating task ran last, who is running it, and how it failed."""

    name = models.CharField(max_length=60, primary_key=True)
    ran_at = models.DateTimeField()
    #: Until then a process has it; one that died loses it when the time is over.
    held_until = models.DateTimeField(null=True)
    #: The kind of the last failure, "" where it went well.
    error = models.CharField(max_length=60, blank=True, default="")
