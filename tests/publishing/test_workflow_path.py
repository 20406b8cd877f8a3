"""The whole way of a manuscript, by the people who take it."""

from datetime import date, timedelta

import pytest

from gongkai.catalog.models import Edition, Item
from gongkai.catalog.queries import item_page
from gongkai.events import clock
from gongkai.publishing.models import Admission, Manuscript, ManuscriptEvent, Opinion, PublishingEvent, RegisterEntry, TemplateChoice
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.services import drafting, releasing, review
from gongkai.search.models import Change
from tests.support.drafts import OFFICE, enter_city
from tests.support.staff import Crew, at_approval, content, drafted, moment, released, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def crew() -> Crew:
    return Crew(enter_city()[OFFICE])


def test_from_draft_to_the_public_page(crew: Crew) -> None:
    row = released(crew)
    assert (row.state, row.approved_at, row.released_at) == ("released", moment(9, 20), moment(9, 20))
    item = Item.objects.get(pk=row.item_id)
    page = item_page(item.pk)
    assert page is not None
    assert (item.state, item.published_on, item.title) == ("public", date(2026, 11, 24), row.title)
    assert "改造工程" in page.body
    assert [event.kind for event in ManuscriptEvent.objects.order_by("seq")] == ["created", "submit", "pass", "approve", "release"]
    assert [(opinion.step, opinion.says) for opinion in Opinion.objects.all()] == [("secrecy", "clear"), ("approval", "approved")]
    assert set(Opinion.objects.values_list("content_hash", flat=True)) == {row.content_hash}
    event = PublishingEvent.objects.get(subject=item)
    assert (event.kind, event.person_id, event.post, event.at) == ("released", crew.approver.person, "approver", moment(9, 20))
    assert Change.objects.filter(item_id=item.pk).exists()
    assert Admission.objects.get().key == row.key


@pytest.mark.parametrize(
    ("template", "steps"), [("2", ["approval"]), ("3", ["secrecy", "approval"]), ("4", ["section", "secrecy", "approval"])]
)
def test_as_many_steps_as_the_unit_has_chosen(crew: Crew, template: str, steps: list[str]) -> None:
    TemplateChoice.objects.create(unit=crew.unit, template=template)
    row = released(crew)
    assert row.state == "released"
    assert list(Opinion.objects.values_list("step", flat=True)) == steps
    assert len({opinion.person_id for opinion in Opinion.objects.all()} | {row.drafter_id}) == int(template)


def test_a_column_may_have_a_template_of_its_own(crew: Crew) -> None:
    from gongkai.catalog.models import Column

    TemplateChoice.objects.create(unit=crew.unit, template="4", column=Column.objects.get(code="0203", unit=None))
    TemplateChoice.objects.create(unit=crew.unit, template="2")
    assert submitted(crew, 1).state == "section"
    assert submitted(crew, 2, columns=["0204"]).state == "approval"


def test_a_planned_release_waits_for_its_hour(crew: Crew) -> None:
    row = at_approval(crew, planned_at=moment(15))
    row = review.approve(row, actor=crew.approver, version=row.version, at=moment(9, 20))
    assert (row.state, Item.objects.count()) == ("planned", 0)
    assert releasing.release_due(at=moment(14, 59)) == (0, 0)
    assert releasing.release_due(at=moment(15)) == (1, 0)
    assert releasing.release_due(at=moment(16)) == (0, 0)
    assert Manuscript.objects.get().released_at == moment(15)
    assert PublishingEvent.objects.get().person_id == crew.approver.person
    assert ManuscriptEvent.objects.get(kind="release").post == "system"


def test_what_fails_at_its_hour_is_listed_with_the_reason(crew: Crew) -> None:
    row = at_approval(crew, planned_at=moment(15))
    row = review.approve(row, actor=crew.approver, version=row.version, at=moment(9, 20))
    crew.unit.valid_until = date(2026, 11, 1)
    crew.unit.save()
    assert releasing.release_due(at=moment(15)) == (0, 1)
    row = Manuscript.objects.get()
    assert (row.state, [reason["code"] for reason in row.blocked], Item.objects.count()) == ("blocked", ["unit_ended"], 0)
    with pytest.raises(NotAllowed) as refused:
        review.approve(row, actor=crew.approver, version=row.version, at=moment(16))
    assert "unit_ended" in refused.value.codes
    crew.unit.valid_until = None
    crew.unit.save()
    row = review.approve(row, actor=crew.approver, version=row.version, at=moment(16))
    assert row.state == "released"


