"""When something is not there: before there is an index search says so; our own faults are problems too."""

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


@pytest.mark.django_db
def test_a_fault_of_ours_is_a_problem_that_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_asked: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("gongkai.catalog.queries.list_items", fail)
    answer = Client(raise_request_exception=False).get("/api/v1/items")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert answer.json()["code"] == "internal_server_error"
    assert "secret" not in answer.content.decode()
