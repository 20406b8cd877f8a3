"""Manuscripts 稿件: what becomes an edition, or a line of the register, once it has been reviewed and approved."""

from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from gongkai.catalog.models import Column, Item
from gongkai.events.models import Event
from gongkai.files.models import StoredFile
from gongkai.publishing.rules import workflow
from gongkai.units.models import Unit

#: Sorts manuscripts without a limit behind all others.
FAR = date(9999, 12, 31)


def fresh_key() -> str:
    """A key for a manuscript whose form had none."""
    return uuid4().hex


class Manuscript(models.Model):
    """Mutable until it is released. The fields from `title` to `particulars` are those of a `Draft`, with the same meaning.

    `version` goes up with every change; a form tells which one it saw. `content_hash` covers all that is published and how
    (title, body, description, files, attribute); an opinion counts while it names the same hash and round.
    """

    class Kind(models.TextChoices):
        NEW = "new", "新增"
        REVISION = "revision", "修订"
        CORRIGENDUM = "corrigendum", "更正"

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        RETURNED = "returned", "退回修改"
        SECTION = "section", "待科室审核"
        SECRECY = "secrecy", "待保密审查"
        APPROVAL = "approval", "待批准"
        CHECK = "check", "更正待复核"
        OFFLINE = "offline", "线下签批待核对"
        PLANNED = "planned", "定时待发布"
        BLOCKED = "blocked", "定时发布未成"
        RELEASED = "released", "已发布"
        REGISTERED = "registered", "已登记"
        DROPPED = "dropped", "已放弃"

    class Attribute(models.TextChoices):
        """公开属性: to be chosen, never assumed (80号)."""

        UNSET = "", "未定"
        PROACTIVE = "proactive", "主动公开"
        ON_REQUEST = "on_request", "依申请公开"
        WITHHELD = "withheld", "不予公开"

    class Carrier(models.TextChoices):
        DOCUMENT = "document", "公文类"
        OTHER = "other", "非公文类"

    #: Of the form that began it: sent twice, it is one manuscript.
    key = models.CharField(max_length=64, unique=True, default=fresh_key)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="manuscripts")
    item = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="manuscripts")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.NEW)

    title = models.CharField(max_length=500, blank=True)
    body = models.TextField(blank=True)
    columns: "models.JSONField[list[str]]" = models.JSONField(default=list)
    document_number = models.CharField(max_length=160, blank=True)
    written_on = models.DateField(null=True)
    genre = models.CharField(max_length=80, blank=True)
    theme = models.CharField(max_length=160, blank=True)
    summary = models.CharField(max_length=300, blank=True)
    keywords = models.CharField(max_length=300, blank=True)
    issuing_bodies: "models.JSONField[list[str]]" = models.JSONField(default=list)
    regulation = models.CharField(max_length=10, blank=True, choices=Item.Regulation)
    validity = models.CharField(max_length=8, blank=True, choices=Item.Validity)
    effective_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    replaces: "models.JSONField[list[str]]" = models.JSONField(default=list)
    repeals: "models.JSONField[list[str]]" = models.JSONField(default=list)
    interprets: "models.JSONField[list[str]]" = models.JSONField(default=list)
    adopts: "models.JSONField[list[str]]" = models.JSONField(default=list)
    answers: "models.JSONField[list[str]]" = models.JSONField(default=list)
    #: What it holds beside its text, by kind: see `gongkai.catalog.particulars`.
    particulars: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)

    carrier = models.CharField(max_length=8, choices=Carrier, default=Carrier.DOCUMENT)
    ways: "models.JSONField[list[str]]" = models.JSONField(default=list)
    attribute = models.CharField(max_length=10, blank=True, choices=Attribute, default=Attribute.UNSET)
    #: A code of law/grounds.py (14-1 … 16-2b), and why it applies.
    ground = models.CharField(max_length=60, blank=True)
    ground_reason = models.CharField(max_length=1000, blank=True)
    #: Why it comes later than twenty working days after it was written.
    late_reason = models.CharField(max_length=500, blank=True)
    #: What a revision or a corrigendum changes, in words for readers.
    note = models.CharField(max_length=300, blank=True)
    remark = models.CharField(max_length=500, blank=True)
    publicity_end = models.DateField(null=True)
    #: What closes after that day: a mode of `gongkai.text.closing` for the body, and "file:<id of the stored file>" for each such file.
    closing: "models.JSONField[list[str]]" = models.JSONField(default=list)
    planned_at = models.DateTimeField(null=True)
    urgent = models.BooleanField(default=False)
    urgent_why = models.CharField(max_length=300, blank=True)

    #: Fields that were read from a document and that nobody has confirmed yet.
    unconfirmed: "models.JSONField[list[str]]" = models.JSONField(default=list)

    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    template = models.CharField(max_length=12)
    round = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    content_hash = models.CharField(max_length=64)
    drafter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    #: The last of the twenty working days; FAR where nothing is due.
    due_on = models.DateField(default=FAR)
    #: Why a planned release failed: [{"code", "field", "values"}].
    blocked: "models.JSONField[list[dict[str, Any]]]" = models.JSONField(default=list)
    #: What it changed in the item, kept at its release: [{"field", "before", "after", "lines"}].
    difference: "models.JSONField[list[dict[str, Any]]]" = models.JSONField(default=list)
    locked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    locked_until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=[str(state) for state in workflow.State]), name="manuscript_state_known"),
            models.CheckConstraint(condition=Q(template__in=list(workflow.TEMPLATES)), name="manuscript_template_known"),
            models.CheckConstraint(condition=Q(kind="new") | Q(item__isnull=False), name="manuscript_of_an_item"),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True) | Q(approved_at__isnull=False, released_at__gte=F("approved_at")),
                name="manuscript_approved_before_release",
            ),
            # one manuscript at a time changes an item
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(item__isnull=False, state__in=[str(state) for state in workflow.OPEN]),
                name="manuscript_open_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["unit", "state", "due_on", "id"],
                name="manuscript_todo",
                condition=Q(state__in=[str(state) for state in workflow.OPEN]),
            ),
            models.Index(fields=["due_on", "id"], name="manuscript_open", condition=Q(state__in=[str(state) for state in workflow.OPEN])),
            models.Index(
                fields=["-urgent", "due_on", "id"],  # as the office sees all its units
                name="manuscript_urgent",
                condition=Q(state__in=[str(state) for state in workflow.OPEN]),
            ),
            models.Index("unit", "state", F("id").desc(), name="manuscript_list"),
            models.Index(fields=["planned_at"], name="manuscript_planned", condition=Q(state="planned")),
        ]

    def __str__(self) -> str:
        return self.title


