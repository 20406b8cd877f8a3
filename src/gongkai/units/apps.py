"""The Django application `units`."""

from django.apps import AppConfig
from django.db.models import CharField
from django.db.models.functions import Length


class UnitsConfig(AppConfig):
    name = "gongkai.units"

    def ready(self) -> None:
        CharField.register_lookup(Length)
