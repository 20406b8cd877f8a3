"""What a split asks: columns with something in them, posts, open manuscripts, units beneath."""

from typing import Any, NamedTuple

from gongkai.catalog.queries import ColumnNode, unit_columns
from gongkai.events import clock
from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules import workflow
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Post, Unit
from gongkai.units.models.staff import current_on

#: Rows of each kind that are asked one by one; the rest goes to whoever takes the rest.
MOST = 200


class Row(NamedTuple):
    """Something that is assigned: the name of its field, what it is, what stands beside it."""

    field: str
    name: str
    beside: str = ""


def assignments(unit: Unit, actor: Actor) -> dict[str, Any]:
    """Everything that is asked, for the second page of a split."""
    posts = Post.objects.filter(current_on(clock.today()), unit=unit).select_related("person").order_by("role", "deputy", "pk")[:MOST]
    open_ = visible(Manuscript.objects.filter(unit=unit, state__in=list(workflow.OPEN)), actor).defer("body")
    manuscripts = [Row(f"manuscript-{row.pk}", row.title or "—", row.get_state_display()) for row in open_.order_by("pk")[:MOST]]
    children = Unit.objects.filter(parent=unit, valid_until=None).order_by("path")[:MOST]
    return {
        "columns": _columns(unit_columns(unit)),
        "posts": [Row(f"post-{post.pk}", post.person.name, str(post.get_role_display())) for post in posts],
        "manuscripts": manuscripts,
        "children": [Row(f"child-{child.pk}", child.name, child.code) for child in children],
    }


def _columns(nodes: list[ColumnNode]) -> list[Row]:
    """The columns right beneath those that only hold others: what is beneath goes with them."""
    found: list[Row] = []
    for node in nodes:
        if node.column.container:
            found += _columns(node.children)
        elif node.items:
            found.append(Row(f"column-{node.column.code}", f"{node.column.code} {node.column.name}", str(node.items)))
    return found
