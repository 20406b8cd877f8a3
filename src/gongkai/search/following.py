"""The index follows the life of units: what stands in it of a unit's name and place is written anew, by pieces."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Sum

from gongkai.catalog.models import Item, UnitTally
from gongkai.events.models import Event
from gongkai.jobs.registry import handler
from gongkai.jobs.services import enqueue
from gongkai.search.outbox import enter
from gongkai.units import paths
from gongkai.units.life.figures import tell
from gongkai.units.models import Unit

JOB = "search.units"
#: Items that one job notes; the next job goes on after them.
PIECE = 2_000
#: Kinds of events after which an item's entry is not what it was: a name in it, or the units above.
CHANGES = frozenset({"renamed", "moved"})


def follow(events: Sequence[Event]) -> None:
    """WITHIN subscriber of units: put it on the queue, in the same transaction."""
    for event in events:
        if event.kind in CHANGES:
            unit = event.subject_id  # type: ignore[attr-defined]
            beneath = event.kind == "moved"
            if change := event.data.get("change"):
                tell(change, index_due=_due(unit, beneath=beneath))
            enqueue(
                JOB, {"unit": unit, "beneath": beneath, "after": 0, "change": event.data.get("change", 0)}, unique=f"{JOB}:{unit}:{beneath}"
            )


def _due(unit: int, *, beneath: bool) -> int:
    """How many entries that is, from the tallies."""
    path = Unit.objects.values_list("path", flat=True).get(pk=unit)
    rows = (
        UnitTally.objects.filter(unit__path__gte=path, unit__path__lt=paths.end(path)) if beneath else UnitTally.objects.filter(unit=unit)
    )
    return int(rows.aggregate(items=Sum("items"))["items"] or 0)


@handler(JOB)
@transaction.atomic
def _piece(payload: dict[str, Any]) -> None:
    """Note one piece and leave the rest to the next job; a kill repeats one piece."""
    unit = Unit.objects.filter(pk=payload["unit"]).values_list("path", flat=True).first()
    if unit is None:
        return
    within = {"unit__path__gte": unit, "unit__path__lt": paths.end(unit)} if payload["beneath"] else {"unit": payload["unit"]}
    rows = Item.objects.filter(**within, pk__gt=payload["after"], state=Item.State.PUBLIC).order_by("pk")
    items = list(rows.values_list("pk", flat=True)[:PIECE])
    enter(items)
    if payload["change"]:
        tell(payload["change"], index=len(items))
    if len(items) == PIECE:
        enqueue(JOB, {**payload, "after": items[-1]})
    elif payload["change"]:
        tell(payload["change"], index_done=1)
