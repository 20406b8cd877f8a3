"""The Django application `publishing`."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "gongkai.publishing"
