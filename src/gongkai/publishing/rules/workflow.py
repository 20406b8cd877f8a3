"""The way from draft to publication, as one table: event × states × role → next state. Who may do what, and nothing else, stands here.

Drawn in docs/workflow.md from this table; walked through at start-up (`problems`) and by the tests, cell by cell.
Separation of duties, which looks at persons and not at posts, is in `publishing/rules/duties.py`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a manuscript 稿件 stands."""

    DRAFT = "draft"  # 草稿
    RETURNED = "returned"  # 退回修改
    SECTION = "section"  # 待科室审核
    SECRECY = "secrecy"  # 待保密审查
    APPROVAL = "approval"  # 待批准
    CHECK = "check"  # 更正待复核: a corrigendum waits for one other person
    OFFLINE = "offline"  # 线下签批待核对
    PLANNED = "planned"  # 已批准，定时发布
    BLOCKED = "blocked"  # 定时发布未成
    RELEASED = "released"  # 已发布
    REGISTERED = "registered"  # 已登记 (依申请公开、不予公开)
    DROPPED = "dropped"  # 已放弃


class Event(StrEnum):
    """What people (and the system) do to a manuscript."""

    WRITE = "write"
    SUBMIT = "submit"
    TAKE_BACK = "take_back"
    DROP = "drop"
    PASS = "pass"  # noqa: S105  (no password)
    RETURN = "return"
    APPROVE = "approve"
    DECIDE_URGENTLY = "decide_urgently"
    REGISTER_OFFLINE = "register_offline"
    CHECK_OFFLINE = "check_offline"
    RELEASE = "release"
    REGISTER = "register"
    BLOCK = "block"


OFFICER, SECTION_HEAD, SECRECY_REVIEWER = "information_officer", "section_head", "secrecy_reviewer"
APPROVER, OFFICE = "approver", "office"
#: Not a post: the worker, and the second half of an approval.
SYSTEM = "system"
#: The next step of the manuscript's template; the state it has.
NEXT, SAME = "next", "same"

EDITABLE = (State.DRAFT, State.RETURNED)
REVIEW = (State.SECTION, State.SECRECY, State.APPROVAL)
#: Approved, not out.
WAITING = (State.PLANNED, State.BLOCKED)
FINAL = frozenset({State.RELEASED, State.REGISTERED, State.DROPPED})
OPEN = tuple(state for state in State if state not in FINAL)
CHECKERS = (SECTION_HEAD, SECRECY_REVIEWER, APPROVER)

#: (event, roles, from states, to). The office may enter for a unit (代录); what it does is recorded as the office's.
TABLE: tuple[tuple[Event, tuple[str, ...], tuple[State, ...], str], ...] = (
    (Event.WRITE, (OFFICER, OFFICE), EDITABLE, SAME),
    (Event.SUBMIT, (OFFICER, OFFICE), EDITABLE, NEXT),
    (Event.DROP, (OFFICER, OFFICE), EDITABLE, State.DROPPED),
    (Event.TAKE_BACK, (OFFICER, OFFICE), (*REVIEW, State.CHECK, State.OFFLINE, *WAITING), State.DRAFT),
    (Event.PASS, (SECTION_HEAD,), (State.SECTION,), NEXT),
    (Event.PASS, (SECRECY_REVIEWER,), (State.SECRECY,), NEXT),
    (Event.RETURN, (SECTION_HEAD,), (State.SECTION,), State.RETURNED),
    (Event.RETURN, (SECRECY_REVIEWER,), (State.SECRECY,), State.RETURNED),
    (Event.RETURN, (APPROVER,), (State.APPROVAL, *WAITING), State.RETURNED),
    (Event.RETURN, CHECKERS, (State.CHECK, State.OFFLINE), State.RETURNED),
    (Event.APPROVE, (APPROVER,), (State.APPROVAL, State.BLOCKED), State.PLANNED),
    (Event.APPROVE, CHECKERS, (State.CHECK,), State.PLANNED),
    (Event.DECIDE_URGENTLY, (SECRECY_REVIEWER, APPROVER), REVIEW, State.PLANNED),
    (Event.REGISTER_OFFLINE, (OFFICER, OFFICE), EDITABLE, State.OFFLINE),
    (Event.CHECK_OFFLINE, CHECKERS, (State.OFFLINE,), State.PLANNED),
    (Event.RELEASE, (SYSTEM,), (State.PLANNED,), State.RELEASED),
    (Event.REGISTER, (SYSTEM,), (State.PLANNED,), State.REGISTERED),
    (Event.BLOCK, (SYSTEM,), (State.PLANNED,), State.BLOCKED),
)

#: What is on the to-do list of each role.
MINE: Mapping[str, tuple[State, ...]] = {
    OFFICER: (*EDITABLE, State.BLOCKED),
    SECTION_HEAD: (State.SECTION, State.CHECK, State.OFFLINE),
    SECRECY_REVIEWER: (State.SECRECY, State.CHECK, State.OFFLINE),
    APPROVER: (State.APPROVAL, State.CHECK, State.OFFLINE, State.BLOCKED),
}

#: What a template passes after the draft, by its number of steps (the draft is the first); a corrigendum has its own.
TEMPLATES: Mapping[str, tuple[State, ...]] = {
    "2": (State.APPROVAL,),
    "3": (State.SECRECY, State.APPROVAL),
    "4": (State.SECTION, State.SECRECY, State.APPROVAL),
    "correction": (State.CHECK,),
}
#: Those that a unit may choose.
CHOICES = ("2", "3", "4")
DEFAULT = "3"


