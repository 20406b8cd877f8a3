"""The Django application `search`."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "gongkai.search"

    def ready(self) -> None:
        """Register what repeats, and what follows units."""
        from gongkai.search import following, upkeep  # noqa: F401
