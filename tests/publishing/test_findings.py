"""Findings of the review on the way to publication: found at every save, ruled by those who may, open ones bar the way out."""

import itertools
import random
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from gongkai.files.models import FileReview, StoredFile
from gongkai.files.services import keep, keep_many, review_many
from gongkai.files.services.keep import Incoming
from gongkai.jobs.services import run_due
from gongkai.publishing.manuscripts import files_of
from gongkai.publishing.models import Finding, Manuscript, Ruling, Scan, TemplateChoice
from gongkai.publishing.papers.approval import approval_form
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.rules.workflow import State
from gongkai.publishing.scanning import standing, table
from gongkai.publishing.scanning.grounds import GROUNDS, allowed
from gongkai.publishing.services import drafting, mask_findings, releasing, review, ruling
from gongkai.publishing.services.ruling import Word
from gongkai.units.gate import Actor
from gongkai.units.models import Post, Role
from tests.files import samples
from tests.support import people
from tests.support.drafts import OFFICE, enter_city
from tests.support.staff import Crew, drafted, employ, moment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
DICE = random.Random(97)
MOBILE, ID = people.mobile(DICE), people.resident_id(DICE)
Says = Ruling.Says
BODY = f"<p>各有关单位：</p><p>联系人王某，手机{MOBILE}。</p>"
ALARM = Word(Says.FALSE_ALARM)


@pytest.fixture
def crew() -> Crew:
    return Crew(enter_city()[OFFICE])


def prints(row: Manuscript, kind: str = "") -> list[str]:
    found = standing.of(row, files_of(row)).findings
    return list(dict.fromkeys(one.print for one in found if not kind or one.kind == kind))


def open_kinds(row: Manuscript) -> list[str]:
    return [str(one.kind) for one in standing.of(row, files_of(row)).open]


def with_file(crew: Crew, filename: str, content: bytes, **fields: str) -> Manuscript:
    row = drafted(crew, **fields)
    return drafting.attach(row, actor=crew.officer, version=row.version, file=keep(filename=filename, content=content), at=moment(9, 1))


def workbook(rows: list[list[str]]) -> bytes:
    lines = "".join(
        f'<row r="{n}">' + "".join(samples.cell(f"{chr(65 + m)}{n}", text) for m, text in enumerate(row)) + "</row>"
        for n, row in enumerate(rows, 1)
    )
    return samples.xlsx([("名单", "visible", lines)])


def refusal(verb: object, *arguments: object, **options: object) -> list[str]:
    with pytest.raises(NotAllowed) as refused:
        verb(*arguments, **options)  # type: ignore[operator]
    return refused.value.codes


def test_found_at_every_save_and_kept_without_the_number(crew: Crew) -> None:
    row = drafted(crew, title=f"给{ID}的答复", body=BODY, summary=f"咨询{MOBILE}")
    kept = list(Finding.objects.filter(manuscript=row))
    assert [(one.field, one.kind) for one in kept] == [("title", "resident_id"), ("summary", "mobile"), ("body", "mobile")]
    assert kept[2].places == [["paragraph", {"number": 2}]]
    everything = str(list(Finding.objects.values())) + str(list(FileReview.objects.values()))
    assert MOBILE not in everything
    assert ID not in everything
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"title": "答复", "summary": ""}, at=moment(9, 1))
    assert open_kinds(row) == ["mobile"]
    assert Scan.objects.get().content_hash == row.content_hash


def test_what_is_open_bars_submission_and_says_where(crew: Crew) -> None:
    row = drafted(crew, body=BODY, summary=f"咨询{MOBILE}")
    with pytest.raises(NotAllowed) as refused:
        drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 5))
    assert [reason.message for reason in refused.value.reasons] == ["还有2处发现没有处理：内容概述 1处、正文 1处"]
    ruling.rule(row, actor=crew.officer, prints=prints(row), word=Word(Says.JUSTIFIED, "contact", "公示牌上的电话"), at=moment(9, 6))
    assert drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 7)).state == "secrecy"


def test_a_changed_text_keeps_rulings_on_what_is_the_same(crew: Crew) -> None:
    row = drafted(crew, body=BODY)
    ruling.rule(row, actor=crew.officer, prints=prints(row), word=ALARM, at=moment(9, 1))
    other = people.mobile(DICE)
    body = f"<p>新的一段。</p>{BODY}<p>或者{other[:3]} {other[3:7]} {other[7:]}。</p>"
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"body": body}, at=moment(9, 2))
    now = standing.of(row, files_of(row))
    assert [(one.masked[-4:], one.ruling is None) for one in now.findings] == [(MOBILE[-4:], False), (other[-4:], True)]


