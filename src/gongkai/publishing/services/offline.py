"""线下签批: the form was signed on paper. One registers the scan with signers and days, another compares and lets it out (letters 8.5)."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.db import transaction

from gongkai.events import clock
from gongkai.events.clock import SHANGHAI
from gongkai.files.models import StoredFile
from gongkai.publishing.acts import Act, day_of
from gongkai.publishing.models import Manuscript, OfflineSignature, Opinion
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.reasons import refuse
from gongkai.publishing.rules.workflow import Event, State
from gongkai.publishing.services.acting import begin, move
from gongkai.publishing.services.review import grant
from gongkai.publishing.services.templates import template_for
from gongkai.units.gate import Actor

_SAYS = {State.SECTION: Opinion.Says.AGREED, State.SECRECY: Opinion.Says.CLEAR}


class Signed(NamedTuple):
    """One signature on the paper: the step ("section", "secrecy", "approval", "check"), who signed, on which day."""

    step: str
    signer: str
    signed_on: date


@transaction.atomic
def register_offline(
    manuscript: Manuscript, *, actor: Actor, version: int, scan: StoredFile, steps: Sequence[Signed], at: datetime | None = None
) -> Manuscript:
    """Register the scan of the signed form. Every step of the template is signed, in order, by two persons at least with the drafter."""
    row, act, done = begin(manuscript, Event.REGISTER_OFFLINE, actor=actor, version=version, at=at)
    if done:
        return row
    row.template = template_for(row)
    _check(row, steps, act)
    row.round += 1
    OfflineSignature.objects.create(
        manuscript=row,
        round=row.round,
        scan=scan,
        steps=[{"step": one.step, "signer": one.signer.strip()[:60], "signed_on": one.signed_on.isoformat()} for one in steps],
        content_hash=row.content_hash,
        registrar_id=act.person,
        registered_at=act.at,
    )
    new: dict[str, Any] = {"template": row.template, "round": row.round, "locked_by": None, "locked_until": None}
    return move(row, Event.REGISTER_OFFLINE, act, State.OFFLINE, at=act.at, **new)


@transaction.atomic
def check_offline(manuscript: Manuscript, *, actor: Actor, version: int, text: str = "", at: datetime | None = None) -> Manuscript:
    """Another has compared scan and content: the signatures become opinions, and it goes out (or waits for its hour)."""
    row, act, done = begin(manuscript, Event.CHECK_OFFLINE, actor=actor, version=version, at=at)
    if done:
        return row
    paper = OfflineSignature.objects.select_for_update().get(manuscript=row, round=row.round)
    if paper.registrar_id == act.person:
        raise refuse("registrar_may_not_check")
    if paper.content_hash != row.content_hash:
        raise refuse("content_changed")
    now = clock.now()
    Opinion.objects.bulk_create(_opinion(row, step, text, now) for step in paper.steps)
    paper.checked_by_id, paper.checked_at = act.person, act.at
    paper.save(update_fields=["checked_by", "checked_at"])
    return grant(row, Event.CHECK_OFFLINE, act, paper=paper.pk)


def _check(row: Manuscript, steps: Sequence[Signed], act: Act) -> None:
    wanted = [str(step) for step in workflow.TEMPLATES[row.template]]
    if [one.step for one in steps] != wanted:
        names = "、".join(str(Manuscript.State(step).label) for step in wanted)
        raise refuse("steps_incomplete", "steps", detail=names)
    if any(not one.signer.strip() for one in steps):
        raise refuse("signer_needed", "steps")
    signers = [one.signer.strip() for one in steps]
    if len(signers) > 1 and signers[-1] in signers[:-1]:
        raise refuse("reviewer_may_not_approve", "steps")
    days = [one.signed_on for one in steps]
    if days != sorted(days) or days[-1] > day_of(act.at) or (row.written_on is not None and days[0] < row.written_on):
        raise refuse("steps_out_of_order", "steps")


def _opinion(row: Manuscript, step: dict[str, str], text: str, now: datetime) -> Opinion:
    state = State(step["step"])
    roles = workflow.roles_for(Event.PASS, state) or workflow.roles_for(Event.APPROVE, state)
    signed = datetime.combine(date.fromisoformat(step["signed_on"]), time(), tzinfo=SHANGHAI)
    says = _SAYS.get(state, Opinion.Says.APPROVED)
    return Opinion(
        manuscript=row, round=row.round, step=state, role=roles[0], signer=step["signer"], says=says, text=text.strip()[:1000],
        secrecy="" if State.SECRECY in workflow.TEMPLATES[row.template] or says != Opinion.Says.APPROVED else Opinion.Says.CLEAR,
        content_hash=row.content_hash, at=signed, recorded_at=now,
    )  # fmt: skip
