"""AFTER subscribers: each becomes one job of the emitting transaction."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.utils.module_loading import import_string

from gongkai.events.emit import subscribers
from gongkai.events.models import Event
from gongkai.jobs.registry import handler
from gongkai.jobs.services import enqueue


def follow(events: Sequence[Event]) -> None:
    """WITHIN subscriber of every table: put what follows later on the queue. A subscriber of some kinds alone gets no others."""
    table = type(events[0])
    wanted: dict[str, list[int]] = {}
    for event in events:
        for name in (*subscribers("AFTER", table.TABLE), *subscribers("AFTER", table.TABLE, event.kind)):
            wanted.setdefault(name, []).append(event.pk)
    for name, numbers in wanted.items():
        enqueue("events.after", {"call": name, "model": table._meta.label, "events": numbers})


@handler("events.after")
def call(payload: dict[str, Any]) -> None:
    """Run one AFTER subscriber on the events it was called for."""
    model = apps.get_model(payload["model"])
    import_string(payload["call"])(list(model._default_manager.filter(pk__in=payload["events"])))