def test_a_file_is_looked_through_once_and_bars_the_way_until_then(crew: Crew) -> None:
    row = drafted(crew)
    content = workbook([["姓名", "手机号码"], ["王某", MOBILE]])
    (file,) = keep_many([Incoming("名单.xlsx", content=content)])
    assert isinstance(file, StoredFile)
    row = drafting.attach(row, actor=crew.officer, version=row.version, file=file, at=moment(9, 1))
    assert refusal(drafting.submit, row, actor=crew.officer, version=row.version, at=moment(9, 2)) == ["files_unchecked"]
    run_due()
    assert refusal(drafting.submit, row, actor=crew.officer, version=row.version, at=moment(9, 3)) == ["findings_open"]
    assert [(one.field, one.number, one.kind) for one in Finding.objects.filter(manuscript=row)] == [("file", 1, "mobile")]
    before = FileReview.objects.get().reviewed_at
    again = keep(filename="又一份.xlsx", content=content)
    assert (review_many([again.sha256]), FileReview.objects.get().reviewed_at) == (0, before)


def test_pages_that_nobody_read_are_looked_at_by_the_reviewer(crew: Crew) -> None:
    row = with_file(crew, "照片.png", samples.png())
    assert open_kinds(row) == ["unreadable"]
    looked = Word(Says.LOOKED)
    assert refusal(ruling.rule, row, actor=crew.officer, prints=prints(row), word=looked, at=moment(9, 2)) == ["pages_by_reviewer"]
    assert refusal(ruling.rule, row, actor=crew.officer, prints=prints(row), word=ALARM, at=moment(9, 2)) == ["ruling_not_for_kind"]
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 3))
    assert refusal(review.pass_step, row, actor=crew.reviewer, version=row.version, says="clear", at=moment(9, 4)) == ["files_unread"]
    (said,) = ruling.rule(row, actor=crew.reviewer, prints=prints(row), word=looked, at=moment(9, 5))
    assert (said.person_id, said.role, said.says, said.number) == (crew.reviewer.person, "secrecy_reviewer", "looked", 1)
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(9, 6))
    assert review.approve(row, actor=crew.approver, version=row.version, at=moment(9, 7)).state == "released"
    (line,) = [line for line in approval_form(Manuscript.objects.get()).findings if line.kind == "机器读不了"]
    assert (line.where, line.handled, line.name) == ("附件1", "已逐页人工审看", line.name)


def test_without_a_secrecy_step_the_approver_looks_at_pages(crew: Crew) -> None:
    TemplateChoice.objects.create(unit=crew.unit, template="2")
    row = with_file(crew, "照片.png", samples.png())
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 3))
    assert refusal(review.approve, row, actor=crew.approver, version=row.version, secrecy="clear", at=moment(9, 4)) == ["files_unread"]
    ruling.rule(row, actor=crew.approver, prints=prints(row), word=Word(Says.LOOKED), at=moment(9, 5))
    assert review.approve(row, actor=crew.approver, version=row.version, secrecy="clear", at=moment(9, 6)).state == "released"


def test_with_a_secrecy_step_the_approver_does_not(crew: Crew) -> None:
    row = with_file(crew, "照片.png", samples.png())
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 3))
    Manuscript.objects.update(state="approval")
    row.refresh_from_db()
    found = refusal(ruling.rule, row, actor=crew.approver, prints=prints(row), word=Word(Says.LOOKED), at=moment(9, 5))
    assert found == ["pages_by_reviewer"]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        (Word(Says.JUSTIFIED), "ruling_ground_needed"),
        (Word(Says.JUSTIFIED, "nonsense", "x"), "ruling_ground_needed"),
        (Word(Says.JUSTIFIED, "publicity"), "ruling_text_needed"),
        (Word(Says.LOOKED), "pages_by_reviewer"),
        (Word(Says.MASKED), "opinion_needed"),
        (Word("nonsense"), "opinion_needed"),
    ],
)
def test_a_ruling_says_what_it_rests_on(crew: Crew, word: Word, code: str) -> None:
    row = drafted(crew, body=BODY)
    assert refusal(ruling.rule, row, actor=crew.officer, prints=prints(row), word=word, at=moment(9, 1)) == [code]
    assert Ruling.objects.count() == 0


