"""Posts follow a unit that ends: the same post in the unit that carries on, or the end of it."""

from collections.abc import Mapping

from django.db.models import Q

from gongkai.units import access, staff
from gongkai.units.gate import Actor
from gongkai.units.life.acting import Act
from gongkai.units.models import Post, Unit
from gongkai.units.staff_reasons import StaffRefusedError


def follow(act: Act, where: Mapping[Post, Unit | None]) -> tuple[int, int]:
    """End each post and give it again in the unit named for it (None: only end it). Returns (moved, ended).

    A post that the person holds there already is not given twice. Deputies keep the person for whom they stand in.
    """
    moved: dict[int, Post] = {}
    ended = 0
    for post, unit in where.items():
        if post.valid_until is not None and post.valid_until < act.today:
            continue
        given = _again(act, post, unit, moved) if unit is not None else None
        staff.end_post(post=post, actor=_who(act, post.role, post.unit), reason=act.change.reason, at=act.at)
        if given is None:
            ended += 1
        else:
            moved[post.pk] = given
    return len(moved), ended


def _again(act: Act, post: Post, unit: Unit, moved: Mapping[int, Post]) -> Post | None:
    """The same post in `unit`; None where it cannot be: the account is inactive."""
    principal = moved.get(post.stands_in_for_id) if post.stands_in_for_id else None
    held = Post.objects.filter(person=post.person_id, unit=unit, role=post.role, revoked_at=None)
    there = held.filter(Q(valid_until=None) | Q(valid_until__gte=act.today)).first()
    if there is not None:
        return there
    try:
        return staff.give_post(
            person=post.person, unit=unit, role=post.role, actor=_who(act, post.role, unit), valid_from=max(post.valid_from, act.today),
            valid_until=post.valid_until, deputy=post.deputy, stands_in_for=principal, at=act.at,
        )  # fmt: skip
    except StaffRefusedError:
        return None


def _who(act: Act, role: str, unit: Unit) -> Actor | None:
    """Who ordered it, where that person could give and end such posts there; else it is the act itself that does."""
    return act.actor if act.actor is not None and role in access.givable(act.actor, unit) else None
