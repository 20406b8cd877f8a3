"""Who carries an act out, and the events that it leaves."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.units.gate import Actor
from gongkai.units.history import event
from gongkai.units.models import Unit, UnitChange


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
