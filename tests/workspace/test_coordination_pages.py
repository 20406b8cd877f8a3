"""Coordination through the pages: the asked unit sees that manuscript alone and only while it is asked; the answer leads on. Steps of a unit."""

from typing import Any

import pytest
from django.db import Error, transaction

from gongkai.files.services import keep
from gongkai.publishing.models import Coordination, CoordinationWord, Manuscript, StepEvent, TemplateChoice
from gongkai.publishing.services import drafting, review
from gongkai.units.models import Post
from tests.support.catalogue import a_unit
from tests.support.personnel import a_person, a_post, signed_in
from tests.workspace.conftest import Office, Somebody

pytestmark = pytest.mark.django_db


def asked(office: Office, one: Manuscript, **fields: Any) -> Coordination:
    answer = office.officer.post(
        f"items/{one.pk}/coordination", **{"units": ["明川市水务局", "", ""], "parts": "第一条\n\n第二条", "days": "5", **fields}
    )
    assert answer.status_code == 302, answer.content.decode()
    return Coordination.objects.latest("pk")


def test_from_the_question_to_the_answer(office: Office, draft: Manuscript) -> None:
    letter = asked(office, draft)
    assert letter.parts == ["第一条", "第二条"]
    assert letter.number in office.officer.get(f"items/{draft.pk}/coordination").content.decode()
    todo = office.stranger.get().content.decode()
    assert f"/workspace/coordination/{letter.pk}/" in todo
    page = office.stranger.get(f"coordination/{letter.pk}/").content.decode()
    assert "改造工程自即日起实施" in page
    assert "第二条" in page
    answer = {"says": "object", "seen": draft.content_hash, "reason": "尚未商定", "ground": "条例第六条"}
    assert office.stranger.post(f"coordination/{letter.pk}/do/answer", **{**answer, "ground": ""}).status_code == 422
    assert office.stranger.post(f"coordination/{letter.pk}/do/answer", **answer).status_code == 302
    assert "尚未商定" in office.officer.get(f"items/{draft.pk}/coordination").content.decode()
    assert f"/workspace/coordination/{letter.pk}/" in office.approver.get().content.decode()
    assert f"/workspace/coordination/{letter.pk}/" not in office.stranger.get().content.decode()


def test_the_asked_unit_sees_nothing_else_and_not_for_long(office: Office, draft: Manuscript) -> None:
    kept = keep(filename="附件.txt", content="附件一份".encode(), queue=False)
    draft = drafting.attach(draft, actor=office.officer.actor, version=draft.version, file=kept)
    letter = asked(office, draft)
    file = f"coordination/{letter.pk}/files/{kept.pk}"
    assert f"/workspace/{file}" in office.stranger.get(f"coordination/{letter.pk}/").content.decode()
    sent = office.stranger.get(file)
    assert sent.status_code == 200
    assert sent.getvalue() == "附件一份".encode()
    for path in (f"items/{draft.pk}/", f"items/{draft.pk}/preview", f"items/{draft.pk}/files/{kept.pk}", f"items/{draft.pk}/coordination"):
        assert office.stranger.get(path).status_code == 404
    assert office.stranger.get(f"coordination/{letter.pk}/files/999999").status_code == 404
    office.stranger.post(f"coordination/{letter.pk}/do/answer", says="confirm", seen=draft.content_hash)
    assert office.stranger.get(file).status_code == 404
    page = office.stranger.get(f"coordination/{letter.pk}/")
    assert page.status_code == 200
    assert "改造工程自即日起实施" not in page.content.decode()


def test_nobody_else_sees_the_letter(office: Office, draft: Manuscript) -> None:
    letter = asked(office, draft)
    third = a_unit("990124", "明川市教育局", path="00000003", parent=office.unit.parent)
    person = a_person("third", third)
    a_post(person, third, "section_head")
    keeper = a_person("keeper", office.stranger.person.unit)
    a_post(keeper, office.stranger.person.unit, "unit_administrator")
    for somebody in (Somebody(person, signed_in(person)), Somebody(keeper, signed_in(keeper))):
        assert somebody.get(f"coordination/{letter.pk}/").status_code == 404
        assert somebody.post(f"coordination/{letter.pk}/do/answer", says="confirm", seen=draft.content_hash).status_code == 404
    assert not CoordinationWord.objects.exists()


def test_who_lost_the_post_answers_no_more(office: Office, draft: Manuscript) -> None:
    letter = asked(office, draft)
    Post.objects.filter(person=office.stranger.person).update(valid_until="2026-01-01")
    assert office.stranger.post(f"coordination/{letter.pk}/do/answer", says="confirm", seen=draft.content_hash).status_code == 404


