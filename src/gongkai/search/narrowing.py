"""Filters and facets: codes and names on the reader's side, ids on the index's."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.catalog.models import Column
from gongkai.rulebook.models import Term
from gongkai.search.question import Question
from gongkai.units.models import Unit

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
    chosen = Chosen()
    found: Mapping[str, list[int]] = {
        "unit": list(Unit.objects.filter(code=question.unit).values_list("id", flat=True)) if question.unit else [],
        "column": list(Column.objects.filter(code=question.column).values_list("id", flat=True)) if question.column else [],
        "theme": _terms("theme", question.theme),
        "genre": _terms("genre", question.genre),
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


def _terms(vocabulary: str, asked: str) -> list[int]:
    if not asked:
        return []
    rows = Term.objects.filter(vocabulary=vocabulary)
    return list((rows.filter(code=asked) | rows.filter(name=asked)).values_list("id", flat=True))


def named(counts: Mapping[str, Mapping[str, int]], chosen: Chosen) -> dict[str, list[Facet]]:
    """Counts by id become facets with codes and names: units, columns and terms in one query each."""
    top = {name: dict(sorted(values.items(), key=lambda row: -row[1])[: SHOWN.get(name, 10) * 3]) for name, values in counts.items()}
    names: dict[str, dict[str, tuple[str, str]]] = {
        "unit": _rows(Unit.objects.filter(pk__in=_ids(top, "unit")).values_list("id", "code", "name")),
        "column": _rows(Column.objects.filter(pk__in=_ids(top, "column"), container=False).values_list("id", "code", "name")),
        "status": {value: (value, str(STATUS_NAMES[value])) for value in top.get("status", {}) if value in STATUS_NAMES},
        "year": {value: (value, _("%(year)s年") % {"year": value}) for value in top.get("year", {})},
    }
    terms = _rows(Term.objects.filter(pk__in=[*_ids(top, "theme"), *_ids(top, "genre")]).values_list("id", "code", "name"))
    names["theme"] = names["genre"] = terms
    return {name: _facets(values, names.get(name, {}), chosen.values.get(name, ""), SHOWN.get(name, 10)) for name, values in top.items()}


def _ids(top: Mapping[str, Mapping[str, int]], name: str) -> list[int]:
    return [int(value) for value in top.get(name, {})]


def _rows(rows: object) -> dict[str, tuple[str, str]]:
    return {str(number): (code, name) for number, code, name in rows}  # type: ignore[attr-defined]


def _facets(counts: Mapping[str, int], names: Mapping[str, tuple[str, str]], chosen: str, limit: int) -> list[Facet]:
    found = []
    for value, count in counts.items():
        if value in names:
            code, name = names[value]
            found.append(Facet(code, name, count, chosen in (code, name) and bool(chosen)))
    return found[:limit] if not any(facet.chosen for facet in found[limit:]) else found
