"""A browser that has a page already gets 304 for one query; what changes the page changes its tag."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.portal.reading import conditional
from gongkai.units.models import Unit
from tests.support.catalogue import a_unit, an_item

pytestmark = pytest.mark.django_db
NOON = clock.now().replace(hour=12, minute=0, second=0, microsecond=0)


@pytest.fixture
def unit() -> Unit:
    return a_unit()


@pytest.fixture(autouse=True)
def stopped(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The clock stands still at noon; put another moment into the list to move it."""
    moments = [NOON]
    monkeypatch.setattr(clock, "now", lambda: moments[-1])
    return moments


def tag(path: str, **cookies: str) -> str:
    client = Client()
    client.cookies.load(cookies)
    return str(client.get(path)["ETag"])


@pytest.mark.parametrize("path", ["/i/{item}", "/atom.xml", "/u/990001/atom.xml", "/", "/u/990001/", "/latest/"])
def test_a_304_costs_one_query_and_has_no_body(unit: Unit, path: str) -> None:
    path = path.format(item=an_item(unit).pk)
    client = Client()
    etag = client.get(path)["ETag"]
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer["ETag"] == etag
    assert len(queries) <= 1


def test_an_items_tag_follows_version_state_and_unit(unit: Unit) -> None:
    item = an_item(unit)
    path, seen = f"/i/{item.pk}", set()
    seen.add(tag(path))
    Item.objects.filter(pk=item.pk).update(version=2)
    seen.add(tag(path))
    Unit.objects.filter(pk=unit.pk).update(version=2)
    seen.add(tag(path))
    assert len(seen) == 3
    client = Client()
    etag = client.get(path)["ETag"]
    Item.objects.filter(pk=item.pk).update(state="withdrawn")
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 410


def test_views_and_languages_are_never_taken_for_each_other(unit: Unit) -> None:
    path = f"/i/{an_item(unit).pk}"
    assert len({tag(path), tag(f"/en{path}"), tag(path, view="elder"), tag(path, contrast="high"), tag(path, view="kiosk")}) == 5


def test_a_list_is_fresh_after_a_publication_and_after_a_minute(unit: Unit, stopped: list[object]) -> None:
    an_item(unit)
    first = tag("/atom.xml")
    assert tag("/atom.xml") == first
    an_item(unit, title="又一件")
    second = tag("/atom.xml")
    stopped.append(NOON + timedelta(seconds=conditional.LIST_SECONDS))
    assert len({first, second, tag("/atom.xml")}) == 3


def test_what_is_not_there_has_no_tag(unit: Unit) -> None:
    assert "ETag" not in Client().get("/i/1")
    assert "ETag" not in Client().get("/i/99999999999999999999999999")


def test_a_release_of_the_code_is_named_by_its_files() -> None:
    assert conditional.release() == conditional.release()
    assert len(conditional.release()) == 12
