"""The one gate. `may(person, event, subject)` says whether; each package registers its table and its `visible()`.

Nobody is signed in yet in this version: a person is None, the public. Staff roles join with their posts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about: its kind ("item"), lead unit id, state ("public") and audience ("everybody")."""

    kind: str
    unit: int | None
    state: str
    audience: str = "everybody"


#: kind → (event, role) → states in which it is allowed.
Table = dict[tuple[str, str], frozenset[str]]
Visible = Callable[[Any, Any], Any]

_tables: dict[str, Table] = {}
_visible: dict[type[models.Model], Visible] = {}

PUBLIC = "public"


def register(kind: str, table: Table) -> None:
    """Enter the permissions of one kind of subject."""
    _tables[kind] = table


def register_visible(model: type[models.Model], rule: Visible) -> None:
    """Enter the rule `visible(queryset, person)` of one model."""
    _visible[model] = rule


def register_open(*models_: type[models.Model]) -> None:
    """Enter models that hold nothing but what the public may read of units and the catalogue."""
    for model in models_:
        _visible[model] = _everything


def _everything(queryset: Any, person: Any) -> Any:
    return queryset


def may(person: Any, event: str, subject: Subject) -> bool:
    """Whether `person` (None: the public) may do `event` to `subject`. What is not in a table is refused."""
    if person is not None:
        return False
    states = _tables.get(subject.kind, {}).get((event, PUBLIC), frozenset())
    return subject.audience == "everybody" and subject.state in states


def visible(queryset: Any, person: Any) -> Any:
    """`queryset` confined to what `person` may see; LookupError for a model that never registered."""
    try:
        rule = _visible[queryset.model]
    except KeyError:
        raise LookupError(f"{queryset.model.__name__} has no rule of visibility") from None
    return rule(queryset, person)


def unregistered(all_models: Iterable[type[models.Model]], unit: type[models.Model]) -> list[str]:
    """Labels of models that carry a unit and have no rule of visibility: the start-up check refuses them."""
    return [
        model._meta.label
        for model in all_models
        if model not in _visible and (model is unit or any(field.related_model is unit for field in model._meta.concrete_fields))
    ]
