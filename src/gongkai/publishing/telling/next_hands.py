"""In whose hands something is: the holders of the posts that may act next, and their deputies (B角) when nobody else is there."""

from collections.abc import Collection, Iterable
from datetime import date

from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules import duties, workflow
from gongkai.publishing.rules.workflow import State
from gongkai.units import paths
from gongkai.units.models import Post, Unit
from gongkai.units.models.staff import current_on


def of_manuscript(row: Manuscript, day: date, *, deputies: bool = False) -> list[int]:
    """Persons who may take the next step of review; empty where none is due. `deputies`: all of them too (it is late)."""
    roles = [role for role, states in workflow.MINE.items() if row.state in states and role != workflow.OFFICER]
    if row.state in workflow.EDITABLE or not roles:
        return []
    without = set(duties.authors(row))
    if row.state == State.APPROVAL:
        without |= {opinion.person_id for opinion in duties.passes(row) if opinion.person_id and opinion.step in duties.REVIEWS}
    return holders(row.unit_id, roles, day, without=without, deputies=deputies)


def holders(unit: int, roles: Iterable[str], day: date, *, without: Collection[int] = (), deputies: bool = False) -> list[int]:
    """Active persons with one of the roles in the unit. A deputy counts who stands in for somebody for a time, or whose role has nobody else."""
    rows = Post.objects.filter(current_on(day), unit=unit, role__in=list(roles), person__is_active=True).exclude(person__in=list(without))
    posts = list(rows.order_by("deputy", "pk"))
    found: dict[int, None] = {}
    for role in dict.fromkeys(post.role for post in posts):
        same = [post for post in posts if post.role == role]
        first = [post for post in same if not post.deputy]
        away = [post for post in same if post.deputy and post.stands_in_for_id is not None and post.valid_until is not None]
        found |= {post.person_id: None for post in (same if deputies or not first else [*first, *away])}
    return list(found)


def offices(unit: Unit, day: date) -> list[int]:
    """Holders of the office nearest above the unit (its own included)."""
    steps = [*paths.ancestors(unit.path), unit.path]
    rows = Post.objects.filter(current_on(day), unit__path__in=steps, role=workflow.OFFICE, person__is_active=True)
    posts = list(rows.select_related("unit"))
    if not posts:
        return []
    nearest = max((post.unit for post in posts), key=lambda one: len(one.path))
    return holders(nearest.pk, [workflow.OFFICE], day)
