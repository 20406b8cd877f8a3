"""The Django application `events`."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "gongkai.events"
