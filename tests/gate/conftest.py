"""One walk along every route in every language, about everything in the world; the tests look at what came back."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from gongkai.search import readers
from tests import routes
from tests.support import world as worlds
from tests.support.world import World

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER", "TRUNCATE")
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/86.0.4240.198 Safari/537.36"


@dataclass(frozen=True, slots=True)
class Visit:
    """What one GET brought back. `right` are the statuses that are right about a public item, empty for an address of a closed one."""

    name: str
    address: str
    right: frozenset[int]
    status: int
    language: str
    content: str
    cookies: tuple[str, ...]
    writes: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name} {self.address}"


@dataclass(frozen=True, slots=True)
class Walk:
    """The world and all visits to it."""

    world: World
    visits: list[Visit]

    def to(self, address: str) -> Visit:
        return next(visit for visit in self.visits if visit.address == address)


@pytest.fixture(scope="module")
def walk(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Walk:
    for name in ("files", "index", "visits"):
        shutil.rmtree(Path(os.environ["GONGKAI_HOME"]) / name, ignore_errors=True)
    with django_db_blocker.unblock(), transaction.atomic():
        world = worlds.build()
        made = Walk(world, list(_visits(world)))
        transaction.set_rollback(True)
    cache.clear()
    readers.forget()
    return made


def _visits(world: World) -> Iterator[Visit]:
    client = Client(headers={"User-Agent": BROWSER})
    for address, (name, route, right) in _addresses(world).items():
        for asked in (address, f"/en{address}") if route.page else (address,):
            yield _get(client, name, asked, right)


def _addresses(world: World) -> dict[str, tuple[str, routes.Route, frozenset[int]]]:
    """Each address once; what is asked about the public item comes first."""
    found: dict[str, tuple[str, routes.Route, frozenset[int]]] = {}
    for matter in (world.public, *world.closed):
        for name, route in [*routes.ROUTES.items(), ("old address", routes.OLD_ADDRESSES)]:
            for address in route.addresses(matter):
                found.setdefault(address, (name, route, route.status if matter is world.public else frozenset()))
    return found


def _get(client: Client, name: str, address: str, right: frozenset[int]) -> Visit:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    writes = tuple(query["sql"] for query in queries if query["sql"].lstrip(" (").upper().startswith(WRITES))
    return Visit(
        name, address, right, answer.status_code, answer.get("Content-Language", ""), content.decode("utf-8", errors="replace"),
        tuple(answer.cookies), writes,
    )  # fmt: skip
