"""The Django application `catalog`."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "gongkai.catalog"

    def ready(self) -> None:
        from gongkai.catalog import access, scheduled, telling  # noqa: F401  (importing registers it)

        access.register()
        telling.register()
