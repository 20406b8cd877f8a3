"""One decision over many manuscripts: taken once, carried out row by row, each in a transaction with its outcome.

Whoever is killed or closes the page in the middle loses nothing: what is done is done, what waits is done at the next press. Every row
passes the same verbs as a single manuscript, with its own opinion.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.events import clock
from gongkai.publishing.models import BulkAct, BulkActRow, EntryBatch, Manuscript
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.reasons import NotAllowed, refuse
from gongkai.publishing.rules.workflow import State
from gongkai.publishing.services import drafting, review
from gongkai.units.gate import Actor

#: Manuscripts of one act at most, and of one piece of it.
MOST, PIECE = 2000, 50
Outcome = BulkActRow.Outcome
Options = Mapping[str, Any]


def _submit(row: Manuscript, options: Options, **who: Any) -> Manuscript:
    return drafting.submit(row, **who)


def _drop(row: Manuscript, options: Options, **who: Any) -> Manuscript:
    return drafting.drop(row, reason=str(options.get("reason", "")), **who)


def _return(row: Manuscript, options: Options, **who: Any) -> Manuscript:
    return review.return_(row, reasons=list(options.get("reasons", ())), text=str(options.get("text", "")), **who)


def _agree(row: Manuscript, options: Options, **who: Any) -> Manuscript:
    """Pass or approve, as its state has it, with the opinion that was given for all of them."""
    text, secrecy = str(options.get("text", "")), str(options.get("secrecy", ""))
    if row.state in review.PASSES:
        says = secrecy if row.state == State.SECRECY else str(review.Says.AGREED)
        return review.pass_step(row, says=says, text=text, **who)
    needed = State.SECRECY not in workflow.TEMPLATES[row.template]
    return review.approve(row, text=text, secrecy=secrecy if needed else "", **who)


VERBS: dict[str, Callable[..., Manuscript]] = {"submit": _submit, "drop": _drop, "return": _return, "agree": _agree}


@transaction.atomic
def begin_act(
    *, key: str, verb: str, picks: Iterable[tuple[int, int]], actor: Actor, batch: EntryBatch | None = None, options: Options | None = None,
    at: datetime | None = None,
) -> BulkAct:  # fmt: skip
    """Take the decision: `picks` are (manuscript id, version) that were seen. The same form sent twice gives the same act.

    NotAllowed where what it says of all of them is not enough: a return without a reason, a secrecy review without an opinion.
    """
    known = BulkAct.objects.filter(key=key, person=actor.person).first()
    if known is not None:
        return known
    seen = dict(picks)
    if verb not in VERBS or not seen or len(seen) > MOST:
        raise refuse("nothing_picked" if not seen else "too_many_picked", most=MOST)
    said = dict(options or {})
    _complete(verb, said)
    try:
        with transaction.atomic():
            act = BulkAct.objects.create(key=key, verb=verb, person_id=actor.person, batch=batch, options=said, begun_at=at or clock.now())
    except IntegrityError:
        raise refuse("changed_meanwhile") from None
    there = Manuscript.objects.filter(pk__in=seen)
    there = there.filter(entry_row__batch=batch) if batch is not None else there
    order = sorted(there.values_list("pk", flat=True))
    BulkActRow.objects.bulk_create([BulkActRow(act=act, manuscript_id=one, version=seen[one]) for one in order], batch_size=500)
    return act


def proceed(act: BulkAct, *, actor: Actor, most: int = PIECE, at: datetime | None = None) -> int:
    """Do the next rows; how many still wait. Two windows may press at once: a row is done by one of them."""
    if act.person_id != actor.person:
        raise refuse("no_post")
    waiting = BulkActRow.objects.filter(act=act, outcome=Outcome.WAITING).order_by("pk")
    for number in list(waiting.values_list("pk", flat=True)[:most]):
        _one(act, number, actor, at)
    left = waiting.count()
    if not left:
        BulkAct.objects.filter(pk=act.pk, finished_at=None).update(finished_at=at or clock.now())
    return left


def outcome(act: BulkAct) -> dict[str, int]:
    """ "done", "refused", "waiting": how many."""
    found = {"done": 0, "refused": 0, "waiting": 0}
    for said in BulkActRow.objects.filter(act=act).values_list("outcome", flat=True):
        found[said] += 1
    return found


def _one(act: BulkAct, number: int, actor: Actor, at: datetime | None) -> None:
    try:
        with transaction.atomic():
            row = _taken(number)
            if row is not None:
                VERBS[act.verb](row.manuscript, act.options, actor=actor, version=row.version, at=at)
                BulkActRow.objects.filter(pk=number).update(outcome=Outcome.DONE)
    except NotAllowed as refused:
        reasons = [reason.as_json() for reason in refused.reasons]
        BulkActRow.objects.filter(pk=number, outcome=Outcome.WAITING).update(outcome=Outcome.REFUSED, reasons=reasons)


def _taken(number: int) -> BulkActRow | None:
    rows = BulkActRow.objects.select_for_update(of=("self",)).filter(pk=number, outcome=Outcome.WAITING)
    return rows.select_related("manuscript").first()


def _complete(verb: str, said: dict[str, Any]) -> None:
    if verb == "drop" and not str(said.get("reason", "")).strip():
        raise refuse("reasons_needed", "reason")
    if verb == "return":
        reasons = said.get("reasons", ())
        if not reasons or ("other" in reasons and not str(said.get("text", "")).strip()):
            raise refuse("reasons_needed", "reasons")
        if unknown := [code for code in reasons if code not in review.RETURN_REASONS]:
            raise refuse("unknown_reason", "reasons", detail=str(unknown[0])[:40])
    if verb == "agree" and said.get("secrecy", "") not in ("", *review.CLEARED):
        raise refuse("secrecy_opinion_needed", "secrecy")
