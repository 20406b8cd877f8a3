"""The Django application `jobs`."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "gongkai.jobs"

    def ready(self) -> None:
        """Register the job that calls AFTER subscribers."""
        from gongkai.jobs import after  # noqa: F401
