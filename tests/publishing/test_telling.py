"""Whoever must act next is told, deputies when nobody else is there; the drafter hears what became of it; nobody hears what is over."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import resolve

from gongkai.catalog.models import Item
from gongkai.jobs import services as jobs
from gongkai.jobs.models import Job
from gongkai.notices import kinds
from gongkai.notices.models import Notice
from gongkai.publishing.models import Manuscript, UrgentDecision
from gongkai.publishing.services import drafting, hiding, review, urgent, withdrawal
from gongkai.publishing.telling import reminding
from gongkai.rulebook import settings as rulebook
from gongkai.units import staff
from gongkai.units.gate import Actor
from gongkai.units.models import Person, Post, Unit
from tests.support.drafts import GOVERNMENT, OFFICE, enter_city
from tests.support.staff import SINCE, Crew, at_approval, drafted, employ, moment, released, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def units() -> dict[str, Unit]:
    return enter_city()


@pytest.fixture
def crew(units: dict[str, Unit]) -> Crew:
    return Crew(units[OFFICE])


def told(actor: Actor, **which: Any) -> list[str]:
    """Kinds of what this person was told and has not read, oldest first."""
    jobs.run_due()
    assert not Job.objects.exclude(error="").exists(), Job.objects.exclude(error="").values_list("error", flat=True)
    return list(Notice.objects.filter(person=actor.person, read_at=None, **which).order_by("pk").values_list("kind", flat=True))


def test_along_the_whole_way(crew: Crew) -> None:
    row = submitted(crew)
    assert (told(crew.reviewer), told(crew.officer), told(crew.approver)) == (["review"], [], [])
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(9, 10))
    assert (told(crew.reviewer), told(crew.approver)) == ([], ["review"])
    row = review.return_(row, actor=crew.approver, version=row.version, reasons=["format"], at=moment(9, 12))
    assert (told(crew.approver), told(crew.officer)) == ([], ["returned"])
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 14))
    assert (told(crew.officer), told(crew.reviewer)) == ([], ["review"])
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(9, 16))
    review.approve(row, actor=crew.approver, version=row.version, at=moment(9, 20))
    assert (told(crew.approver), told(crew.reviewer), told(crew.officer)) == ([], [], ["released"])
    for link in set(Notice.objects.values_list("link", flat=True)):
        resolve(link)


def test_run_again_nobody_hears_it_twice(crew: Crew) -> None:
    submitted(crew)
    told(crew.reviewer)
    Job.objects.update(state="waiting", held_until=None)
    assert told(crew.reviewer) == ["review"]
    assert Notice.objects.count() == 1


def test_what_was_over_before_anybody_could_be_told_is_not_told(crew: Crew) -> None:
    released(crew)
    assert (told(crew.reviewer), told(crew.approver), told(crew.officer)) == ([], [], ["released"])
    row = submitted(crew, 2)
    drafting.take_back(row, actor=crew.officer, version=row.version, at=moment(10))
    assert told(crew.reviewer) == []


def test_the_deputy_hears_it_when_nobody_else_is_there(crew: Crew, units: dict[str, Unit]) -> None:
    deputy = employ(units[OFFICE], "deputy", "secrecy_reviewer", deputy=True)
    submitted(crew)
    assert (told(crew.reviewer), told(deputy)) == (["review"], [])
    Post.objects.filter(person=crew.reviewer.person).update(valid_until=date(2026, 11, 23))
    submitted(crew, 2)
    assert (told(crew.reviewer), told(deputy)) == (["review"], ["review"])


def test_who_stands_in_for_a_time_hears_it_too(crew: Crew, units: dict[str, Unit]) -> None:
    deputy = employ(units[OFFICE], "deputy")
    instead_of = Post.objects.get(person=crew.reviewer.person)
    Post.objects.create(
        person_id=deputy.person, unit=units[OFFICE], role="secrecy_reviewer", valid_from=SINCE, valid_until=date(2026, 12, 5), deputy=True,
        stands_in_for=instead_of,
    )  # fmt: skip
    submitted(crew)
    assert (told(crew.reviewer), told(deputy)) == (["review"], ["review"])


def test_nobody_is_asked_to_review_their_own(crew: Crew, units: dict[str, Unit]) -> None:
    both = employ(units[OFFICE], "both", "information_officer", "secrecy_reviewer")
    row = drafting.create(unit=crew.unit, actor=both, values={}, at=moment(8))
    row = drafting.save(row, actor=both, version=row.version, values=_complete(), at=moment(8))
    drafting.submit(row, actor=both, version=row.version, at=moment(8, 5))
    assert (told(both), told(crew.reviewer)) == ([], ["review"])


def _complete() -> dict[str, Any]:
    from tests.support.staff import content

    return content(7)


def test_an_hour_that_failed_is_for_drafter_and_approver(crew: Crew) -> None:
    from gongkai.publishing.services.releasing import release_due

    row = at_approval(crew)
    review.approve(row, actor=crew.approver, version=row.version, planned_at=moment(15), at=moment(10))
    assert told(crew.officer) == ["approved"]
    Unit.objects.filter(pk=crew.unit.pk).update(valid_until=date(2026, 11, 23))
    assert release_due(at=moment(15)) == (0, 1)
    assert (told(crew.officer), told(crew.approver)) == (["approved", "blocked"], ["blocked"])


def test_a_signature_is_owed_until_it_is_given(crew: Crew) -> None:
    row = submitted(crew, urgent=True, urgent_why="停水")
    assert told(crew.reviewer) == ["urgent_review"]
    urgent.decide_urgently(
        row, actor=crew.approver, version=row.version, other=crew.reviewer.person, way="screen", secrecy="clear", at=moment(9, 30)
    )
    assert (told(crew.reviewer), told(crew.officer)) == (["sign_owed"], ["released"])
    urgent.countersign(row, actor=crew.reviewer, at=moment(11))
    assert told(crew.reviewer) == []


def test_hidden_and_confirmed(crew: Crew, units: dict[str, Unit]) -> None:
    office = employ(units[GOVERNMENT], "office", "office")
    item = Item.objects.get(pk=released(crew).item_id)
    one = hiding.hide_item(item, actor=crew.head, reason="待核", at=moment(10))
    assert [told(actor) for actor in (crew.head, crew.reviewer, crew.approver, office)] == [[], ["hidden"], ["hidden"], ["hidden"]]
    hiding.confirm_hiding(one, actor=crew.approver, at=moment(11))
    assert [told(actor) for actor in (crew.head, crew.reviewer, crew.approver, office)] == [["hiding_decided"], [], [], []]


def test_the_office_hears_what_it_wants_to(crew: Crew, units: dict[str, Unit]) -> None:
    office = employ(units[GOVERNMENT], "office", "office")
    rulebook.put({"notices.office": ["removal"]})
    item = Item.objects.get(pk=released(crew).item_id)
    hiding.hide_item(item, actor=crew.head, reason="待核", at=moment(10))
    assert told(office) == []
    withdrawal.propose_removal(item, actor=crew.officer, kind="error", ground="条例第六条", public_reason="数据有误", at=moment(11))
    assert (told(office), told(crew.approver, kind="removal")) == (["removal"], ["removal"])


def test_withdrawal_is_decided(crew: Crew) -> None:
    item = Item.objects.get(pk=released(crew).item_id)
    one = withdrawal.propose_removal(item, actor=crew.officer, kind="error", ground="条例第六条", public_reason="数据有误", at=moment(11))
    assert told(crew.approver) == ["removal"]
    withdrawal.decide_removal(one, actor=crew.approver, approve=False, note="数据无误", at=moment(12))
    assert (told(crew.approver), told(crew.officer)[-1]) == ([], "removal_decided")


def test_a_new_post(crew: Crew) -> None:
    person = Person.objects.get(pk=crew.officer.person)
    staff.give_post(person=person, unit=crew.unit, role="archivist", actor=None, at=moment(9))
    assert told(crew.officer) == ["post_given"]


def test_once_a_working_day_in_one_notice(crew: Crew) -> None:
    draft, late = drafted(crew, 1), submitted(crew, 2)
    Manuscript.objects.filter(pk=draft.pk).update(due_on=date(2026, 11, 27))
    Manuscript.objects.filter(pk=late.pk).update(due_on=date(2026, 11, 23))
    told(crew.reviewer)
    assert reminding.remind(at=moment(7, 59)) == 0
    assert reminding.remind(at=moment(8)) == 2
    assert reminding.remind(at=moment(9)) == 0
    assert Notice.objects.get(person=crew.officer.person, kind="daily").values == {"soon": 1, "n": 1}
    assert Notice.objects.get(person=crew.reviewer.person, kind="daily").values == {"late": 1, "n": 1}
    assert reminding.remind(at=moment(9, day=date(2026, 11, 28))) == 0  # a Saturday
    assert reminding.remind(at=moment(9, day=date(2026, 11, 30))) == 2
    assert told(crew.officer, kind="daily") == ["daily"]  # what Tuesday's said counts no more


def test_what_is_overdue_is_for_deputies_too(crew: Crew, units: dict[str, Unit]) -> None:
    deputy = employ(units[OFFICE], "deputy", "secrecy_reviewer", deputy=True)
    row = submitted(crew)
    Manuscript.objects.filter(pk=row.pk).update(due_on=date(2026, 11, 23))
    reminding.remind(at=moment(9))
    assert told(deputy) == ["daily"]


def test_unsigned_and_unconfirmed_are_reminded_of_after_their_days(crew: Crew, units: dict[str, Unit]) -> None:
    office = employ(units[GOVERNMENT], "office", "office")
    row = submitted(crew, urgent=True, urgent_why="停水")
    row = urgent.decide_urgently(
        row, actor=crew.approver, version=row.version, other=crew.reviewer.person, way="screen", secrecy="clear", at=moment(9, 30)
    )
    hiding.hide_item(Item.objects.get(pk=row.item_id), actor=crew.head, reason="待核", at=moment(10))
    sign_by = UrgentDecision.objects.get().sign_by
    reminding.remind(at=moment(9, day=sign_by))
    daily = Notice.objects.filter(kind="daily", person=crew.reviewer.person)
    assert [row.values for row in daily] == [{"hidings": 1, "n": 1}]
    reminding.remind(at=moment(9, day=sign_by + timedelta(days=1)))
    assert daily.latest("pk").values == {"unsigned": 1, "hidings": 1, "n": 2}
    assert Notice.objects.filter(kind="daily", person=office.person).exists()
    assert not Notice.objects.filter(kind="daily", person=crew.head.person).exists()  # who closed it may not confirm it


def test_every_kind_says_a_sentence_without_content() -> None:
    for kind in kinds.all_kinds():
        assert kinds.said(kind.code, 2).count("2") == 1
