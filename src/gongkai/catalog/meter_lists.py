"""Lists of staff over meters and declarations: through the gate, paged by key, a fixed number of queries, each along an index."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from gongkai.catalog.access import OFFICER, in_reach
from gongkai.catalog.meters import current_editions, lacks
from gongkai.catalog.models import ColumnEvent, ColumnMeter, Declaration, Edition, UnitColumn, UnitMeter
from gongkai.law.update_limits import SOON
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Unit

#: What the list of units may be sorted by → whether the largest come first.
SORTS = {"stale": True, "blank": True, "soon": True, "guide": False, "columns": False, "items": False}
#: Where a page goes on: (value of the sort, unit id) of its last row.
UnitKey = tuple[int, int]
#: (due on, id); a day that is none stands for blank columns, which are sorted by id alone.
ColumnKey = tuple[date, int]
NO_DAY = date(1, 1, 1)
#: Columns that are told before they go stale 【口径】; as the light.
AHEAD = timedelta(days=SOON)


@dataclass(frozen=True, slots=True)
class UnitPage:
    """`next` is the key to go on from, None at the end."""

    meters: list[UnitMeter]
    next: UnitKey | None


def units(actor: Actor, *, sort: str = "stale", after: UnitKey | None = None, size: int = 50) -> UnitPage:
    """Meters of all units in reach, what is to be mended first. One query."""
    rows: Any = visible(UnitMeter.objects.select_related("unit"), actor)
    down = SORTS[sort]
    if after is not None:
        value, last = after
        beyond = Q(**{f"{sort}__lt" if down else f"{sort}__gt": value})
        rows = rows.filter(beyond | Q(**{sort: value}, unit__gt=last))
    page = list(rows.order_by(f"-{sort}" if down else sort, "unit_id")[: size + 1])
    final = page[size - 1] if len(page) > size else None
    return UnitPage(page[:size], (getattr(final, sort), final.unit_id) if final else None)


def columns(
    actor: Actor, today: date, which: str, *, unit: Unit | None = None, after: ColumnKey | None = None, size: int = 50
) -> tuple[list[ColumnMeter], ColumnKey | None]:
    """Columns of all units in reach that are "stale", go stale "soon", or are "blank"; the longest overdue first. One query."""
    rows: Any = visible(_with_limit(), actor)
    if unit is not None:
        rows = rows.filter(unit=unit)
    if which == "blank":
        rows = rows.filter(state=ColumnMeter.State.BLANK)
        rows = (rows.filter(pk__gt=after[1]) if after else rows).order_by("pk")
    else:
        rows = rows.filter(due_on__lt=today) if which == "stale" else rows.filter(due_on__gte=today, due_on__lte=today + AHEAD)
        if after is not None:
            rows = rows.filter(due_on__gte=after[0]).filter(Q(due_on__gt=after[0]) | Q(pk__gt=after[1]))
        rows = rows.order_by("due_on", "pk")
    page = list(rows[: size + 1])
    final = page[size - 1] if len(page) > size else None
    return page[:size], (final.due_on or NO_DAY, final.pk) if final else None


def _with_limit() -> Any:
    """With `own_limit`, the unit's own where it has set one."""
    own = UnitColumn.objects.filter(unit=OuterRef("unit"), column=OuterRef("column")).values("limit")[:1]
    return ColumnMeter.objects.select_related("unit", "column", "person").annotate(own_limit=Subquery(own))


def limit_of(row: Any) -> str:
    """The code of the limit that holds for the column."""
    return str(row.own_limit or row.column.limit)


def mine(actor: Actor, today: date, *, most: int = 50) -> list[ColumnMeter]:
    """Columns that are stale or soon will be, of the units whose officer the actor is, or that it sees to itself. One query."""
    units_ = sorted({post.unit for post in actor.posts if post.role == OFFICER})
    held = sorted({post.unit for post in actor.posts})
    whose = Q(unit__in=units_) | Q(person=actor.person, unit__in=held)
    return list(_with_limit().filter(whose, due_on__lte=today + AHEAD).order_by("due_on", "pk")[:most])


def declarations(
    actor: Actor, *, state: str = "proposed", unit: Unit | None = None, before: int | None = None, size: int = 50
) -> tuple[list[Declaration], int | None]:
    """Declarations in reach in one state, the oldest first while they wait, else the newest. The second value is where to go on. One query."""
    rows: Any = visible(Declaration.objects.select_related("unit", "column", "proposed_by", "decided_by"), actor).filter(state=state)
    if unit is not None:
        rows = rows.filter(unit=unit)
    waiting = state == Declaration.State.PROPOSED
    if before is not None:
        rows = rows.filter(pk__gt=before) if waiting else rows.filter(pk__lt=before)
    page = list(rows.order_by("pk" if waiting else "-pk")[: size + 1])
    return page[:size], page[size - 1].pk if len(page) > size else None


def declaration(actor: Actor, number: int) -> Declaration | None:
    """One declaration in reach. One query."""
    rows = visible(Declaration.objects.select_related("unit", "column", "proposed_by", "decided_by"), actor)
    found: Declaration | None = rows.filter(pk=number).first()
    return found


def review_due(actor: Actor, today: date, *, most: int = 50) -> list[Declaration]:
    """Accepted declarations of the actor's own units whose day of review has come. One query."""
    rows = Declaration.objects.filter(
        in_reach(Actor(actor.person, _officers(actor))), state=Declaration.State.ACCEPTED, review_on__lte=today
    )
    return list(rows.select_related("unit", "column").order_by("review_on", "pk")[:most])


def _officers(actor: Actor) -> Any:
    return tuple(post for post in actor.posts if post.role == OFFICER)


def lacking_items(actor: Actor, unit: Unit, *, before: int | None = None, size: int = 50) -> tuple[list[Edition], int | None]:
    """Editions of public items of the unit that lack one of the four things, the newest first. One query."""
    if not actor.roles(unit.pk, unit.path):
        return [], None
    rows = current_editions(item__unit=unit).filter(lacks()).select_related("item")
    if before is not None:
        rows = rows.filter(item__lt=before)
    page = list(rows.order_by("-item_id")[: size + 1])
    return page[:size], page[size - 1].item_id if len(page) > size else None


def what_lacks(edition: Edition) -> list[str]:
    """Which of the four an edition's item lacks: codes of `LACKS`."""
    found = []
    if not edition.item.index_number:
        found.append("index")
    if not edition.summary:
        found.append("summary")
    elif edition.summary == edition.title:
        found.append("summary_is_title")
    elif len(edition.summary) > 100:
        found.append("summary_long")
    if edition.item.written_on is None:
        found.append("written_on")
    return found


def history(
    unit: Unit | None, column: int | None = None, *, before: int | None = None, size: int = 50
) -> tuple[list[ColumnEvent], int | None]:
    """What happened to columns, the latest first: of a unit's own settings, or (None) to the structure. One query."""
    rows = ColumnEvent.objects.filter(unit_id=unit.pk if unit else None).select_related("subject")
    if column is not None:
        rows = rows.filter(subject=column)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    page = list(rows.order_by("-pk")[: size + 1])
    return page[:size], page[size - 1].pk if len(page) > size else None
