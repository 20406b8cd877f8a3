"""What the package keeps: units 单位 and their names, what happens to them, staff and their posts 岗位."""

from gongkai.units.models.change import UnitChange, UnitEvent
from gongkai.units.models.staff import Person, Post, Role, StaffEvent
from gongkai.units.models.unit import Contact, Level, Succession, Unit, UnitName

__all__ = ["Contact", "Level", "Person", "Post", "Role", "StaffEvent", "Succession", "Unit", "UnitChange", "UnitEvent", "UnitName"]
