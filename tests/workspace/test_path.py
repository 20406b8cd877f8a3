"""The whole path through the pages, without a script: draft, submission, review, approval, the public page, correction, hiding, withdrawal."""

import re
from typing import Any

import pytest
from django.test import Client

from gongkai.catalog.models import Edition, Item
from gongkai.publishing.models import Manuscript, Removal
from tests.workspace.conftest import Office, Somebody, typed

pytestmark = pytest.mark.django_db


def begun(officer: Somebody) -> Manuscript:
    answer = officer.post("items/new", key="form-1")
    assert answer.status_code == 302, answer.content.decode()
    return Manuscript.objects.get(pk=re.search(r"/items/(\d+)/edit", answer["Location"])[1])  # type: ignore[index]


def do(who: Somebody, one: Manuscript, verb: str, **fields: Any) -> Any:
    one.refresh_from_db()
    return who.post(f"items/{one.pk}/do/{verb}", version=one.version, **fields)


def released(office: Office) -> Item:
    one = begun(office.officer)
    office.officer.post(f"items/{one.pk}/edit", version=one.version, do="submit", **typed())
    do(office.reviewer, one, "pass", says="clear", text="不涉密")
    do(office.approver, one, "approve", text="同意")
    one.refresh_from_db()
    assert one.state == "released"
    assert one.item is not None
    return one.item


def test_from_an_empty_form_to_the_public_page(office: Office) -> None:
    one = begun(office.officer)
    page = office.officer.get(f"items/{one.pk}/edit").content.decode()
    assert "还不能提交" in page
    assert "须有标题" in page
    answer = office.officer.post(f"items/{one.pk}/edit", version=one.version, do="submit", **typed())
    assert answer.status_code == 302, answer.content.decode()
    one.refresh_from_db()
    assert one.state == "secrecy"
    assert '<p class="lv1">一、总体要求</p>' in one.body
    assert one.title in office.reviewer.get().content.decode()  # the to-do list
    page = office.reviewer.get(f"items/{one.pk}/").content.decode()
    assert "改造工程自即日起实施" in page
    assert "政府信息公开审批单" in page
    assert do(office.reviewer, one, "pass", says="clear", text="不涉密").status_code == 302
    assert do(office.approver, one, "approve", text="同意").status_code == 302
    one.refresh_from_db()
    assert one.state == "released"
    public = Client().get(f"/i/{one.item_id}").content.decode()
    assert "改造工程自即日起实施" in public
    form = office.officer.get(f"items/{one.pk}/approval").content.decode()
    assert "不涉密可以公开" in form
    assert "同意公开" in form


def test_returned_with_a_reason_and_submitted_again(office: Office) -> None:
    one = begun(office.officer)
    office.officer.post(f"items/{one.pk}/edit", version=one.version, do="submit", **typed())
    refused = do(office.reviewer, one, "return", text="写了意见，忘了理由")
    assert refused.status_code == 422
    assert "须写明理由" in refused.content.decode()
    assert "写了意见，忘了理由" in refused.content.decode()  # what was typed stays
    assert do(office.reviewer, one, "return", reasons=["number_or_date"], text="文号缺年份").status_code == 302
    page = office.officer.get(f"items/{one.pk}/edit").content.decode()
    assert "文号、日期有误" in page
    assert "文号缺年份" in page
    one.refresh_from_db()
    office.officer.post(f"items/{one.pk}/edit", version=one.version, do="submit", **typed(document_number="明住建发〔2026〕8号"))
    one.refresh_from_db()
    assert (one.state, one.round) == ("secrecy", 2)
    page = office.reviewer.get(f"items/{one.pk}/").content.decode()
    assert "上次意见之后改了这里" in page
    assert "<del>明住建发〔2026〕7号</del> <ins>明住建发〔2026〕8号</ins>" in page


def test_corrected_with_the_difference_shown(office: Office) -> None:
    item = released(office)
    answer = office.officer.post(f"published/{item.pk}/do/correct")
    one = Manuscript.objects.get(item=item, kind="corrigendum")
    assert answer["Location"] == f"/workspace/items/{one.pk}/edit"
    fields = typed(body="各区县人民政府：\n改造工程自明日起实施。\n一、总体要求", note="更正实施日期")
    office.officer.post(f"items/{one.pk}/edit", version=one.version, do="submit", **fields)
    page = office.head.get(f"items/{one.pk}/").content.decode()
    assert "<del>改造工程自即日起实施。</del>" in page
    assert "<ins>改造工程自明日起实施。</ins>" in page
    assert do(office.head, one, "approve", secrecy="clear").status_code == 302
    assert "改造工程自明日起实施" in Client().get(f"/i/{item.pk}").content.decode()
    assert Edition.objects.filter(item=item).count() == 2
    page = office.officer.get(f"published/{item.pk}/compare").content.decode()
    assert "<del>改造工程自即日起实施。</del>" in page


def test_hidden_at_once_and_opened_again(office: Office) -> None:
    item = released(office)
    refused = office.officer.post(f"published/{item.pk}/do/hide", reason=" ")
    assert refused.status_code == 422
    assert office.officer.post(f"published/{item.pk}/do/hide", reason="核查电话号码").status_code == 302
    assert Client().get(f"/i/{item.pk}").status_code == 404
    assert f"下线待确认：{item.title}" in office.approver.get().content.decode()
    hiding = item.hidings.get()
    own = office.officer.post(f"published/{item.pk}/do/restore", hiding=hiding.pk, reason="无误")
    assert own.status_code == 403
    assert office.approver.post(f"published/{item.pk}/do/restore", hiding=hiding.pk, reason="核查无误").status_code == 302
    assert Client().get(f"/i/{item.pk}").status_code == 200


def test_withdrawn_by_two(office: Office) -> None:
    item = released(office)
    asked = {"kind": "error", "ground": "条例第六条", "public_reason": "内容有误，正在更正"}
    incomplete = office.officer.post(f"published/{item.pk}/do/propose", **{**asked, "ground": ""})
    assert incomplete.status_code == 422
    assert "内容有误，正在更正" in incomplete.content.decode()
    assert office.officer.post(f"published/{item.pk}/do/propose", **asked).status_code == 302
    removal = Removal.objects.get(item=item)
    assert office.officer.post(f"published/{item.pk}/do/decide", removal=removal.pk, decision="approve").status_code == 403
    assert office.approver.post(f"published/{item.pk}/do/decide", removal=removal.pk, decision="approve").status_code == 302
    gone = Client().get(f"/i/{item.pk}")
    assert gone.status_code == 410
    for said in ("内容有误，正在更正", item.title, "条例第六条", "批准人"):
        assert said in gone.content.decode()
    told = Client().get(f"/api/v1/items/{item.pk}").json()
    assert (told["code"], told["title"], told["kind"], told["sealed"]) == ("withdrawn", item.title, "内容有误", False)
