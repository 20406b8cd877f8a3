"""The beginning and the end of every verb on a manuscript: who acts, on which state, and the guarded step to the next one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Max

from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.publishing.acts import Act, as_of
from gongkai.publishing.content import seen
from gongkai.publishing.models import Manuscript, ManuscriptEvent, Opinion
from gongkai.publishing.rules import duties, judging, workflow
from gongkai.publishing.rules.reasons import insist, refuse
from gongkai.publishing.rules.workflow import Event, State
from gongkai.units.gate import Actor


class Begun(NamedTuple):
    """The manuscript as it is now, locked for this transaction, and who acts. `done`: this very form was taken before."""

    manuscript: Manuscript
    act: Act
    done: bool = False


def begin(manuscript: Manuscript, event: Event, *, actor: Actor, version: int, at: datetime | None) -> Begun:
    """Read the manuscript anew and see whether the actor may; NotAllowed with every reason. In the caller's transaction.

    `version` is what the form saw. A form that comes twice is done the second time without doing anything.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a verb begins inside its transaction")
    at = at or clock.now()
    row = reread(manuscript)
    actor = as_of(actor, at)
    if row.version != version:
        return _come_again(row, event, actor, version, at)
    insist(judging.reasons_against(actor, event, row, at=at))
    return Begun(row, _act(row, event, actor, at))


def reread(manuscript: Manuscript) -> Manuscript:
    """The row as it is now, locked where the database locks rows."""
    rows = Manuscript.objects.select_for_update(of=("self",)).select_related("unit", "item__unit", "locked_by")
    return rows.get(pk=manuscript.pk)


def _come_again(row: Manuscript, event: Event, actor: Actor, version: int, at: datetime) -> Begun:
    mine = ManuscriptEvent.objects.filter(subject=row, person_id=actor.person, kind=str(event), data__version=version)
    roles = [role for (one, role) in workflow.ALLOWED if one == event]
    post = actor.post_for(roles, row.unit_id, row.unit.path)
    if post is None or not mine.exists():
        raise refuse("changed_meanwhile")
    return Begun(row, Act(actor.person, post, at), done=True)


def _act(row: Manuscript, event: Event, actor: Actor, at: datetime) -> Act:
    post = actor.post_for(workflow.roles_for(event, row.state), row.unit_id, row.unit.path)
    if post is None:
        raise refuse("no_post")
    return Act(actor.person, post, at)


def move(
    row: Manuscript, event: Event, act: Act | None, to: State, *, at: datetime, reason: str = "", data: dict[str, Any] | None = None,
    **values: Any,
) -> Manuscript:  # fmt: skip
    """The guarded step: only from the state and version that were read. `values`: further fields. `act` None: the system's."""
    version, was = row.version, row.state
    values |= {"state": str(to), "version": version + 1, "changed_at": at}
    if not Manuscript.objects.filter(pk=row.pk, state=was, version=version).update(**values):
        raise refuse("changed_meanwhile")
    for name, value in values.items():
        setattr(row, name, value)
    record(row, str(event), act, at=at, was=was, reason=reason, data={"version": version, **(data or {})})
    return row


def record(
    row: Manuscript, kind: str, act: Act | None, *, at: datetime, was: str = "", reason: str = "", data: dict[str, Any] | None = None
) -> None:
    """Write the next event of the manuscript."""
    last = ManuscriptEvent.objects.filter(subject=row).aggregate(last=Max("seq"))["last"] or 0
    kept: dict[str, Any] = {"round": row.round, "hash": row.content_hash, **(data or {})}
    if act is not None:
        kept |= {"post": act.post.id, "deputy": act.post.deputy}
    event = ManuscriptEvent(
        subject=row,
        seq=last + 1,
        kind=kind,
        unit_id=row.unit_id,
        person_id=act.person if act else None,
        post=act.role if act else workflow.SYSTEM,
        at=at,
        recorded_at=clock.now(),
        from_state=was,
        to_state=row.state,
        reason=reason[:500],
        data=kept,
    )
    emit([event])


def say(row: Manuscript, act: Act, says: str, *, text: str = "", secrecy: str = "", reasons: Sequence[str] = ()) -> Opinion:
    """Write down an opinion on the content as it stands."""
    if act.person not in duties.maskers(row):  # what one masked oneself, the next one is still to see
        seen.remember(row, at=act.at)
    return Opinion.objects.create(
        manuscript=row,
        round=row.round,
        step=row.state,
        role=act.role,
        post=act.post.id,
        deputy=act.post.deputy,
        person_id=act.person,
        says=says,
        secrecy=secrecy,
        reasons=list(reasons),
        text=text.strip()[:1000],
        content_hash=row.content_hash,
        at=act.at,
        recorded_at=clock.now(),
    )
