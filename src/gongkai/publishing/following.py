"""Publishing follows the life of units: what was open in a unit that ended goes on in the unit that took its place.

Manuscripts that were written on go on as they are. Those under review or waiting for their hour come back to be sent again: who agreed
was of an organ that is no more, and an approval binds to the unit that answers for the content (rules of the house 7).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from gongkai.events.models import Event
from gongkai.publishing.manuscripts import files_of, hash_of
from gongkai.publishing.models import Hiding, Manuscript, Removal
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.workflow import State
from gongkai.publishing.services.acting import record
from gongkai.units.life.figures import successors, tell
from gongkai.units.models import Succession, Unit, UnitChange

ENDS = frozenset({"merged", "split", "closed"})
#: The kind of event that a manuscript gets.
FOLLOWED = "followed"


def follow(events: Sequence[Event]) -> None:
    """WITHIN subscriber of units."""
    for event in events:
        if event.kind in ENDS and (heirs := successors(event.data)):
            _follow(event.subject_id, event.data["change"], heirs, event.at)  # type: ignore[attr-defined]


def _follow(unit: int, change: int, heirs: Sequence[tuple[int, list[str]]], at: datetime) -> None:
    chosen = UnitChange.objects.values_list("data", flat=True).get(pk=change).get("manuscripts", {})
    units = Unit.objects.in_bulk([heir for heir, _codes in heirs])
    renumbered: dict[int, dict[str, str]] = dict(Succession.objects.filter(unit=unit).values_list("successor_id", "renumbered"))
    rows = list(Manuscript.objects.select_for_update().filter(unit=unit, state__in=workflow.OPEN).order_by("pk"))
    back = 0
    for row in rows:
        heir = chosen.get(str(row.pk)) or whose(row.columns, heirs)
        back += row.state not in workflow.EDITABLE
        _hand_over(row, units[heir], renumbered.get(heir, {}), at)
    one = heirs[0][0] if len(heirs) == 1 else None
    hidings = Hiding.objects.filter(unit_id=unit, ended_at=None)
    removals = Removal.objects.filter(unit_id=unit, state=Removal.State.PROPOSED)
    tell(change, manuscripts=len(rows), manuscripts_back=back, hidings=hidings.count(), removals=removals.count())
    if one is not None:  # of a unit that was split both see them, because both answer for its items
        hidings.update(unit_id=one)
        removals.update(unit_id=one)


def whose(columns: Sequence[str], heirs: Sequence[tuple[int, list[str]]]) -> int:
    """Who takes a manuscript: who takes its first column, else who takes the rest."""
    named = [unit for unit, codes in heirs if columns and any(columns[0].startswith(code) for code in codes)]
    rest = [unit for unit, codes in heirs if not codes]
    return (named or rest or [heirs[0][0]])[0]


def _hand_over(row: Manuscript, unit: Unit, renumbered: Mapping[str, str], at: datetime) -> None:
    was, before = row.state, row.unit
    new: dict[str, Any] = {
        "unit": unit,
        "columns": [renumbered.get(code, code) for code in row.columns],
        "state": row.state if row.state in workflow.EDITABLE else State.RETURNED.value,
        "version": row.version + 1,
        "approved_at": None,
        "blocked": [],
        "locked_by": None,
        "locked_until": None,
    }
    for name, value in new.items():
        setattr(row, name, value)
    row.content_hash = hash_of(row, files_of(row))
    row.save(update_fields=[*new, "content_hash"])
    said = f"“{before.name}”已撤销，由“{unit.name}”接办"  # kept on record, in the language of the record
    record(row, FOLLOWED, None, at=at, was=was, reason=said, data={"from": before.pk, "to": unit.pk})
