"""Who carries an act out, and the events that it leaves."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.units.gate import Actor
from gongkai.units.models import Unit, UnitChange, UnitEvent


@dataclass(frozen=True, slots=True)
class Act:
    """An act under way: the order, who ordered it (None: the shell), the moment."""

    change: UnitChange
    actor: Actor | None
    at: datetime

    @property
    def today(self) -> date:
        return self.at.astimezone(clock.SHANGHAI).date()


def record(act: Act, unit: Unit, kind: str, **data: Any) -> None:
    """Write the next event of the unit and let everybody follow it."""
    emit([event(unit, kind, at=act.at, by=act.change.by_id, post=act.change.post, reason=act.change.reason, change=act.change.pk, **data)])


def event(unit: Unit, kind: str, *, at: datetime, by: int | None = None, post: str = "shell", reason: str = "", **data: Any) -> UnitEvent:
    """The next event of the unit, not yet written."""
    last = UnitEvent.objects.filter(subject=unit).aggregate(last=Max("seq"))["last"] or 0
    return UnitEvent(
        subject=unit, seq=last + 1, kind=kind, unit_id=unit.pk, person_id=by, post=post, at=at, recorded_at=clock.now(), reason=reason, data=data
    )  # fmt: skip
