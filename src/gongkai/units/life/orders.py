"""Orders: an act is written down, then carried out in one transaction: at once, by the worker (large ones), or on its day."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from django.db import transaction

from gongkai.events import clock
from gongkai.jobs.registry import handler
from gongkai.jobs.services import enqueue
from gongkai.law.sayings import Said, gettext_noop
from gongkai.units.actors import actor_of
from gongkai.units.gate import Actor
from gongkai.units.life import ending, founding, naming, placing, reasons
from gongkai.units.life.acting import Act, record
from gongkai.units.life.reasons import UnitChangeRefusedError, refuse
from gongkai.units.models import Unit, UnitChange
from gongkai.units.services import alone

#: An act that moves more units than this is done by the worker, and a page shows how far it is.
LARGE = 2_000
JOB = "units.change"
_DO: dict[str, Callable[[Act], None]] = {
    "create": founding.do,
    "rename": naming.do,
    "move": placing.do,
    "merge": ending.merge,
    "split": ending.split,
    "close": ending.close,
}


@transaction.atomic
def place(change: UnitChange, *, actor: Actor | None, at: datetime | None, version: int | None = None) -> UnitChange:
    """Write the order down and carry it out, or leave it to its day. UnitChangeRefusedError, and then nothing is written.

    `version`: of the unit as the page showed it.
    """
    at = at or clock.now()
    act = Act(change, actor, at)
    alone()
    if change.unit_id:
        change.unit = Unit.objects.get(pk=change.unit_id)
        if change.kind != UnitChange.Kind.CREATE:
            refuse(reasons.against_version(change.unit, version))
    refuse(_against(act))
    held = actor.post_for({"office"}, change.unit.pk, change.unit.path) if actor and change.unit else None
    change.by_id, change.post = (actor.person, held.role if held else "") if actor else (None, "shell")
    change.ordered_at, change.state = at, UnitChange.State.RUNNING
    change.reason, change.document = change.reason.strip(), change.document.strip()
    if change.on > act.today and change.kind != UnitChange.Kind.CREATE:
        change.state = UnitChange.State.PLANNED
    change.save(force_insert=True)
    if change.state == UnitChange.State.PLANNED:
        enqueue(JOB, {"change": change.pk}, run_after=datetime.combine(change.on, time(), clock.SHANGHAI), unique=f"{JOB}:{change.pk}")
    elif _size(change) > LARGE:
        enqueue(JOB, {"change": change.pk}, unique=f"{JOB}:{change.pk}")
    else:
        _do(act)
    return change


def _against(act: Act) -> list[Said]:
    change = act.change
    found = [*reasons.against_words(change.reason, change.document)]
    unit = None if change.kind in ("create", "merge") else change.unit  # a merger looks at each unit that ends
    found += reasons.against_day(change.on, act.today, unit, ends=change.kind in reasons.ENDS)
    by_kind: dict[str, Callable[[Act], list[Said]]] = {
        "create": founding.against, "rename": naming.against, "move": placing.against, "merge": ending.against_merging,
        "split": ending.against_splitting, "close": ending.against_closing,
    }  # fmt: skip
    return found + by_kind[change.kind](act)


def _size(change: UnitChange) -> int:
    if change.kind in ("create", "rename") or change.unit is None:
        return 0
    ends = Unit.objects.filter(pk__in=change.data["units"]) if change.kind == "merge" else [change.unit]
    return sum(reasons.beneath(unit).count() for unit in ends)


def _do(act: Act) -> None:
    """Carry it out; the figures of those who follow are in the row afterwards."""
    change = act.change
    _DO[change.kind](act)
    figures = UnitChange.objects.values_list("figures", flat=True).get(pk=change.pk)
    change.figures, change.state, change.done_at = figures, UnitChange.State.DONE, act.at
    change.save(update_fields=["unit", "figures", "state", "done_at", "data"])


@transaction.atomic
def carry_out(change: int, *, at: datetime | None = None) -> UnitChange:
    """Do what was ordered, where its day has come and it still can be; else the row says why not. A second call does nothing."""
    at = at or clock.now()
    alone()
    row = UnitChange.objects.select_for_update().get(pk=change)
    if row.state not in (UnitChange.State.PLANNED, UnitChange.State.RUNNING):
        return row
    day = at.astimezone(clock.SHANGHAI).date()
    if row.on > day and row.state == UnitChange.State.PLANNED:
        return row
    act = Act(row, actor_of(row.by_id, day) if row.by_id else None, at)
    try:
        with transaction.atomic():
            # who ordered it directed the units then; whether they still may be changed is asked again
            refuse([said for said in _against(act) if said.code != "not_your_unit"])
            _do(act)
    except UnitChangeRefusedError as error:
        row.state, row.done_at = UnitChange.State.FAILED, at
        row.problems = [{"code": said.code, "text": said.text} for said in error.reasons]
        row.save(update_fields=["state", "done_at", "problems"])
    return row


@handler(JOB)
def _job(payload: dict[str, Any]) -> None:
    carry_out(payload["change"])


@transaction.atomic
def cancel(change: UnitChange, *, actor: Actor | None, reason: str, at: datetime | None = None) -> UnitChange:
    """Take an act back whose day has not come; what is done can only be undone by another act."""
    at = at or clock.now()
    row = UnitChange.objects.select_for_update(of=("self",)).select_related("unit").get(pk=change.pk)
    found = [*reasons.against_words(reason, "")]
    found += reasons.against_managing(actor, row.unit) if row.unit else []
    if row.state != UnitChange.State.PLANNED:
        found.append(Said("not_planned", gettext_noop("这一项已经办理或者取消，不能再取消")))
    refuse(found)
    row.state, row.done_at = UnitChange.State.CANCELLED, at
    row.save(update_fields=["state", "done_at"])
    if row.unit is not None:
        by = UnitChange(pk=row.pk, by_id=actor.person if actor else None, post="office" if actor else "shell", reason=reason.strip())
        record(Act(by, actor, at), row.unit, "cancelled", what=row.kind)
    return row


def rehearse(verb: Callable[..., UnitChange], **arguments: Any) -> UnitChange:
    """What the verb would do, with its figures, as if its day had come; nothing stays. UnitChangeRefusedError as the verb raises it."""
    with transaction.atomic():
        done = verb(**arguments)
        if done.state in (UnitChange.State.PLANNED, UnitChange.State.RUNNING):
            _do(Act(done, arguments.get("actor"), arguments.get("at") or clock.now()))
        transaction.set_rollback(True)
    return done
