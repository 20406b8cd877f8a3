"""Two exceptions to the order of clicks, none to the order of duties: urgent decisions, and forms signed on paper."""

from datetime import date

import pytest

from gongkai.catalog.models import Item
from gongkai.files.models import StoredFile
from gongkai.publishing.lists import working as lists
from gongkai.publishing.models import Manuscript, OfflineSignature, Opinion, UrgentDecision
from gongkai.publishing.papers.approval import approval_form
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.services import drafting, offline, urgent
from gongkai.publishing.services.offline import Signed
from tests.support.drafts import HOUSING, OFFICE, enter_city
from tests.support.staff import DAY, Crew, a_person, drafted, employ, moment, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def crew() -> Crew:
    return Crew(enter_city()[OFFICE])


@pytest.fixture
def pressing(crew: Crew) -> Manuscript:
    return submitted(crew, urgent=True, urgent_why="汛情通告", planned_at=moment(18))


def test_both_decide_and_the_other_signs_later(crew: Crew, pressing: Manuscript) -> None:
    row = urgent.decide_urgently(
        pressing, actor=crew.approver, version=pressing.version, other=crew.reviewer.person, way="telephone", recording="R-17",
        secrecy="clear", at=moment(10),
    )  # fmt: skip
    assert (row.state, row.released_at, Item.objects.count()) == ("released", moment(10), 1)
    assert [(one.step, one.person_id) for one in Opinion.objects.all()] == [
        ("secrecy", crew.reviewer.person),
        ("approval", crew.approver.person),
    ]
    decision = UrgentDecision.objects.get()
    assert (decision.sign_by, decision.approver_signed_at, decision.reviewer_signed_at) == (date(2026, 11, 26), moment(10), None)
    assert [one.pk for one in lists.to_sign(crew.reviewer)] == [decision.pk]
    with pytest.raises(NotAllowed, match="not_yours_to_sign"):
        urgent.countersign(row, actor=crew.approver, at=moment(11))
    late = moment(9, day=date(2026, 11, 27))
    with pytest.raises(NotAllowed, match="reasons_needed"):
        urgent.countersign(row, actor=crew.reviewer, at=late)
    urgent.countersign(row, actor=crew.reviewer, note="出差", at=late)
    assert lists.to_sign(crew.reviewer) == []
    form = approval_form(row)
    assert form.urgent is not None
    assert (form.urgent.overdue_note, form.urgent_why, form.lacking) == ("出差", "汛情通告", ())


@pytest.mark.parametrize(("changed", "code"), [
    ({"way": "telephone"}, "recording_needed"), ({"secrecy": ""}, "secrecy_opinion_needed"), ({"way": "pigeon"}, "opinion_needed"),
    ({"other": "self"}, "same_person"), ({"other": "officer"}, "drafter_may_not_review"), ({"other": "head"}, "other_has_no_post"),
    ({"other": "foreign"}, "other_has_no_post"),
])  # fmt: skip
def test_no_duty_is_left_out(crew: Crew, pressing: Manuscript, changed: dict[str, str], code: str) -> None:
    foreign = employ(enter_city()[HOUSING], "foreign", "secrecy_reviewer")
    people = {"self": crew.approver, "officer": crew.officer, "head": crew.head, "foreign": foreign, "reviewer": crew.reviewer}
    options = {"way": "screen", "secrecy": "clear", "other": "reviewer", **changed}
    with pytest.raises(NotAllowed, match=code):
        urgent.decide_urgently(
            pressing, actor=crew.approver, version=pressing.version, at=moment(10), way=options["way"], secrecy=options["secrecy"],
            other=people[options["other"]].person,
        )  # fmt: skip
    assert Manuscript.objects.get().state == "secrecy"
    assert not Opinion.objects.exists()


def test_what_is_not_urgent_is_not_decided_so(crew: Crew) -> None:
    row = submitted(crew)
    with pytest.raises(NotAllowed, match="not_urgent"):
        urgent.decide_urgently(
            row, actor=crew.approver, version=row.version, other=crew.reviewer.person, way="screen", secrecy="clear", at=moment(10)
        )


