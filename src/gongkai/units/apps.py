"""The Django application `units`."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "gongkai.units"

    def ready(self) -> None:
        """Register what the public reads of units, and the check that no model forgets the gate."""
        from gongkai.units import checks, gate
        from gongkai.units.models import Contact, Succession, Unit, UnitName

        checks.register()
        gate.register_open(Unit, UnitName, Succession, Contact)
