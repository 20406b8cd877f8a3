"""Who keeps staff and units: an administrator those of the unit, the office all beneath it, whoever runs the system lists of units."""

from typing import Any

from django.db.models import Q

from gongkai.units import gate, paths
from gongkai.units.models import Contact, Person, Post, Role, Succession, Unit, UnitChange, UnitEvent, UnitName

#: A unit as the gate sees it has one state; whether it ended is the verbs' concern.
STATE = "unit"
_THERE = frozenset({STATE})

TABLE: gate.Table = {
    ("manage_staff", Role.UNIT_ADMINISTRATOR.value): _THERE,
    ("manage_staff", Role.OFFICE.value): _THERE,
    ("manage_calendar", Role.OFFICE.value): _THERE,
    ("manage_units", Role.OFFICE.value): _THERE,
    ("manage_rules", Role.OFFICE.value): _THERE,
    # Lists of units are no content: whoever runs the system may bring them in, and sees what came of it.
    ("import_units", Role.OFFICE.value): _THERE,
    ("import_units", Role.SYSTEM_ADMINISTRATOR.value): _THERE,
    # Past holdings 历史导入: handed in by who writes for the unit, released by another person who may approve (rules of the house 7).
    ("hand_in_documents", Role.OFFICE.value): _THERE,
    ("hand_in_documents", Role.INFORMATION_OFFICER.value): _THERE,
    ("hand_in_documents", Role.UNIT_ADMINISTRATOR.value): _THERE,
    ("release_documents", Role.OFFICE.value): _THERE,
    ("release_documents", Role.APPROVER.value): _THERE,
}
#: role of who gives → roles that may be given. The first of all come from the shell (`gongkai staff`).
_IN_A_UNIT = frozenset(
    role.value
    for role in (
        Role.INFORMATION_OFFICER, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.APPROVER, Role.UNIT_ADMINISTRATOR, Role.COMPLAINT_OFFICER,
        Role.ARCHIVIST,
    )
)  # fmt: skip
GIVABLE: dict[str, frozenset[str]] = {
    Role.UNIT_ADMINISTRATOR.value: _IN_A_UNIT,
    Role.OFFICE.value: frozenset(Role.values),
}


def subject(unit: Unit) -> gate.Subject:
    """The unit as the gate sees it."""
    return gate.Subject("unit", unit.pk, STATE, path=unit.path)


def givable(actor: gate.Actor, unit: Unit) -> frozenset[str]:
    """The roles that the actor may give in the unit."""
    return frozenset().union(*(GIVABLE.get(role, frozenset()) for role in actor.roles(unit.pk, unit.path)))


def keeps_calendar(actor: gate.Actor) -> bool:
    """Whether the actor keeps the working calendar."""
    return for_all(actor, "manage_calendar")


def for_all(actor: gate.Actor, event: str) -> bool:
    """Whether the actor may do what holds for the whole platform: in a unit at the top."""
    top = (post for post in actor.posts if len(post.path) == paths.WIDTH)
    return any(gate.may(actor, event, gate.Subject("unit", post.unit, STATE, path=post.path)) for post in top)


def somewhere(actor: gate.Actor, event: str) -> bool:
    """Whether the actor may do it in any unit at all."""
    return any(gate.may(actor, event, gate.Subject("unit", post.unit, STATE, path=post.path)) for post in actor.posts)


def directs(actor: gate.Actor, unit: Unit) -> bool:
    """Whether the actor directs the life of the unit. Units that an import made and nobody has placed are the platform's."""
    return gate.may(actor, "manage_units", subject(unit)) or (unit.provisional and for_all(actor, "manage_units"))


def managed_units(actor: gate.Actor | None) -> Q:
    """Units whose life the actor directs: of the office, all beneath; a condition on Unit."""
    within = Q(pk__in=[])
    for post in actor.posts if actor else ():
        if ("manage_units", post.role) in TABLE:
            within |= Q(path__gte=post.path, path__lt=paths.end(post.path))
    return within | Q(provisional=True) if actor is not None and for_all(actor, "manage_units") else within


def kept_units(actor: gate.Actor) -> Q:
    """Units whose staff the actor keeps; a condition on Unit."""
    within = Q(pk__in=[])
    for post in actor.posts:
        if post.role == Role.OFFICE:
            within |= Q(path__startswith=post.path)
        elif post.role == Role.UNIT_ADMINISTRATOR:
            within |= Q(pk=post.unit)
    return within


def _posts(queryset: Any, actor: gate.Actor | None) -> Any:
    if actor is None:
        return queryset.none()
    return queryset.filter(Q(unit__in=Unit.objects.filter(kept_units(actor))) | Q(person=actor.person))


def _people(queryset: Any, actor: gate.Actor | None) -> Any:
    if actor is None:
        return queryset.none()
    return queryset.filter(Q(unit__in=Unit.objects.filter(kept_units(actor))) | Q(pk=actor.person))


def _changes(queryset: Any, actor: gate.Actor | None) -> Any:
    return queryset.filter(unit__in=Unit.objects.filter(managed_units(actor)))


def _unit_events(queryset: Any, actor: gate.Actor | None) -> Any:
    return queryset.filter(subject__in=Unit.objects.filter(managed_units(actor)))


def register() -> None:
    """Enter the tables at the gate; called once at start-up."""
    gate.register("unit", TABLE)
    gate.register_open(Unit, UnitName, Succession, Contact)
    gate.register_visible(Post, _posts)
    gate.register_visible(Person, _people)
    gate.register_visible(UnitChange, _changes)
    gate.register_visible(UnitEvent, _unit_events)
