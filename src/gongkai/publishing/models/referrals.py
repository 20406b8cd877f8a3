"""报请确定能否公开 (regulation, article 17 paragraph 3; letters 8.7): what a unit cannot decide goes to who can. Rows are never changed (triggers)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.publishing.models.manuscripts import Manuscript
from gongkai.units.models import Unit


class Referral(models.Model):
    """A letter to a body that is rarely one of ours (主管部门、保密行政管理部门), so it is named in words.

    Says nothing of the content: what is to be decided goes by confidential mail (`carrier_note`), never through this system.
    """

    manuscript = models.ForeignKey(Manuscript, on_delete=models.PROTECT, related_name="referrals")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    to_body = models.CharField(max_length=120)
    #: The number is drawn by unit and year, in one series with coordination (letters 1.3: 协).
    number = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    #: What the information is called; another name may stand for it (代称).
    title_only = models.CharField(max_length=200)
    question = models.CharField(max_length=1000)
    our_view = models.CharField(max_length=1000)
    carrier_note = models.CharField(max_length=300)
    answer_by = models.DateField()
    content_hash = models.CharField(max_length=64)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=24)
    asked_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "year", "serial"], name="referral_numbered_once")]


class ReferralWord(models.Model):
    """What came of it: the answer, registered from the letter that came back, or that it was taken back."""

    class Kind(models.TextChoices):
        OPEN = "open", "可以公开"
        PART = "part", "部分内容不得公开"
        CLOSED = "closed", "不得公开"
        WITHDRAWN = "withdrawn", "撤回报请"

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="words")
    kind = models.CharField(max_length=10, choices=Kind)
    #: Of the letter that came back: its number and day. Of a withdrawal none.
    document_number = models.CharField(max_length=160, blank=True)
    answered_on = models.DateField(null=True)
    text = models.CharField(max_length=1000, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=24)
    post = models.BigIntegerField()
    deputy = models.BooleanField(default=False)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["referral"], name="referral_settled_once"),
            models.CheckConstraint(
                condition=Q(kind="withdrawn") | (Q(answered_on__isnull=False) & ~Q(document_number="")), name="referral_answer_documented"
            ),
        ]