@pytest.mark.parametrize(
    ("fields", "says"),
    [({"units": ["没有的局"]}, "没有这个单位"), ({"units": [""]}, "须选择征询的单位"), ({"parts": ""}, "须写明涉及对方的内容"), ({"days": "90"}, "答复期限须在")],
)  # fmt: skip
def test_what_is_missing_is_said_and_what_was_typed_stays(office: Office, draft: Manuscript, fields: dict[str, Any], says: str) -> None:
    typed = {"units": ["明川市水务局"], "parts": "第一条写得很长", "days": "5", **fields}
    answer = office.officer.post(f"items/{draft.pk}/coordination", **typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert typed["parts"] in answer.content.decode()


def test_the_approval_waits_and_the_approver_decides(office: Office, draft: Manuscript) -> None:
    letter = asked(office, draft)
    row = drafting.submit(draft, actor=office.officer.actor, version=draft.version)
    row = review.pass_step(row, actor=office.reviewer.actor, version=row.version, says="clear")
    page = office.approver.get(f"items/{row.pk}/").content.decode()
    assert "正在征询明川市水务局的意见" in page
    answer = {"says": "modify", "seen": row.content_hash, "reason": "改一个数"}
    office.stranger.post(f"coordination/{letter.pk}/do/answer", **answer)
    assert office.approver.post(f"items/{row.pk}/do/approve", version=row.version).status_code == 422
    assert office.reviewer.post(f"coordination/{letter.pk}/do/decide", reason="可以").status_code == 403
    assert office.approver.post(f"coordination/{letter.pk}/do/decide", reason="数据已核实").status_code == 302
    assert office.approver.post(f"items/{row.pk}/do/approve", version=row.version).status_code == 302
    assert "数据已核实" in office.approver.get(f"items/{row.pk}/approval").content.decode()


def test_steps_show_who_is_missing(office: Office) -> None:
    keeper = a_person("keeper", office.unit)
    a_post(keeper, office.unit, "unit_administrator")
    one = Somebody(keeper, signed_in(keeper))
    page = one.get("steps/").content.decode()
    assert "平台统一规定" in page
    assert one.post("steps/", template="4", column="", reason=" ").status_code == 422
    assert not TemplateChoice.objects.exists()
    assert one.post("steps/", template="4", column="", reason="机构改革后人手够").status_code == 302
    assert one.post("steps/", template="2", column="040602", reason="许可量大").status_code == 302
    assert set(TemplateChoice.objects.values_list("template", "column__code")) == {("4", None), ("2", "040602")}
    Post.objects.filter(person=office.reviewer.person).update(valid_until="2026-01-01")
    page = one.get("steps/").content.decode()
    assert "“保密审查”没有人" in page
    assert "急件不能当场决定" in page
    a_post(office.head.person, office.unit, "secrecy_reviewer")
    assert "一人担任“科室审核、保密审查”" in one.get("steps/").content.decode()
    choice = TemplateChoice.objects.get(column=None)
    assert one.post("steps/", forget=choice.pk).status_code == 422
    assert one.post("steps/", forget=choice.pk, reason="又缺人了").status_code == 302
    assert not TemplateChoice.objects.filter(column=None).exists()
    page = one.get("steps/").content.decode()
    for said in ("默认：没有单独定 → 4步", "机构改革后人手够", "040602", "默认：4步 → 没有单独定", "又缺人了", keeper.name):
        assert said in page


def test_what_was_decided_of_the_steps_cannot_be_changed(office: Office) -> None:
    office.city.client.post(f"/workspace/steps/?unit={office.unit.code}", {"template": "2", "column": "", "reason": "乡镇人手少"})
    (event,) = StepEvent.objects.all()
    assert (event.kind, event.person_id, event.post, event.reason) == ("chosen", office.city.person.pk, "office", "乡镇人手少")
    assert event.data == {"column": "", "was": "", "now": "2"}
    office.city.client.post(f"/workspace/steps/?unit={office.unit.code}", {"template": "2", "column": "", "reason": "再按一次"})
    assert StepEvent.objects.count() == 1
    with pytest.raises(Error), transaction.atomic():
        StepEvent.objects.update(reason="别的")


def test_who_chooses_steps(office: Office) -> None:
    for who in (office.officer, office.head, office.reviewer, office.approver, office.stranger):
        assert who.get("steps/").status_code == 403
        assert who.post("steps/", template="2", column="").status_code == 403
    assert office.city.get(f"steps/?unit={office.unit.code}").status_code == 200
    assert (
        office.city.client.post(
            f"/workspace/steps/?unit={office.unit.code}", {"template": "2", "column": "", "reason": "乡镇人手少"}
        ).status_code
        == 302
    )
    assert TemplateChoice.objects.get().unit == office.unit
    assert office.city.get("steps/?unit=nonsense").status_code == 404
