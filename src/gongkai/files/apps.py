"""The Django application `files`."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "gongkai.files"

    def ready(self) -> None:
        """Register the jobs."""
        from gongkai.files import services  # noqa: F401
