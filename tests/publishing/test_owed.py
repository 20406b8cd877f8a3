"""What is owed because of an item: who owes an interpretation and until when, the review before it lapses, and how both are settled."""

from datetime import date, timedelta
from typing import Any

import pytest

from gongkai.catalog.models import Item, Relation
from gongkai.publishing.lists import owed as owed_lists
from gongkai.publishing.models import Manuscript, Owed, PublishingEvent
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.services import drafting, hiding, owed, review, revising
from gongkai.rulebook import settings
from gongkai.units.models import Unit
from tests.support.drafts import OFFICE, a_draft, enter_city, publish
from tests.support.staff import DAY, Crew, employ, moment, released

pytestmark = pytest.mark.django_db


@pytest.fixture
def crew() -> Crew:
    return Crew(enter_city()[OFFICE])


def interpretation(crew: Crew, number: int, of: str) -> Manuscript:
    return released(crew, number, columns=["0205"], genre="解读", interprets=[of])


def the_owed() -> Owed:
    return Owed.objects.select_related("item__unit").get()


def test_a_rule_owes_an_interpretation_within_three_working_days(crew: Crew) -> None:
    row = released(crew)
    found = the_owed()
    assert (found.item_id, found.kind, found.due_on) == (row.item_id, "interpretation", date(2026, 11, 27))  # from a Tuesday
    assert [one.pk for one in owed_lists.mine(crew.officer, DAY)] == [found.pk]
    assert owed_lists.mine(crew.reviewer, DAY) == []


@pytest.mark.parametrize(
    ("fields", "owes"),
    [
        ({"columns": ["0204"]}, False),
        ({"columns": ["0204"], "regulation": "normative"}, True),
        ({"columns": ["0204"], "genre": "意见"}, False),
        ({"columns": ["0202"]}, True),
        ({"columns": ["0203"], "genre": "公示"}, False),
        ({"columns": ["0203"], "genre": "函", "regulation": "normative"}, True),
    ],
)
def test_which_documents_owe_one_is_set_by_the_office(crew: Crew, fields: dict[str, Any], owes: bool) -> None:
    released(crew, **fields)
    assert Owed.objects.exists() is owes


def test_a_genre_and_the_days_may_be_set(crew: Crew) -> None:
    settings.put({"interpretation.genres": ["意见"], "interpretation.days": 5})
    released(crew, columns=["0204"], genre="意见")
    assert the_owed().due_on == date(2026, 12, 1)


@pytest.mark.parametrize("days", [0, -3, 366])
def test_days_that_cannot_be_are_refused(days: int) -> None:
    with pytest.raises(settings.SettingRefusedError):
        settings.put({"interpretation.days": days})
    with pytest.raises(settings.SettingRefusedError):
        settings.put({"review.days": days})


def test_released_and_linked_it_is_settled_whoever_came_first(crew: Crew) -> None:
    interpretation(crew, 7, "明政办发〔2026〕1号")
    first = released(crew)
    assert (the_owed().how, Owed.objects.count()) == ("interpreted", 1)
    released(crew, 2)
    assert Owed.objects.get(settled_at=None).how == ""
    interpretation(crew, 8, "明政办发〔2026〕2号")
    assert not Owed.objects.filter(settled_at=None).exists()
    assert first.item_id is not None


def test_named_by_its_address_an_item_without_a_number_is_found(crew: Crew) -> None:
    row = released(crew, document_number="", carrier="other")
    interpretation(crew, 7, f"https://www.example.gov.cn/i/{row.item_id}")
    tie = Relation.objects.get()
    assert (tie.other_id, tie.named) == (row.item_id, row.title)
    assert the_owed().how == "interpreted"


def test_an_interpretation_that_is_closed_or_unlinked_leaves_it_owed_again(crew: Crew) -> None:
    released(crew)
    reading = interpretation(crew, 7, "明政办发〔2026〕1号")
    item = Item.objects.select_related("unit").get(pk=reading.item_id)
    hiding.hide_item(item, actor=crew.officer, reason="待核", at=moment(10))
    assert the_owed().settled_at is None
    hidden = item.hidings.get()
    hiding.restore(hidden, actor=crew.approver, reason="无误", at=moment(11))
    assert the_owed().how == "interpreted"
    fix = revising.correct_item(Item.objects.get(pk=item.pk), actor=crew.officer, at=moment(12))
    values = {"interprets": [], "note": "改正所解读的文件"}
    fix = drafting.save(fix, actor=crew.officer, version=fix.version, values=values, at=moment(12, 1))
    fix = drafting.submit(fix, actor=crew.officer, version=fix.version, at=moment(12, 2))
    review.approve(fix, actor=crew.reviewer, version=fix.version, secrecy="clear", at=moment(12, 3))
    assert the_owed().settled_at is None


