"""The Django application `notices`."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "gongkai.notices"

    def ready(self) -> None:
        """Register what repeats."""
        from gongkai.notices import sending  # noqa: F401  (importing registers it)
