"""Addresses that nobody should ask for get an answer below 500, quickly, and say nothing that is not theirs to say."""

from pathlib import Path

import pytest
from django.test import Client

from gongkai.search import indexer, readers
from tests.support.catalogue import a_unit, an_item

pytestmark = pytest.mark.django_db

BAD = [
    "/search?q=" + "字" * 10_000,
    "/search?q=%00",
    "/search?q=%FF%FE",
    "/search?q=" + "%E3%80%94" * 50,
    "/search?q=%E4%B8%80",
    "/search?q=*%3A*+AND+(",
    "/search?q=a&page=99999999999999999999",
    "/search?q=a&page=0",
    "/search?q=a&page=-1",
    "/search?q=a&page=501",
    "/search?q=a&size=100000",
    "/search?from=2026-99-99",
    "/search?from=2026-12-31&to=2026-01-01",
    "/search?unit=%00&column=%00&theme=%00&genre=%00",
    "/search?in=sideways&sort=random&status=maybe",
    "/latest/?after=rubbish",
    "/latest/?after=99999999-1",
    "/latest/?after=20260101-99999999999999999999999",
    "/latest/?after=%00",
    "/u/990001/?after=rubbish&year=0",
    "/u/990001/?year=99999",
    "/units/?after=rubbish&by=code",
    "/units/?name=%00",
    "/units/?name=" + "a" * 5000,
    "/u/" + "a" * 5000 + "/",
    "/u/990001/c/" + "a" * 3000 + "/",
    "/i/0",
    "/i/9223372036854775808",
    "/i/" + "9" * 4000,
    "/f/" + "9" * 4000,
    "/index/" + "a" * 5000,
    "/index/%00",
    "/index/a%2F..%2F..%2Fetc%2Fpasswd",
    "/number/%00",
    "/number/" + "%E3%80%94" * 1000,
    "/moved?url=" + "a" * 5000,
    "/moved?url=%00",
    "/sitemap/items-99999999999999999999.xml",
    "/%00",
    "/%FF",
    "/en/%FF?view=elder",
    "/..%2F..%2Fetc/passwd",
    "/static/..%2F..%2Fetc/passwd",
    "/?" + "&".join(f"a{number}=1" for number in range(2000)),
    "/?view=" + "a" * 5000,
]


@pytest.fixture
def client(home: Path) -> Client:
    an_item(a_unit("990001"))
    indexer.rebuild()
    return Client(raise_request_exception=False)


def test_bad_addresses_get_an_answer(client: Client) -> None:
    answers = {address: client.get(address).status_code for address in BAD}
    assert {address[:80]: status for address, status in answers.items() if status >= 500} == {}


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_read_only(client: Client, method: str) -> None:
    for address in ("/", "/i/1", "/search?q=a", "/u/990001/"):
        assert getattr(client, method)(address).status_code in {403, 404, 405}


def test_a_search_before_there_is_an_index_asks_for_patience(home: Path) -> None:
    readers.forget()
    answer = Client(raise_request_exception=False).get("/search?q=供水")
    assert answer.status_code == 503
    assert "索引正在建立" in answer.content.decode()
    assert 'value="供水"' in answer.content.decode()
