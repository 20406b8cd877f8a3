"""Measure how complete and how fresh guides and catalogues are, and keep it: what the office's lists sort and page by.

Whatever changes a unit's catalogue marks its meter (measured_at = NEVER); a repeating task measures what is marked, and everything once
a day, for days pass by themselves. Pages of one unit do not wait for it: they look at the columns as they are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q
from django.db.models.functions import Length

from gongkai.catalog import guides
from gongkai.catalog.freshness import Light
from gongkai.catalog.kept_columns import KeptColumn, columns_of, score
from gongkai.catalog.models import ColumnMeter, Edition, Item, UnitMeter
from gongkai.events import clock
from gongkai.events.models import Event
from gongkai.law.guides import Missing
from gongkai.units.models import Unit

NEVER = datetime(1970, 1, 1, tzinfo=clock.SHANGHAI)
#: Units measured in one transaction, and in one run of the repeating task.
CHUNK, MOST = 25, 250
#: A summary is at most so long (A.7).
LONGEST_SUMMARY = 100


@dataclass(frozen=True, slots=True)
class Lacking:
    """Public items of a unit, and how many of them lack one of index, name, summary, day of making (条例第十二条第三款)."""

    items: int = 0
    lacking: int = 0

    @property
    def score(self) -> int:
        return 100 if not self.items else int(100 * (self.items - self.lacking) / self.items)


def lacks() -> Q:
    """Editions whose item lacks one of the four things, or has its title for a summary. Ask with `size=Length("summary")`."""
    summary = Q(summary="") | Q(summary=F("title")) | Q(size__gt=LONGEST_SUMMARY)
    return summary | Q(item__index_number="") | Q(item__written_on=None)


def current_editions(**which: Any) -> Any:
    """The current editions of public items."""
    return Edition.objects.filter(item__state=Item.State.PUBLIC, number=F("item__edition"), **which).annotate(size=Length("summary"))


def lacking_of(units: Sequence[Unit]) -> dict[int, Lacking]:
    """By unit id. One query."""
    rows = current_editions(item__unit__in=[unit.pk for unit in units]).values("item__unit_id")
    counted = rows.annotate(items=Count("pk"), lacking=Count("pk", filter=lacks())).values_list("item__unit_id", "items", "lacking")
    return {unit: Lacking(items, lacking) for unit, items, lacking in counted.order_by()}


@transaction.atomic
def measure(units: Sequence[Unit], *, at: datetime | None = None) -> None:
    """Measure these units and keep it; the units come with their contacts. A fixed number of statements for at most CHUNK units."""
    at = at or clock.now()
    today = at.astimezone(clock.SHANGHAI).date()
    keys = sorted(unit.pk for unit in units)
    UnitMeter.objects.bulk_create([UnitMeter(unit_id=key, measured_at=NEVER) for key in keys], ignore_conflicts=True)
    list(UnitMeter.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))  # who marks meanwhile waits
    columns, out, lacking = columns_of(units), guides.current(units), lacking_of(units)
    _keep_columns(columns)
    rows = []
    for unit in units:
        guide, kept = out.get(unit.pk), columns[unit.pk]
        found, items = guides.meter(unit, guide), lacking.get(unit.pk, Lacking())
        lights = [column.fresh.light(today) for column in kept]
        rows.append(
            UnitMeter(
                unit=unit, guide=found.score, guide_missing=[[one.code, one.problem, one.name] for one in found.missing],
                guide_item=guide.item if guide else None, columns=score(kept, today), blank=lights.count(Light.BLANK),
                declared=lights.count(Light.NONE), stale=lights.count(Light.STALE), soon=lights.count(Light.SOON),
                items=items.score, public_items=items.items, lacking=items.lacking, measured_at=at,
            )
        )  # fmt: skip
    names = [f.name for f in UnitMeter._meta.concrete_fields if not f.primary_key]
    UnitMeter.objects.bulk_create(rows, update_conflicts=True, unique_fields=["unit"], update_fields=names)


def _keep_columns(columns: dict[int, list[KeptColumn]]) -> None:
    here = {(unit, one.column.pk) for unit, kept in columns.items() for one in kept}
    there = ColumnMeter.objects.filter(unit__in=columns).values_list("pk", "unit_id", "column_id")
    gone = [key for key, unit, column in there if (unit, column) not in here]
    ColumnMeter.objects.filter(pk__in=gone).delete()
    rows = [
        ColumnMeter(unit_id=unit, column=one.column, state=one.state, latest=one.latest, due_on=one.fresh.due_on, person_id=one.person)
        for unit, kept in columns.items()
        for one in kept
    ]
    names = ["state", "latest", "due_on", "person"]
    ColumnMeter.objects.bulk_create(rows, batch_size=500, update_conflicts=True, unique_fields=["unit", "column"], update_fields=names)


def missing_of(row: UnitMeter) -> list[Missing]:
    """What the guide lacked when it was measured."""
    return [Missing(*one) for one in row.guide_missing]


def mark(units: Iterable[int] | None = None) -> None:
    """These units (None: all) are to be measured anew. In the caller's transaction."""
    rows = UnitMeter.objects.exclude(measured_at=NEVER)
    (rows if units is None else rows.filter(unit__in=list(units))).update(measured_at=NEVER)


def follow(events: Sequence[Event]) -> None:
    """WITHIN subscriber of publishing, columns and declarations: what happened to a unit's items or columns marks its meter."""
    if any(event.unit_id is None for event in events):
        mark(None)
        return
    mark({event.unit_id for event in events if event.unit_id is not None})


def waiting(today: date) -> Any:
    """Units that are to be measured: marked, or never measured; those that have ended are not."""
    living = Unit.objects.filter(Q(valid_until=None) | Q(valid_until__gte=today))
    return living.filter(Q(meter=None) | Q(meter__measured_at=NEVER)).select_related("contact").order_by("path")


def catch_up(*, most: int = MOST, at: datetime | None = None) -> int:
    """Measure what waits, at most so many units; how many it was. Meters of units that have ended go."""
    at = at or clock.now()
    today = at.astimezone(clock.SHANGHAI).date()
    units = list(waiting(today)[:most])
    for start in range(0, len(units), CHUNK):
        measure(units[start : start + CHUNK], at=at)
    return len(units)


def new_day(*, at: datetime | None = None) -> None:
    """Mark what was measured before today; forget units that have ended."""
    at = at or clock.now()
    midnight = at.astimezone(clock.SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    UnitMeter.objects.filter(unit__valid_until__lt=midnight.date()).delete()
    ColumnMeter.objects.filter(unit__valid_until__lt=midnight.date()).delete()
    UnitMeter.objects.filter(measured_at__lt=midnight).update(measured_at=NEVER)
