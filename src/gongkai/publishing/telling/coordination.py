"""Who is told of coordination: the unit that is asked, and who asked when the answer is there. A subscriber (AFTER)."""

from collections.abc import Sequence

from gongkai.events.clock import SHANGHAI
from gongkai.notices.services import notify, settle
from gongkai.publishing.access import ANSWERERS
from gongkai.publishing.models import Coordination, ManuscriptEvent
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.coordinating import AGAINST
from gongkai.publishing.telling import next_hands

LETTER = "/workspace/coordination/%d/"


def follow(events: Sequence[ManuscriptEvent]) -> None:
    """A letter was sent, answered, taken back, or its time passed."""
    letters = Coordination.objects.in_bulk([event.data["letter"] for event in events])
    for event in events:
        letter = letters[event.data["letter"]]
        day = event.at.astimezone(SHANGHAI).date()
        if event.kind == "coordination_asked":
            _tell("coordination_asked", next_hands.holders(letter.to_unit_id, ANSWERERS, day), letter, event, letter.to_unit_id)
            continue
        settle(f"letter:{letter.pk}", of=("coordination_asked",))
        if event.kind == "coordination_withdrawn":
            continue
        deciding = next_hands.holders(letter.unit_id, [workflow.APPROVER], day) if event.data.get("says") in AGAINST else []
        _tell("coordination_answered", [letter.asked_by_id, *deciding], letter, event, letter.unit_id)


def _tell(kind: str, people: Sequence[int], letter: Coordination, event: ManuscriptEvent, unit: int) -> None:
    to = [person for person in people if person != event.person_id]
    notify(
        kind, to=to, subject=f"letter:{letter.pk}", once=f"manuscripts:{event.pk}", link=LETTER % letter.pk, unit=unit,
        values={"what": event.kind}, at=event.at,
    )  # fmt: skip
