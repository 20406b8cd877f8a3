"""What the interface answers: the same as the pages, public things only, in bounded queries."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gongkai.catalog.models import Item
from gongkai.publishing.services import restore
from tests.api.conftest import GOVERNMENT, HOUSING, OFFICE, SECRET, World
from tests.support.drafts import TOWN, WATER, a_draft, publish

pytestmark = pytest.mark.django_db
#: Of the issue: lists and search cost no more, however much is found.
MOST_QUERIES = 8


def get(client: Client, path: str, expected: int = 200, **query: Any) -> Any:
    answer: HttpResponse = client.get(f"/api/v1/{path}", query)
    assert answer.status_code == expected, (answer.status_code, answer.content[:500])
    assert answer["Content-Type"] == ("application/json" if expected == 200 else "application/problem+json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    return json.loads(answer.content)


def test_units_come_by_path_with_the_government_first(client: Client, world: World) -> None:
    first = get(client, "units", size=2)
    assert [row["code"] for row in first["results"]] == [GOVERNMENT, OFFICE]
    assert first["results"][1]["parent"] == {"code": GOVERNMENT, "name": "明川市人民政府"}
    assert first["results"][0]["url"] == f"http://testserver/u/{GOVERNMENT}/"
    rest = get(client, "units", size=50, after=first["next"])
    assert [row["code"] for row in rest["results"]] == [HOUSING, WATER, TOWN]
    assert rest["next"] is None
    assert [row["code"] for row in get(client, "units", parent=HOUSING)["results"]] == [WATER]
    assert [row["code"] for row in get(client, "units", level="town")["results"]] == [TOWN]
    assert get(client, "units", 404, parent="nobody")["code"] == "no_such_unit"


def test_a_unit_tells_how_to_reach_it_and_what_it_was_called(client: Client, world: World) -> None:
    office = get(client, f"units/{OFFICE}")
    assert (office["contact"]["office"], office["contact"]["telephone"]) == ("政务公开科", "0990-0000101")
    housing = get(client, f"units/{HOUSING}")
    assert housing["contact"] is None
    assert [name["name"] for name in housing["former_names"]] == ["明川市建设委员会"]
    assert get(client, f"units/{WATER}")["accepts_applications"] is False
    assert get(client, "units/nobody", 404)["code"] == "no_such_unit"


def test_a_unit_s_catalogue_counts_what_stands_in_it(client: Client, world: World) -> None:
    def find(nodes: list[dict[str, Any]], code: str) -> dict[str, Any]:
        for node in nodes:
            if node["code"] == code:
                return node
            if node["children"] and (found := find(node["children"], code)):
                return found
        return {}

    tree = get(client, f"units/{OFFICE}/columns")["results"]
    normative = find(tree, "0203")
    assert (normative["items"], normative["required"], normative["own"], normative["latest"]) == (8, True, False, "2026-01-25")
    assert find(tree, "02")["items"] == 9
    issued = get(client, "structure")["results"]
    assert find(issued, "0203")["items"] == 14
    assert find(issued, "0203")["needs"]["enterprise"] == "none"


def test_items_page_by_key_through_everything_once(client: Client, world: World) -> None:
    seen, after = [], ""
    while True:
        page = get(client, "items", size=4, after=after)
        seen += [row["id"] for row in page["results"]]
        if page["next"] is None:
            break
        after = page["next"]
    public = list(Item.objects.filter(state="public").order_by("-published_on", "-pk").values_list("pk", flat=True))
    assert seen == public
    assert {row["unit"]["code"] for row in get(client, "items", unit=HOUSING)["results"]} == {HOUSING}
    assert [row["id"] for row in get(client, "items", column="0205")["results"]] == [world.reading]
    assert [row["id"] for row in get(client, "items", unit=OFFICE, column="02", year=2019)["results"]] == [world.old]


def test_items_are_found_by_their_numbers(client: Client, world: World) -> None:
    item = Item.objects.get(pk=world.rule)
    assert [row["id"] for row in get(client, "items", index_number=item.index_number)["results"]] == [world.rule]
    for spelling in ("明政办发〔2026〕1号", "明政办发[2026]1号", "明政办发（2026）第1号"):
        assert [row["id"] for row in get(client, "items", document_number=spelling)["results"]] == [world.rule]
    assert get(client, "items", 400, index_number=item.index_number, unit=OFFICE)["code"] == "bad_combination"
    assert get(client, "items", document_number="明政办发〔1990〕1号")["results"] == []


def test_an_item_holds_all_that_its_page_shows(client: Client, world: World) -> None:
    rule = get(client, f"items/{world.rule}")
    assert rule["title"] == "明川市供水管理办法"
    assert rule["url"] == f"http://testserver/i/{world.rule}"
    assert [column["code"] for column in rule["columns"]] == ["0203", "0204"]
    assert rule["issuing_bodies"] == ["明川市人民政府办公室", "明川市住房和城乡建设局"]
    assert (rule["regulation"], rule["status"], rule["valid_until"]) == ("normative", "valid", "2031-01-31")
    assert (rule["summary"], rule["keywords"]) == ("供水管理的规则", "供水 管网")
    assert rule["theme"]["name"] == "城乡建设、环境保护"
    assert [(row["kind"], row["direction"], row["item"]["id"]) for row in rule["relations"]] == [
        ("repeals", "outgoing", world.old),
        ("interprets", "incoming", world.reading),
    ]
    file = rule["attachments"][0]
    assert (file["title"], file["kind"], file["url"]) == ("改造项目表", "txt", f"http://testserver/f/{file['id']}")
    assert rule["contact"]["office"] == "政务公开科"
    assert rule["body"].startswith("<p>各区县人民政府：</p>")
    assert [edition["number"] for edition in rule["editions"]] == [1]
    assert get(client, f"items/{world.old}")["status"] == "repealed"


def test_a_new_edition_is_told_and_keeps_its_address(client: Client, world: World) -> None:
    publish([a_draft(10, body="<p>更正后的内容。</p>")])
    item = get(client, f"items/{world.plain[0]}")
    assert (item["edition"], [row["number"] for row in item["editions"]]) == (2, [2, 1])
    assert "更正后的内容" in item["body"]


def test_what_is_not_public_leaves_a_notice_and_nothing_else(client: Client, world: World) -> None:
    withdrawn = get(client, f"items/{world.withdrawn}", 410)
    assert (withdrawn["code"], withdrawn["unit"]["code"], withdrawn["reason"]) == ("withdrawn", OFFICE, "内容有误，已另行公布")
    hidden = get(client, f"items/{world.hidden}", 404)
    assert (hidden["code"], hidden["reason"]) == ("hidden", "")
    assert get(client, "items/999999999", 404)["code"] == "no_such_item"
    asked = [
        "items?size=100",
        f"search?q={SECRET}",
        "search?size=100",
        "search?q=供水&size=100",
        "search?in=title&q=供水事故",
        "topics",
        "structure",
    ]
    asked += [f"items/{world.withdrawn}", f"items/{world.hidden}", "items?document_number=明政办发〔2026〕4号", f"units/{OFFICE}/columns"]
    for path in asked:
        assert SECRET not in client.get(f"/api/v1/{path}").content.decode(), path
    restore(Item.objects.get(pk=world.hidden), reason="核实无误")
    assert get(client, f"items/{world.hidden}")["title"].startswith(SECRET)


def test_search_finds_by_phrase_number_and_filter(client: Client, world: World) -> None:
    found = get(client, "search", q="供水管理办法")
    assert found["results"][0]["id"] == world.rule
    assert found["results"][0]["title"] == "明川市供水管理办法"
    assert any("<mark>" in passage for passage in get(client, "search", q="改造工程")["results"][0]["highlights"])
    for spelling in ("明政办发〔2026〕1号", "明政办发[2026]1号", "明政办发2026年1号"):
        assert get(client, "search", q=spelling)["results"][0]["id"] == world.rule
    assert {row["unit"]["code"] for row in get(client, "search", q="老旧小区", unit=HOUSING)["results"]} == {HOUSING}
    assert get(client, "search", q="老旧小区", unit=GOVERNMENT)["total"] == 12
    assert [row["id"] for row in get(client, "search", status="repealed")["results"]] == [world.old]
    assert [row["id"] for row in get(client, "search", **{"from": "2019-01-01", "to": "2019-12-31"})["results"]] == [world.old]
    newest = get(client, "search", sort="date", size=3)["results"]
    assert [row["written_on"] for row in newest] == sorted((row["written_on"] for row in newest), reverse=True)
    assert get(client, "search", q="供水", unit="nobody")["total"] == 0


def test_facets_carry_codes_and_names(client: Client, world: World) -> None:
    facets = get(client, "search", q="供水", unit=HOUSING)["facets"]
    assert {facet["value"]: facet["chosen"] for facet in facets["unit"]}[HOUSING] is True
    assert facets["genre"][0]["name"] == "通知"
    assert facets["year"][0]["value"] == "2026"


def test_lists_and_search_ask_a_bounded_number_of_queries(
    client: Client, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    addresses = [
        "units?size=100",
        f"units/{OFFICE}",
        f"units/{OFFICE}/columns",
        "items?size=100",
        f"items?unit={OFFICE}&column=0203",
        "topics",
    ]
    addresses += ["search?q=供水&size=100", "search?size=100&sort=date", "structure", "vocabularies/theme"]
    for address in addresses:
        client.get(f"/api/v1/{address}")  # synonyms and settings are read once
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(f"/api/v1/{address}").status_code == 200
    filters = f"unit={OFFICE}&column=02&theme=x&genre=通知"
    with django_assert_max_num_queries(MOST_QUERIES + filters.count("=")):
        client.get(f"/api/v1/search?q=供水&{filters}")


def test_topics_and_vocabularies(client: Client, world: World) -> None:
    topics = get(client, "topics")["results"]
    assert topics[0]["code"] == "education"
    themes = get(client, "vocabularies/theme")["results"]
    assert any(term["parent"] for term in themes)
    assert {"code", "name", "parent", "official"} == set(get(client, "vocabularies/genre")["results"][0])
    assert get(client, "vocabularies/colour", 422)["code"] == "bad_parameter"


def test_what_a_client_has_is_not_sent_again(client: Client, world: World) -> None:
    for path in (f"items/{world.rule}", "items?size=5", f"units/{OFFICE}/columns"):
        first = client.get(f"/api/v1/{path}")
        again = client.get(f"/api/v1/{path}", headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    publish([a_draft(1, title="明川市供水管理办法（修订）")])
    changed = client.get(f"/api/v1/items/{world.rule}", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
