"""What a release looks up again and again: units, columns, terms, kept for one run."""

from functools import cached_property

from django.db.models import Q

from gongkai.catalog import structure
from gongkai.catalog.models import Column
from gongkai.rulebook import settings
from gongkai.rulebook.models import Term
from gongkai.units.models import Unit, UnitName


class Context:
    """Look-ups by code and by name, each loaded when it is first asked for. Make a new one after units or the structure changed.

    With `unit` it knows that unit and its columns alone: enough for its manuscripts, and as quick in a province as in a town.
    """

    def __init__(self, unit: Unit | None = None) -> None:
        self._unit = unit

    @cached_property
    def units(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in ([self._unit] if self._unit else Unit.objects.all())}

    @cached_property
    def by_name(self) -> dict[str, Unit]:
        """All units by the name they have, else by one they had."""
        by_id = {unit.pk: unit for unit in Unit.objects.all()}
        found = {unit.name: unit for unit in reversed(by_id.values())}
        for name, unit_id in UnitName.objects.filter(kind=UnitName.Kind.FORMER).values_list("name", "unit_id"):
            found.setdefault(name, by_id[unit_id])
        return found

    @cached_property
    def _columns(self) -> dict[tuple[int | None, str], Column]:
        mine = Q(unit=None) | Q(unit=self._unit) if self._unit else Q()
        return {(column.unit_id, column.code): column for column in Column.objects.filter(mine)}

    @cached_property
    def _parents(self) -> dict[int, int | None]:
        return {column.pk: column.parent_id for column in self._columns.values()}

    @cached_property
    def _terms(self) -> dict[tuple[str, int | None, str], Term]:
        return {(term.vocabulary, term.parent_id, term.name): term for term in Term.objects.all()}

    @cached_property
    def _themes(self) -> dict[str, Term]:
        themes = [term for term in self._terms.values() if term.vocabulary == "theme"]
        return {term.name: term for term in sorted(themes, key=lambda term: term.parent_id is None)}

    def column(self, code: str, unit: Unit) -> Column | None:
        """The issued column `code`, or the unit's own one."""
        return self._columns.get((None, code)) or self._columns.get((unit.pk, code))

    def extend(self, unit: Unit, parent_code: str, name: str) -> str:
        """The code of the unit's own column `name` beneath an issued one, made where it is missing."""
        column = structure.extend(unit, self._columns[None, parent_code], name)
        self._parents[column.pk] = column.parent_id
        self._columns[unit.pk, column.code] = column
        return column.code

    def places(self, columns: list[Column]) -> dict[int, int]:
        """Column id → rank: 1, 2 … for the given ones, 0 for those above them."""
        ranks = {column.pk: rank for rank, column in enumerate(columns, 1)}
        for column in columns:
            above = self._parents.get(column.pk)
            while above is not None:
                ranks.setdefault(above, 0)
                above = self._parents.get(above)
        return ranks

    def fallback_column(self) -> Column:
        """Where items go whose column nobody knows (setting column.unknown)."""
        return self._columns[None, settings.get("column.unknown")]

    def genre(self, name: str) -> Term | None:
        """The genre of that name; one that came with an import is added as unofficial."""
        return self._term("genre", name, None) if name else None

    def theme(self, name: str) -> Term | None:
        """The theme "first" or "first/second"; first-level names win over second-level ones; an unknown one is added as unofficial."""
        if not name:
            return None
        first, _, second = (part.strip() for part in name.partition("/"))
        if second:
            return self._term("theme", second, self._term("theme", first, None))
        if first not in self._themes:
            self._themes[first] = self._term("theme", first, None)
        return self._themes[first]

    def _term(self, vocabulary: str, name: str, parent: Term | None) -> Term:
        key = (vocabulary, parent.pk if parent else None, name[:80])
        if key not in self._terms:
            code = f"x{Term.objects.filter(vocabulary=vocabulary, official=False).count() + 1:05d}"
            term, _ = Term.objects.get_or_create(
                vocabulary=vocabulary, parent=parent, name=name[:80], defaults={"official": False, "code": code, "place": 10_000}
            )
            self._terms[key] = term
        return self._terms[key]
