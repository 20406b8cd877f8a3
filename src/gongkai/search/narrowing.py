"""Filters and facets: codes and names on the reader's side, ids on the index's."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.search.names import names
from gongkai.search.question import Question

#: What a facet shows, most frequent first.
SHOWN = {"unit": 12, "column": 12, "theme": 10, "genre": 10, "status": 6, "year": 24}

STATUS_NAMES = {
    "valid": gettext_lazy("有效"),
    "pending": gettext_lazy("尚未施行"),
    "amended": gettext_lazy("已修改"),
    "expired": gettext_lazy("失效"),
    "repealed": gettext_lazy("废止"),
    "unstated": gettext_lazy("未标注"),
}


@dataclass(slots=True)
class Facet:
    """A value to narrow by: what to send, what to show, how many."""

    value: str
    name: str
    count: int
    chosen: bool = False


@dataclass(slots=True)
class Chosen:
    """Filters for the index: field → values; and what the reader chose, by field."""

    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)


def resolve(question: Question) -> Chosen | None:
    """The filters of a question; None when one names something that does not exist, so that nothing can be found."""
    chosen, known = Chosen(), names()
    found: Mapping[str, list[int]] = {
        "unit": known.unit_ids.get(question.unit, []),
        "column": known.column_ids.get(question.column, []),
        "theme": known.term_ids.get(("theme", question.theme), []),
        "genre": known.term_ids.get(("genre", question.genre), []),
    }
    for name, ids in found.items():
        asked = getattr(question, name)
        if asked and not ids:
            return None
        if asked:
            chosen.filters[name] = tuple(map(str, ids))
            chosen.values[name] = asked
    if question.status:
        chosen.filters["status"], chosen.values["status"] = (question.status,), question.status
    return chosen


def named(counts: Mapping[str, Mapping[str, int]], chosen: Chosen) -> dict[str, list[Facet]]:
    """Counts by id become facets with codes and names, the most frequent first."""
    known = names()

    def name_of(facet: str, value: str) -> tuple[str, str] | None:
        if facet == "status":
            return (value, str(STATUS_NAMES[value])) if value in STATUS_NAMES else None
        if facet == "year":
            return value, _("%(year)s年") % {"year": value}
        if facet == "unit":
            unit = known.units.get(int(value))
            return (unit.code, unit.name) if unit else None
        if facet == "column":
            return known.columns.get(int(value))
        term = known.terms.get(int(value))
        return (term.code, term.name) if term else None

    facets: dict[str, list[Facet]] = {}
    for facet, values in counts.items():
        rows: list[tuple[tuple[str, str], int]] = []
        limit = SHOWN.get(facet, 10)
        for value, count in sorted(values.items(), key=lambda row: -row[1]):
            if len(rows) >= limit and facet not in chosen.values:
                break
            if found := name_of(facet, value):
                rows.append((found, count))
        facets[facet] = _facets(rows, chosen.values.get(facet, ""), limit)
    return facets


def _facets(rows: list[tuple[tuple[str, str], int]], chosen: str, limit: int) -> list[Facet]:
    """The first `limit`, and the chosen one wherever it stands."""
    found = [Facet(code, name, count, bool(chosen) and chosen in (code, name)) for (code, name), count in rows]
    return found[:limit] + [facet for facet in found[limit:] if facet.chosen]
