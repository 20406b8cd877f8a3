"""The Django application `workspace`."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "gongkai.workspace"
