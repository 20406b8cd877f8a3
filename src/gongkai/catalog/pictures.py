"""The picture of a public text, by the kept file: the same question at the same gate as for its attachment."""

from typing import Any

from django.db.models import F

from gongkai.catalog import queries
from gongkai.catalog.models import Attachment

#: One file hangs on one item; more than a few editions of it are never current.
_MOST = 5


def picture(file_id: int, *, person: Any = None) -> Attachment | None:
    """The attachment of a current edition that carries the file and that `person` may have, or None."""
    current = Attachment.objects.filter(file=file_id, edition__number=F("edition__item__edition"))
    for attachment_id in current.order_by("-pk").values_list("pk", flat=True)[:_MOST]:
        found = queries.attachment(attachment_id, person=person)
        if found is not None:
            return found
    return None
