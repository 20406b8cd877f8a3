"""What became of a unit and what it was called: for the notices on its site."""

from dataclasses import dataclass, field
from datetime import date

from gongkai.units.models import Succession, Unit, UnitName


@dataclass(slots=True)
class Standing:
    """`ended`: the last day, where it is over. `successors` and `predecessors` with the day and the reason; former names, latest first."""

    ended: date | None = None
    successors: list[Succession] = field(default_factory=list)
    predecessors: list[Succession] = field(default_factory=list)
    former: list[UnitName] = field(default_factory=list)


def standing(unit: Unit, today: date) -> Standing:
    """How `unit` stands on `today`. Three queries."""
    ended = unit.valid_until if unit.valid_until is not None and unit.valid_until < today else None
    return Standing(
        ended=ended,
        successors=list(unit.successions.select_related("successor").order_by("on")),
        predecessors=list(unit.predecessions.select_related("unit").order_by("on")),
        former=list(unit.names.filter(kind=UnitName.Kind.FORMER).order_by("-valid_until", "name")),
    )
