"""Counts that pages read instead of counting: items by unit and column, serials of index numbers, visits by day."""

from typing import ClassVar

from django.db import models

from gongkai.catalog.models.columns import Column
from gongkai.units.models import Unit


class Tally(models.Model):
    """How many public items a unit has in a column (columns above included), and the day of the latest."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="tallies")
    column = models.ForeignKey(Column, on_delete=models.CASCADE, related_name="tallies")
    items = models.PositiveIntegerField(default=0)
    latest = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "column"], name="tally_once")]


class UnitTally(models.Model):
    """How many public items a unit has of its own, and the day of the latest."""

    unit = models.OneToOneField(Unit, primary_key=True, on_delete=models.CASCADE, related_name="tally")
    items = models.PositiveIntegerField(default=0)
    latest = models.DateField(null=True)


class IndexSerial(models.Model):
    """The last serial drawn for an index-number prefix; the row is the lock."""

    prefix = models.CharField(max_length=60, primary_key=True)
    last = models.PositiveIntegerField(default=0)


class Visits(models.Model):
    """Visits of one subject ("item:12", "unit:990100", "column:0203", "unanswered:公租房") on one day, folded from the visit lines."""

    subject = models.CharField(max_length=60)
    day = models.DateField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["subject", "day"], name="visits_once")]
