"""The office's calendar: years and their status, the days that a notice arranged, and what happened to them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from gongkai.events.models import Event

#: The scope of what holds everywhere; a region's own days have its division code (GB/T 2260, six digits).
COUNTRY = "CN"


class CalendarYear(models.Model):
    """What the notice for a year arranges, in a scope. No row: nothing is known, the year is counted by weekends."""

    class Status(models.TextChoices):
        NONE = "none", "未录入"
        SEEDED = "seeded", "已录入，未确认"
        CONFIRMED = "confirmed", "已确认"

    year = models.PositiveSmallIntegerField()
    scope = models.CharField(max_length=6, default=COUNTRY)
    status = models.CharField(max_length=9, choices=Status, default=Status.NONE)
    notice = models.CharField(max_length=60, blank=True)
    #: False: the number itself was seen in one place only (文号未核实), and says so wherever it shows.
    notice_verified = models.BooleanField(default=True)
    source = models.CharField(max_length=300, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    #: The post or account that confirmed it; not shown to the public.
    confirmed_by = models.CharField(max_length=120, blank=True)
    #: Of the last change.
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["scope", "year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scope", "year"], name="calendar_year_once"),
            models.CheckConstraint(
                condition=~Q(status="confirmed") | (Q(confirmed_at__isnull=False) & ~Q(notice="")), name="calendar_year_confirmed_by_notice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.scope}"


class CalendarDay(models.Model):
    """A day off 放假 or a make-up day 调休上班. `arranged` is the year whose notice says so: of New Year it may be the year after `on`."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", "放假"
        MAKE_UP = "make_up", "调休上班"

    arranged = models.ForeignKey(CalendarYear, on_delete=models.PROTECT, related_name="days")
    scope = models.CharField(max_length=6, default=COUNTRY)
    on = models.DateField()
    kind = models.CharField(max_length=7, choices=Kind)
    name = models.CharField(max_length=60)
    notice = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["scope", "on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scope", "on"], name="calendar_day_once"),
            models.CheckConstraint(condition=Q(kind__in=["holiday", "make_up"]), name="calendar_day_kind_known"),
        ]


class CalendarEvent(Event):
    """What happened to a year: seeded, days_entered, days_removed, confirmed, reopened. `data["days"]`: [[on, kind, name], …] of the change."""

    TABLE = "rulebook"
    subject = models.ForeignKey(CalendarYear, on_delete=models.PROTECT, related_name="events")

    class Meta(Event.Meta):
        abstract = False
