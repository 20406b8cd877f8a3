"""What pages and the API read of the units."""

from dataclasses import dataclass

from gongkai.units.models import Unit


@dataclass(slots=True)
class UnitGroup:
    """A heading of the directory (市政府部门, 区县 …) with its units in the order of their paths."""

    level: str
    name: str
    units: list[Unit]


def find(code: str) -> Unit | None:
    """The unit of that code with its contact, or None. Two queries at most."""
    raise NotImplementedError


def ancestors(unit: Unit) -> list[Unit]:
    """The units above, root first."""
    raise NotImplementedError


def children(unit: Unit) -> list[Unit]:
    """The units directly beneath, in order."""
    raise NotImplementedError


def root() -> Unit | None:
    """The first government by path: whose platform this is."""
    raise NotImplementedError


def directory(limit: int = 400) -> list[UnitGroup]:
    """The root government's departments, counties, enterprises, towns; then others. At most `limit` units a group."""
    raise NotImplementedError


def list_units(*, after: str = "", size: int = 50, level: str = "", parent: Unit | None = None) -> tuple[list[Unit], str | None]:
    """Units by path from `after` (a code); the second value is the code to go on from."""
    raise NotImplementedError
