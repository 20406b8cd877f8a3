"""Start-up checks: a model that carries a unit and no rule of visibility ends the start."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.core import checks

from gongkai.units import gate
from gongkai.units.models import Unit


def forgotten(app_configs: Sequence[Any] | None = None, **_: Any) -> list[checks.CheckMessage]:
    """One error for each such model."""
    return [
        checks.Error(f"{label} carries a unit and has no rule of visibility", hint="register it at units/gate.py", id="gongkai.E001")
        for label in gate.unregistered(apps.get_models(), Unit)
    ]


def register() -> None:
    """Enter the check; called once at start-up."""
    checks.register(forgotten)