def test_a_leader_may_say_that_none_is_needed_with_a_reason_on_record(crew: Crew) -> None:
    released(crew)
    row = the_owed()
    with pytest.raises(NotAllowed, match="no_post"):
        owed.settle_by_reason(row, actor=crew.officer, reason="不涉及公众", at=moment(10))
    with pytest.raises(NotAllowed, match="reasons_needed"):
        owed.settle_by_reason(row, actor=crew.approver, reason=" ", at=moment(10))
    done = owed.settle_by_reason(row, actor=crew.approver, reason="内部工作安排，不涉及公众权益", at=moment(10))
    assert (done.how, done.person_id, done.post) == ("waived", crew.approver.person, "approver")
    event = PublishingEvent.objects.filter(kind="owed_settled").get()
    assert (event.reason, event.data["how"], event.subject_id) == (done.reason, "waived", row.item_id)
    with pytest.raises(NotAllowed, match="settled_already"):
        owed.settle_by_reason(row, actor=crew.head, reason="再办一次", at=moment(11))
    interpretation(crew, 7, "明政办发〔2026〕1号")
    assert the_owed().how == "waived"  # what a person decided stays on record
    assert owed_lists.mine(crew.officer, DAY) == []


def test_only_the_own_unit_and_the_office_above_see_it(crew: Crew) -> None:
    released(crew)
    row = the_owed()
    other = Crew(Unit.objects.exclude(pk=crew.unit.pk).exclude(parent=crew.unit).order_by("-pk")[0])
    assert owed_lists.find(other.officer, row.pk) is None
    assert owed_lists.listing(other.officer).rows == []
    with pytest.raises(NotAllowed, match="no_post"):
        owed.settle_by_reason(row, actor=other.approver, reason="不是本单位的", at=moment(10))
    office = employ(crew.unit.parent or crew.unit, "office-above", "office")
    assert [one.pk for one in owed_lists.listing(office).rows] == [row.pk]
    assert owed_lists.mine(office, DAY) == []  # what is in time is the unit's own matter
    assert [one.pk for one in owed_lists.mine(office, DAY + timedelta(days=4))] == [row.pk]


def test_lists_go_on_from_their_last_row(crew: Crew) -> None:
    for number in range(1, 4):
        released(crew, number)
    page = owed_lists.listing(crew.officer, unit=crew.unit, size=2)
    rest = owed_lists.listing(crew.officer, unit=crew.unit, size=2, after=page.next)
    assert (len(page.rows), len(rest.rows), rest.next) == (2, 1, None)
    assert len({row.pk for row in [*page.rows, *rest.rows]}) == 3
    assert owed_lists.listing(crew.officer, settled=True).rows == []


def lapsing(day: date, number: int = 1, **values: Any) -> Item:
    given = {"regulation": "normative", "validity": "valid", "valid_until": day, "effective_from": date(2021, 12, 1)} | values
    (outcome,) = publish([a_draft(number, **given)])
    return Item.objects.get(pk=outcome.item_id)


def reviews() -> list[tuple[int, date, str]]:
    return list(Owed.objects.filter(kind="review").order_by("pk").values_list("item_id", "due_on", "how"))


def test_a_rule_is_to_be_reviewed_ninety_days_before_it_lapses(crew: Crew) -> None:
    inside = lapsing(DAY + timedelta(days=90), 1)
    lapsing(DAY + timedelta(days=91), 2)
    lapsing(DAY - timedelta(days=1), 3)
    lapsing(DAY + timedelta(days=10), 4, regulation="")
    lapsing(DAY + timedelta(days=10), 5, validity="repealed")
    assert owed.open_reviews(at=moment(9)) == 1
    assert reviews() == [(inside.pk, inside.valid_until, "")]
    assert owed.open_reviews(at=moment(10)) == 0
    settings.put({"review.days": 120})
    assert owed.open_reviews(at=moment(11)) == 1


def test_a_revision_that_extends_it_settles_the_review(crew: Crew) -> None:
    item = lapsing(DAY + timedelta(days=30))
    owed.open_reviews(at=moment(9))
    row = revising.revise_item(item, actor=crew.officer, at=moment(9))
    values = {"valid_until": date(2031, 12, 1), "note": "经清理继续有效，有效期延长五年"}
    row = drafting.save(row, actor=crew.officer, version=row.version, values=values, at=moment(9, 1))
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 2))
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(9, 3))
    review.approve(row, actor=crew.approver, version=row.version, at=moment(9, 4))
    assert [how for _item, _day, how in reviews()] == ["extended"]


@pytest.mark.parametrize(("tie", "how"), [("repeals", "repealed"), ("replaces", "replaced")])
def test_a_document_that_ends_it_settles_the_review(crew: Crew, tie: str, how: str) -> None:
    item = lapsing(DAY + timedelta(days=30))
    owed.open_reviews(at=moment(9))
    released(crew, 9, **{tie: [item.document_number]})
    assert [found for _item, _day, found in reviews()] == [how]


def test_left_alone_it_lapses_by_itself_and_may_be_left_to_lapse_with_a_reason(crew: Crew) -> None:
    lapsing(DAY + timedelta(days=1), 1)
    second = lapsing(DAY + timedelta(days=5), 2)
    owed.open_reviews(at=moment(9))
    row = Owed.objects.select_related("item__unit").get(item=second)
    owed.settle_by_reason(row, actor=crew.head, reason="任务已完成，到期失效", at=moment(10))
    owed.open_reviews(at=moment(9, day=DAY + timedelta(days=1)))
    assert [how for _item, _day, how in reviews()] == ["", "lapsed"]
    owed.open_reviews(at=moment(9, day=DAY + timedelta(days=2)))
    assert [how for _item, _day, how in reviews()] == ["lapsed", "lapsed"]
