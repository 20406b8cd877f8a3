"""Who may rule on a finding, in which state and how: one table, at the gate like the workflow's, walked by the tests cell by cell."""

from collections.abc import Mapping

from gongkai.publishing.models import Ruling
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.workflow import APPROVER, OFFICE, OFFICER, SECRECY_REVIEWER, SECTION_HEAD, State
from gongkai.text.findings import FindingKind

Says = Ruling.Says
_WAITING = (*workflow.WAITING,)
_HEAD = (State.SECTION, State.CHECK, State.OFFLINE)
_REVIEWER = (*workflow.REVIEW, State.CHECK, State.OFFLINE)
_APPROVER = (State.APPROVAL, State.CHECK, State.OFFLINE, *_WAITING)
_WORDS = (Says.JUSTIFIED, Says.FALSE_ALARM, Says.REOPENED)

#: (what is said, role) → states of a manuscript. An officer's word counts until a reviewer disagrees; pages are looked at by a reviewer.
MANUSCRIPTS: Mapping[tuple[str, str], tuple[State, ...]] = {
    **{(says, role): workflow.EDITABLE for says in (*_WORDS, Says.MASKED) for role in (OFFICER, OFFICE)},
    **{(says, SECTION_HEAD): _HEAD for says in _WORDS},
    **{(says, SECRECY_REVIEWER): _REVIEWER for says in _WORDS},
    **{(says, APPROVER): _APPROVER for says in _WORDS},
    (Says.MASKED, SECTION_HEAD): (State.SECTION, State.CHECK),
    (Says.MASKED, SECRECY_REVIEWER): (State.SECRECY, State.CHECK),
    (Says.MASKED, APPROVER): (State.APPROVAL, State.CHECK),
    (Says.LOOKED, SECRECY_REVIEWER): _REVIEWER,
    (Says.LOOKED, APPROVER): _APPROVER,
}
#: (what is said, role) → states of an item. What cannot be ruled is hidden, masked or withdrawn by the verbs for that.
ITEMS: Mapping[tuple[str, str], tuple[str, ...]] = {
    (says, role): ("public", "hidden")
    for says, roles in (
        (Says.JUSTIFIED, (OFFICER, *workflow.CHECKERS, OFFICE)),
        (Says.FALSE_ALARM, (OFFICER, *workflow.CHECKERS, OFFICE)),
        (Says.REOPENED, (*workflow.CHECKERS, OFFICE)),
        (Says.LOOKED, (SECRECY_REVIEWER, APPROVER)),
    )
    for role in roles
}
#: What closes a finding. What was masked or removed and stands there again is open again.
CLOSING = frozenset({Says.JUSTIFIED, Says.FALSE_ALARM, Says.LOOKED})


def event(says: str) -> str:
    """What the gate calls it."""
    return f"rule_{says}"


def gate_table(table: Mapping[tuple[str, str], tuple[str, ...]]) -> dict[tuple[str, str], frozenset[str]]:
    """The table as the gate takes it."""
    return {(event(says), role): frozenset(map(str, states)) for (says, role), states in table.items()}


def roles_for(table: Mapping[tuple[str, str], tuple[str, ...]], says: str, state: str) -> tuple[str, ...]:
    """Which roles may say that in the state."""
    return tuple(role for (one, role), states in table.items() if one == says and state in states)


def fits(says: str, kind: str) -> bool:
    """Whether that can be said of a finding of the kind: pages are looked at where nothing was read; a mark is never explained away."""
    if says == Says.REOPENED:
        return True
    if kind == FindingKind.SECRECY_MARK:
        return False
    if kind == FindingKind.UNREADABLE:
        return says == Says.LOOKED
    return says != Says.LOOKED
