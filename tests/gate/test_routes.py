"""The gate, walked along every route as nobody: what is hidden or withdrawn shows nowhere, and reading leaves no trace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import routes
from tests.support import world as worlds
from tests.support.world import Matter, World

pytestmark = pytest.mark.django_db
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER", "TRUNCATE")


@pytest.fixture
def world(home: Path) -> World:
    return worlds.build()


def walk(matter: Matter) -> Iterator[tuple[str, routes.Route, str]]:
    for name, route in [*routes.ROUTES.items(), ("old address", routes.OLD_ADDRESSES)]:
        for address in route.addresses(matter):
            yield name, route, address


def read(response: object) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    return content.decode("utf-8", errors="replace")


def test_every_route_has_an_example() -> None:
    known, there = set(routes.ROUTES), set(routes.names())
    assert there - known == set(), "routes without an entry in tests/routes.py"
    assert known - there == set(), "entries in tests/routes.py without a route"


def test_what_is_public_is_there(world: World) -> None:
    client = Client()
    wrong = []
    for name, route, address in walk(world.public):
        answer = client.get(address)
        read(answer)
        if answer.status_code not in route.status:
            wrong.append((name, address, answer.status_code))
    assert wrong == []


def test_what_is_public_can_be_found_everywhere(world: World) -> None:
    """The walk below would prove nothing if these answers never named an item."""
    client = Client()
    for address in (
        "/",
        f"/u/{worlds.UNIT}/",
        f"/i/{world.public.item.pk}",
        "/atom.xml",
        f"/u/{worlds.UNIT}/c/{worlds.COLUMN}/atom.xml",
        f"/f/{world.public.attachment.pk}",
        *routes.ROUTES["search"].addresses(world.public),
    ):
        assert "朱雀" in read(client.get(address)), address
    assert f"/i/{world.public.item.pk}<" in read(client.get("/sitemap/items-0.xml"))


def test_pages_are_there_in_english(world: World) -> None:
    client = Client()
    for name, route, address in walk(world.public):
        if route.page:
            answer = client.get(f"/en{address}")
            assert answer.status_code in route.status, (name, address)
            assert answer["Content-Language"] == "en"


def test_what_is_closed_shows_nowhere(world: World) -> None:
    client = Client()
    for matter in world.closed:
        for name, _route, address in walk(matter):
            for prefix in ("", "/en"):
                content = read(client.get(prefix + address))
                shown = [secret for secret in matter.secrets if secret in content]
                assert not shown, f"{name} {prefix}{address} shows {shown} of a {matter.item.state} item"


def test_what_is_closed_leads_nowhere(world: World) -> None:
    """Neither the address of the item nor that of its file stands in any list, and neither gives content."""
    client = Client()
    for matter in world.closed:
        own = {f"/i/{matter.item.pk}", f"/en/i/{matter.item.pk}"}
        for name, _route, address in walk(world.public):
            content = read(client.get(address))
            for link in (f'/i/{matter.item.pk}"', f"/i/{matter.item.pk}<", f'/f/{matter.attachment.pk}"'):
                assert link not in content, f"{name} {address} leads to a closed item"
        for address in own:
            assert client.get(address).status_code in {404, 410}
        assert client.get(f"/f/{matter.attachment.pk}").status_code in {404, 410}
        assert client.get(matter.old_address).status_code in {404, 410}


def test_a_file_that_a_later_edition_took_out_is_gone(world: World) -> None:
    client, old = Client(), f"/f/{world.public.attachment.pk}"
    assert client.get(old).getvalue()
    worlds.revise(world.public, file=None)
    assert client.get(old).status_code == 404
    assert old not in read(client.get(f"/i/{world.public.item.pk}"))


def test_a_get_writes_nothing_and_sets_no_cookie(world: World) -> None:
    client = Client(headers={"User-Agent": "Mozilla/5.0 Chrome/86"})
    for matter in (world.public, *world.closed):
        for name, _route, address in walk(matter):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                answer = client.get(address)
                read(answer)
            written = [query["sql"] for query in queries if query["sql"].lstrip(" (").upper().startswith(WRITES)]
            assert written == [], f"{name} {address} writes"
            assert not answer.cookies, f"{name} {address} sets a cookie"


def test_head_answers_as_get_does(world: World) -> None:
    client = Client()
    for name, route, address in walk(world.public):
        answer = client.head(address)
        for close in getattr(answer, "_resource_closers", ()):
            close()
        assert answer.status_code in route.status, (name, address)
