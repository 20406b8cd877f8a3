"""The Django application `catalog`."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "gongkai.catalog"

    def ready(self) -> None:
        from gongkai.catalog import access

        access.register()
