"""The Django application `files`."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "gongkai.files"