class ManuscriptFile(models.Model):
    """A file of a manuscript, in order."""

    manuscript = models.ForeignKey(Manuscript, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["manuscript", "position"], name="manuscript_file_once")]


class ManuscriptEvent(Event):
    """What happened to a manuscript. Kinds: "created" and the events of the workflow. data: version (before), post, round, hash."""

    TABLE = "manuscripts"
    subject = models.ForeignKey(Manuscript, on_delete=models.PROTECT, related_name="events")

    class Meta(Event.Meta):
        abstract = False
        constraints: ClassVar = [models.UniqueConstraint(fields=["subject", "seq"], name="manuscript_event_once")]


class TemplateChoice(models.Model):
    """How many steps a unit's manuscripts pass; for one column, or (`column` null) for all others."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="templates")
    column = models.ForeignKey(Column, null=True, on_delete=models.CASCADE, related_name="+")
    template = models.CharField(max_length=12)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "column"], condition=Q(column__isnull=False), name="template_choice_once"),
            models.UniqueConstraint(fields=["unit"], condition=Q(column__isnull=True), name="template_choice_one_default"),
            models.CheckConstraint(condition=Q(template__in=list(workflow.CHOICES)), name="template_choice_known"),
        ]


class StepEvent(Event):
    """What was decided about the steps of a unit's manuscripts: "chosen", "forgotten". data: {"column": code or "", "was", "now"}: templates or ""."""

    TABLE = "steps"
    subject = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="step_events")

    class Meta(Event.Meta):
        abstract = False
        constraints: ClassVar = [models.UniqueConstraint(fields=["subject", "seq"], name="step_event_once")]