def test_a_whole_identity_number_needs_a_law_or_a_consent(crew: Crew) -> None:
    row = drafted(crew, body=f"<p>当事人身份证号{ID}。</p>")
    contact = Word(Says.JUSTIFIED, "contact", "x")
    assert refusal(ruling.rule, row, actor=crew.officer, prints=prints(row), word=contact, at=moment(9, 1)) == [
        "ruling_ground_not_for_kind"
    ]
    assert [code for code in GROUNDS if allowed(code, "resident_id")] == ["discipline", "consent", "law", "interest"]
    ruling.rule(row, actor=crew.officer, prints=prints(row), word=Word(Says.JUSTIFIED, "consent", "2026-11-20书面同意"), at=moment(9, 2))
    assert open_kinds(row) == []


def test_what_is_not_there_cannot_be_ruled_and_nothing_is_ruled_by_half(crew: Crew) -> None:
    row = drafted(crew, body=BODY)
    assert refusal(ruling.rule, row, actor=crew.officer, prints=[*prints(row), "0" * 32], word=ALARM, at=moment(9, 1)) == ["finding_gone"]
    assert refusal(ruling.rule, row, actor=crew.officer, prints=[], word=ALARM, at=moment(9, 1)) == ["nothing_chosen"]
    assert Ruling.objects.count() == 0


def test_the_same_form_twice_rules_once_and_disagreeing_opens_again(crew: Crew) -> None:
    row = drafted(crew, body=BODY)
    for _time in range(2):
        ruling.rule(row, actor=crew.officer, prints=prints(row), word=ALARM, at=moment(9, 1))
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 2))
    disagree = Word(Says.REOPENED, text="是个人手机")
    assert refusal(ruling.rule, row, actor=crew.reviewer, prints=prints(row), word=Word(Says.REOPENED), at=moment(9, 3)) == [
        "reasons_needed"
    ]
    for _time in range(2):
        ruling.rule(row, actor=crew.reviewer, prints=prints(row), word=disagree, at=moment(9, 3))
    assert [one.says for one in Ruling.objects.order_by("pk")] == ["false_alarm", "reopened"]
    assert refusal(review.pass_step, row, actor=crew.reviewer, version=row.version, says="clear", at=moment(9, 4)) == ["findings_open"]


def test_who_lost_the_post_meanwhile_rules_nothing(crew: Crew) -> None:
    row = drafted(crew, body=BODY)
    Post.objects.filter(person=crew.officer.person).update(valid_until=moment(9).date() - timedelta(days=1))
    assert refusal(ruling.rule, row, actor=crew.officer, prints=prints(row), word=ALARM, at=moment(9, 1)) == ["no_post"]
    assert refusal(mask_findings.mask, row, actor=crew.officer, version=row.version, prints=prints(row), at=moment(9, 1)) == ["no_post"]


@pytest.mark.parametrize("role", Role.values)
def test_every_cell_of_the_table(crew: Crew, role: str) -> None:
    TemplateChoice.objects.create(unit=crew.unit, template="4")
    row = drafted(crew, body=BODY)
    actor: Actor = employ(crew.unit, f"a-{role}", role)
    wrong = []
    for state, says in itertools.product(State, Says.values):
        Manuscript.objects.update(state=state, template="correction" if state == State.CHECK else "4")
        one = Manuscript.objects.select_related("unit").get(pk=row.pk)
        allowed_ = state in table.MANUSCRIPTS.get((says, role), ())
        if says == Says.LOOKED and role == "approver" and State.SECRECY in {"correction": ()}.get(one.template, (State.SECRECY,)):
            allowed_ = False  # there is a secrecy review for that
        if bool(ruling.reasons_against(actor, says, one)) is allowed_:
            wrong.append((state, says, allowed_))
    assert wrong == []