def test_content_that_changed_behind_the_back_is_not_released(crew: Crew) -> None:
    row = at_approval(crew, planned_at=moment(15))
    row = review.approve(row, actor=crew.approver, version=row.version, at=moment(9, 20))
    Manuscript.objects.update(body="<p>另一正文</p>")
    assert releasing.release_due(at=moment(15)) == (0, 1)
    assert Manuscript.objects.get().blocked[0]["code"] == "content_changed"


def test_z61_nothing_is_released_before_it_was_approved(crew: Crew) -> None:
    row = at_approval(crew, planned_at=moment(15))
    review.approve(row, actor=crew.approver, version=row.version, at=moment(9, 20))
    Manuscript.objects.update(planned_at=moment(9))
    assert releasing.release_due(at=moment(9, 10)) == (0, 1)
    assert "not_yet" in [reason["code"] for reason in Manuscript.objects.get().blocked]


@pytest.mark.parametrize("step", ["section", "secrecy", "approval"])
def test_returned_with_reasons_at_every_step(crew: Crew, step: str) -> None:
    TemplateChoice.objects.create(unit=crew.unit, template="4")
    row = submitted(crew)
    who = {"section": crew.head, "secrecy": crew.reviewer, "approval": crew.approver}
    while row.state != step:
        row = review.pass_step(
            row, actor=who[row.state], version=row.version, says="clear" if row.state == "secrecy" else "", at=moment(9, 10)
        )
    for reasons, text in (([], ""), (["other"], " "), (["nonsense"], "x")):
        with pytest.raises(NotAllowed):
            review.return_(row, actor=who[step], version=row.version, reasons=reasons, text=text, at=moment(10))
    back = review.return_(row, actor=who[step], version=row.version, reasons=["format"], text="序号有误", at=moment(10))
    assert back.state == "returned"
    last = Opinion.objects.last()
    assert last is not None
    assert (last.step, last.says, last.reasons, last.text) == (step, "returned", ["format"], "序号有误")
    again = drafting.submit(back, actor=crew.officer, version=back.version, at=moment(11))
    assert (again.state, again.round) == ("section", 2)


def test_an_edit_voids_what_was_passed(crew: Crew) -> None:
    row = at_approval(crew)
    with pytest.raises(NotAllowed, match="not_in_this_state"):
        drafting.save(row, actor=crew.officer, version=row.version, values={"title": "另一标题"}, at=moment(10))
    row = drafting.take_back(row, actor=crew.officer, version=row.version, at=moment(10))
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"title": "另一标题"}, at=moment(10))
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(10))
    assert row.state == "secrecy"
    assert Opinion.objects.get().content_hash != row.content_hash


@pytest.mark.parametrize("field", ["title", "body", "columns", "document_number", "written_on", "attribute", "keywords", "genre", "note"])
def test_the_hash_binds_all_that_is_published(crew: Crew, field: str) -> None:
    row = drafted(crew)
    other = {"columns": ["0204"], "written_on": date(2026, 11, 19), "attribute": "on_request"}.get(field, "另一内容")
    after = drafting.save(row, actor=crew.officer, version=row.version, values={field: other}, at=moment(10))
    assert after.content_hash != row.content_hash


def test_a_withheld_one_is_a_line_of_the_register(crew: Crew) -> None:
    row = released(crew, title="", body="", attribute="withheld", ground="16-1", ground_reason="内部事务")
    assert (row.state, row.item_id, Item.objects.count()) == ("registered", None, 0)
    line = RegisterEntry.objects.get()
    assert (line.attribute, line.ground, line.document_number, line.title, line.registered_on) == (
        "withheld", "16-1", "明政办发〔2026〕1号", "", date(2026, 11, 24),
    )  # fmt: skip
    assert not Change.objects.exists()


