"""What cannot be asked: a problem with a code, at once, and nothing breaks."""

import json
import re
from urllib.parse import quote

import pytest
from django.test import Client

from gongkai.catalog.models import Item
from tests.api.conftest import OFFICE, World

pytestmark = pytest.mark.django_db

CASES = [
    (f"search?q={quote('供' * 10_000)}", 400, "too_long"),
    ("search?page=600&size=20", 400, "too_deep"),
    ("search?page=101&size=100", 400, "too_deep"),
    ("search?from=2026-02-01&to=2026-01-01", 400, "bad_date"),
    ("search?q=a%00b", 400, "bad_characters"),
    ("search?from=2026-02-30", 422, "bad_parameter"),
    ("search?from=yesterday", 422, "bad_parameter"),
    ("search?in=everything", 422, "bad_parameter"),
    ("search?sort=random", 422, "bad_parameter"),
    ("search?status=maybe", 422, "bad_parameter"),
    ("search?size=0", 422, "bad_parameter"),
    ("search?size=101", 422, "bad_parameter"),
    ("search?page=-1", 422, "bad_parameter"),
    ("search?page=1e9", 422, "bad_parameter"),
    (f"search?unit={'9' * 500}", 422, "bad_parameter"),
    ("items?after=nonsense", 400, "bad_key"),
    ("items?after=20260230-5", 400, "bad_key"),
    (f"items?after=20260101-{'9' * 30}", 400, "bad_key"),
    ("items?year=0", 422, "bad_parameter"),
    ("items?year=99999999999999999999", 422, "bad_parameter"),
    ("items?unit=nobody", 404, "no_such_unit"),
    ("items?column=nothing", 404, "no_such_column"),
    ("items/0", 422, "bad_parameter"),
    ("items/99999999999999999999999999", 422, "bad_parameter"),
    ("items/first", 422, "bad_parameter"),
    ("items/1%00", 400, "bad_characters"),
    ("units/%00", 400, "bad_characters"),
    ("units/", 404, "no_such_address"),
    ("nothing/here", 404, "no_such_address"),
    ("items?" + "&".join(f"a{number}=1" for number in range(2000)), 400, "too_many_parameters"),
]


@pytest.mark.parametrize(("address", "status", "code"), CASES)
def test_a_bad_request_is_a_problem(client: Client, world: World, address: str, status: int, code: str) -> None:
    answer = client.get(f"/api/v1/{address}")
    problem = json.loads(answer.content)
    assert (answer.status_code, problem["code"], problem["status"]) == (status, code, status)
    assert answer["Content-Type"] == "application/problem+json"
    assert {"type", "title", "detail"} <= problem.keys()
    assert problem["detail"]


@pytest.mark.parametrize("query", ["〔〕《》", "的", "*", "()[]{}~^\\\"'", "AND OR NOT", "💧", "\ud7ff\ue000", "%", "a" * 200, " "])
def test_strange_words_are_words(client: Client, world: World, query: str) -> None:
    answer = client.get("/api/v1/search", {"q": query})
    assert answer.status_code == 200
    assert isinstance(answer.json()["total"], int)


def test_parameters_that_mean_nothing_are_passed_over(client: Client, world: World) -> None:
    empty = client.get("/api/v1/search?q=供水&unit=&column=&theme=&genre=&status=&from=&to=&in=&page=&size=&utm_source=x&view=elder")
    assert (empty.status_code, empty.json()["total"]) == (200, client.get("/api/v1/search?q=供水").json()["total"])
    assert not empty.cookies


def test_only_reading_is_allowed(client: Client, world: World) -> None:
    before = Item.objects.count()
    for method in ("post", "put", "patch", "delete"):
        for path in ("items", f"items/{world.rule}", "search", "openapi.json", "nothing"):
            answer = getattr(client, method)(f"/api/v1/{path}")
            assert (answer.status_code, answer.json()["code"], answer["Allow"]) == (405, "method_not_allowed", "GET, HEAD, OPTIONS")
    assert Item.objects.count() == before
    asked = client.options("/api/v1/items", headers={"Origin": "https://example.com"})
    assert (asked.status_code, asked["Access-Control-Allow-Origin"]) == (204, "*")


def test_head_is_get_without_a_body(client: Client, world: World) -> None:
    whole, head = client.get(f"/api/v1/units/{OFFICE}"), client.head(f"/api/v1/units/{OFFICE}")
    assert (head.status_code, head.content, int(head["Content-Length"])) == (200, b"", len(whole.content))


def test_a_client_that_wants_no_json_is_told(client: Client, world: World) -> None:
    answer = client.get("/api/v1/items", headers={"Accept": "application/xml"})
    assert (answer.status_code, answer.json()["code"]) == (406, "not_acceptable")
    for accept in ("*/*", "application/*", "application/json;q=0.5", "text/html,application/xhtml+xml"):
        assert client.get("/api/v1/items", headers={"Accept": accept}).status_code == 200


def test_problems_speak_the_language_of_the_address(client: Client, world: World) -> None:
    chinese = client.get("/api/v1/units/nobody", headers={"Accept-Language": "en"})
    assert chinese.json()["detail"] == "没有代码为“nobody”的单位。"
    assert chinese["Content-Language"] == "zh-CN"
    for address, status, _code in CASES:
        english = client.get(f"/en/api/v1/{address}")
        assert english.status_code == status
        assert not re.search("[一-鿿]", english.json()["detail"]), english.json()
