"""A unit's guide and the day from which a column has no such information: what the pages show, the interface gives."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from gongkai.catalog.declarations import declare_none
from gongkai.catalog.models import Column, Item
from gongkai.publishing.content import guides
from gongkai.publishing.services import drafting, review
from gongkai.publishing.services.guides import write_guide
from gongkai.publishing.services.removal import hide
from gongkai.units.models import Contact, Unit
from tests.support.drafts import OFFICE, a_draft, enter_city, publish
from tests.support.staff import DAY, Crew, moment

pytestmark = pytest.mark.django_db
ADDRESS = f"/api/v1/units/{OFFICE}/guide"


@pytest.fixture
def unit() -> Unit:
    return enter_city()[OFFICE]


def test_a_guide_that_is_only_a_text_has_no_fields(unit: Unit, client: Client) -> None:
    assert client.get(ADDRESS).json()["code"] == "no_guide"
    publish([a_draft(1, columns=("0001",), body="<p>本机关的指南正文。</p>", published_on=date(2026, 5, 1))])
    found = client.get(ADDRESS).json()
    assert (found["fields"], found["body"], found["published_on"], found["form"]) == (
        None,
        "<p>本机关的指南正文。</p>",
        "2026-05-01",
        "department",
    )


def test_a_guide_from_the_form_gives_its_fields_and_the_text_of_its_page(unit: Unit, client: Client, home: object) -> None:
    Contact.objects.filter(unit=unit).update(fax="未设传真", email="a@b.example", postcode="990012", hours="8:30—12:00")
    crew = Crew(Unit.objects.select_related("contact").get(pk=unit.pk))
    fields = {**guides.prefill(crew.unit, DAY), "supervisor_phone": "0990-0000103"}
    row = write_guide(unit=crew.unit, actor=crew.officer, fields=fields, at=moment(9))
    assert client.get(ADDRESS).status_code == 404  # not before it is approved
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 5))
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(9, 10))
    row = review.approve(row, actor=crew.approver, version=row.version, at=moment(9, 15))
    found: dict[str, Any] = client.get(f"{ADDRESS}?x=1").json()
    assert found["fields"]["phone"] == "0990-0000101"
    said = "电话：0990-0000101；传真：未设传真；电子邮箱：a@b.example"
    assert said in found["body"]
    assert said in client.get(f"/u/{OFFICE}/guide/").content.decode()
    hide(Item.objects.get(pk=row.item_id), reason="待核")
    assert client.get(f"{ADDRESS}?x=2").status_code == 404


def test_a_column_that_is_declared_empty_says_why_and_since_when(unit: Unit, client: Client) -> None:
    declare_none(unit, Column.objects.get(unit=None, code="0107"), reason="本单位不承诺", at=moment(9))
    text = client.get(f"/api/v1/units/{OFFICE}/columns").content.decode()
    assert '"none_reason": "本单位不承诺", "none_on": "2026-11-24"' in text or '"none_reason":"本单位不承诺","none_on":"2026-11-24"' in text
    page = client.get(f"/u/{OFFICE}/c/0107/").content.decode()
    assert "本单位无此类信息" in page
    assert "2026年11月24日起" in page
    assert "Since 24 November 2026" in client.get(f"/en/u/{OFFICE}/c/0107/").content.decode()