class ItemEvent(StrEnum):
    """What people do to an item that is (or was) out."""

    REVISE = "revise"  # 修订: a new manuscript through the whole template
    CORRECT = "correct"  # 更正: a corrigendum, one other person
    HIDE = "hide"  # 紧急下线
    HIDE_FILE = "hide_file"
    CONFIRM_HIDING = "confirm_hiding"
    RESTORE = "restore"
    RESTORE_FILE = "restore_file"
    PROPOSE_REMOVAL = "propose_removal"  # 拟撤下、拟封存
    DECIDE_REMOVAL = "decide_removal"
    SETTLE_OWED = "settle_owed"  # 不需要解读、到期失效: with a reason
    SEE_CLOSED = "see_closed"  # 公示期满后关闭的内容, with a reason


#: (event, roles, states of the item). Hiding is for everybody who answers for content; bringing back is not for the officer alone.
ITEMS: tuple[tuple[ItemEvent, tuple[str, ...], tuple[str, ...]], ...] = (
    (ItemEvent.REVISE, (OFFICER, OFFICE), ("public", "hidden")),
    (ItemEvent.CORRECT, (OFFICER, OFFICE), ("public", "hidden")),
    (ItemEvent.HIDE, (OFFICER, *CHECKERS, OFFICE), ("public",)),
    (ItemEvent.HIDE_FILE, (OFFICER, *CHECKERS, OFFICE), ("public",)),
    (ItemEvent.CONFIRM_HIDING, (*CHECKERS, OFFICE), ("public", "hidden")),
    (ItemEvent.RESTORE, (*CHECKERS, OFFICE), ("hidden",)),
    (ItemEvent.RESTORE_FILE, (*CHECKERS, OFFICE), ("public", "hidden")),
    (ItemEvent.PROPOSE_REMOVAL, (OFFICER, *CHECKERS, OFFICE), ("public", "hidden", "withdrawn")),
    (ItemEvent.DECIDE_REMOVAL, (APPROVER, OFFICE), ("public", "hidden", "withdrawn")),
    (ItemEvent.SETTLE_OWED, (SECTION_HEAD, APPROVER, OFFICE), ("public", "hidden")),
    (ItemEvent.SEE_CLOSED, (OFFICER, *CHECKERS, OFFICE), ("public", "hidden")),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table."""

    event: Event
    role: str
    state: State
    to: str


def cells() -> Iterator[Cell]:
    """The table, cell by cell."""
    for event, roles, states, to in TABLE:
        for role in roles:
            for state in states:
                yield Cell(event, role, state, to)


#: (event, role) → {from state: to}.
ALLOWED: dict[tuple[Event, str], dict[State, str]] = {}
for _cell in cells():
    ALLOWED.setdefault((_cell.event, _cell.role), {})[_cell.state] = _cell.to


def roles_for(event: str, state: str) -> tuple[str, ...]:
    """Which roles may do `event` in `state`, in the order of the table."""
    return tuple(dict.fromkeys(cell.role for cell in cells() if cell.event == event and cell.state == state))


def after(event: Event, role: str, state: State, template: str) -> State:
    """The state that follows; KeyError where the table has no such cell, ValueError where the template has no such step."""
    to = ALLOWED[event, role][state]
    if to == SAME:
        return state
    return _next(state, template) if to == NEXT else State(to)


def _next(state: State, template: str) -> State:
    steps = TEMPLATES[template]
    return steps[0] if state in EDITABLE else steps[steps.index(state) + 1]


def gate_table() -> dict[tuple[str, str], frozenset[str]]:
    """The table of manuscripts as the gate takes it: (event, role) → states."""
    return {(str(event), role): frozenset(map(str, states)) for (event, role), states in ALLOWED.items() if role != SYSTEM}


def item_table() -> dict[tuple[str, str], frozenset[str]]:
    """The table of items as the gate takes it."""
    return {(str(event), role): frozenset(states) for event, roles, states in ITEMS for role in roles}


def problems(roles: Iterable[str]) -> list[str]:
    """What is wrong with the tables; `roles`: those that exist. Nothing starts while there is something."""
    known, found = {*roles, SYSTEM}, []
    seen: dict[tuple[str, str, str], str] = {}
    for cell in cells():
        if seen.setdefault((cell.event, cell.role, cell.state), cell.to) != cell.to:
            found.append(f"{cell.event} by {cell.role} in {cell.state} leads to two states")
        if cell.state in FINAL:
            found.append(f"{cell.event} leaves the final state {cell.state}")
    used = {cell.role for cell in cells()} | {role for _, some, _ in ITEMS for role in some}
    found += [f"nobody can be {role}" for role in sorted(used - known)]
    found += [f"no way out of {state}" for state in OPEN if not any(cell.state == state and cell.to != SAME for cell in cells())]
    for name, steps in TEMPLATES.items():
        found += [f"template {name}: {what}" for what in _problems_of(name, steps)]
    return found


def _problems_of(name: str, steps: tuple[State, ...]) -> Iterator[str]:
    if not steps:
        yield "one person alone would publish"
    if len(set(steps)) != len(steps):
        yield "a step twice"
    for step in steps[:-1]:
        if not roles_for(Event.PASS, step):
            yield f"nobody passes {step}"
    for step in steps[-1:]:
        if not roles_for(Event.APPROVE, step):
            yield f"nobody approves {step}"
    for step in steps:
        if not roles_for(Event.RETURN, step):
            yield f"nobody returns {step}"
    if name in CHOICES and len(steps) + 1 != int(name):
        yield "its name is not its number of steps"
