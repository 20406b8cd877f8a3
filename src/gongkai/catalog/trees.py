"""The catalogue as a tree with counts: a unit's, and the platform's."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from django.core.cache import cache
from django.db.models import Max, Sum

from gongkai.catalog import structure
from gongkai.catalog.inheritance import add_counts
from gongkai.catalog.models import Column, Tally, UnitColumn, UnitTally
from gongkai.events.statements import Statement, Value
from gongkai.rulebook.models import Topic
from gongkai.units import heirs
from gongkai.units.models import Unit

#: How long platform-wide counts may be old.
SECONDS = 60
_TALLIES = Statement(lambda: Tally.objects.filter(unit=Value("unit")).values_list("column_id", "items", "latest"))
_SAID = Statement(lambda: UnitColumn.objects.filter(unit=Value("unit")))
_OWN = Statement(lambda: Column.objects.filter(unit=Value("unit")).order_by())


@dataclass(slots=True)
class ColumnNode:
    """A column in a unit's tree, or in the platform's (then the counts are those of all units)."""

    column: Column
    items: int = 0
    latest: date | None = None
    required: bool = False
    none_reason: str = ""
    #: The day from which it says so.
    none_on: date | None = None
    owner: str = ""
    limit: str = ""
    children: list["ColumnNode"] = field(default_factory=list)


@dataclass(slots=True)
class TopicCount:
    """An entrance 重点领域 with the number of items behind it."""

    code: str
    name: str
    items: int
    columns: list[str]


def unit_columns(unit: Unit) -> list[ColumnNode]:
    """The first-level nodes of a unit's catalogue: required columns, optional ones in use, its own ones. Three queries."""
    counts = {column: (items, latest) for column, items, latest in _TALLIES(unit=unit.pk)}
    counts = add_counts(counts, heirs.inherited(unit))
    said = {row.column_id: row for row in _SAID(unit=unit.pk)}
    own_columns = _OWN(unit=unit.pk)
    nodes = []
    for column in sorted([*structure.issued(), *own_columns], key=attrgetter("place", "code")):
        need = structure.need(column, unit)
        own = said.get(column.pk)
        node = ColumnNode(column, owner=column.owner, limit=column.limit, required=need == Column.Need.REQUIRED)
        if column.pk in counts:
            node.items, node.latest = counts[column.pk]
        if own is not None:
            node.none_reason, node.owner, node.limit = own.none_reason, own.owner or node.owner, own.limit or node.limit
            node.none_on = own.none_on
        nodes.append(node)
    return [node for node in _tree(nodes) if _worth_showing(node)]


def _tree(nodes: Iterable[ColumnNode]) -> list[ColumnNode]:
    by_id = {node.column.pk: node for node in nodes}
    roots = []
    for node in by_id.values():
        above = by_id.get(node.column.parent_id) if node.column.parent_id else None
        (above.children if above else roots).append(node)
    return roots


def _worth_showing(node: ColumnNode) -> bool:
    node.children = [child for child in node.children if _worth_showing(child)]
    if node.column.container:
        return bool(node.children)
    return (
        node.required
        or node.items > 0
        or bool(node.none_reason)
        or (node.column.unit_id is not None and node.column.ended_on is None)
        or bool(node.children)
    )


def platform_columns() -> list[ColumnNode]:
    """The issued structure with counts over all units (up to a minute old)."""
    counts = _platform_counts()
    nodes = [ColumnNode(column, *counts.get(column.pk, (0, None))) for column in structure.issued()]
    return _without_ended(_tree(nodes))


def _without_ended(nodes: list[ColumnNode]) -> list[ColumnNode]:
    """Columns that have ended stay while something stands in them."""
    for node in nodes:
        node.children = _without_ended(node.children)
    return [node for node in nodes if node.column.ended_on is None or node.items or node.children]


def _platform_counts() -> dict[int, tuple[int, date | None]]:
    counts: dict[int, tuple[int, date | None]] | None = cache.get("catalog.platform_counts")
    if counts is None:
        rows = Tally.objects.values_list("column_id").annotate(items=Sum("items"), latest=Max("latest"))
        counts = {column: (items, latest) for column, items, latest in rows}
        cache.set("catalog.platform_counts", counts, SECONDS)
    return counts


def topics() -> list[TopicCount]:
    """The entrances with counts over all units (up to a minute old)."""
    counts = _platform_counts()
    ids = {column.code: column.pk for column in structure.issued()}
    return [
        TopicCount(topic.code, topic.name, sum(counts.get(ids.get(code, 0), (0, None))[0] for code in topic.columns), topic.columns)
        for topic in Topic.objects.all()
    ]


def platform_total() -> int:
    """How many items are public over all units (up to a minute old)."""
    total: int | None = cache.get("catalog.platform_total")
    if total is None:
        total = UnitTally.objects.aggregate(items=Sum("items"))["items"] or 0
        cache.set("catalog.platform_total", total, SECONDS)
    return total
