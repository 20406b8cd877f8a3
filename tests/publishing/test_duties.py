"""Two persons at least, no one twice, nobody without the post any more, and two at once: one does it."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import Error

from gongkai.catalog.models import Item
from gongkai.publishing.models import Manuscript, ManuscriptEvent, Opinion, TemplateChoice
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.services import drafting, review
from gongkai.units.models import Post
from tests.support.drafts import HOUSING, OFFICE, enter_city
from tests.support.staff import Crew, at_approval, drafted, employ, moment, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def crew() -> Crew:
    return Crew(enter_city()[OFFICE])


def refused(act: Callable[[], object]) -> list[str]:
    with pytest.raises(NotAllowed) as found:
        act()
    return found.value.codes


def test_who_drafted_does_not_review(crew: Crew) -> None:
    everything = employ(crew.unit, "both", "information_officer", "secrecy_reviewer", "approver")
    row = drafting.create(unit=crew.unit, actor=everything, values={}, at=moment(9))
    Manuscript.objects.update(state="secrecy", round=1)
    row.refresh_from_db()
    assert "drafter_may_not_review" in refused(
        lambda: review.pass_step(row, actor=everything, version=row.version, says="clear", at=moment(10))
    )


def test_who_wrote_one_word_is_an_author_too(crew: Crew) -> None:
    row = drafted(crew)
    both = employ(crew.unit, "both", "information_officer", "approver")
    TemplateChoice.objects.create(unit=crew.unit, template="2")
    row = drafting.save(row, actor=both, version=row.version, values={"title": "改了一个字的标题"}, at=moment(9, 1))
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 2))
    assert refused(lambda: review.approve(row, actor=both, version=row.version, secrecy="clear", at=moment(10))) == [
        "drafter_may_not_review"
    ]
    assert review.approve(row, actor=crew.approver, version=row.version, secrecy="clear", at=moment(10)).state == "released"


def test_who_reviewed_does_not_approve(crew: Crew) -> None:
    both = employ(crew.unit, "both", "secrecy_reviewer", "approver")
    row = submitted(crew)
    row = review.pass_step(row, actor=both, version=row.version, says="clear", at=moment(9, 10))
    assert refused(lambda: review.approve(row, actor=both, version=row.version, at=moment(10))) == ["reviewer_may_not_approve"]
    back = review.return_(row, actor=both, version=row.version, reasons=["format"], at=moment(10))
    assert back.state == "returned"  # to return is no favour


def test_a_deputy_acts_and_it_is_recorded(crew: Crew) -> None:
    deputy = employ(crew.unit, "deputy", "approver", deputy=True)
    row = at_approval(crew)
    review.approve(row, actor=deputy, version=row.version, at=moment(10))
    opinion = Opinion.objects.get(step="approval")
    assert (opinion.deputy, opinion.person_id) == (True, deputy.person)


def test_a_reviewer_who_lost_the_post_meanwhile_is_refused(crew: Crew) -> None:
    row = submitted(crew)
    reviewer = crew.reviewer  # as the page knew it
    Post.objects.filter(person=reviewer.person).update(valid_until=date(2026, 11, 23))
    assert refused(lambda: review.pass_step(row, actor=reviewer, version=row.version, says="clear", at=moment(10))) == ["no_post"]
    assert Manuscript.objects.get().state == "secrecy"


def test_a_post_of_another_day_does_not_count(crew: Crew) -> None:
    row = at_approval(crew)
    later = moment(10, day=date(2026, 12, 1))
    Post.objects.filter(person=crew.approver.person).update(valid_until=date(2026, 11, 30))
    assert refused(lambda: review.approve(row, actor=crew.approver, version=row.version, at=later)) == ["no_post"]


def test_a_post_elsewhere_does_not_count(crew: Crew) -> None:
    stranger = employ(enter_city()[HOUSING], "stranger", "approver", "information_officer")
    row = at_approval(crew)
    assert refused(lambda: review.approve(row, actor=stranger, version=row.version, at=moment(10))) == ["no_post"]
    assert refused(lambda: drafting.save(row, actor=stranger, version=row.version, values={"title": "x"}, at=moment(10))) == ["no_post"]
    assert refused(lambda: drafting.create(unit=crew.unit, actor=stranger, values={}, at=moment(10))) == ["no_post"]


def test_an_editor_holds_the_draft(crew: Crew) -> None:
    row = drafting.lock(drafted(crew), actor=crew.officer, at=moment(9))
    write = lambda at: drafting.save(row, actor=crew.colleague, version=row.version, values={"title": "同事的标题"}, at=at)  # noqa: E731
    with pytest.raises(NotAllowed) as found:
        write(moment(9, 9))
    assert found.value.reasons[0].message == f"officer{OFFICE}正在编辑，09:10前请勿同时修改"
    assert refused(lambda: drafting.lock(row, actor=crew.colleague, at=moment(9, 9))) == ["locked_by_another"]
    drafting.unlock(row, actor=crew.colleague)  # not theirs
    assert refused(lambda: write(moment(9, 9))) == ["locked_by_another"]
    assert write(moment(9, 10)).title == "同事的标题"
    drafting.unlock(row, actor=crew.officer)
    assert Manuscript.objects.get().locked_by is None


@pytest.mark.parametrize("statement", ["UPDATE publishing_opinion SET says='clear'", "DELETE FROM publishing_opinion", "UPDATE publishing_manuscriptevent SET kind='x'", "DELETE FROM publishing_manuscriptevent"])  # fmt: skip
def test_what_was_said_and_done_is_never_changed(crew: Crew, statement: str) -> None:
    at_approval(crew)
    with pytest.raises(Error, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Opinion.objects.count() == 1


def test_a_list_is_judged_one_by_one(crew: Crew) -> None:
    rows = [at_approval(crew, number) for number in (1, 2, 3)]
    stale = (rows[1], rows[1].version - 1)
    outcome = review.each(
        review.approve, [(rows[0], rows[0].version), stale, (rows[2], rows[2].version)], actor=crew.approver, at=moment(10)
    )
    assert [(number, [reason.code for reason in reasons]) for number, reasons in outcome] == [
        (rows[0].pk, []), (rows[1].pk, ["changed_meanwhile"]), (rows[2].pk, []),
    ]  # fmt: skip
    assert Item.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_at_once_and_one_does_it() -> None:
    crew = Crew(enter_city()[OFFICE])
    second = employ(crew.unit, "second", "approver")
    row = at_approval(crew)
    start, outcomes = threading.Barrier(2), []

    def act(actor: object) -> None:
        start.wait()
        try:
            review.approve(row, actor=actor, version=row.version, at=moment(10))  # type: ignore[arg-type]
            outcomes.append("done")
        except NotAllowed as refused:
            outcomes.append(refused.codes[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=(actor,)) for actor in (crew.approver, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["changed_meanwhile", "done"]
    assert (Item.objects.count(), Opinion.objects.filter(step="approval").count()) == (1, 1)
    assert list(ManuscriptEvent.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2, 3, 4, 5]
