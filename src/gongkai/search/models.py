"""The outbox: which items the index has still to take in. Rows are written in the transaction that changes the item."""

from django.db import models


class Change(models.Model):
    """An item whose entry in the index is out of date. Deleted once the index has committed it."""

    item_id = models.BigIntegerField()
    #: The live index has it; kept only for a rebuild that is under way.
    done = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=["id"], name="change_waiting", condition=models.Q(done=False)),)
