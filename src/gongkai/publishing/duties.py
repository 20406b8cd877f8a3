"""Separation of duties: who, as a person, may not do a step, whatever posts this person holds (design 7; rules G: 初审人≠批准人)."""

from typing import Protocol

from gongkai.publishing.models import Manuscript, ManuscriptEvent, Opinion
from gongkai.publishing.reasons import Reason
from gongkai.publishing.workflow import Event, State

#: Events by which somebody becomes an author of the content.
_AUTHORS = ("created", str(Event.WRITE), str(Event.SUBMIT), str(Event.REGISTER_OFFLINE))
_JUDGING = frozenset({Event.PASS, Event.RETURN, Event.APPROVE, Event.DECIDE_URGENTLY, Event.CHECK_OFFLINE})
#: Steps whose reviewer may not also approve.
REVIEWS = (State.SECTION, State.SECRECY)


class Hands(Protocol):
    """Through whose hands a manuscript went, as `judging.Look` finds it out once."""

    @property
    def authors(self) -> frozenset[int]:
        """See `authors`."""

    @property
    def passes(self) -> list[Opinion]:
        """See `passes`."""


def authors(manuscript: Manuscript) -> frozenset[int]:
    """Everybody who began, wrote, submitted or registered it."""
    rows = ManuscriptEvent.objects.filter(subject=manuscript, kind__in=_AUTHORS).values_list("person_id", flat=True)
    return frozenset(person for person in rows if person is not None) | {manuscript.drafter_id}


def passes(manuscript: Manuscript) -> list[Opinion]:
    """The opinions of this round that let it pass and are bound to the content as it stands."""
    found = Opinion.objects.filter(manuscript=manuscript, round=manuscript.round, content_hash=manuscript.content_hash)
    return list(found.exclude(says__in=[Opinion.Says.RETURNED, Opinion.Says.REFUSED, Opinion.Says.NEVER, Opinion.Says.REFER]))


def reasons_against(person: int, event: str, hands: Hands) -> list[Reason]:
    """Why `person` may not take this step. Returning is a review too, but an approver who reviewed may still return."""
    if event not in _JUDGING:
        return []
    if person in hands.authors:
        return [Reason("drafter_may_not_review")]
    if event == Event.APPROVE and any(opinion.person_id == person and opinion.step in REVIEWS for opinion in hands.passes):
        return [Reason("reviewer_may_not_approve")]
    return []
