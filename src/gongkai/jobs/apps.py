"""The Django application `jobs`."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "gongkai.jobs"
