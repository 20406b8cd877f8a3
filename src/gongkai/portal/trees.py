"""A catalogue as a tree of links with counts: beside a unit's lists, as a 目次 with leaders, for the whole platform."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.catalog.grounds import ground, limit
from gongkai.catalog.models import Column
from gongkai.catalog.queries import ColumnNode
from gongkai.portal.dates import iso
from gongkai.units.models import Unit

#: The five fixed columns of 61号; each has a page of its own. What is disclosed by law hangs below the third.
GUIDE, RULES, DISCLOSED, REPORTS, APPLY = "0001", "0002", "0003", "0004", "0005"
FIXED = {GUIDE: "guide", RULES: "rules", DISCLOSED: "catalogue", REPORTS: "reports", APPLY: "apply"}
_PLATFORM = {**FIXED, DISCLOSED: "disclosed"}


@dataclass(slots=True)
class Node:
    """A column as a link. `count` is ready words: a figure, or 无此类信息. `here` marks the column that is being read."""

    code: str
    name: str
    url: str
    items: int
    count: str
    latest: str = ""
    ground: str = ""
    owner: str = ""
    limit: str = ""
    none_reason: str = ""
    here: bool = False
    children: list["Node"] = field(default_factory=list)


def column_url(unit: Unit | None, column: Column) -> str:
    """Where a column is read: on the unit's site, or over all units. Fixed columns have pages of their own."""
    if column.unit_id is None and column.code in FIXED:
        return reverse(f"unit-{FIXED[column.code]}", args=[unit.code]) if unit else reverse(_PLATFORM[column.code])
    return reverse("unit-column", args=[unit.code, column.code]) if unit else reverse("column", args=[column.code])


def disclosed(nodes: Iterable[ColumnNode]) -> list[ColumnNode]:
    """The classes of what is disclosed by law: what hangs below 法定主动公开内容, and what a unit has put beside it."""
    found: list[ColumnNode] = []
    for node in nodes:
        if node.column.code == DISCLOSED:
            found += node.children
        elif node.column.code not in FIXED:
            found.append(node)
    return found


def tree(nodes: Iterable[ColumnNode], unit: Unit | None, *, here: int | None = None, details: bool = False) -> list[Node]:
    """All levels, open."""
    make = _maker(unit, here, details=details)
    return [_whole(node, make) for node in nodes]


def branch(nodes: Iterable[ColumnNode], unit: Unit | None, here: int) -> list[Node]:
    """The first level, and below it only the branch in which the column `here` (its id) lies."""
    make = _maker(unit, here, details=False)
    return [_open(node, make, here) for node in nodes]


def shallow(nodes: Iterable[ColumnNode], unit: Unit | None) -> list[Node]:
    """Two levels."""
    make = _maker(unit, None, details=False)
    tops = [(make(node), node) for node in nodes]
    for top, node in tops:
        top.children = [make(child) for child in node.children]
    return [top for top, _node in tops]


def find(nodes: Iterable[ColumnNode], column_id: int) -> ColumnNode | None:
    """The node of a column, wherever it hangs."""
    for node in nodes:
        if node.column.pk == column_id:
            return node
        if (found := find(node.children, column_id)) is not None:
            return found
    return None


def all_by_code(nodes: Iterable[ColumnNode]) -> dict[str, ColumnNode]:
    """Every node, on whatever level, by the code of its column."""
    found: dict[str, ColumnNode] = {}
    for node in nodes:
        found |= {node.column.code: node, **all_by_code(node.children)}
    return found


def by_code(nodes: Iterable[ColumnNode], code: str) -> Column | None:
    """The column of that code in a tree."""
    for node in nodes:
        if node.column.code == code:
            return node.column
        if (found := by_code(node.children, code)) is not None:
            return found
    return None


def way(nodes: Iterable[ColumnNode], column_id: int) -> list[ColumnNode]:
    """The columns from the first level down to `column_id`, which is the last; empty where it is not in the tree."""
    for node in nodes:
        if node.column.pk == column_id:
            return [node]
        if below := way(node.children, column_id):
            return [node, *below]
    return []


def _maker(unit: Unit | None, here: int | None, *, details: bool) -> Callable[[ColumnNode], Node]:
    nothing = _("无此类信息")

    def make(node: ColumnNode) -> Node:
        column = node.column
        none = bool(node.none_reason) and not node.items
        made = Node(
            code=column.code, name=column.name, url=column_url(unit, column), items=node.items, count=nothing if none else f"{node.items:,}",
            here=here is not None and column.pk == here, none_reason=node.none_reason if none else "",
        )  # fmt: skip
        if details:
            made.latest, made.ground = iso(node.latest), ground(column.ground)
            made.owner, made.limit = node.owner or column.owner, limit(node.limit or column.limit)
        return made

    return make


def _whole(node: ColumnNode, make: Callable[[ColumnNode], Node]) -> Node:
    made = make(node)
    made.children = [_whole(child, make) for child in node.children]
    return made


def _open(node: ColumnNode, make: Callable[[ColumnNode], Node], here: int) -> Node:
    made = make(node)
    if way([node], here):
        made.children = [_open(child, make, here) for child in node.children]
    return made
