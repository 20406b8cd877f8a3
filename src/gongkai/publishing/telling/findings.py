"""Something was found in what is public: the unit's information officer and secrecy reviewer are told, once a day for all that was found."""

from datetime import datetime

from gongkai.catalog.models import Item
from gongkai.events.clock import SHANGHAI
from gongkai.notices.services import notify
from gongkai.publishing.rules import workflow
from gongkai.publishing.telling import next_hands

TOLD = (workflow.OFFICER, workflow.SECRECY_REVIEWER)


def tell(item: Item, *, at: datetime) -> int:
    """Tell them of new findings in a public item; how many had not been told today. In the caller's transaction.

    The notice names the unit and not the item: a thousand findings of an import are one line that leads to the unit's list.
    """
    day = at.astimezone(SHANGHAI).date()
    people = next_hands.holders(item.unit_id, TOLD, day)
    return notify(
        "public_findings", to=people, subject=f"findings:{item.unit_id}", once=f"findings:{item.unit_id}:{day.isoformat()}",
        link=f"/workspace/findings/?unit={item.unit.code}", unit=item.unit_id, at=at,
    )  # fmt: skip
