"""What remains to be said of an item that is no longer public: which unit, since when, and of a withdrawn one why."""

from typing import Any

from gongkai.catalog import queries
from gongkai.catalog.models import Item
from gongkai.catalog.queries import Notice
from gongkai.events.clock import SHANGHAI
from gongkai.publishing.models import PublishingEvent

KINDS = ("withdrawn", "withdrawn_hidden", "hidden")


def public_notice(item_id: int, *, person: Any = None) -> Notice | None:
    """The notice of a hidden or withdrawn item with its day; None where there is none. Why it was hidden is not (yet) for the public."""
    notice = queries.notice(item_id, person=person)
    if notice is None:
        return None
    last = PublishingEvent.objects.filter(subject=item_id, kind__in=KINDS).order_by("-seq").values_list("at", "reason").first()
    if last is not None:
        notice.on = last[0].astimezone(SHANGHAI).date()
        notice.reason = last[1] if notice.state == Item.State.WITHDRAWN else ""
    return notice
