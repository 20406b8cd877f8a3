"""The Django application `search`."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "gongkai.search"

    def ready(self) -> None:
        """Register what repeats."""
        from gongkai.search import upkeep  # noqa: F401
