"""The Django application `rulebook`."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "gongkai.rulebook"