def test_urgent_needs_its_why(crew: Crew) -> None:
    with pytest.raises(NotAllowed, match="urgent_why_needed"):
        submitted(crew, urgent=True)


def test_on_duty_names_the_posts_of_the_day(crew: Crew, pressing: Manuscript) -> None:
    employ(crew.unit, "gone", "approver", until=date(2026, 11, 1))
    deputy = employ(crew.unit, "deputy", "approver", deputy=True)
    assert urgent.on_duty(pressing, "approver", DAY) == [crew.approver.person, deputy.person]


@pytest.fixture
def scan() -> StoredFile:
    return StoredFile.objects.create(
        sha256="1" * 64, filename="签批单.pdf", kind="pdf", media_type="application/pdf", size=1, created_at=moment()
    )


PAPER = [Signed("secrecy", "王某", date(2026, 11, 21)), Signed("approval", "李某", date(2026, 11, 23))]


def test_signed_on_paper_registered_by_one_checked_by_another(crew: Crew, scan: StoredFile) -> None:
    row = drafted(crew)
    row = offline.register_offline(row, actor=crew.officer, version=row.version, scan=scan, steps=PAPER, at=moment(10))
    assert (row.state, Opinion.objects.count(), Item.objects.count()) == ("offline", 0, 0)
    row = offline.check_offline(row, actor=crew.head, version=row.version, text="与扫描件一致", at=moment(11))
    assert (row.state, OfflineSignature.objects.get().checked_by_id) == ("released", crew.head.person)
    form = approval_form(row)
    assert [(box.step, box.signature and box.signature.name) for box in form.boxes] == [("secrecy", "王某"), ("approval", "李某")]
    assert (form.offline is not None, form.lacking) == (True, ())


@pytest.mark.parametrize(("steps", "code"), [
    (PAPER[:1], "steps_incomplete"), ([PAPER[1], PAPER[0]], "steps_incomplete"), ([], "steps_incomplete"),
    ([PAPER[0]._replace(signer=" "), PAPER[1]], "signer_needed"), ([PAPER[0]._replace(signer="李某"), PAPER[1]], "reviewer_may_not_approve"),
    ([PAPER[0]._replace(signed_on=date(2026, 11, 24)), PAPER[1]], "steps_out_of_order"),
    ([PAPER[0], PAPER[1]._replace(signed_on=date(2026, 11, 25))], "steps_out_of_order"),
    ([PAPER[0]._replace(signed_on=date(2026, 11, 1)), PAPER[1]], "steps_out_of_order"),
])  # fmt: skip
def test_every_step_is_signed_in_order(crew: Crew, scan: StoredFile, steps: list[Signed], code: str) -> None:
    row = drafted(crew)
    with pytest.raises(NotAllowed, match=code):
        offline.register_offline(row, actor=crew.officer, version=row.version, scan=scan, steps=steps, at=moment(10))
    assert Manuscript.objects.get().state == "draft"


def test_who_registers_does_not_check(crew: Crew, scan: StoredFile) -> None:
    both = employ(crew.unit, "both", "information_officer", "approver")
    row = drafted(crew)
    row = offline.register_offline(row, actor=both, version=row.version, scan=scan, steps=PAPER, at=moment(10))
    with pytest.raises(NotAllowed, match="drafter_may_not_review"):
        offline.check_offline(row, actor=both, version=row.version, at=moment(11))


def test_content_that_left_the_paper_is_not_let_out(crew: Crew, scan: StoredFile) -> None:
    row = drafted(crew)
    row = offline.register_offline(row, actor=crew.officer, version=row.version, scan=scan, steps=PAPER, at=moment(10))
    Manuscript.objects.update(title="另一标题")
    with pytest.raises(NotAllowed, match="content_changed"):
        offline.check_offline(row, actor=crew.head, version=row.version, at=moment(11))


def test_taken_back_from_paper_it_is_a_draft(crew: Crew, scan: StoredFile) -> None:
    row = drafted(crew)
    row = offline.register_offline(row, actor=crew.officer, version=row.version, scan=scan, steps=PAPER, at=moment(10))
    assert drafting.take_back(row, actor=crew.officer, version=row.version, at=moment(11)).state == "draft"
    assert a_person("nobody").pk
