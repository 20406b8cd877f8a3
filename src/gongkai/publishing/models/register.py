"""The register of what is not published: 依申请公开 and 不予公开, a line each (number, day, ground)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from gongkai.publishing.models.manuscripts import Manuscript
from gongkai.units.models import Unit


class RegisterEntry(models.Model):
    """A line of the register of a unit: never public by itself, no text, no file. A withheld one may have no title.

    What is disclosable on request keeps its text in its manuscript, which staff of the unit alone may see.
    """

    manuscript = models.OneToOneField(Manuscript, on_delete=models.PROTECT, related_name="register_entry")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="register")
    attribute = models.CharField(max_length=10, choices=Manuscript.Attribute)
    document_number = models.CharField(max_length=160, blank=True)
    title = models.CharField(max_length=500, blank=True)
    written_on = models.DateField(null=True)
    ground = models.CharField(max_length=60)
    registered_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(attribute__in=["on_request", "withheld"]), name="register_not_proactive"),
            models.CheckConstraint(condition=~Q(ground=""), name="register_has_ground"),
        ]
        indexes: ClassVar = [models.Index("unit", "attribute", F("registered_on").desc(), F("id").desc(), name="register_list")]
