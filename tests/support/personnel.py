"""Staff for tests: a person in a post, and a client that is signed in as this person."""

from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.test import Client

from gongkai.units.gate import Actor, HeldPost
from gongkai.units.models import Person, Post, Unit
from gongkai.units.models.staff import Role

PASSWORD = "qingping-2617-lu"
_HASH: list[str] = []


def a_person(login: str = "zhao", unit: Unit | None = None, **fields: Any) -> Person:
    """An active person with PASSWORD (hashed once for all tests), who need not change it."""
    if not _HASH:
        _HASH.append(make_password(PASSWORD))
    return Person.objects.create(
        **{"login": login, "name": f"赵{login}", "unit": unit, "password": _HASH[0], "must_change_password": False, **fields}
    )


def a_post(person: Person, unit: Unit, role: str | Role, **fields: Any) -> Post:
    """A post that counts since 2020."""
    return Post.objects.create(**{"person": person, "unit": unit, "role": str(role), "valid_from": date(2020, 1, 1), **fields})


def acting(post: Post) -> Actor:
    """The person in that post alone."""
    return Actor(post.person_id, (HeldPost(post.pk, post.role, post.unit_id, post.unit.path, post.deputy),))


def signed_in(person: Person) -> Client:
    """A client with a session of this person, as after the sign-in."""
    client = Client()
    client.force_login(person)
    return client
