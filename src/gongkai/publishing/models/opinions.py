"""What reviewers said: written once, never changed (triggers)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.files.models import StoredFile
from gongkai.publishing.models.manuscripts import Manuscript


class Opinion(models.Model):
    """One opinion on one content: step, post, person, what, when, and the hash that it is bound to.

    `signer` and `signed_on` stand where it was signed on paper (then `person` is null and `at` the day's begin).
    """

    class Says(models.TextChoices):
        AGREED = "agreed", "同意"
        CLEAR = "clear", "不涉密可以公开"
        MASKED = "masked", "遮盖后公开"
        NEVER = "never", "不得公开"
        REFER = "refer", "报请确定"
        APPROVED = "approved", "同意公开"
        RETURNED = "returned", "退回"
        REFUSED = "refused", "不同意公开"

    manuscript = models.ForeignKey(Manuscript, on_delete=models.PROTECT, related_name="opinions")
    round = models.PositiveSmallIntegerField()
    #: The state in which it was given ("section" …).
    step = models.CharField(max_length=12)
    role = models.CharField(max_length=24)
    post = models.BigIntegerField(null=True)
    deputy = models.BooleanField(default=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    signer = models.CharField(max_length=60, blank=True)
    says = models.CharField(max_length=10, choices=Says)
    #: Also what the reviewer of secrecy says where the template has no step of its own for it.
    secrecy = models.CharField(max_length=10, blank=True, choices=Says)
    reasons: "models.JSONField[list[str]]" = models.JSONField(default=list)
    text = models.CharField(max_length=1000, blank=True)
    content_hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(person__isnull=False) | ~Q(signer=""), name="opinion_signed"),
        ]


class LastSeen(models.Model):
    """What a manuscript said when the last opinion was given, so that the next reviewer sees what changed since. Goes with sealing."""

    manuscript = models.OneToOneField(Manuscript, primary_key=True, on_delete=models.CASCADE, related_name="last_seen")
    content_hash = models.CharField(max_length=64)
    said_at = models.DateTimeField()
    #: Fields by name, days as ISO, files as [title, SHA-256].
    values: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)


class OfflineSignature(models.Model):
    """线下签批登记: the scan of the form that was signed on paper, registered by one and checked by another (letters 8.5).

    steps: [{"step": "secrecy", "signer": 姓名, "signed_on": "2026-11-20"}] in the order of the template.
    """

    manuscript = models.ForeignKey(Manuscript, on_delete=models.PROTECT, related_name="offline_signatures")
    round = models.PositiveSmallIntegerField()
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    steps: "models.JSONField[list[dict[str, Any]]]" = models.JSONField(default=list)
    content_hash = models.CharField(max_length=64)
    registrar = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["manuscript", "round"], name="offline_signature_once"),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=models.F("registrar")), name="offline_checked_by_another"
            ),
        ]


class UrgentDecision(models.Model):
    """急件: reviewer and approver on duty decided at one screen or by recorded telephone; signatures follow by `sign_by` (letters 8.4)."""

    class Way(models.TextChoices):
        SCREEN = "screen", "同屏"
        TELEPHONE = "telephone", "电话录音"

    manuscript = models.ForeignKey(Manuscript, on_delete=models.PROTECT, related_name="urgent_decisions")
    round = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=10, choices=Way)
    recording = models.CharField(max_length=120, blank=True)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reviewer_signed_at = models.DateTimeField(null=True)
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approver_signed_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField()
    content_hash = models.CharField(max_length=64)
    sign_by = models.DateField()
    overdue_note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["manuscript", "round"], name="urgent_decision_once"),
            models.CheckConstraint(condition=~Q(reviewer=models.F("approver")), name="urgent_two_persons"),
            models.CheckConstraint(condition=~Q(way="telephone") | ~Q(recording=""), name="urgent_call_recorded"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["sign_by"],
                name="urgent_unsigned",
                condition=Q(reviewer_signed_at__isnull=True) | Q(approver_signed_at__isnull=True),
            )
        ]
