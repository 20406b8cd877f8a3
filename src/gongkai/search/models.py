"""The outbox: which items the index has still to take in. Rows are written in the transaction that changes the item."""

from django.db import models


class Change(models.Model):
    """An item whose entry in the index is out of date. Deleted once the index has committed it."""

    item_id = models.BigIntegerField()
    #: The live index has it; kept only for a rebuild that is under way.
    done = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=["id"], name="change_waiting", condition=models.Q(done=False)),)


class EmptySearch(models.Model):
    """How often a query found nothing on a day. The query is kept in its normal form, cut, without who asked."""

    query = models.CharField(max_length=80)
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["query", "day"], name="empty_search_once"),)
