"""Separation of duties: who, as a person, may not do a step, whatever posts this person holds (design 7; rules G: 初审人≠批准人)."""

from typing import TYPE_CHECKING, Protocol

from gongkai.publishing.models import Manuscript, ManuscriptEvent, Opinion
from gongkai.publishing.rules.reasons import Reason
from gongkai.publishing.rules.workflow import Event, State

if TYPE_CHECKING:
    from django.db.models import QuerySet

#: Events by which somebody becomes an author of the content.
_AUTHORS = ("created", str(Event.WRITE), str(Event.SUBMIT), str(Event.REGISTER_OFFLINE))
_JUDGING = frozenset({Event.PASS, Event.RETURN, Event.APPROVE, Event.DECIDE_URGENTLY, Event.CHECK_OFFLINE})
#: After these nobody looks at it again.
_LAST = frozenset({Event.APPROVE, Event.CHECK_OFFLINE})
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

    @property
    def maskers(self) -> frozenset[int]:
        """See `maskers`."""


def authors(manuscript: Manuscript) -> frozenset[int]:
    """Everybody who began, wrote, submitted or registered it."""
    rows = ManuscriptEvent.objects.filter(subject=manuscript, kind__in=_AUTHORS).values_list("person_id", flat=True)
    return frozenset(person for person in rows if person is not None) | {manuscript.drafter_id}


def passes(manuscript: Manuscript) -> list[Opinion]:
    """The opinions of this round that let it pass and are bound to the content as it stands, or as it stood before a reviewer masked it."""
    rows = Opinion.objects.filter(manuscript=manuscript, round=manuscript.round)
    found = list(rows.exclude(says__in=[Opinion.Says.RETURNED, Opinion.Says.REFUSED, Opinion.Says.NEVER, Opinion.Says.REFER]))
    if all(opinion.content_hash == manuscript.content_hash for opinion in found):
        return found
    standing = hashes(manuscript)
    return [opinion for opinion in found if opinion.content_hash in standing]


def hashes(manuscript: Manuscript) -> frozenset[str]:
    """The hash of the content, and those it had before reviewers masked it and did nothing else: opinions on them still count."""
    found = {manuscript.content_hash}
    for data in _masks(manuscript).order_by("-seq").values_list("data", flat=True):
        if data.get("hash") not in found:
            break
        found.add(data["before"])
    return frozenset(found)


def maskers(manuscript: Manuscript) -> frozenset[int]:
    """Who, as a reviewer, masked what it says now; another must approve it."""
    rows = _masks(manuscript).filter(data__round=manuscript.round).values_list("person_id", flat=True)
    return frozenset(person for person in rows if person is not None)


def _masks(manuscript: Manuscript) -> "QuerySet[ManuscriptEvent]":
    return ManuscriptEvent.objects.filter(subject=manuscript, kind="mask")


def reasons_against(person: int, event: str, hands: Hands) -> list[Reason]:
    """Why `person` may not take this step. Returning is a review too, but an approver who reviewed may still return."""
    if event not in _JUDGING:
        return []
    if person in hands.authors:
        return [Reason("drafter_may_not_review")]
    if event in _LAST and person in hands.maskers:
        return [Reason("masker_may_not_approve")]
    if event == Event.APPROVE and any(opinion.person_id == person and opinion.step in REVIEWS for opinion in hands.passes):
        return [Reason("reviewer_may_not_approve")]
    return []