def test_what_is_disclosed_on_request_stays_in_the_house(crew: Crew) -> None:
    row = released(crew, attribute="on_request", ground="15-1", ground_reason="涉及企业报价")
    assert (row.state, Item.objects.count(), RegisterEntry.objects.get().title) == ("registered", 0, row.title)


def test_dropped_ones_stay_on_record(crew: Crew) -> None:
    row = drafted(crew)
    with pytest.raises(NotAllowed, match="reasons_needed"):
        drafting.drop(row, actor=crew.officer, version=row.version, reason=" ", at=moment(10))
    row = drafting.drop(row, actor=crew.officer, version=row.version, reason="重复", at=moment(10))
    assert (row.state, ManuscriptEvent.objects.get(kind="drop").reason) == ("dropped", "重复")
    with pytest.raises(NotAllowed, match="not_in_this_state"):
        drafting.submit(row, actor=crew.officer, version=row.version, at=moment(11))


def test_a_form_that_comes_twice_is_done_once(crew: Crew) -> None:
    first = drafting.create(unit=crew.unit, actor=crew.officer, values=content(), key="form-1", at=moment(9))
    again = drafting.create(unit=crew.unit, actor=crew.officer, values=content(), key="form-1", at=moment(9))
    assert first.pk == again.pk
    version = first.version
    for _ in range(2):
        row = drafting.submit(first, actor=crew.officer, version=version, at=moment(9, 5))
    assert (row.state, row.round) == ("secrecy", 1)
    version = row.version
    for _ in range(2):
        row = review.pass_step(row, actor=crew.reviewer, version=version, says="clear", at=moment(9, 10))
    version = row.version
    for _ in range(2):
        row = review.approve(row, actor=crew.approver, version=version, at=moment(9, 20))
    assert (row.state, Item.objects.count(), Edition.objects.count(), Opinion.objects.count()) == ("released", 1, 1, 2)


def test_an_old_form_of_somebody_else_is_refused(crew: Crew) -> None:
    row = drafted(crew)
    drafting.save(row, actor=crew.colleague, version=row.version, values={"title": "同事的标题"}, at=moment(9, 1))
    with pytest.raises(NotAllowed, match="changed_meanwhile"):
        drafting.save(row, actor=crew.officer, version=row.version, values={"title": "我的标题"}, at=moment(9, 2))
    assert Manuscript.objects.get().title == "同事的标题"


def test_the_late_one_says_why(crew: Crew) -> None:
    row = drafted(crew, written_on=date(2026, 9, 1))
    with pytest.raises(NotAllowed, match="late_reason_needed"):
        drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 5))
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"late_reason": "征求意见耗时"}, at=moment(9, 6))
    assert drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 7)).state == "secrecy"


def test_the_twentieth_working_day_is_not_late(crew: Crew) -> None:
    row = drafted(crew, written_on=date(2026, 10, 27))  # no holiday in between: twenty working days end on 24 November
    assert row.due_on == date(2026, 11, 24)
    assert drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 7)).state == "secrecy"
    assert drafted(crew, 2, written_on=date(2026, 10, 27) - timedelta(days=1)).due_on == date(2026, 11, 23)


def test_the_table_is_sound_and_knows_when_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    from gongkai.publishing.apps import sound_workflow
    from gongkai.units.models import Role

    assert workflow.problems(Role.values) == []
    assert sound_workflow() == []
    assert workflow.problems(["information_officer"]) != []
    monkeypatch.setattr(workflow, "TEMPLATES", {**workflow.TEMPLATES, "2": (), "3": (workflow.State.CHECK, workflow.State.CHECK)})
    assert {problem.partition(":")[0] for problem in workflow.problems(Role.values)} == {"template 2", "template 3"}
    assert sound_workflow()


def test_clock_is_asked_where_no_moment_is_given(crew: Crew) -> None:
    before = clock.now()
    row = drafting.create(unit=crew.unit, actor=crew.officer, values=content())
    assert before <= row.created_at <= clock.now()
