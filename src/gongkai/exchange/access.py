"""Who may hand in a file, see what came of it, and release it."""

from typing import Any

from django.db.models import Q

from gongkai.exchange.models import ImportRun
from gongkai.units import access, gate, paths
from gongkai.units.gate import Actor
from gongkai.units.models import Unit

#: kind → who hands it in.
_HANDING_IN = {"documents": "hand_in_documents", "units": "import_units", "structure": "manage_rules"}


def may_hand_in(actor: Actor, kind: str, unit: Unit) -> bool:
    """Whether the actor may hand in such a file in the name of the unit. Lists of units and structures are the platform's."""
    event = _HANDING_IN[kind]
    return access.for_all(actor, event) if kind != "documents" else gate.may(actor, event, access.subject(unit))


def may_release(actor: Actor, run: ImportRun) -> bool:
    """Whether the actor's posts are for releasing it; that it is another person than who handed it in, the verb says."""
    return (
        gate.may(actor, "release_documents", access.subject(run.unit))
        if run.kind == "documents"
        else may_hand_in(actor, run.kind, run.unit)
    )


def kinds(actor: Actor) -> list[str]:
    """The kinds of files that the actor may hand in somewhere."""
    somewhere = {kind: access.somewhere if kind == "documents" else access.for_all for kind in _HANDING_IN}
    return [kind for kind, event in _HANDING_IN.items() if somewhere[kind](actor, event)]


def sees_runs(actor: Actor) -> bool:
    """Whether the actor hands in or releases anything."""
    return bool(kinds(actor)) or access.somewhere(actor, "release_documents")


def reach(actor: Actor, unit: Unit) -> list[str] | None:
    """Codes of units whose documents a file handed in for `unit` may hold; None: of any, made where they are missing."""
    if access.for_all(actor, "manage_rules"):
        return None
    if gate.may(actor, "manage_units", access.subject(unit)):
        within = Q(path__gte=unit.path, path__lt=paths.end(unit.path))
    else:
        within = Q(pk__in=[unit.pk, *(before for post in actor.posts if post.unit == unit.pk for before in post.also)])
    return list(Unit.objects.filter(within).values_list("code", flat=True))


def _visible(queryset: Any, actor: Actor | None) -> Any:
    if actor is None:
        return queryset.none()
    own = [
        post.unit for post in actor.posts if any((event, post.role) in access.TABLE for event in ("hand_in_documents", "release_documents"))
    ]
    within = Q(unit__in=own) | Q(unit__in=Unit.objects.filter(access.managed_units(actor)))
    seen = queryset.filter(within & Q(kind=ImportRun.Kind.DOCUMENTS))
    for kind in ("units", "structure"):
        if access.for_all(actor, _HANDING_IN[kind]):
            seen = seen | queryset.filter(kind=kind)
    return seen


def register() -> None:
    """Enter the rule at the gate; called once at start-up."""
    gate.register_visible(ImportRun, _visible)
