"""Before there is an index, search says so and everything else answers."""

from pathlib import Path

import pytest
from django.test import Client

from gongkai.search import readers


@pytest.mark.django_db
def test_without_an_index_search_says_when_to_come_again(client: Client, home: Path) -> None:
    readers.forget()
    answer = client.get("/api/v1/search?q=供水")
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "5", "no-store")
    assert answer.json()["code"] == "no_index"
    assert client.get("/api/v1/items").json() == {"results": [], "next": None}
