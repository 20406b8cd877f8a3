"""Pages of columns, guides, declarations, meters, structure: what people do there, and what is said where they may not."""

from typing import Any

import pytest

from gongkai.catalog import meters
from gongkai.catalog.models import Column, Declaration, UnitColumn
from gongkai.publishing.content import guides
from gongkai.publishing.models import Manuscript
from gongkai.units.models import Contact, Unit
from tests.support.catalogue import an_item
from tests.support.personnel import a_person, a_post, signed_in
from tests.workspace.conftest import Office

pytestmark = pytest.mark.django_db
COLUMN = "columns/990122/0107/"


def body(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.fixture
def told(office: Office) -> Office:
    Contact.objects.create(
        unit=office.unit, office="办公室", address="市府路1号3楼", telephone="0990-0000101", fax="未设传真", email="a@b.example",
        hours="夏令时8:30—12:00；冬令时9:00—12:00", postcode="990012",
    )  # fmt: skip
    return office


def test_the_unit_s_page_shows_both_meters_and_every_column(told: Office) -> None:
    page = body(told.officer.get("columns/"))
    assert "没有公开指南" in page
    assert "部门履行职责承诺" in page
    assert "空白" in page
    assert "补信息或申报" in page
    assert "补信息或申报" not in body(told.approver.get("columns/"))
    assert told.stranger.get("columns/?unit=990122").status_code == 404
    assert "明川市住房和城乡建设局" in body(told.city.get("columns/?unit=990122"))
    assert "要补要更新的" in body(told.officer.get("columns/?show=mend"))


def test_a_declaration_from_the_unit_to_the_office_to_the_public(told: Office) -> None:
    answer = told.officer.post(COLUMN, verb="declare", reason="本单位不承诺", unit_head="副局长")
    assert answer.status_code == 302
    row = Declaration.objects.get()
    assert "等主管部门认可" in body(told.officer.get(COLUMN))
    assert "无此类信息：" in body(told.city.get(""))  # on the to-do list of the office
    assert told.officer.post(f"declarations/{row.pk}/", verb="accept").status_code == 403
    assert told.stranger.get(f"declarations/{row.pk}/").status_code == 404
    assert "没有办成" in body(told.city.post(f"declarations/{row.pk}/", verb="return", answer=""))
    assert told.city.post(f"declarations/{row.pk}/", verb="accept").status_code == 302
    assert told.city.post(f"declarations/{row.pk}/", verb="accept").status_code == 409
    public = body(told.officer.client.get("/u/990122/c/0107/"))
    assert "本单位无此类信息" in public
    assert "本单位不承诺" in public
    assert "起</p>" in public
    assert told.officer.post(COLUMN, verb="withdraw").status_code == 302
    assert "本单位不承诺" not in body(told.officer.client.get("/u/990122/c/0107/?x=1"))


def test_a_form_that_is_wrong_comes_back_with_what_was_typed(told: Office) -> None:
    answer = told.officer.post(COLUMN, verb="declare", reason="", unit_head="副局长")
    assert answer.status_code == 422
    assert 'value="副局长"' in body(answer)
    assert told.officer.post(COLUMN, verb="drop").status_code == 400
    assert told.approver.post(COLUMN, verb="declare", reason="无", unit_head="长").status_code == 403
    assert told.stranger.post(COLUMN, verb="declare", reason="无", unit_head="长").status_code == 404
    assert told.officer.get("columns/990122/9999/").status_code == 404
    assert told.officer.get("columns/990122/02/").status_code == 404  # only holds columns
    assert not Declaration.objects.exists()


def test_owner_person_and_period(told: Office) -> None:
    column = "columns/990122/040103/"
    person = told.head.person.pk
    assert told.officer.post(column, verb="keep", owner="督查室", person=person, count="30", unit="d").status_code == 302
    kept = UnitColumn.objects.get()
    assert (kept.owner, kept.person_id, kept.limit) == ("督查室", person, "即时+30d")
    assert "每 30 天" in body(told.officer.get(column))
    assert told.officer.post(column, verb="keep", count="30", unit="").status_code == 422
    looser = told.officer.post(column, verb="keep", count="300", unit="d")
    assert looser.status_code == 422
    assert 'data-code="looser"' in body(looser)
    assert told.officer.post(column, verb="keep", person=told.stranger.person.pk).status_code == 422
    assert told.head.post(column, verb="keep", owner="x").status_code == 403


def typed(unit: Unit, **others: str) -> dict[str, str]:
    """What the form of the guide posts."""
    found: dict[str, str] = {}
    values = guides.prefill(Unit.objects.select_related("contact").get(pk=unit.pk), meters.clock.today())
    for name, value in {**values, "supervisor_phone": "0990-0000103"}.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            found |= {f"{name}-{number}-{part}": text for number, entry in enumerate(value) for part, text in entry.items()}
        else:
            found[name] = "\n".join(value) if isinstance(value, list) else value
    return found | others


def test_the_guide_is_written_in_the_form_and_sent_on(told: Office) -> None:
    page = body(told.officer.get("guide/"))
    assert 'value="0990-0000101"' in page
    assert "按单位资料和目录结构填好" in page
    answer = told.officer.post("guide/", **typed(told.unit), do="forward", key="k1")
    row = Manuscript.objects.get()
    assert answer["Location"] == f"/workspace/items/{row.pk}/"
    assert "在指南表单里改" in body(told.officer.get(f"items/{row.pk}/"))
    assert told.officer.post("guide/", **typed(told.unit, fax=""), version=str(row.version), do="save").status_code == 302
    page = body(told.officer.get("guide/"))
    assert "缺：传真号码" in page
    assert "还缺 1 项法定要素" in page
    stale = told.officer.post("guide/", **typed(told.unit, fax="0990-1"), version=str(row.version), do="save")
    assert stale.status_code == 409
    assert 'value="0990-1"' in body(stale)  # what was typed is still there
    assert told.approver.post("guide/", **typed(told.unit)).status_code == 403
    assert told.stranger.post("guide/?unit=990122", **typed(told.unit), unit_code="990122").status_code == 404
    assert Manuscript.objects.count() == 1


def test_the_reference_is_there_to_read(told: Office) -> None:
    page = body(told.approver.get("guide/reference?form=town"))
    assert "村务公开不属本指南" in page
    assert "{office_name}" in page


def test_the_office_sees_all_units_and_sorts(told: Office) -> None:
    meters.catch_up()
    page = body(told.city.get("meters/?sort=blank"))
    assert "明川市水务局" in page
    assert "没有公开指南" in page
    assert told.officer.get("meters/").status_code == 403
    blank = body(told.city.get("meters/blank/"))
    assert "空白" in blank
    assert 'rel="next"' in blank
    assert told.city.get("meters/nothing/").status_code == 404
    assert told.city.get("meters/?sort=password&after=x.y").status_code == 200


def test_items_that_lack_something_are_listed_with_what(told: Office) -> None:
    an_item(told.unit, Column.objects.get(unit=None, code="0203"), title="缺概述的一件")
    page = body(told.officer.get("columns/lacking"))
    assert "缺概述的一件" in page
    assert "缺索引号、缺内容概述" in page
    assert told.stranger.get("columns/lacking?unit=990122").status_code == 404


STRUCTURE = {
    "klass": "policy", "check_kind": "other", "city": "optional", "department": "required", "county": "none", "town": "none",
    "enterprise": "none", "limit": "20wd",
}  # fmt: skip


def test_the_office_edits_the_structure_and_the_record_says_so(told: Office) -> None:
    assert told.city.post("structure/add", parent="02", name="数据开放", **STRUCTURE).status_code == 302
    made = Column.objects.get(unit=None, code="0211")
    assert "数据开放" in body(told.officer.get("structure/"))
    wrong = told.city.post("structure/0211/", verb="change", reason="核", name="数据开放", **{**STRUCTURE, "limit": "每周"})
    assert wrong.status_code == 422
    assert 'data-code="limit_unknown"' in body(wrong)
    assert told.city.post("structure/0211/", verb="change", reason="核", name="公共数据", **STRUCTURE).status_code == 302
    assert "名称 数据开放 → 公共数据" in body(told.officer.get("structure/history"))
    assert told.city.post("structure/02/", verb="arrange", **{f"place_{made.pk}": "1"}).status_code == 302
    assert Column.objects.get(pk=made.pk).place == 1
    assert told.city.post("structure/0211/", verb="end", reason="并入").status_code == 302
    assert told.city.post("structure/0211/", verb="drop").status_code == 400
    assert told.officer.post("structure/0211/", verb="end", reason="撤").status_code == 403
    assert told.officer.get("structure/add").status_code == 403


def test_an_office_beneath_the_top_reads_the_structure_and_changes_nothing(told: Office) -> None:
    person = a_person("local", told.unit)
    a_post(person, told.unit, "office")
    client = signed_in(person)
    assert client.get("/workspace/structure/").status_code == 200
    assert client.post("/workspace/structure/0203/", {"verb": "end", "reason": "撤"}).status_code == 403


def test_a_column_that_goes_stale_is_on_the_to_do_list(told: Office) -> None:
    item = an_item(told.unit, Column.objects.get(unit=None, code="040103"), published_on=meters.clock.today())
    from gongkai.catalog.models import Tally

    Tally.objects.create(
        unit=told.unit, column=Column.objects.get(unit=None, code="040103"), items=1, latest=item.published_on.replace(year=2025)
    )
    meters.catch_up()
    page = body(told.officer.get(""))
    assert "更新栏目：通知公告" in page
    assert "更新栏目" not in body(told.stranger.get(""))
