"""The reviewers' verbs: let it pass, return it with reasons, approve it; one manuscript or a list of them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from gongkai.publishing.acts import Act
from gongkai.publishing.models import Manuscript, Opinion
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.reasons import NotAllowed, Reason, refuse
from gongkai.publishing.rules.workflow import Event, State
from gongkai.publishing.services import releasing
from gongkai.publishing.services.acting import begin, move, say
from gongkai.units.gate import Actor

Says = Opinion.Says
#: Usual reasons for a return (letters 8.3), by code.
RETURN_REASONS = {
    "attribute": gettext_noop("公开属性不当"),
    "no_reason": gettext_noop("缺少理由"),
    "personal": gettext_noop("含个人信息"),
    "secrecy": gettext_noop("含密级标志"),
    "number_or_date": gettext_noop("文号、日期有误"),
    "unreadable": gettext_noop("附件读不出"),
    "format": gettext_noop("格式不合"),
    "coordination": gettext_noop("需要协调"),
    "other": gettext_noop("其他"),
}
#: What lets a secrecy review pass; NEVER and REFER go with a return.
CLEARED = (Says.CLEAR, Says.MASKED)
#: step → what a pass may say.
PASSES = {State.SECTION: (Says.AGREED,), State.SECRECY: CLEARED}
_RETURNS = (Says.RETURNED, Says.NEVER, Says.REFER, Says.REFUSED)
#: States in which an approver decides; what he says of it is kept under the step.
_DECIDING = (State.APPROVAL, State.CHECK)


@transaction.atomic
def pass_step(
    manuscript: Manuscript, *, actor: Actor, version: int, says: str = "", text: str = "", at: datetime | None = None
) -> Manuscript:
    """Let it pass the section head or the secrecy review, on to the next step. The secrecy reviewer says "clear" or "masked"."""
    row, act, done = begin(manuscript, Event.PASS, actor=actor, version=version, at=at)
    if done:
        return row
    possible = PASSES[State(row.state)]
    says = says or (possible[0] if len(possible) == 1 else "")
    if says not in possible:
        raise refuse("opinion_needed", "says")
    say(row, act, says, text=text)
    return move(row, Event.PASS, act, workflow.after(Event.PASS, act.role, State(row.state), row.template), at=act.at)


def agree(manuscript: Manuscript, *, actor: Actor, version: int, at: datetime | None = None) -> Manuscript:
    """同意 without a word more, for a list of manuscripts: pass or approve, as its state has it; where a review of secrecy is due, "clear"."""
    if manuscript.state in PASSES:
        says = Says.CLEAR if manuscript.state == State.SECRECY else Says.AGREED
        return pass_step(manuscript, actor=actor, version=version, says=says, at=at)
    secrecy = "" if State.SECRECY in workflow.TEMPLATES[manuscript.template] else Says.CLEAR
    return approve(manuscript, actor=actor, version=version, secrecy=secrecy, at=at)


@transaction.atomic
def return_(
    manuscript: Manuscript, *, actor: Actor, version: int, reasons: Sequence[str], text: str = "", says: str = Says.RETURNED,
    at: datetime | None = None,
) -> Manuscript:  # fmt: skip
    """Back to the officer, from any step, with one reason at least (RETURN_REASONS; "other" says which in `text`)."""
    row, act, done = begin(manuscript, Event.RETURN, actor=actor, version=version, at=at)
    if done:
        return row
    if not reasons or ("other" in reasons and not text.strip()):
        raise refuse("reasons_needed", "reasons")
    if unknown := [code for code in reasons if code not in RETURN_REASONS]:
        raise refuse("unknown_reason", "reasons", detail=unknown[0][:40])
    if says not in _RETURNS:
        raise refuse("opinion_needed", "says")
    say(row, act, says, text=text, reasons=reasons)
    new: dict[str, Any] = {"approved_at": None, "blocked": []}
    return move(row, Event.RETURN, act, State.RETURNED, at=act.at, data={"reasons": list(reasons)}, **new)


@transaction.atomic
def approve(
    manuscript: Manuscript, *, actor: Actor, version: int, text: str = "", secrecy: str = "", planned_at: datetime | None = None,
    at: datetime | None = None,
) -> Manuscript:  # fmt: skip
    """Approve: what it holds goes out in this very transaction, or at its hour where that is still to come.

    `secrecy`: needed where the template has no secrecy review of its own. `planned_at`: instead of the hour that the draft asks for.
    """
    row, act, done = begin(manuscript, Event.APPROVE, actor=actor, version=version, at=at)
    if done:
        return row
    if State.SECRECY not in workflow.TEMPLATES[row.template] and secrecy not in CLEARED:
        raise refuse("secrecy_opinion_needed", "secrecy")
    if row.state in _DECIDING:
        say(row, act, Says.APPROVED, text=text, secrecy=secrecy)
    return grant(row, Event.APPROVE, act, planned_at=planned_at)


def grant(row: Manuscript, event: Event, act: Act, *, planned_at: datetime | None = None, **data: Any) -> Manuscript:
    """It is approved: wait for its hour, or go out now. In the caller's transaction."""
    hour = planned_at or row.planned_at
    if planned_at is not None and planned_at <= act.at:
        raise refuse("planned_in_the_past", "planned_at")
    hour = hour if hour is not None and hour > act.at else None
    move(row, event, act, State.PLANNED, at=act.at, data=data, approved_at=act.at, planned_at=hour, blocked=[])
    return row if hour else releasing.publish(row, act, at=act.at)


def each(verb: Callable[..., Manuscript], manuscripts: Iterable[tuple[Manuscript, int]], **options: Any) -> list[tuple[int, list[Reason]]]:
    """The same verb for a list of (manuscript, version): a transaction for each; (id, reasons), no reasons where it was done."""
    outcome: list[tuple[int, list[Reason]]] = []
    for manuscript, version in manuscripts:
        try:
            verb(manuscript, version=version, **options)
        except NotAllowed as refused:
            outcome.append((manuscript.pk, refused.reasons))
        else:
            outcome.append((manuscript.pk, []))
    return outcome
