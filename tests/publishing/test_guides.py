"""A guide is written in its form, goes the way of every manuscript, and what is out knows its fields."""

from typing import Any

import pytest

from gongkai.catalog import guides as catalog
from gongkai.catalog.models import Content, Item, Particulars
from gongkai.publishing.content import guides
from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules import judging
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.services import drafting, review, withdrawal
from gongkai.publishing.services.guides import write_guide
from gongkai.units.models import Contact, Unit
from tests.support.drafts import OFFICE, a_draft, enter_city, publish
from tests.support.staff import DAY, Crew, employ, moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def crew() -> Crew:
    unit = enter_city()[OFFICE]
    hours = "夏令时8:30—12:00，14:30—18:00；冬令时8:30—12:00，14:00—17:30；法定节假日除外"
    Contact.objects.filter(unit=unit).update(
        hours=hours, fax="0990-0000102", email="a@b.example", postcode="990012", address="市府路1号3楼305室"
    )
    return Crew(Unit.objects.select_related("contact").get(pk=unit.pk))


def fields(crew: Crew, **others: Any) -> dict[str, Any]:
    whole = {**guides.prefill(crew.unit, DAY), "supervisor_phone": "0990-0000103", "apply_url": "https://x.example/a", **others}
    return {name: value for name, value in whole.items() if value}


def out(crew: Crew, row: Manuscript, hour: int = 9) -> Manuscript:
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(hour, 5))
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(hour, 10))
    return review.approve(row, actor=crew.approver, version=row.version, at=moment(hour, 20))


def current(crew: Crew) -> catalog.Guide:
    return catalog.current([crew.unit])[crew.unit.pk]


def test_the_form_is_filled_in_from_the_unit_s_data(crew: Crew) -> None:
    found = guides.prefill(crew.unit, DAY)
    assert (found["office_name"], found["phone"], found["fax"]) == ("政务公开科", "0990-0000101", "0990-0000102")
    assert (found["hours_summer"], found["hours_winter"]) == ("8:30—12:00，14:30—18:00", "8:30—12:00，14:00—17:30")
    assert [one["name"] for one in found["classes"]] == ["机构职能", "政策法规", "规划计划", "业务工作", "其他"]
    assert "行政规范性文件" in found["classes"][1]["scope"]
    assert (found["recon_body"], found["updated_on"]) == ("明川市人民政府", "2026年11月24日")


def test_a_guide_comes_out_like_any_item_with_its_fields(crew: Crew, home: object) -> None:
    row = write_guide(unit=crew.unit, actor=crew.officer, fields=fields(crew), at=moment(9))
    assert (row.title, row.columns, row.state) == ("明川市人民政府办公室政府信息公开指南", ["0001"], "draft")
    out(crew, row)
    guide = current(crew)
    assert guide.fields["phone"] == "0990-0000101"
    assert "电话：0990-0000101；传真：0990-0000102" in guide.text
    assert catalog.meter(crew.unit, guide).missing == []


def test_a_change_is_a_new_edition_of_the_same_item(crew: Crew, home: object) -> None:
    out(crew, write_guide(unit=crew.unit, actor=crew.officer, fields=fields(crew), at=moment(9)))
    row = write_guide(unit=crew.unit, actor=crew.officer, fields=fields(crew, phone="0990-0000199"), at=moment(10))
    assert (row.kind, row.item_id, row.note) == ("revision", current(crew).item, "更新：联系电话")
    assert current(crew).fields["phone"] == "0990-0000101"  # until it is approved
    out(crew, row, 10)
    assert (current(crew).edition.number, current(crew).fields["phone"]) == (2, "0990-0000199")
    assert Item.objects.count() == 1


