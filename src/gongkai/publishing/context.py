"""What a release looks up again and again: units, columns, terms, kept for one run."""

from gongkai.catalog import structure
from gongkai.catalog.models import Column
from gongkai.rulebook import settings
from gongkai.rulebook.models import Term
from gongkai.units.models import Unit, UnitName


class Context:
    """Look-ups by code and by name. Make a new one after units or the structure changed."""

    def __init__(self) -> None:
        self.units = {unit.code: unit for unit in Unit.objects.all()}
        self.by_name = {unit.name: unit for unit in reversed(list(self.units.values()))}
        by_id = {unit.pk: unit for unit in self.units.values()}
        for name, unit_id in UnitName.objects.filter(kind=UnitName.Kind.FORMER).values_list("name", "unit_id"):
            self.by_name.setdefault(name, by_id[unit_id])
        self._load_columns()
        self._terms: dict[tuple[str, int | None, str], Term] = {(t.vocabulary, t.parent_id, t.name): t for t in Term.objects.all()}
        themes = [term for term in self._terms.values() if term.vocabulary == "theme"]
        self._themes = {term.name: term for term in sorted(themes, key=lambda term: term.parent_id is None)}

    def _load_columns(self) -> None:
        columns = list(Column.objects.all())
        self._columns = {(column.unit_id, column.code): column for column in columns}
        self._parents = {column.pk: column.parent_id for column in columns}
        self.by_column_name = {column.name: column.code for column in columns if column.unit_id is None and not column.container}

    def column(self, code: str, unit: Unit) -> Column | None:
        """The issued column `code`, or the unit's own one."""
        return self._columns.get((None, code)) or self._columns.get((unit.pk, code))

    def extend(self, unit: Unit, parent_code: str, name: str) -> str:
        """The code of the unit's own column `name` beneath an issued one, made where it is missing."""
        column = structure.extend(unit, self._columns[None, parent_code], name)
        self._columns[unit.pk, column.code] = column
        self._parents[column.pk] = column.parent_id
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
