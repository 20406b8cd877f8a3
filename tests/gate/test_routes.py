"""The gate, walked along every route as nobody: what is hidden or withdrawn shows nowhere, and reading leaves no trace."""

from pathlib import Path

import pytest
from django.test import Client

from tests import routes, staff_routes
from tests.gate.conftest import Walk
from tests.support import world as worlds


def test_every_route_has_an_example() -> None:
    known, there = set(routes.ROUTES) | staff_routes.NAMES, set(routes.names())
    assert there - known == set(), "routes without an entry in tests/routes.py or tests/staff_routes.py"
    assert known - there == set(), "entries in tests/routes.py or tests/staff_routes.py without a route"


def test_what_is_public_is_there(walk: Walk) -> None:
    assert [(str(visit), visit.status) for visit in walk.visits if visit.right and visit.status not in visit.right] == []


def test_what_is_public_is_found_everywhere(walk: Walk) -> None:
    """The tests below would prove nothing if these answers never named an item."""
    public = walk.world.public
    unit, column = worlds.UNIT, worlds.COLUMN
    searches = [address for path in ("search", "api-search") for address in routes.ROUTES[path].addresses(public)]
    searches = [address for address in searches if routes.NOTHING not in address]
    lists = ["/", "/latest/", f"/u/{unit}/", f"/u/{unit}/c/{column}/", "/atom.xml", f"/u/{unit}/c/{column}/atom.xml", "/api/v1/items"]
    for address in (*lists, *searches, f"/i/{public.item.pk}", f"/f/{public.attachment.pk}", f"/api/v1/items/{public.item.pk}"):
        assert public.secrets[0] in walk.to(address).content, address
    assert f"/i/{public.item.pk}<" in walk.to("/sitemap/items-0.xml").content


def test_pages_are_there_in_english(walk: Walk) -> None:
    english = [visit for visit in walk.visits if visit.address.startswith("/en/")]
    assert len(english) > 40
    assert {visit.language for visit in english} == {"en"}
    assert {visit.language for visit in walk.visits if visit not in english} == {"zh-CN"}


def test_what_is_closed_shows_nowhere(walk: Walk) -> None:
    """Not a word of title, text, summary or file, on whatever page, feed, answer or list; addresses of the closed items included."""
    secrets = [secret for matter in walk.world.closed for secret in matter.secrets]
    assert [str(visit) for visit in walk.visits if any(secret in visit.content for secret in secrets)] == []


def test_what_is_closed_leads_nowhere(walk: Walk) -> None:
    """No list leads to a closed item or its file, and their own addresses give nothing."""
    for matter in walk.world.closed:
        links = [f"/i/{matter.item.pk}{end}" for end in '"<\\'] + [f'/f/{matter.attachment.pk}"', f'/items/{matter.item.pk}"']
        own = {f"/i/{matter.item.pk}", f"/f/{matter.attachment.pk}", f"/api/v1/items/{matter.item.pk}", matter.old_address}
        for visit in walk.visits:
            if visit.address in own:
                assert visit.status in {404, 410}, str(visit)
            elif visit.address.removeprefix("/en") not in own:
                assert not any(link in visit.content for link in links), str(visit)


def test_a_get_writes_nothing_and_sets_no_cookie(walk: Walk) -> None:
    assert [(str(visit), visit.writes) for visit in walk.visits if visit.writes] == []
    assert [(str(visit), visit.cookies) for visit in walk.visits if visit.cookies] == []


@pytest.mark.django_db
def test_a_file_that_a_later_edition_took_out_is_gone(home: Path) -> None:
    world, client = worlds.build(), Client()
    old, page = f"/f/{world.public.attachment.pk}", f"/i/{world.public.item.pk}"
    assert client.get(old).getvalue()
    worlds.revise(world.public, file=None)
    assert client.get(old).status_code == 404
    assert old not in client.get(page).content.decode()
    assert old not in client.get(f"/api/v1{page.replace('/i/', '/items/')}").content.decode()


@pytest.mark.django_db
def test_head_answers_as_get_does(home: Path) -> None:
    world, client = worlds.build(), Client()
    for name, route in routes.ROUTES.items():
        answer = client.head(route.addresses(world.public)[0])
        for close in getattr(answer, "_resource_closers", ()):
            close()
        assert answer.status_code in route.status, name
        assert answer.content == b"" if not answer.streaming else True
