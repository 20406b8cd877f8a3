"""Findings in what is public: imports are looked through, by a list that bears a kill; ruled by the unit; everything again under new rules."""

import random

import pytest

from gongkai.catalog.models import Item
from gongkai.files.models import FileReview
from gongkai.notices import subjects
from gongkai.notices.models import Notice
from gongkai.publishing.draft import AttachedFile
from gongkai.publishing.models import Awaiting, Finding, Recheck, Ruling
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.scanning import public, standing, table
from gongkai.publishing.services import drafting, review, revising, ruling, scanning, withdrawal
from gongkai.publishing.services.ruling import Word
from gongkai.units.gate import Actor
from gongkai.units.models import Role
from tests.support import people
from tests.support.drafts import GOVERNMENT, HOUSING, OFFICE, a_draft, enter_city, publish
from tests.support.staff import Crew, employ, moment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
DICE = random.Random(31)
MOBILE, OTHER = people.mobile(DICE), people.mobile(DICE)
Says = Ruling.Says


@pytest.fixture
def crew() -> Crew:
    return Crew(enter_city()[OFFICE])


def imported(number: int, body: str = f"<p>联系人王某，手机{MOBILE}。</p>", *files: AttachedFile) -> Item:
    (outcome,) = publish([a_draft(number, body=body, files=files)])
    return Item.objects.get(pk=outcome.item_id)


def prints(item: Item) -> list[str]:
    return [one.print for one in public.findings_of(item)]


def test_what_comes_in_is_looked_through_with_its_files_and_listed(crew: Crew) -> None:
    file = AttachedFile("名单", "名单.csv", content=f"姓名,手机号码\n李某,{OTHER}\n".encode())
    item, clean = imported(1, f"<p>手机{MOBILE}</p>", file), imported(2, "<p>没有。</p>")
    assert set(Awaiting.objects.values_list("item", flat=True)) == {item.pk, clean.pk}
    assert public.progress().waiting == 2
    assert scanning.look_through_waiting(seconds=600) == 2
    assert (Awaiting.objects.count(), FileReview.objects.count()) == (0, 1)
    assert [(one.field, one.number, one.kind) for one in public.findings_of(item)] == [("body", 0, "mobile"), ("file", 1, "mobile")]
    rows, more = public.open_items(crew.officer, "personal")
    assert [(row.item.pk, row.counts, more) for row in rows] == [(item.pk, {"mobile": 2}, None)]
    assert public.open_items(crew.officer, "unreadable")[0] == []


def test_a_kill_in_between_loses_nothing(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        imported(number)
    real = scanning.look_through_now
    calls: list[int] = []

    def killed(item: Item) -> None:
        calls.append(item.pk)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(item)

    monkeypatch.setattr(scanning, "look_through_now", killed)
    with pytest.raises(KeyboardInterrupt):
        scanning.look_through_waiting(seconds=600)
    assert Awaiting.objects.count() == 2
    monkeypatch.setattr(scanning, "look_through_now", real)
    assert scanning.look_through_waiting(seconds=600) == 2
    assert Finding.objects.values("item").distinct().count() == 3


def test_only_those_who_answer_for_it_see_it(crew: Crew) -> None:
    item = imported(1)
    scanning.look_through_waiting(seconds=600)
    units = enter_city()
    city = employ(units[GOVERNMENT], "city", "office")
    stranger = employ(units[HOUSING], "stranger", "information_officer", "approver")
    assert [row.item.pk for row in public.open_items(city, "personal")[0]] == [item.pk]
    assert public.open_items(stranger, "personal")[0] == []
    with pytest.raises(NotAllowed, match="no_post"):
        ruling.rule_item(item, actor=stranger, prints=prints(item), word=Word(Says.FALSE_ALARM), at=moment(9))


def test_ruled_it_leaves_the_list_and_a_further_edition_keeps_the_ruling(crew: Crew) -> None:
    item = imported(1)
    scanning.look_through_waiting(seconds=600)
    ruling.rule_item(item, actor=crew.officer, prints=prints(item), word=Word(Says.JUSTIFIED, "contact", "公示的电话"), at=moment(9))
    assert public.open_items(crew.officer, "personal")[0] == []
    publish([a_draft(1, body=f"<p>手机{MOBILE}，或者{OTHER}。</p>")])
    scanning.look_through_waiting(seconds=600)
    assert [one.ruling is None for one in public.findings_of(item)] == [False, True]
    ruling.rule_item(item, actor=crew.reviewer, prints=prints(item)[:1], word=Word(Says.REOPENED, text="是个人手机"), at=moment(10))
    assert [one.ruling for one in public.findings_of(item)] == [None, None]


def test_what_was_ruled_on_the_manuscript_is_ruled_on_the_item_and_in_its_corrigendum(crew: Crew) -> None:
    from tests.support.staff import drafted

    row = drafted(crew, body=f"<p>手机{MOBILE}</p>")
    found = [one.print for one in standing.of(row, []).findings]
    ruling.rule(row, actor=crew.officer, prints=found, word=Word(Says.FALSE_ALARM), at=moment(9, 1))
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 2))
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(9, 3))
    row = review.approve(row, actor=crew.approver, version=row.version, at=moment(9, 4))
    scanning.look_through_waiting(seconds=600)
    item = Item.objects.get(pk=row.item_id)
    assert [one.ruling.says for one in public.findings_of(item) if one.ruling] == ["false_alarm"]
    fix = revising.correct_item(item, actor=crew.officer, at=moment(9, 5))
    assert standing.of(fix, []).open == []


