"""The Django application `exchange`."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "gongkai.exchange"

    def ready(self) -> None:
        """Register who sees imports, and the jobs that do them."""
        from gongkai.exchange import access
        from gongkai.exchange.services import runs  # noqa: F401

        access.register()
