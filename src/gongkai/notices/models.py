"""What was told to whom, what waits to be mailed or called, and what a person wants by mail. Ids and codes, no names, no titles."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q


class Notice(models.Model):
    """One message to one person. `subject` is a reference such as "manuscript:12"; what it is called is looked up when it is shown.

    `once` names the occasion (an event, a day): nobody is told twice of one. `values`: codes and numbers for the line in the list.
    """

    person = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    once = models.CharField(max_length=80)
    link = models.CharField(max_length=200, blank=True)
    unit_id = models.BigIntegerField(null=True)
    values: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    #: It was over before the person read it: somebody else did what was to be done.
    settled = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "once"], name="notice_once")]
        indexes: ClassVar = [
            models.Index("person", F("id").desc(), name="notice_list"),
            models.Index(fields=["person"], name="notice_unread", condition=Q(read_at__isnull=True)),
            models.Index(fields=["subject"], name="notice_open", condition=Q(read_at__isnull=True)),
            models.Index(fields=["once"], name="notice_occasion"),
        ]


class Sending(models.Model):
    """Something that waits to leave the house: tried at `due_at`, held by one sender at a time, tried again later, given up at last."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"
        #: Nobody is there to get it, or it was over before it left.
        DROPPED = "dropped"

    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    held_until = models.DateTimeField(null=True)
    #: The kind of the last failure; never what a server said, which may hold an address.
    error = models.CharField(max_length=80, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class Mail(Sending):
    """A notice that goes out by e-mail; those of one person that are due together make one mail."""

    notice = models.OneToOneField(Notice, primary_key=True, on_delete=models.CASCADE, related_name="mail")
    person = models.BigIntegerField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["due_at", "person"], name="mail_due", condition=Q(state="waiting")),
            models.Index(fields=["ended_at"], name="mail_sent", condition=Q(state="sent")),
        ]


class Webhook(models.Model):
    """A gateway that is called: of one unit, or (null) of the installation. Its secret is derived from `salt` and a key in a file."""

    name = models.CharField(max_length=60)
    unit_id = models.BigIntegerField(null=True)
    url = models.CharField(max_length=500)
    salt = models.CharField(max_length=64)
    #: Kinds that it is called for; empty: all.
    kinds: "models.JSONField[list[str]]" = models.JSONField(default=list)
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField()


class Call(Sending):
    """One call of a gateway: of one occasion, whoever was told of it."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="calls")
    once = models.CharField(max_length=80)
    people: "models.JSONField[list[int]]" = models.JSONField(default=list)
    #: What the call says, without the addressees: {"kind", "subject", "link", "at", "unit"}.
    matter: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["webhook", "once"], name="call_once")]
        indexes: ClassVar = [models.Index(fields=["due_at"], name="call_due", condition=Q(state="waiting"))]


class Preference(models.Model):
    """What a person wants by mail. No row: the default of each kind, at once."""

    person = models.BigIntegerField(primary_key=True)
    #: Kinds that are mailed.
    mailed: "models.JSONField[list[str]]" = models.JSONField(default=list)
    #: One mail a day, save for what is urgent.
    digest = models.BooleanField(default=False)
