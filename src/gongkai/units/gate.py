"""The one gate. `may(actor, event, subject)` says whether; each package registers its table and its `visible()`.

An actor is a person in the posts that count today; None is the public. Whoever is signed in may whatever the public may, and what
the roles of the posts allow in the subject's unit.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

PUBLIC = "public"
#: The role that counts for its unit and for every unit beneath it.
OFFICE = "office"


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post that counts: its id, role ("approver" …), unit id, the unit's path, and whether it is a deputy's (B角).

    `unit_name`: for pages. `also`: units that ended and whose place the unit took (units/heirs.py): what they published is in its hands.
    """

    id: int
    role: str
    unit: int
    path: str
    deputy: bool = False
    also: frozenset[int] = frozenset()
    unit_name: str = ""

    def covers(self, unit: int | None, path: str) -> bool:
        """Whether the post counts for a unit: its own, and those whose place it took; for the office also those beneath."""
        if unit is not None and (self.unit == unit or unit in self.also):
            return True
        return self.role == OFFICE and bool(path) and bool(self.path) and path.startswith(self.path)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person's id and the posts in which this person acts now."""

    person: int
    posts: tuple[HeldPost, ...] = ()

    def roles(self, unit: int | None, path: str = "") -> frozenset[str]:
        """The roles that count for the unit with that id and path."""
        return frozenset(post.role for post in self.posts if post.covers(unit, path))

    def post_for(self, roles: Iterable[str], unit: int | None, path: str = "") -> HeldPost | None:
        """The post in which the actor does what those roles may do in the unit; one of its own before a deputy's."""
        wanted = frozenset(roles)
        fitting = [post for post in self.posts if post.role in wanted and post.covers(unit, path)]
        return min(fitting, key=lambda post: (post.deputy, post.unit != unit, post.id), default=None)

    @property
    def all_roles(self) -> frozenset[str]:
        """Every role held, wherever."""
        return frozenset(post.role for post in self.posts)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about: its kind ("item"), lead unit id, state ("public"), audience ("everybody") and the unit's path."""

    kind: str
    unit: int | None
    state: str
    audience: str = "everybody"
    path: str = ""


#: kind → (event, role) → states in which it is allowed.
Table = dict[tuple[str, str], frozenset[str]]
Visible = Callable[[Any, Actor | None], Any]

_tables: dict[str, Table] = {}
_visible: dict[type[models.Model], Visible] = {}


def register(kind: str, table: Table) -> None:
    """Enter the permissions of one kind of subject."""
    _tables[kind] = table


def tables() -> dict[str, Table]:
    """All that is entered, for checks and drawings."""
    return dict(_tables)


def register_visible(model: type[models.Model], rule: Visible) -> None:
    """Enter the rule `visible(queryset, actor)` of one model."""
    _visible[model] = rule


def register_open(*models_: type[models.Model]) -> None:
    """Enter models that hold nothing but what the public may read of units and the catalogue."""
    for model in models_:
        _visible[model] = _everything


def _everything(queryset: Any, actor: Actor | None) -> Any:
    return queryset


def may(actor: Actor | None, event: str, subject: Subject) -> bool:
    """Whether `actor` (None: the public) may do `event` to `subject`. What is not in a table is refused."""
    table = _tables.get(subject.kind, {})
    if subject.audience == "everybody" and subject.state in table.get((event, PUBLIC), frozenset()):
        return True
    if actor is None:
        return False
    return any(subject.state in table.get((event, role), frozenset()) for role in actor.roles(subject.unit, subject.path))


def visible(queryset: Any, actor: Actor | None) -> Any:
    """`queryset` confined to what `actor` may see; LookupError for a model that never registered."""
    try:
        rule = _visible[queryset.model]
    except KeyError:
        raise LookupError(f"{queryset.model.__name__} has no rule of visibility") from None
    return rule(queryset, actor)


def unregistered(all_models: Iterable[type[models.Model]], unit: type[models.Model]) -> list[str]:
    """Labels of models that carry a unit and have no rule of visibility: the start-up check refuses them."""
    return [
        model._meta.label
        for model in all_models
        if model not in _visible and (model is unit or any(field.related_model is unit for field in model._meta.concrete_fields))
    ]
