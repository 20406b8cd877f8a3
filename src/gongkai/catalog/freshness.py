"""Until when a unit's column is fresh, and how that stands on a day: shown to staff; the public reads the last update."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongkai.catalog.models import Column, ColumnMeter
from gongkai.law import update_limits
from gongkai.law.calendar import FIRST_YEAR, LAST_YEAR, Calendar
from gongkai.law.update_limits import SOON, Period
from gongkai.units.models import Level, Unit

State = ColumnMeter.State


class Light(StrEnum):
    """stale, blank: to be mended; soon: within SOON days; none: declared, accepted; still: nothing recurs there."""

    STALE = "stale"
    BLANK = "blank"
    SOON = "soon"
    FRESH = "fresh"
    STILL = "still"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Freshness:
    """`due_on`: the last day on which an update keeps it fresh, `stale_on` the day after. None where no time runs."""

    state: str
    every: Period | None = None
    due_on: date | None = None

    @property
    def stale_on(self) -> date | None:
        return self.due_on + timedelta(days=1) if self.due_on else None

    def light(self, today: date) -> Light:
        """How it stands on the day."""
        if self.state != State.FILLED:
            return Light.NONE if self.state == State.NONE else Light.BLANK
        if self.due_on is None:
            return Light.STILL
        if self.due_on < today:
            return Light.STALE
        return Light.SOON if self.due_on <= today + timedelta(days=SOON) else Light.FRESH


def period(column: Column, unit: Unit, limit: str = "") -> Period | None:
    """How often the unit must update the column; `limit`: the unit's own, before the structure's."""
    return update_limits.period_of(limit or column.limit, government=unit.level != Level.DEPARTMENT)


def freshness(column: Column, unit: Unit, calendar: Calendar, *, limit: str, items: int, latest: date | None, declared: bool) -> Freshness:
    """How the column stands, of what is public in it."""
    every = period(column, unit, limit)
    if not items or latest is None:
        return Freshness(State.NONE if declared else State.BLANK, every)
    if every is None:
        return Freshness(State.FILLED)
    if not FIRST_YEAR <= latest.year < LAST_YEAR - 3:  # before there is a calendar: stale in any case
        return Freshness(State.FILLED, every, latest)
    return Freshness(State.FILLED, every, update_limits.fresh_until(latest, every, calendar.add))
