"""The Django application `portal`."""

from importlib import import_module

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "gongkai.portal"

    def ready(self) -> None:
        """Register what repeats."""
        import_module("gongkai.portal.visits.folding")
