"""Lists of what is owed: for the to-do list, and for the page of a unit or of the office. Paged by key, a fixed number of queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from gongkai.publishing.access import in_reach
from gongkai.publishing.models import Owed
from gongkai.publishing.rules import workflow
from gongkai.units import paths
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Unit

#: Who does something about it: writes the interpretation, revises the rule, or says that none is needed.
DOING = (workflow.OFFICER, workflow.SECTION_HEAD, workflow.APPROVER)
MOST = 100
Key = tuple[date, int]


@dataclass(frozen=True, slots=True)
class Page:
    """`next`: the key to go on from, None at the end."""

    rows: list[Owed]
    next: Key | None


def mine(actor: Actor, today: date) -> list[Owed]:
    """Open ones of the actor's own units; of all beneath an office those that are late. Soonest first; of items what names them. One query."""
    own = sorted({post.unit for post in actor.posts if post.role in DOING})
    wanted = Q(unit__in=own) if own else Q(pk__in=[])
    for path in sorted({post.path for post in actor.posts if post.role == workflow.OFFICE}):
        beneath = Unit.objects.filter(path__gte=path, path__lt=paths.end(path)).values("pk")
        wanted |= Q(unit__in=beneath, due_on__lt=today)
    rows = Owed.objects.filter(wanted, settled_at=None).select_related("item", "unit").order_by("due_on", "pk")
    return list(rows.only("kind", "due_on", "item__title", "item__document_number", "unit__name", "unit__short_name")[:MOST])


def listing(
    actor: Actor, *, unit: Unit | None = None, kind: str = "", settled: bool = False, after: Key | None = None, size: int = 50
) -> Page:
    """What the actor may see: of one unit, or of all in reach; open ones soonest first, settled ones latest first. One query."""
    rows: Any = visible(Owed.objects.filter(settled_at__isnull=not settled), actor)
    if unit is not None:
        rows = rows.filter(unit=unit)
    if kind:
        rows = rows.filter(kind=kind)
    if after is not None:
        day, last = after
        beyond = Q(due_on__lt=day) | Q(due_on=day, pk__lt=last) if settled else Q(due_on__gt=day) | Q(due_on=day, pk__gt=last)
        rows = rows.filter(beyond)
    page = list(_rows(rows, latest=settled)[: size + 1])
    final = page[size - 1] if len(page) > size else None
    return Page(page[:size], (final.due_on, final.pk) if final else None)


def find(actor: Actor, owed: int) -> Owed | None:
    """One that the actor may see. One query."""
    found: Owed | None = visible(_rows(Owed.objects.filter(pk=owed)), actor).first()
    return found


def of_item(actor: Actor, item: int) -> list[Owed]:
    """What was and is owed because of an item, the latest first."""
    return list(_rows(Owed.objects.filter(in_reach(actor), item=item), latest=True))


def _rows(rows: Any, *, latest: bool = False) -> Any:
    order = ("-due_on", "-pk") if latest else ("due_on", "pk")
    return rows.select_related("item", "unit", "person").order_by(*order)
