"""The Django application `jobs`."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "gongkai.jobs"

    def ready(self) -> None:
        """Register the job that calls AFTER subscribers, and what repeats."""
        from gongkai.jobs import after, tidy  # noqa: F401
