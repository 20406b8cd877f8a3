"""What followed an act, counted: packages above tell of theirs while they follow the events."""

from collections.abc import Mapping
from typing import Any

from gongkai.units.models import UnitChange


def tell(change: int, **counted: int) -> None:
    """Add to the figures of an act, in the caller's transaction. Zeros are left out."""
    row = UnitChange.objects.select_for_update().get(pk=change)
    for name, number in counted.items():
        if number:
            row.figures[name] = row.figures.get(name, 0) + number
    row.save(update_fields=["figures"])


def successors(event_data: Mapping[str, Any]) -> list[tuple[int, list[str]]]:
    """(unit id, codes of columns) of an event "merged", "split" or "closed": who carries on, with which part."""
    return [(int(one["unit"]), list(one["columns"])) for one in event_data.get("successors", [])]
