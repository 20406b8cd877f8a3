"""Feeds, sitemap, robots, health, metrics, addresses from before the move, and errors."""

from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from gongkai.catalog.models import Item
from gongkai.events import progress
from gongkai.jobs.services import enqueue
from gongkai.portal.machines import sitemap
from gongkai.search import indexer
from gongkai.units.models import Unit
from tests.support.catalogue import a_column, a_unit, an_item, an_old_address

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.fixture
def unit() -> Unit:
    return a_unit("990122", "明川市住房和城乡建设局")


def titles(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(answer.content).xpath("//a:entry/a:title/text()", namespaces=ATOM)


def test_feeds_hold_the_latest_public_items_of_site_unit_and_column(client: Client, unit: Unit) -> None:
    other = a_unit("990123", "明川市水务局", path="z999")
    column = a_column("T1", "规范性文件")
    an_item(unit, column, title="旧的", published_on=date(2026, 1, 1))
    an_item(unit, column, title="新的 & <重要>", published_on=date(2026, 2, 1))
    an_item(unit, title="不在栏目里", published_on=date(2025, 1, 1))
    an_item(other, title="别的单位", published_on=date(2024, 1, 1))
    an_item(unit, column, title="暂停的", state="hidden")
    an_item(unit, column, title="撤下的", state="withdrawn")
    assert titles(client, "/atom.xml") == ["新的 & <重要>", "旧的", "不在栏目里", "别的单位"]
    assert titles(client, "/u/990122/atom.xml") == ["新的 & <重要>", "旧的", "不在栏目里"]
    assert titles(client, "/u/990122/c/T1/atom.xml") == ["新的 & <重要>", "旧的"]


def test_an_entry_names_its_page_for_ever_and_the_unit(client: Client, unit: Unit) -> None:
    item = an_item(unit, title="供水\x08通知")
    entry = etree.fromstring(client.get("/en/atom.xml").content).find("a:entry", ATOM)
    assert entry is not None
    assert entry.findtext("a:title", namespaces=ATOM) == "供水通知"
    assert entry.findtext("a:id", namespaces=ATOM) == f"http://testserver/i/{item.pk}"
    assert entry.find("a:link", ATOM).get("href") == f"http://testserver/en/i/{item.pk}"
    assert entry.findtext("a:updated", namespaces=ATOM) == "2026-09-22T00:00:00+08:00"
    assert entry.findtext("a:author/a:name", namespaces=ATOM) == unit.name


@pytest.mark.parametrize("path", ["/u/none/atom.xml", "/u/990122/c/none/atom.xml"])
def test_a_feed_of_nothing_is_not_there(client: Client, unit: Unit, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_sitemap_names_every_public_item_once_in_ranges_that_stay(client: Client, unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "SIZE", 3)
    items = [an_item(unit, title=f"{number}") for number in range(5)]
    Item.objects.filter(pk=items[1].pk).update(state="withdrawn")
    pages = etree.fromstring(client.get("/sitemap.xml").content).xpath("//s:loc/text()", namespaces=MAP)
    found: list[str] = []
    for page in pages:
        with CaptureQueriesContext(connection) as queries:
            found += etree.fromstring(client.get(page).content).xpath("//s:loc/text()", namespaces=MAP)
        assert len([query for query in queries if '"publishing_publishingevent"' not in query["sql"]]) == 1
        assert not any("COUNT(" in query["sql"] for query in queries)
    expected = ["http://testserver/u/990122/", *(f"http://testserver/i/{item.pk}" for item in items if item is not items[1])]
    assert found == expected


def test_a_sitemap_page_beyond_reason_is_not_there(client: Client) -> None:
    assert client.get("/sitemap/items-99999999999999999999.xml").status_code == 404


def test_robots_names_the_sitemap(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "Sitemap: http://testserver/sitemap.xml\n" in answer.content.decode()
    assert "Disallow: /search\n" in answer.content.decode()


def test_health_tells_how_far_a_start_has_come(client: Client, home: Path) -> None:
    progress.write(home, stage="demo", done=1200, total=3000, message="building the demonstration city")
    try:
        answer = client.get("/healthz")
        assert answer.status_code == 503
        assert answer.json() == {
            "status": "preparing",
            "stage": "demo",
            "done": 1200,
            "total": 3000,
            "message": "building the demonstration city",
        }
        assert answer["Cache-Control"] == "no-store"
    finally:
        (home / progress.NAME).unlink()


def test_health_wants_an_index_and_then_is_ready(client: Client, home: Path) -> None:
    assert client.get("/healthz").json() == {"status": "unavailable", "missing": "index"}
    indexer.rebuild()
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})


def test_metrics_name_routes_not_addresses(client: Client, home: Path, unit: Unit) -> None:
    item = an_item(unit)
    enqueue("nothing", {})
    client.get(f"/i/{item.pk}/nonsense-{item.pk}")
    client.get("/robots.txt")
    client.generic("BREW", "/robots.txt")
    answer = client.get("/metrics")
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/plain; version=0.0.4")
    assert 'gongkai_http_requests_total{method="GET",route="robots",status="200"}' in text
    assert 'gongkai_http_requests_total{method="GET",route="none",status="404"}' in text
    assert 'method="other"' in text
    assert 'gongkai_http_seconds_bucket{le="0.1",route="robots"}' in text
    assert "nonsense" not in text
    assert 'gongkai_jobs{state="waiting"} 1.0' in text
    assert "gongkai_outbox_items 0.0" in text
    assert "gongkai_index_age_seconds" not in text
    indexer.rebuild()
    assert "gongkai_index_age_seconds" in client.get("/metrics").content.decode()


@pytest.mark.parametrize(("address", "status"), [("198.51.100.7", 403), ("203.0.113.9", 200)])
def test_metrics_are_for_this_machine_and_those_allowed(client: Client, settings: pytest.FixtureRequest, address: str, status: int) -> None:
    settings.DEMO, settings.METRICS_ALLOW = False, ["203.0.113.0/24"]  # type: ignore[attr-defined]
    assert client.get("/metrics", REMOTE_ADDR=address).status_code == status
    assert client.get("/metrics", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=address).status_code == status


def test_old_addresses_lead_to_the_document(client: Client, unit: Unit) -> None:
    item = an_item(unit)
    an_old_address(item, "http://old.example.gov.cn/art/7.html?id=7", "/art/7.html?id=7")
    for path in ("/art/7.html?id=7", f"/moved?url={quote('http://old.example.gov.cn/art/7.html?id=7', safe='')}"):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (301, f"/i/{item.pk}")
    assert client.post("/art/7.html?id=7").status_code == 404
    assert client.get("/art/7.html?id=8").status_code == 404
    assert client.get("/moved?url=http://old.example.gov.cn/other").status_code == 404
    assert client.get("/moved").status_code == 404
    assert client.get("/moved?url=%00" + "x" * 5000).status_code == 400


def test_what_is_not_there_gets_a_page_with_a_search_box(client: Client) -> None:
    answer = client.get("/nothing/here")
    content = answer.content.decode()
    assert answer.status_code == 404
    assert "没有这个页面" in content
    assert 'action="/search"' in content
    assert "没有这个页面" not in client.get("/en/nothing/here").content.decode()


@pytest.mark.parametrize(("path", "headers"), [("/api/v1/nothing", {}), ("/nothing", {"HTTP_ACCEPT": "application/json"})])
def test_machines_get_a_problem(client: Client, path: str, headers: dict[str, str]) -> None:
    answer = client.get(path, **headers)
    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("application/problem+json")
    assert answer.json()["status"] == 404


def test_a_failure_gives_a_page_that_needs_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("gongkai.catalog.queries.list_items", broken)
    client.raise_request_exception = False
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/atom.xml")
    assert answer.status_code == 500
    assert "系统出了故障" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert len(queries) <= 1
    assert settings.SITE_URL == ""