def test_the_form_goes_into_the_manuscript_that_is_on_its_way(crew: Crew) -> None:
    first = write_guide(unit=crew.unit, actor=crew.officer, fields=fields(crew), at=moment(9))
    again = write_guide(unit=crew.unit, actor=crew.colleague, fields=fields(crew, fax="未设传真"), version=first.version, at=moment(9, 5))
    assert (again.pk, again.particulars["guide"]["fields"]["fax"]) == (first.pk, "未设传真")
    with pytest.raises(NotAllowed, match="changed_meanwhile"):
        write_guide(unit=crew.unit, actor=crew.officer, fields=fields(crew), version=first.version, at=moment(9, 6))
    drafting.submit(again, actor=crew.officer, version=again.version, at=moment(9, 7))
    with pytest.raises(NotAllowed, match="not_in_this_state"):
        write_guide(unit=crew.unit, actor=crew.officer, fields=fields(crew), version=again.version + 1, at=moment(9, 8))


@pytest.mark.parametrize("lacking", ["fax", "phone", "classes", "office_name"])
def test_what_article_12_requires_bars_the_way_until_it_is_there(crew: Crew, lacking: str) -> None:
    row = write_guide(unit=crew.unit, actor=crew.officer, fields={**fields(crew), lacking: ""}, at=moment(9))
    found = [reason.code for reason in judging.reasons_against(crew.officer, "submit", row, at=moment(9, 5))]
    assert found == ["guide_lacks", "guide_blank"]
    with pytest.raises(NotAllowed, match="guide_lacks"):
        drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 5))


def test_a_text_that_is_not_what_the_fields_make_does_not_come_out(crew: Crew) -> None:
    row = write_guide(unit=crew.unit, actor=crew.officer, fields=fields(crew), at=moment(9))
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"body": row.body + "<p>另加一段。</p>"}, at=moment(9, 2))
    assert [reason.code for reason in judging.reasons_against(crew.officer, "submit", row, at=moment(9, 5))] == ["guide_differs"]
    spaced = row.body.replace("<p>另加一段。</p>", "<p> </p>")
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"body": spaced}, at=moment(9, 6))
    assert judging.reasons_against(crew.officer, "submit", row, at=moment(9, 7)) == []


def test_only_who_writes_in_the_unit(crew: Crew) -> None:
    stranger = employ(Unit.objects.get(code="990122"), "stranger", "information_officer")
    for actor in (crew.reviewer, crew.approver, stranger):
        with pytest.raises(NotAllowed, match="no_post"):
            write_guide(unit=crew.unit, actor=actor, fields=fields(crew), at=moment(9))
    assert not Manuscript.objects.exists()


def test_what_is_too_long_is_refused_with_its_field(crew: Crew) -> None:
    with pytest.raises(NotAllowed) as refused:
        write_guide(unit=crew.unit, actor=crew.officer, fields=fields(crew, phone="0" * 61), at=moment(9))
    assert [(reason.code, reason.field) for reason in refused.value.reasons] == [("too_long", "guide.phone")]


def test_an_imported_guide_is_revised_by_the_form(crew: Crew, home: object) -> None:
    publish([a_draft(1, columns=("0001",), body="<p>旧的指南正文。</p>", document_number="")])
    assert current(crew).fields == {}
    row = write_guide(unit=crew.unit, actor=crew.officer, fields=fields(crew), at=moment(9))
    assert (row.kind, row.note) == ("revision", "按参考格式更新指南")
    out(crew, row)
    assert (current(crew).edition.number, bool(current(crew).fields)) == (2, True)


def test_a_sealed_guide_leaves_no_fields(crew: Crew, home: object) -> None:
    row = out(crew, write_guide(unit=crew.unit, actor=crew.officer, fields=fields(crew), at=moment(9)))
    item = Item.objects.select_related("unit").get(pk=row.item_id)
    asked = withdrawal.propose_removal(
        item, actor=crew.officer, kind="privacy", ground="条例第十五条", public_reason="涉及个人隐私", seal=True, at=moment(10)
    )  # fmt: skip
    withdrawal.decide_removal(asked, actor=crew.approver, approve=True, at=moment(10, 5))
    assert not Content.objects.exists()
    assert not Particulars.objects.exists()
    row.refresh_from_db()
    assert row.particulars == {}
