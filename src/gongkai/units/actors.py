"""From a person to an actor: the posts that count on a day."""

from datetime import date

from gongkai.units import heirs
from gongkai.units.gate import Actor, HeldPost
from gongkai.units.models import Post
from gongkai.units.models.staff import current_on


def actor_of(person_id: int, on: date, post: int | None = None) -> Actor:
    """The person with the posts that count on the day; a deactivated person has none. One query, two in a unit that took others' place.

    `post`: act in that post alone; one that does not count gives an actor without posts.
    """
    rows = Post.objects.filter(current_on(on), person=person_id, person__is_active=True)
    if post is not None:
        rows = rows.filter(pk=post)
    held = list(
        rows.order_by("deputy", "pk").values_list(
            "pk", "role", "unit_id", "unit__path", "deputy", "unit__inherits", "unit__short_name", "unit__name"
        )
    )
    took = sorted({row[2] for row in held if row[5]})
    also = {unit: frozenset(before) for unit, before in heirs.inherited_by(took, on).items()} if took else {}
    return Actor(person_id, tuple(HeldPost(*row[:5], also.get(row[2], frozenset()), row[6] or row[7]) for row in held))
