"""Other units are asked before a release (regulation, article 11): answers bind to what was read, silence and objections have their rules."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from gongkai.publishing.models import Coordination, CoordinationWord, Manuscript, ManuscriptEvent
from gongkai.publishing.papers.approval import approval_form
from gongkai.publishing.rules import coordinating
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.services import coordination, drafting, releasing, review
from gongkai.rulebook import settings
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Unit
from tests.support.drafts import HOUSING, OFFICE, TOWN, enter_city
from tests.support.staff import Crew, at_approval, drafted, employ, moment, submitted

pytestmark = pytest.mark.django_db
PARTS = ["第二条涉及住房保障的表述"]


@pytest.fixture
def units() -> dict[str, Unit]:
    return enter_city()


@pytest.fixture
def crew(units: dict[str, Unit]) -> Crew:
    return Crew(units[OFFICE])


@pytest.fixture
def other(units: dict[str, Unit]) -> Actor:
    return employ(units[HOUSING], "housing", "section_head")


def asked(crew: Crew, row: Manuscript, unit: Unit, **more: Any) -> Coordination:
    (letter,) = coordination.ask(row, actor=crew.officer, units=[unit], parts=PARTS, **{"at": moment(9, 30), **more})
    return letter


def answered(letter: Coordination, actor: Actor, says: str = "confirm", **more: Any) -> CoordinationWord:
    now = Manuscript.objects.get(pk=letter.manuscript_id)
    return coordination.answer(letter, actor=actor, says=says, **{"seen": now.content_hash, "at": moment(10), **more})


def approve(crew: Crew, row: Manuscript, at: Any = None) -> Manuscript:
    row.refresh_from_db()
    return review.approve(row, actor=crew.approver, version=row.version, at=at or moment(11))


def test_a_letter_has_a_number_and_a_day(crew: Crew, units: dict[str, Unit]) -> None:
    row = drafted(crew)
    first, second = coordination.ask(row, actor=crew.officer, units=[units[HOUSING], units[TOWN]], parts=[" 第二条 ", ""], at=moment(9, 30))
    assert (first.number, second.serial) == ("明川市人民政府办公室公协〔2026〕1号", 2)
    assert (first.answer_by, first.parts, first.content_hash) == (date(2026, 12, 1), ["第二条"], row.content_hash)
    assert ManuscriptEvent.objects.filter(kind="coordination_asked").count() == 2
    settings.put({"publishing.coordination_days": 3})
    assert asked(crew, drafted(crew, 2), units[HOUSING]).answer_by == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"units": []}, "unit_needed"), ({"units": [OFFICE]}, "same_unit"), ({"parts": [" "]}, "parts_needed"), ({"days": 0}, "days_out_of_range"),
        ({"days": 61}, "days_out_of_range"),
    ],
)  # fmt: skip
def test_what_a_letter_needs(crew: Crew, units: dict[str, Unit], fields: dict[str, Any], code: str) -> None:
    chosen = [units[one] for one in fields.pop("units", [HOUSING])]
    with pytest.raises(NotAllowed, match=code):
        coordination.ask(drafted(crew), actor=crew.officer, **{"units": chosen, "parts": PARTS, "at": moment(9, 30), **fields})
    assert not Coordination.objects.exists()


def test_the_same_unit_is_asked_once_at_a_time(crew: Crew, units: dict[str, Unit], other: Actor) -> None:
    row = drafted(crew)
    letter = asked(crew, row, units[HOUSING])
    with pytest.raises(NotAllowed, match="asked_already"):
        asked(crew, row, units[HOUSING])
    answered(letter, other)
    assert asked(crew, row, units[HOUSING]).serial == 2


@pytest.mark.parametrize("who", ["head", "reviewer", "approver", "stranger"])
def test_who_may_not_ask(crew: Crew, units: dict[str, Unit], other: Actor, who: str) -> None:
    actor = other if who == "stranger" else getattr(crew, who)
    with pytest.raises(NotAllowed, match="no_post"):
        coordination.ask(drafted(crew), actor=actor, units=[units[TOWN]], parts=PARTS, at=moment(9, 30))


def test_nothing_goes_out_while_it_is_asked(crew: Crew, units: dict[str, Unit], other: Actor) -> None:
    row = at_approval(crew)
    letter = asked(crew, row, units[HOUSING])
    with pytest.raises(NotAllowed, match="coordination_waits"):
        approve(crew, row)
    answered(letter, other)
    assert approve(crew, row).state == "released"


def test_submission_and_review_go_on_meanwhile(crew: Crew, units: dict[str, Unit]) -> None:
    row = drafted(crew)
    asked(crew, row, units[HOUSING])
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 40))
    assert review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(9, 45)).state == "approval"


def test_time_that_passed_is_written_down_and_bars_no_more(crew: Crew, units: dict[str, Unit]) -> None:
    row = at_approval(crew)
    letter = asked(crew, row, units[HOUSING], days=1)
    assert coordination.note_lapsed(at=moment(23, day=letter.answer_by)) == 0
    after = moment(9, day=letter.answer_by + timedelta(days=1))
    assert coordination.note_lapsed(at=after) == 1
    assert coordination.note_lapsed(at=after) == 0
    word = CoordinationWord.objects.get()
    assert (word.kind, word.person_id, word.at) == ("lapsed", None, moment(0, day=letter.answer_by + timedelta(days=1)))
    assert approve(crew, row, at=after).state == "released"
    (line,) = approval_form(Manuscript.objects.get(pk=row.pk)).coordination
    assert "逾期未复" in line
    assert "口径" in line


def test_a_late_objection_still_counts_before_the_release(crew: Crew, units: dict[str, Unit], other: Actor) -> None:
    row = at_approval(crew, planned_at=moment(15, day=date(2026, 11, 27)))
    letter = asked(crew, row, units[HOUSING], days=1)
    approve(crew, row, at=moment(9, day=date(2026, 11, 26)))
    answered(letter, other, "object", reason="数据未核实", ground="条例第六条", at=moment(10, day=date(2026, 11, 26)))
    assert releasing.release_due(at=moment(16, day=date(2026, 11, 27))) == (0, 1)
    row.refresh_from_db()
    assert (row.state, row.blocked[0]["code"]) == ("blocked", "coordination_objected")


@pytest.mark.parametrize("says", ["modify", "object"])
def test_an_objection_bars_until_the_approver_decides(crew: Crew, units: dict[str, Unit], other: Actor, says: str) -> None:
    row = at_approval(crew)
    letter = asked(crew, row, units[HOUSING])
    answered(letter, other, says, reason="数据未核实", ground="条例第六条")
    with pytest.raises(NotAllowed, match="coordination_objected"):
        approve(crew, row)
    for actor in (crew.officer, crew.reviewer, crew.head, other):
        with pytest.raises(NotAllowed, match="no_post"):
            coordination.decide(letter, actor=actor, reason="已核实", at=moment(10, 30))
    with pytest.raises(NotAllowed, match="reasons_needed"):
        coordination.decide(letter, actor=crew.approver, reason=" ", at=moment(10, 30))
    coordination.decide(letter, actor=crew.approver, reason="数据已核实", settled_by="市政府办公室协调", at=moment(10, 30))
    assert approve(crew, row).state == "released"
    (line,) = approval_form(Manuscript.objects.get(pk=row.pk)).coordination
    assert "数据未核实" in line
    assert "市政府办公室协调" in line


@pytest.mark.parametrize(
    ("says", "fields", "code"),
    [
        ("object", {"reason": "不行"}, "ground_for_objection"), ("object", {"ground": "条例第六条"}, "ground_for_objection"),
        ("modify", {}, "reasons_needed"), ("lapsed", {}, "opinion_needed"), ("", {}, "opinion_needed"), ("confirm", {"seen": "0" * 64}, "changed_meanwhile"),
    ],
)  # fmt: skip
def test_what_an_answer_needs(crew: Crew, units: dict[str, Unit], other: Actor, says: str, fields: dict[str, Any], code: str) -> None:
    letter = asked(crew, drafted(crew), units[HOUSING])
    with pytest.raises(NotAllowed, match=code):
        answered(letter, other, says, **fields)
    assert not CoordinationWord.objects.exists()


def test_only_the_unit_that_is_asked_answers_and_once(crew: Crew, units: dict[str, Unit], other: Actor) -> None:
    letter = asked(crew, drafted(crew), units[HOUSING])
    third = employ(units[TOWN], "town", "section_head")
    keeper = employ(units[HOUSING], "keeper", "unit_administrator")
    for actor in (third, keeper, crew.officer, crew.approver):
        with pytest.raises(NotAllowed, match="no_post"):
            answered(letter, actor)
    answered(letter, other)
    with pytest.raises(NotAllowed, match="not_asked"):
        answered(letter, other, "modify", reason="再改")
    assert CoordinationWord.objects.count() == 1


def test_a_change_after_the_answer_is_explained_or_asked_again(crew: Crew, units: dict[str, Unit], other: Actor) -> None:
    row = drafted(crew)
    letter = asked(crew, row, units[HOUSING])
    answered(letter, other)
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"summary": "改了概述"}, at=moment(10, 10))
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(10, 15))
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(10, 20))
    with pytest.raises(NotAllowed, match="coordination_changed"):
        approve(crew, row)
    coordination.explain(letter, actor=crew.officer, reason="只改了概述，不涉及对方", at=moment(10, 30))
    assert approve(crew, row).state == "released"


def test_silence_is_about_what_was_asked(crew: Crew, units: dict[str, Unit]) -> None:
    row = drafted(crew)
    asked(crew, row, units[HOUSING], days=1)
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"summary": "改了概述"}, at=moment(10, 10))
    later = moment(9, day=date(2026, 11, 26))
    assert [reason.code for reason in coordinating.reasons_against(row, at=later)] == ["coordination_changed"]
    asked(crew, Manuscript.objects.get(pk=row.pk), units[TOWN], at=later)
    codes = [reason.code for reason in coordinating.reasons_against(row, at=later)]
    assert codes == ["coordination_changed", "coordination_waits"]


def test_a_question_may_be_taken_back(crew: Crew, units: dict[str, Unit], other: Actor) -> None:
    row = at_approval(crew)
    letter = asked(crew, row, units[HOUSING])
    with pytest.raises(NotAllowed, match="reasons_needed"):
        coordination.withdraw(letter, actor=crew.officer, reason="", at=moment(10))
    coordination.withdraw(letter, actor=crew.officer, reason="问错了单位", at=moment(10))
    with pytest.raises(NotAllowed, match="not_asked"):
        answered(letter, other)
    assert approve(crew, row).state == "released"


def test_what_is_out_is_asked_about_no_more(crew: Crew, units: dict[str, Unit], other: Actor) -> None:
    row = at_approval(crew)
    letter = asked(crew, row, units[HOUSING], days=1)
    approve(crew, row, at=moment(9, day=date(2026, 11, 26)))
    with pytest.raises(NotAllowed, match="not_asked"):
        answered(letter, other, at=moment(10, day=date(2026, 11, 26)))
    row.refresh_from_db()
    with pytest.raises(NotAllowed, match="not_in_this_state"):
        asked(crew, row, units[TOWN])
    assert coordinating.asked_of(other) == []


def test_who_sees_a_letter(crew: Crew, units: dict[str, Unit], other: Actor) -> None:
    asked(crew, submitted(crew), units[HOUSING])
    third = employ(units[TOWN], "town", "section_head")
    keeper = employ(units[HOUSING], "keeper", "unit_administrator")
    seen = {who: visible(Coordination.objects.all(), actor).count() for who, actor in
            {"asking": crew.head, "asked": other, "third": third, "keeper": keeper, "nobody": None}.items()}  # fmt: skip
    assert seen == {"asking": 1, "asked": 1, "third": 0, "keeper": 0, "nobody": 0}
    assert [letter.to_unit_id for letter in coordinating.asked_of(other)] == [units[HOUSING].pk]
    assert visible(Manuscript.objects.all(), other).count() == 0


@pytest.mark.parametrize("model", [Coordination, CoordinationWord])
def test_what_was_said_is_never_changed(crew: Crew, units: dict[str, Unit], other: Actor, model: Any) -> None:
    answered(asked(crew, drafted(crew), units[HOUSING]), other)
    for change in (lambda: model.objects.update(content_hash="1" * 64), lambda: model.objects.all()._raw_delete("default")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
