"""What a unit cannot decide goes to who can (regulation, article 17 paragraph 3): nothing goes out before the answer, nor against it."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from gongkai.publishing.models import Manuscript, ManuscriptEvent, Referral, ReferralWord
from gongkai.publishing.papers.approval import approval_form
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.services import coordination, drafting, referral, review
from gongkai.units.gate import visible
from gongkai.units.models import Unit
from tests.support.drafts import HOUSING, OFFICE, enter_city
from tests.support.staff import Crew, at_approval, drafted, employ, moment, submitted

pytestmark = pytest.mark.django_db
SAID = {"to_body": "明川市国家保密局", "title_only": "某工程的位置图", "question": "是否属于不宜公开的信息", "our_view": "拟公开简图"}
ANSWER = {"document_number": "明保函〔2026〕4号", "answered_on": date(2026, 11, 24)}


@pytest.fixture
def units() -> dict[str, Unit]:
    return enter_city()


@pytest.fixture
def crew(units: dict[str, Unit]) -> Crew:
    return Crew(units[OFFICE])


def referred(crew: Crew, row: Manuscript, **more: Any) -> Referral:
    return referral.refer(row, **{"actor": crew.reviewer, "at": moment(9, 30), **SAID, **more})


def answered(crew: Crew, letter: Referral, says: str = "open", **more: Any) -> ReferralWord:
    return referral.register_answer(letter, says=says, **{"actor": crew.officer, "at": moment(10), **ANSWER, **more})


def approve(crew: Crew, row: Manuscript) -> Manuscript:
    row.refresh_from_db()
    return review.approve(row, actor=crew.approver, version=row.version, at=moment(11))


def test_its_number_is_of_one_series_with_coordination(crew: Crew, units: dict[str, Unit]) -> None:
    row = drafted(crew)
    coordination.ask(row, actor=crew.officer, units=[units[HOUSING]], parts=["第二条"], at=moment(9, 10))
    letter = referred(crew, row)
    assert (letter.number, letter.serial, letter.answer_by) == ("明川市人民政府办公室公协〔2026〕2号", 2, date(2026, 12, 15))
    assert list(ManuscriptEvent.objects.filter(subject=row).values_list("kind", flat=True))[-1] == "referred"
    (later,) = coordination.ask(drafted(crew, 2), actor=crew.officer, units=[units[HOUSING]], parts=["第二条"], at=moment(9, 40))
    assert later.serial == 3


def test_nothing_goes_out_before_the_answer(crew: Crew) -> None:
    row = at_approval(crew)
    letter = referred(crew, row)
    with pytest.raises(NotAllowed, match="referral_waits"):
        approve(crew, row)
    answered(crew, letter)
    assert approve(crew, row).state == "released"
    (line,) = approval_form(row).referral
    assert line == "明川市国家保密局（明川市人民政府办公室公协〔2026〕1号）：可以公开，明保函〔2026〕4号"


def test_nothing_goes_out_against_the_answer(crew: Crew) -> None:
    row = at_approval(crew)
    answered(crew, referred(crew, row), "closed")
    with pytest.raises(NotAllowed, match="referral_closed"):
        approve(crew, row)


def test_what_must_be_closed_in_part_is_changed_first(crew: Crew) -> None:
    row = submitted(crew)
    answered(crew, referred(crew, row), "part", text="第三页的坐标")
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(10, 10))
    with pytest.raises(NotAllowed, match="referral_part"):
        approve(crew, row)
    row = review.return_(row, actor=crew.approver, version=row.version, reasons=["format"], at=moment(10, 20))
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"body": "<p>坐标删去。</p>"}, at=moment(10, 30))
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(10, 40))
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(10, 50))
    assert approve(crew, row).state == "released"


def test_what_is_only_registered_waits_for_nobody(crew: Crew) -> None:
    row = at_approval(crew, attribute="on_request", ground="16-1", ground_reason="内部事务信息，不影响公众")
    referred(crew, row)
    assert approve(crew, row).state == "registered"


def test_taken_back_it_bars_nothing_and_another_may_be_written(crew: Crew) -> None:
    row = at_approval(crew)
    letter = referred(crew, row)
    with pytest.raises(NotAllowed, match="referred_already"):
        referred(crew, row)
    with pytest.raises(NotAllowed, match="reasons_needed"):
        referral.withdraw(letter, actor=crew.officer, reason=" ", at=moment(10))
    referral.withdraw(letter, actor=crew.officer, reason="上级已有明文规定", at=moment(10))
    with pytest.raises(NotAllowed, match="referral_settled"):
        answered(crew, letter)
    assert referred(crew, row, at=moment(10, 5)).serial == 2
    with pytest.raises(NotAllowed, match="referral_waits"):
        approve(crew, row)


@pytest.mark.parametrize(("changed", "code"), [
    ({"to_body": " "}, "referral_incomplete"), ({"question": ""}, "referral_incomplete"), ({"question": "秘密★一年 怎么办"}, "secrecy_mark"),
    ({"title_only": "长" * 201}, "too_long"), ({"days": 0}, "days_out_of_range"), ({"days": 61}, "days_out_of_range"),
])  # fmt: skip
def test_a_letter_is_whole_and_says_nothing_secret(crew: Crew, changed: dict[str, Any], code: str) -> None:
    with pytest.raises(NotAllowed, match=code):
        referred(crew, drafted(crew), **changed)
    assert not Referral.objects.exists()


@pytest.mark.parametrize(("changed", "code"), [
    ({"says": "perhaps"}, "opinion_needed"), ({"document_number": ""}, "answer_number_needed"), ({"answered_on": None}, "answer_day_wrong"),
    ({"answered_on": date(2026, 11, 23)}, "answer_day_wrong"), ({"answered_on": date(2026, 11, 25)}, "answer_day_wrong"),
    ({"says": "part"}, "reasons_needed"), ({"text": "机密★"}, "secrecy_mark"),
])  # fmt: skip
def test_an_answer_is_documented(crew: Crew, changed: dict[str, Any], code: str) -> None:
    letter = referred(crew, drafted(crew))
    with pytest.raises(NotAllowed, match=code):
        answered(crew, letter, **changed)
    assert not ReferralWord.objects.exists()


def test_who_neither_writes_nor_reviews_secrecy_writes_no_letter(crew: Crew, units: dict[str, Unit]) -> None:
    row = drafted(crew)
    stranger = employ(units[HOUSING], "housing", "information_officer")
    for actor in (crew.head, crew.approver, stranger):
        with pytest.raises(NotAllowed, match="no_post"):
            referred(crew, row, actor=actor)
    letter = referred(crew, row, actor=crew.officer)
    with pytest.raises(NotAllowed, match="no_post"):
        answered(crew, letter, actor=stranger)
    assert (visible(Referral.objects.all(), stranger).exists(), visible(Referral.objects.all(), crew.head).exists()) == (False, True)


def test_what_is_out_is_referred_no_more(crew: Crew) -> None:
    row = at_approval(crew)
    approve(crew, row)
    with pytest.raises(NotAllowed, match="not_in_this_state"):
        referred(crew, row)


def test_letters_and_answers_are_never_changed(crew: Crew) -> None:
    answered(crew, referred(crew, drafted(crew)))
    for rows, change in ((Referral.objects, {"question": "别的"}), (ReferralWord.objects, {"kind": "closed"})):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.all()._raw_delete("default")
