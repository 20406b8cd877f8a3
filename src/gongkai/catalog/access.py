"""Who may see what of the catalogue. The public: what is public, and of what was withdrawn that it was.

Staff besides: who keeps a unit's columns, who says that there is nothing for one and who accepts that, who sees the meters.
"""

from typing import Any

from django.db.models import F, Q

from gongkai.catalog.models import (
    Attachment,
    Column,
    ColumnMeter,
    Declaration,
    IssuingBody,
    Item,
    ItemColumn,
    Tally,
    UnitColumn,
    UnitMeter,
    UnitTally,
)
from gongkai.events import clock
from gongkai.units import gate, paths
from gongkai.units.models import Role, Unit

PUBLIC = frozenset({Item.State.PUBLIC.value})
#: Pages that say "withdrawn" or "hidden" exist for these, without any content (design 9).
NOTICE = frozenset({Item.State.WITHDRAWN.value, Item.State.HIDDEN.value})

TABLE: gate.Table = {
    ("read", gate.PUBLIC): PUBLIC,
    ("download", gate.PUBLIC): PUBLIC,
    ("read_notice", gate.PUBLIC): PUBLIC | NOTICE,
}

#: A unit's catalogue as staff keep it: one state.
KEPT = "kept"
_THERE = frozenset({KEPT})
OFFICER, KEEPER, OFFICE = Role.INFORMATION_OFFICER.value, Role.UNIT_ADMINISTRATOR.value, Role.OFFICE.value
#: Who sees how complete and how fresh a unit's guide and catalogue are.
SEEING = (OFFICER, Role.SECTION_HEAD.value, Role.SECRECY_REVIEWER.value, Role.APPROVER.value, KEEPER, Role.ARCHIVIST.value, OFFICE)

#: see: the page of the unit's columns; keep: owner and limit; declare: that there is nothing; decide: whether the office accepts it;
#: structure: the table that holds for all (asked of a unit at the top).
UNIT_TABLE: gate.Table = {
    **{("see", role): _THERE for role in SEEING},
    **{("keep", role): _THERE for role in (OFFICER, KEEPER, OFFICE)},
    **{("declare", role): _THERE for role in (OFFICER, OFFICE)},
    ("decide", OFFICE): _THERE,
    ("structure", OFFICE): _THERE,
}


def subject(item: Item) -> gate.Subject:
    """The item as the gate sees it."""
    return gate.Subject("item", item.unit_id, item.state)


def unit_subject(unit: Unit) -> gate.Subject:
    """A unit's catalogue as the gate sees it where staff keep it."""
    return gate.Subject("catalogue", unit.pk, KEPT, audience="staff", path=unit.path)


def keeps_structure(actor: gate.Actor | None) -> bool:
    """Whether the actor keeps the structure that holds for the whole platform: the office of a unit at the top."""
    top = [post for post in actor.posts if len(post.path) == paths.WIDTH] if actor else []
    return any(gate.may(actor, "structure", gate.Subject("catalogue", post.unit, KEPT, audience="staff", path=post.path)) for post in top)


def roles_for(event: str) -> tuple[str, ...]:
    """The roles that may do `event` in a unit."""
    return tuple(role for one, role in UNIT_TABLE if one == event)


def in_reach(actor: gate.Actor | None, roles: tuple[str, ...] = SEEING) -> Q:
    """Rows of the units in which the actor has one of the roles, or beneath which the office."""
    within = Q(pk__in=[])
    for post in actor.posts if actor else ():
        if post.role == OFFICE:
            within |= Q(unit__path__gte=post.path, unit__path__lt=paths.end(post.path))
        elif post.role in roles:
            within |= Q(unit=post.unit)
    return within


def _staff(queryset: Any, actor: gate.Actor | None) -> Any:
    return queryset.filter(in_reach(actor))


def still_shown(day: Any) -> Q:
    """Attachments that close with no publicity period, or with one that runs on that day. Without a period what closes is closed."""
    return Q(closing__isnull=True) | Q(edition__item__publicity__until__gte=day)


def _items(queryset: Any, actor: gate.Actor | None) -> Any:
    return queryset.filter(state=Item.State.PUBLIC)


def _places(queryset: Any, actor: gate.Actor | None) -> Any:
    return queryset.filter(public=True)


def _attachments(queryset: Any, actor: gate.Actor | None) -> Any:
    current = queryset.filter(edition__number=F("edition__item__edition"))
    return current.filter(still_shown(clock.today()), edition__item__state=Item.State.PUBLIC, hold__isnull=True)


def _bodies(queryset: Any, actor: gate.Actor | None) -> Any:
    return queryset.filter(item__state=Item.State.PUBLIC)


def register() -> None:
    """Enter the tables at the gate; called once at start-up."""
    gate.register("item", TABLE)
    gate.register("catalogue", UNIT_TABLE)
    gate.register_visible(Item, _items)
    gate.register_visible(ItemColumn, _places)
    gate.register_visible(Attachment, _attachments)
    gate.register_visible(IssuingBody, _bodies)
    gate.register_visible(Declaration, _staff)
    gate.register_visible(UnitMeter, _staff)
    gate.register_visible(ColumnMeter, _staff)
    gate.register_open(Column, UnitColumn, Tally, UnitTally)
