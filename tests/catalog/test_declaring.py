"""本单位无此类信息: proposed by the unit, accepted or returned by the office, shown to the public with its day, ended by a release."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import resolve

from gongkai.catalog.declarations import DeclarationRefusedError, accept, keep, propose, return_, withdraw
from gongkai.catalog.models import Column, ColumnEvent, Declaration, DeclarationEvent, UnitColumn
from gongkai.catalog.trees import unit_columns
from gongkai.jobs import services as jobs
from gongkai.jobs.models import Job
from gongkai.notices import subjects
from gongkai.notices.models import Notice
from gongkai.units.gate import Actor
from gongkai.units.models import Post, Unit
from tests.support.drafts import GOVERNMENT, HOUSING, OFFICE, WATER, a_draft, enter_city, publish
from tests.support.staff import employ, moment

pytestmark = pytest.mark.django_db
AT = moment(9)


class Scene:
    def __init__(self) -> None:
        city = enter_city()
        self.unit, self.other = city[OFFICE], city[HOUSING]
        self.column = Column.objects.get(unit=None, code="0107")
        self.officer = employ(self.unit, "officer", "information_officer")
        self.office = employ(city[GOVERNMENT], "office", "office")
        self.second = employ(city[GOVERNMENT], "second", "office")
        self.stranger = employ(self.other, "stranger", "information_officer")
        self.approver = employ(self.unit, "approver", "approver")
        self.foreign_office = employ(city[WATER], "foreign", "office")

    def proposed(self, actor: Actor | None = None, at: datetime = AT) -> Declaration:
        return propose(self.unit, self.column, actor=actor or self.officer, reason="本单位不承诺", unit_head="副主任", at=at)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def shown(unit: Unit) -> tuple[str, date | None]:
    rows = [*unit_columns(unit)]
    while rows:
        node = rows.pop()
        rows += node.children
        if node.column.code == "0107":
            return node.none_reason, node.none_on
    raise LookupError


def refused(call: object, *arguments: object, **named: object) -> str:
    with pytest.raises(DeclarationRefusedError) as error:
        call(*arguments, **named)  # type: ignore[operator]
    assert error.value.message != error.value.code
    return error.value.code


def test_what_was_proposed_is_not_shown_until_the_office_accepts_it(scene: Scene) -> None:
    row = scene.proposed()
    assert (row.state, row.review_on, shown(scene.unit)) == ("proposed", date(2027, 11, 24), ("", None))
    row = accept(row, actor=scene.office, at=moment(10))
    assert (row.state, shown(scene.unit)) == ("accepted", ("本单位不承诺", date(2026, 11, 24)))
    events = DeclarationEvent.objects.filter(subject=row).order_by("seq").values_list("kind", "post", "from_state", "to_state")
    assert list(events) == [("proposed", "information_officer", "", "proposed"), ("accepted", "office", "proposed", "accepted")]


def test_the_office_returns_it_with_a_reason(scene: Scene) -> None:
    row = scene.proposed()
    assert refused(return_, row, actor=scene.office, answer=" ") == "reason_needed"
    row = return_(row, actor=scene.office, answer="有这项职能")
    assert (row.state, row.answer, shown(scene.unit)) == ("returned", "有这项职能", ("", None))
    assert scene.proposed(at=moment(11)).state == "proposed"  # and again


def test_the_proposer_hears_what_the_office_decided(scene: Scene) -> None:
    row = accept(scene.proposed(), actor=scene.office, at=moment(10))
    jobs.run_due()
    assert not Job.objects.exclude(error="").exists()
    notice = Notice.objects.get(kind="declaration_decided")
    assert (notice.person, notice.link, notice.values) == (scene.officer.person, f"/workspace/declarations/{row.pk}/", {"what": "accepted"})
    resolve(notice.link)
    assert subjects.titles([notice.subject], scene.officer) == {notice.subject: row.column.name}
    assert subjects.titles([notice.subject], scene.stranger) == {}


def test_the_proposer_hears_of_a_refusal_and_nobody_of_a_proposal(scene: Scene) -> None:
    row = scene.proposed()
    jobs.run_due()
    assert not Notice.objects.filter(kind="declaration_decided").exists()
    return_(row, actor=scene.office, answer="有这项职能")
    jobs.run_due()
    assert list(Notice.objects.filter(kind="declaration_decided").values_list("person", "values")) == [
        (scene.officer.person, {"what": "returned"})
    ]


def test_who_may_not(scene: Scene) -> None:
    for actor in (scene.stranger, scene.approver, scene.foreign_office):
        assert refused(propose, scene.unit, scene.column, actor=actor, reason="无", unit_head="长", at=AT) == "no_post"
    row = scene.proposed()
    for actor in (scene.officer, scene.stranger, scene.approver, scene.foreign_office):
        assert refused(accept, row, actor=actor, at=AT) == "no_post"
        assert refused(return_, row, actor=actor, answer="不", at=AT) == "no_post"
    assert refused(withdraw, row, actor=scene.stranger, at=AT) == "no_post"


def test_who_lost_the_post_meanwhile_acts_no_more(scene: Scene) -> None:
    row = scene.proposed()
    Post.objects.filter(person=scene.office.person).update(valid_until=date(2026, 11, 23))
    assert refused(accept, row, actor=scene.office, at=AT) == "no_post"


def test_the_office_may_propose_for_a_unit_and_another_of_it_decides(scene: Scene) -> None:
    row = scene.proposed(scene.office)
    assert refused(accept, row, actor=scene.office, at=AT) == "proposer_may_not_decide"
    assert accept(row, actor=scene.second, at=AT).state == "accepted"


def test_one_that_is_open_stands_alone_and_is_decided_once(scene: Scene) -> None:
    row = scene.proposed()
    assert refused(propose, scene.unit, scene.column, actor=scene.officer, reason="又", unit_head="长", at=AT) == "already_open"
    accept(row, actor=scene.office, at=AT)
    assert refused(return_, row, actor=scene.second, answer="不", at=AT) == "not_waiting"
    assert refused(propose, scene.unit, scene.column, actor=scene.officer, reason="又", unit_head="长", at=AT) == "already_open"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"reason": " "}, "reason_needed"),
        ({"reason": "无" * 201}, "too_long"),
        ({"unit_head": ""}, "unit_head_needed"),
        ({"unit_head": "长" * 121}, "too_long"),
        ({"review_on": date(2026, 11, 24)}, "review_in_the_past"),
        ({"review_on": date(2029, 1, 1)}, "review_too_late"),
    ],
)
def test_what_a_proposal_needs(scene: Scene, fields: dict[str, object], why: str) -> None:
    assert refused(propose, scene.unit, scene.column, actor=scene.officer, at=AT, **{"reason": "无", "unit_head": "长", **fields}) == why
    assert not Declaration.objects.exists()


def test_nothing_is_declared_where_items_stand(scene: Scene) -> None:
    row = scene.proposed()
    publish([a_draft(1, columns=("0107",))])
    row.refresh_from_db()
    assert row.state == "ended"  # by itself, though it only waited
    assert refused(propose, scene.unit, scene.column, actor=scene.officer, reason="无", unit_head="长", at=AT) == "has_items"


def test_a_release_ends_an_accepted_one(scene: Scene) -> None:
    row = accept(scene.proposed(), actor=scene.office, at=AT)
    publish([a_draft(1, unit=HOUSING, columns=("0107",))])  # another unit's
    assert shown(scene.unit)[0] == "本单位不承诺"
    publish([a_draft(2, columns=("0107",))], at=AT + timedelta(hours=1))
    row.refresh_from_db()
    assert (row.state, row.ended_at, shown(scene.unit)) == ("ended", AT + timedelta(hours=1), ("", None))
    last = DeclarationEvent.objects.filter(subject=row).latest("seq")
    assert (last.kind, last.from_state, last.person_id) == ("ended", "accepted", None)


def test_one_from_before_there_were_declarations_ends_too(scene: Scene) -> None:
    UnitColumn.objects.create(unit=scene.unit, column=scene.column, none_reason="旧的", owner="督查室")
    publish([a_draft(1, columns=("0107",))])
    kept = UnitColumn.objects.get()
    assert (kept.none_reason, kept.owner) == ("", "督查室")


def test_the_unit_takes_it_back(scene: Scene) -> None:
    row = withdraw(accept(scene.proposed(), actor=scene.office, at=AT), actor=scene.officer, at=AT)
    assert (row.state, shown(scene.unit)) == ("withdrawn", ("", None))
    assert refused(withdraw, row, actor=scene.officer, at=AT) == "not_waiting"


def test_a_unit_may_be_stricter_than_the_structure_and_the_office_looser(scene: Scene) -> None:
    column = Column.objects.get(unit=None, code="040103")  # 即时+180d
    keep(scene.unit, column, owner="办公室", limit="即时+30d", actor=scene.officer, at=AT)
    assert UnitColumn.objects.get().limit == "即时+30d"
    assert refused(keep, scene.unit, column, limit="即时+200d", actor=scene.officer, at=AT) == "looser"
    assert refused(keep, scene.unit, column, limit="即时", actor=scene.officer, at=AT) == "looser"
    keep(scene.unit, column, limit="即时+200d", actor=scene.office, at=AT)
    event = ColumnEvent.objects.latest("pk")
    assert (event.kind, event.unit_id, event.data["changed"]["limit"]) == ("kept", scene.unit.pk, ["即时+30d", "即时+200d"])
    assert refused(keep, scene.unit, column, actor=scene.stranger, at=AT) == "no_post"


def test_the_person_must_have_a_post_in_the_unit(scene: Scene) -> None:
    column = Column.objects.get(unit=None, code="040103")
    assert refused(keep, scene.unit, column, person=scene.stranger.person, actor=scene.officer, at=AT) == "person_unknown"
    keep(scene.unit, column, person=scene.approver.person, actor=scene.officer, at=AT)
    assert UnitColumn.objects.get().person_id == scene.approver.person
