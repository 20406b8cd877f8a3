"""What is taken from the public: hidden at once, withdrawn after approval, sealed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.catalog.models import Attachment, Item
from gongkai.units.models import Unit


class Hiding(models.Model):
    """紧急下线 of an item or (with `attachment`) of one file: at once, then confirmed or restored within one working day (`due_on`)."""

    class Kind(models.TextChoices):
        """What was found (letters 8.9)."""

        SECRECY = "secrecy", "疑似涉密"
        PERSONAL = "personal", "含个人信息"
        ERROR = "error", "内容严重错误"
        RIGHTS = "rights", "第三方主张权利"
        LINK = "link", "链接或安全异常"
        OTHER = "other", "其他"

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="hidings")
    attachment = models.ForeignKey(Attachment, null=True, on_delete=models.SET_NULL, related_name="hidings")
    #: Of one file, not of the item; stays true where sealing has destroyed the file.
    of_file = models.BooleanField(default=False)
    unit_id = models.BigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.OTHER)
    reason = models.CharField(max_length=500)
    #: Who or what found it: 自查、群众来信、上级抽查 ….
    found_by = models.CharField(max_length=120, blank=True)
    due_on = models.DateField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item"], condition=Q(ended_at__isnull=True, of_file=False), name="hiding_once"),
            models.UniqueConstraint(fields=["attachment"], condition=Q(ended_at__isnull=True, of_file=True), name="hiding_file_once"),
            models.CheckConstraint(condition=~Q(confirmed_by=models.F("by")), name="hiding_confirmed_by_another"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["unit_id", "due_on"],
                name="hiding_open",
                condition=Q(confirmed_at__isnull=True, ended_at__isnull=True),
            )
        ]


class Removal(models.Model):
    """撤下 or 封存 of an item: proposed by one with kind and ground, decided by another. The row says what the tombstone says."""

    class Kind(models.TextChoices):
        """Why, in the words that readers see."""

        SECRECY = "secrecy", "涉及国家秘密"
        PRIVACY = "privacy", "涉及个人隐私"
        TRADE = "trade", "涉及商业秘密"
        ERROR = "error", "内容有误"
        REPEALED = "repealed", "已废止或失效"
        PERIOD = "period", "公示期满"
        COURT = "court", "依据复议决定、裁判文书"
        OTHER = "other", "其他"

    class State(models.TextChoices):
        PROPOSED = "proposed", "待批准"
        DONE = "done", "已撤下"
        REFUSED = "refused", "未批准"

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="removals")
    unit_id = models.BigIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    #: The rule it rests on: 条例第十五条 …
    ground = models.CharField(max_length=200)
    public_reason = models.CharField(max_length=300)
    internal_reason = models.CharField(max_length=500, blank=True)
    successor = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="+")
    #: Not even the title may stay: the page says 依法撤下.
    title_goes = models.BooleanField(default=False)
    #: 封存: contents of all editions are destroyed.
    seal = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_role = models.CharField(max_length=24, blank=True)
    decided_at = models.DateTimeField(null=True)
    decision_note = models.CharField(max_length=300, blank=True)
    sealed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item"], condition=Q(state="proposed"), name="removal_proposed_once"),
            models.CheckConstraint(condition=~Q(decided_by=models.F("proposed_by")), name="removal_decided_by_another"),
        ]
        indexes: ClassVar = [models.Index(fields=["unit_id", "id"], name="removal_open", condition=Q(state="proposed"))]


class DecisionNumber(models.Model):
    """The number of a decision to withdraw or seal (letters 1.3: 撤决), drawn by unit and year when it is approved. Never changed (triggers)."""

    removal = models.OneToOneField(Removal, primary_key=True, on_delete=models.PROTECT, related_name="numbered")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    number = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "year", "serial"], name="decision_numbered_once")]
