"""What is out is never changed quietly: a revision goes the whole way, a corrigendum passes one other person and keeps what was said."""

import pytest

from gongkai.catalog.models import Edition, Item
from gongkai.publishing.content.difference import changes
from gongkai.publishing.manuscripts import files_of
from gongkai.publishing.models import Manuscript, Opinion
from gongkai.publishing.papers.approval import approval_form
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.services import drafting, review, revising
from tests.support.drafts import OFFICE, a_draft, enter_city, publish
from tests.support.staff import Crew, employ, moment, released

pytestmark = pytest.mark.django_db


@pytest.fixture
def crew() -> Crew:
    return Crew(enter_city()[OFFICE])


@pytest.fixture
def item(crew: Crew) -> Item:
    return Item.objects.get(pk=released(crew, issuing_bodies=["明川市人民政府办公室", "明川军分区"], theme="", keywords="供水").item_id)


def begun(crew: Crew, item: Item, kind: str = "revise") -> Manuscript:
    verb = revising.revise_item if kind == "revise" else revising.correct_item
    return verb(item, actor=crew.officer, at=moment(10))


def sent(crew: Crew, row: Manuscript, **values: object) -> Manuscript:
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"note": "改正批次", **values}, at=moment(10, 1))
    return drafting.submit(row, actor=crew.officer, version=row.version, at=moment(10, 2))


def test_it_begins_with_what_is_out(crew: Crew, item: Item) -> None:
    row = begun(crew, item)
    assert changes(row, files_of(row)) == []
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"note": "无"}, at=moment(10, 1))
    with pytest.raises(NotAllowed, match="nothing_changed"):
        drafting.submit(row, actor=crew.officer, version=row.version, at=moment(10, 2))


def test_so_does_one_of_past_holdings(crew: Crew) -> None:
    outcome = publish([a_draft(3, written_on=None, theme="城乡建设", replaces=("明政办发〔2020〕3号",))])[0]
    row = begun(crew, Item.objects.get(pk=outcome.item_id))
    assert changes(row, files_of(row)) == []
    assert sent(crew, row, title="改过的标题").state == "secrecy"


def test_a_revision_goes_the_whole_way(crew: Crew, item: Item) -> None:
    row = sent(crew, begun(crew, item), title="改过的标题")
    assert (row.state, row.template) == ("secrecy", "3")
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(11))
    review.approve(row, actor=crew.approver, version=row.version, at=moment(12))
    edition = Edition.objects.get(item=item, number=2)
    assert (edition.title, edition.note, edition.released_at) == ("改过的标题", "改正批次", moment(12))
    after = Item.objects.get(pk=item.pk)
    assert (after.edition, after.index_number, after.published_on) == (2, item.index_number, item.published_on)
    assert [body.name for body in after.bodies.all()] == ["明川市人民政府办公室", "明川军分区"]


@pytest.mark.parametrize("who", ["head", "reviewer", "approver"])
def test_a_corrigendum_passes_one_other_person(crew: Crew, item: Item, who: str) -> None:
    row = sent(crew, begun(crew, item, "correct"), body="<p>各区县人民政府：</p><p>第二批改造工程自即日起实施。</p>")
    assert row.state == "check"
    with pytest.raises(NotAllowed, match="no_post"):
        review.approve(row, actor=crew.colleague, version=row.version, secrecy="clear", at=moment(11))
    with pytest.raises(NotAllowed, match="secrecy_opinion_needed"):
        review.approve(row, actor=getattr(crew, who), version=row.version, at=moment(11))
    before = approval_form(row)
    assert [change["field"] for change in before.changes] == ["body"]
    assert ["-", "第1批改造工程自即日起实施。"] in before.changes[0]["lines"]  # type: ignore[operator]
    row = review.approve(row, actor=getattr(crew, who), version=row.version, secrecy="clear", at=moment(11))
    form = approval_form(row)
    assert (row.state, [one.says for one in form.earlier], form.changes == before.changes) == ("released", ["clear", "approved"], True)
    assert (form.lacking, [one.name for one in form.signatures]) == ((), [f"{who}{OFFICE}"])
    assert Opinion.objects.count() == 3


def test_a_corrigendum_says_what_it_corrects(crew: Crew, item: Item) -> None:
    row = begun(crew, item, "correct")
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"title": "另一标题"}, at=moment(10, 1))
    with pytest.raises(NotAllowed, match="note_needed"):
        drafting.submit(row, actor=crew.officer, version=row.version, at=moment(10, 2))


def test_the_one_who_corrects_does_not_check(crew: Crew, item: Item) -> None:
    both = employ(crew.unit, "both", "information_officer", "approver")
    row = revising.correct_item(item, actor=both, at=moment(10))
    row = drafting.save(row, actor=both, version=row.version, values={"title": "另一标题", "note": "标题"}, at=moment(10, 1))
    row = drafting.submit(row, actor=both, version=row.version, at=moment(10, 2))
    with pytest.raises(NotAllowed, match="drafter_may_not_review"):
        review.approve(row, actor=both, version=row.version, secrecy="clear", at=moment(11))


def test_one_manuscript_at_a_time(crew: Crew, item: Item) -> None:
    row = begun(crew, item)
    with pytest.raises(NotAllowed, match="open_manuscript"):
        begun(crew, item, "correct")
    drafting.drop(row, actor=crew.officer, version=row.version, reason="不改了", at=moment(11))
    assert begun(crew, item, "correct").kind == "corrigendum"


def test_nothing_is_revised_that_was_withdrawn_meanwhile(crew: Crew, item: Item) -> None:
    row = sent(crew, begun(crew, item), title="改过的标题")
    Item.objects.filter(pk=item.pk).update(state="withdrawn")
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(11))
    with pytest.raises(NotAllowed, match="item_gone"):
        review.approve(row, actor=crew.approver, version=row.version, at=moment(12))
