"""The Django application `units`."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "gongkai.units"

    def ready(self) -> None:
        """Register who sees what of units and staff, and the check that no model forgets the gate."""
        from gongkai.units import access, addresses, checks  # noqa: F401  (importing registers the addresses)

        checks.register()
        access.register()
