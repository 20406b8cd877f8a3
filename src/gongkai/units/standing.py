"""What became of a unit and what it was called: for the notices on its site."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from gongkai.units.models import Succession, Unit, UnitName


@dataclass(slots=True)
class Standing:
    """`ended`: the last day, where it is over. `successors` and `predecessors` with the day and the reason; former names, latest first."""

    ended: date | None = None
    successors: list[Succession] = field(default_factory=list)
    predecessors: list[Succession] = field(default_factory=list)
    former: list[UnitName] = field(default_factory=list)


def standing(unit: Unit, today: date) -> Standing:
    """How `unit` stands on `today`. Two queries."""
    ended = unit.valid_until if unit.valid_until is not None and unit.valid_until < today else None
    steps = list(Succession.objects.filter(Q(unit=unit) | Q(successor=unit)).select_related("unit", "successor").order_by("on"))
    return Standing(
        ended=ended,
        successors=[step for step in steps if step.unit_id == unit.pk],
        predecessors=[step for step in steps if step.successor_id == unit.pk],
        former=list(unit.names.filter(kind=UnitName.Kind.FORMER).order_by("-valid_until", "name")),
    )