def test_withdrawn_nothing_of_it_is_kept(crew: Crew) -> None:
    item = imported(1)
    scanning.look_through_waiting(seconds=600)
    why = {"kind": "privacy", "ground": "条例第十五条", "public_reason": "涉及个人隐私"}
    asked = withdrawal.propose_removal(item, actor=crew.officer, at=moment(10), **why)  # type: ignore[arg-type]
    withdrawal.decide_removal(asked, actor=crew.approver, approve=True, at=moment(11))
    assert Finding.objects.count() == 0
    scanning.await_look([item.pk])
    scanning.look_through_waiting(seconds=600)
    assert Finding.objects.count() == 0


@pytest.mark.parametrize("role", Role.values)
def test_every_cell_of_the_table(crew: Crew, role: str) -> None:
    item = imported(1)
    item.unit = crew.unit
    actor: Actor = employ(crew.unit, f"a-{role}", role)
    for state in ("public", "hidden", "withdrawn"):
        item.state = state
        for says in Says.values:
            allowed = state in table.ITEMS.get((says, role), ())
            assert bool(ruling.reasons_against_item(actor, says, item)) is not allowed, (state, says)


def test_new_rules_look_through_everything_again_from_where_they_were(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [imported(number) for number in range(3)]
    scanning.look_through_waiting(seconds=600)
    assert (Recheck.objects.get().last, Recheck.objects.get().finished_at is None) == (0, False)
    Finding.objects.all().delete()
    for place in ("gongkai.publishing.services.scanning", "gongkai.publishing.scanning.public"):
        monkeypatch.setattr(f"{place}.RULES_VERSION", 2)
    scanning.look_through_waiting(seconds=600)
    told = public.progress()
    assert (told.done, told.last) == (items[-1].pk, items[-1].pk)
    assert Finding.objects.values("item").distinct().count() == 3
    scanning.look_through_waiting(seconds=600)
    assert public.progress().done is None


def test_an_import_with_a_mark_is_refused_with_the_code(crew: Crew) -> None:
    from gongkai.publishing.services import release_batch

    marked = AttachedFile("纪要", "【秘密】纪要.txt", content=b"x\n")
    drafts = [a_draft(1, title="机密★10年"), a_draft(2, body="<p>绝密★</p><p>正文</p>"), a_draft(3, files=(marked,)), a_draft(4)]
    outcomes = release_batch(drafts, batch=None)
    assert [outcome.status for outcome in outcomes] == ["refused", "refused", "refused", "accepted"]
    told = [(finding.field, finding.code, finding.detail) for outcome in outcomes for finding in outcome.findings]
    assert told == [("title", "secrecy_mark", ""), ("body", "secrecy_mark", ""), ("files", "secrecy_mark", "")]


def told(actor: Actor) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(person=actor.person, kind="public_findings").values_list("subject", "link").order_by("pk"))


def test_officer_and_reviewer_of_the_unit_are_told_once_a_day_of_all_that_is_new(crew: Crew) -> None:
    first, second, clean = imported(1), imported(2), imported(3, "<p>没有。</p>")
    scanning.look_through_items([clean.pk])
    assert told(crew.officer) == []
    scanning.look_through_items([first.pk, second.pk])
    unit = first.unit
    expected = [(f"findings:{unit.pk}", f"/workspace/findings/?unit={unit.code}")]
    assert (told(crew.officer), told(crew.reviewer), told(crew.approver)) == (expected, expected, [])
    assert subjects.titles([f"findings:{unit.pk}"], crew.officer) == {f"findings:{unit.pk}": unit.name}
    assert subjects.titles([f"findings:{unit.pk}"], Actor(1)) == {}
    Notice.objects.all().delete()
    scanning.look_through_items([first.pk, second.pk])  # found again is not new
    assert told(crew.officer) == []


def test_what_was_ruled_before_is_told_to_nobody(crew: Crew) -> None:
    item = imported(1)
    scanning.look_through_items([item.pk])
    Notice.objects.all().delete()
    ruling.rule_item(item, actor=crew.officer, prints=prints(item), word=Word(Says.JUSTIFIED, "contact", "公示的电话"), at=moment(9))
    scanning.look_through_items([item.pk])
    assert told(crew.officer) == []
