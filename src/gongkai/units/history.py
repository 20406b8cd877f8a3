"""Events of units, as the verbs of `units.life` and the intake of lists write them."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from gongkai.events import clock
from gongkai.units.models import Unit, UnitEvent


def event(unit: Unit, kind: str, *, at: datetime, by: int | None = None, post: str = "shell", reason: str = "", **data: Any) -> UnitEvent:
    """The next event of the unit, not yet written."""
    last = UnitEvent.objects.filter(subject=unit).aggregate(last=Max("seq"))["last"] or 0
    return UnitEvent(
        subject=unit, seq=last + 1, kind=kind, unit_id=unit.pk, person_id=by, post=post, at=at, recorded_at=clock.now(), reason=reason, data=data
    )  # fmt: skip
