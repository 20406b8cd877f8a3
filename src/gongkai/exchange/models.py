"""Imports that people hand in on a page: looked through first, released by somebody else, done by the worker."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.units.models import Unit


class ImportRun(models.Model):
    """One file. `unit`: in whose name it was handed in. `options` of documents: {"create_units", "approval", "source", "attachments"}.

    `done` of `whole` bytes are read in the present step. `looked` and `figures` are those of `Summary.figures`, of the look and of the import.
    """

    class Kind(models.TextChoices):
        DOCUMENTS = "documents", "历史文件"
        UNITS = "units", "单位表"
        STRUCTURE = "structure", "目录结构"

    class State(models.TextChoices):
        CHECKING = "checking", "正在检查"
        CHECKED = "checked", "已检查，等待放行"
        RUNNING = "running", "正在导入"
        DONE = "done", "已导入"
        FAILED = "failed", "没有办成"
        DISCARDED = "discarded", "已放弃"

    kind = models.CharField(max_length=10, choices=Kind)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=200)
    #: Under GONGKAI_HOME/imports/uploads; empty once it is no longer needed.
    stored = models.CharField(max_length=120, blank=True)
    size = models.PositiveBigIntegerField()
    options: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.CHECKING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField()
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    released_as = models.CharField(max_length=200, blank=True)
    released_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    done = models.PositiveBigIntegerField(default=0)
    whole = models.PositiveBigIntegerField(default=0)
    looked: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    figures: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    #: Why it was not done, in words.
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["checking", "checked", "running", "done", "failed", "discarded"]), name="import_run_state_known"
            ),
            models.CheckConstraint(condition=~Q(kind="documents") | ~Q(released_by=models.F("by")), name="import_released_by_another"),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "-id"], name="import_run_list")]