def test_an_officer_masks_and_that_is_an_edit(crew: Crew) -> None:
    row = drafted(
        crew, title=f"给{MOBILE}的答复", body=f'<p>手机<strong>{MOBILE[:5]}</strong>{MOBILE[5:]}，<a href="tel:{MOBILE}">电话</a></p>'
    )
    before = row.content_hash
    done = mask_findings.mask(row, actor=crew.officer, version=row.version, prints=prints(row), at=moment(9, 1))
    masked = f"{MOBILE[:3]}****{MOBILE[-4:]}"
    assert done.title == f"给{masked}的答复"
    assert MOBILE not in done.body
    assert f"手机<strong>{masked}</strong>" in done.body
    assert (done.version, done.content_hash != before, open_kinds(done)) == (row.version + 1, True, [])
    assert [one.says for one in Ruling.objects.all()] == ["masked"]
    again = mask_findings.mask(row, actor=crew.officer, version=row.version, prints=[Ruling.objects.get().print], at=moment(9, 2))
    assert again.version == done.version
    with pytest.raises(NotAllowed, match="changed_meanwhile"):
        mask_findings.mask(row, actor=crew.colleague, version=row.version, prints=["0" * 32], at=moment(9, 2))


def test_a_workbook_is_masked_and_looked_through_again(crew: Crew) -> None:
    rows = [["序号", "姓名", "身份证号码"], *([str(n), "王某", people.resident_id(DICE)] for n in range(30))]
    row = with_file(crew, "名单.xlsx", workbook(rows))
    assert set(open_kinds(row)) == {"resident_id", "name_list"}
    old = files_of(row)[0][1]
    row = mask_findings.mask(row, actor=crew.officer, version=row.version, prints=prints(row, "resident_id"), at=moment(9, 2))
    ((_title, new),) = files_of(row)
    assert new.sha256 != old.sha256
    assert not StoredFile.objects.filter(pk=old.pk).exists()
    assert open_kinds(row) == []
    assert drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 3)).state == "secrecy"


def test_a_mask_by_the_reviewer_keeps_earlier_opinions_and_needs_another(crew: Crew) -> None:
    TemplateChoice.objects.create(unit=crew.unit, template="4")
    row = drafted(crew, body=BODY)
    ruling.rule(row, actor=crew.officer, prints=prints(row), word=ALARM, at=moment(9, 1))
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 2))
    row = review.pass_step(row, actor=crew.head, version=row.version, at=moment(9, 3))
    row = mask_findings.mask(row, actor=crew.reviewer, version=row.version, prints=prints(row), at=moment(9, 4))
    assert (row.state, MOBILE in row.body) == ("secrecy", False)
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="masked", at=moment(9, 5))
    form = approval_form(row)
    assert [(sign.step, sign.stands) for sign in form.signatures] == [("section", True), ("secrecy", True)]
    from gongkai.publishing.content import seen

    assert [change.field for change in seen.changes(row, files_of(row))[1]] == ["body"]
    assert review.approve(row, actor=crew.approver, version=row.version, at=moment(9, 6)).state == "released"


def test_who_masked_last_does_not_approve(crew: Crew) -> None:
    row = drafted(crew, body=BODY)
    ruling.rule(row, actor=crew.officer, prints=prints(row), word=ALARM, at=moment(9, 1))
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 2))
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(9, 3))
    row = mask_findings.mask(row, actor=crew.approver, version=row.version, prints=prints(row), at=moment(9, 4))
    assert refusal(review.approve, row, actor=crew.approver, version=row.version, at=moment(9, 5)) == ["masker_may_not_approve"]
    second = employ(crew.unit, "second", "approver")
    assert review.approve(row, actor=second, version=row.version, at=moment(9, 6)).state == "released"


def test_new_rules_hold_a_planned_release_until_files_were_looked_through(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    row = with_file(crew, "说明.txt", b"x\n")
    Manuscript.objects.update(planned_at=moment(15))
    row.refresh_from_db()
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 2))
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(9, 3))
    row = review.approve(row, actor=crew.approver, version=row.version, at=moment(9, 4))
    FileReview.objects.all().delete()
    Scan.objects.update(rules=0)
    assert releasing.release_due(at=moment(15, 1)) == (0, 0)
    review_many([file.sha256 for _title, file in files_of(row)])
    assert releasing.release_due(at=moment(15, 2)) == (1, 0)


def test_rulings_are_never_changed(crew: Crew) -> None:
    row = drafted(crew, body=BODY)
    ruling.rule(row, actor=crew.officer, prints=prints(row), word=ALARM, at=moment(9, 1))
    for change in (lambda: Ruling.objects.update(says="looked"), lambda: Ruling.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Ruling.objects.get().says == "false_alarm"
