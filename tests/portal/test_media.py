"""Feeds for the media: press releases with their whole text, none before its hour, none that is closed."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from gongkai.catalog import press
from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.publishing.services import drafting, hide, releasing, review
from tests.support.drafts import OFFICE, a_draft, enter_city, publish
from tests.support.staff import Crew

pytestmark = pytest.mark.django_db
SAID = {"press": {"occasion": "例行新闻发布会", "spokesperson": "戊发言", "held_on": "2026-11-24"}}
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


@pytest.fixture(autouse=True)
def _city() -> None:
    enter_city()


def told(number: int = 1, **fields: object) -> Item:
    given = {"columns": ("040105",), "particulars": SAID, "body": '<p>供热<a href="/law/">期限</a>情况。</p>', **fields}
    (outcome,) = publish([a_draft(number, **given)])
    return Item.objects.get(pk=outcome.item_id)


def entries(client: Client, path: str = "/media/atom.xml") -> list[ET.Element]:
    answer = client.get(path)
    assert answer.status_code == 200
    return ET.fromstring(answer.content).findall(f"{ATOM}entry")  # noqa: S314  (our own)


def test_a_press_release_comes_whole_with_who_spoke_and_whole_addresses(client: Client) -> None:
    item = told()
    publish([a_draft(2)])  # no press release
    (entry,) = entries(client)
    content = entry.findtext(f"{ATOM}content") or ""
    assert entry.findtext(f"{ATOM}title") == item.title
    assert "例行新闻发布会　2026年11月24日　戊发言" in content
    assert '<a href="http://testserver/law/">期限</a>情况' in content
    (channel,) = ET.fromstring(client.get("/media/rss.xml").content)  # noqa: S314
    assert channel.find("item").findtext(CONTENT) == content  # type: ignore[union-attr]


def test_one_unit_has_its_own_and_another_none(client: Client) -> None:
    item = told()
    assert len(entries(client, f"/u/{item.unit.code}/media/atom.xml")) == 1
    other = next(unit for unit in enter_city().values() if unit.pk != item.unit_id)
    assert entries(client, f"/u/{other.code}/media/atom.xml") == []
    assert [(unit.pk, count) for unit, count in press.units()] == [(item.unit_id, 1)]
    page = client.get("/media/").content.decode()
    assert item.title in page
    assert "http://testserver/media/rss.xml" in page
    assert "媒体订阅全文" in client.get(f"/u/{item.unit.code}/c/040105/").content.decode()


def test_what_is_closed_is_in_no_feed(client: Client) -> None:
    item = told()
    hide(item, reason="待核")
    assert entries(client) == []


def test_nothing_comes_before_its_hour(client: Client) -> None:
    crew = Crew(enter_city()[OFFICE])
    now = clock.now()
    values = {
        "title": "民生实事进展新闻发布会", "body": "<p>已完成八件。</p>", "columns": ["040105"], "carrier": "other", "attribute": "proactive",
        "written_on": clock.today(), "particulars": SAID, "planned_at": now + timedelta(hours=2),
    }  # fmt: skip
    row = drafting.create(unit=crew.unit, actor=crew.officer, values=values, at=now)
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=now)
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=now)
    row = review.approve(row, actor=crew.approver, version=row.version, at=now)
    assert row.state == "planned"
    assert entries(client) == []
    assert releasing.release_due(at=now + timedelta(hours=3)) == (1, 0)
    assert len(entries(client)) == 1


def test_which_columns_hold_them_is_set_by_the_office(client: Client) -> None:
    from gongkai.rulebook import settings

    told(1, columns=("040101",))
    assert entries(client) == []
    settings.put({"press.columns": ["040101", "040105"]})
    assert [entry.findtext(f"{ATOM}title") for entry in entries(client)] == [Item.objects.get().title]
