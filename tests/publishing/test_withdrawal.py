"""Withdrawn by two with kind and ground, a tombstone stays; sealed, and no word of it is left anywhere."""

import pytest
from django.db import Error, connection, transaction

from gongkai.catalog import tallies
from gongkai.catalog.models import Attachment, Content, Edition, Item, Relation
from gongkai.catalog.queries import item_page
from gongkai.files import store
from gongkai.files.models import FilePage, StoredFile
from gongkai.files.services import housekeeping, keep
from gongkai.publishing.draft import AttachedFile
from gongkai.publishing.lists import working as lists
from gongkai.publishing.models import Manuscript, ManuscriptFile, PublishingEvent, Removal
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.services import drafting, hiding, release_batch, revising, withdrawal
from gongkai.publishing.tombstones import tombstone
from tests.support.drafts import OFFICE, a_draft, enter_city, publish
from tests.support.staff import Crew, drafted, moment, released

pytestmark = pytest.mark.django_db
WHY = {"kind": "error", "ground": "条例第六条", "public_reason": "数据有误，另行发布"}


@pytest.fixture
def crew() -> Crew:
    return Crew(enter_city()[OFFICE])


@pytest.fixture
def item(crew: Crew) -> Item:
    return Item.objects.get(pk=released(crew).item_id)


def test_proposed_by_one_decided_by_another(crew: Crew, item: Item) -> None:
    successor = Item.objects.get(pk=released(crew, 2).item_id)
    asked = withdrawal.propose_removal(item, actor=crew.officer, successor=successor, at=moment(10), **WHY)
    assert (item_page(item.pk) is not None, [row.pk for row in lists.open_removals(crew.approver)]) == (True, [asked.pk])
    with pytest.raises(NotAllowed, match="already_proposed"):
        withdrawal.propose_removal(item, actor=crew.head, at=moment(10), **WHY)
    with pytest.raises(NotAllowed, match="no_post"):
        withdrawal.decide_removal(asked, actor=crew.reviewer, approve=True, at=moment(11))
    done = withdrawal.decide_removal(asked, actor=crew.approver, approve=True, at=moment(11))
    assert (done.state, item_page(item.pk), lists.open_removals(crew.approver), tallies.recount()) == ("done", None, [], [])
    stone = tombstone(item.pk)
    assert stone is not None
    assert (stone.title, stone.kind, stone.ground, stone.reason, stone.post) == (
        item.title, "内容有误", "条例第六条", "数据有误，另行发布", "批准人",
    )  # fmt: skip
    assert (stone.successor, stone.sealed, stone.on) == (successor, False, moment(11).date())
    assert tombstone(successor.pk) is None
    with pytest.raises(NotAllowed, match="decided_already"):
        withdrawal.decide_removal(asked, actor=crew.approver, approve=True, at=moment(12))


def test_nobody_decides_on_the_own_proposal(crew: Crew, item: Item) -> None:
    asked = withdrawal.propose_removal(item, actor=crew.approver, at=moment(10), **WHY)
    with pytest.raises(NotAllowed, match="proposer_may_not_decide"):
        withdrawal.decide_removal(asked, actor=crew.approver, approve=True, at=moment(11))


def test_a_refusal_says_why_and_the_item_stays(crew: Crew, item: Item) -> None:
    asked = withdrawal.propose_removal(item, actor=crew.officer, at=moment(10), **WHY)
    with pytest.raises(NotAllowed, match="reasons_needed"):
        withdrawal.decide_removal(asked, actor=crew.approver, approve=False, at=moment(11))
    withdrawal.decide_removal(asked, actor=crew.approver, approve=False, note="更正即可", at=moment(11))
    assert item_page(item.pk) is not None
    assert withdrawal.propose_removal(item, actor=crew.officer, at=moment(12), **WHY).state == "proposed"


@pytest.mark.parametrize(("changed", "code"), [
    ({"kind": "whim"}, "kind_needed"), ({"ground": " "}, "ground_needed"), ({"public_reason": ""}, "reasons_needed"),
    ({"seal": True}, "seal_needs_ground"), ({"public_reason": "秘密★一年"}, "secrecy_mark"),
])  # fmt: skip
def test_kind_ground_and_reason_are_needed(crew: Crew, item: Item, changed: dict[str, object], code: str) -> None:
    with pytest.raises(NotAllowed, match=code):
        withdrawal.propose_removal(item, actor=crew.officer, at=moment(10), **{**WHY, **changed})
    assert not Removal.objects.exists()


def test_what_was_hidden_waits_for_nobody_once_it_is_withdrawn(crew: Crew, item: Item) -> None:
    hiding.hide_item(item, actor=crew.officer, reason="待核", at=moment(10))
    asked = withdrawal.propose_removal(item, actor=crew.officer, title_goes=True, at=moment(10), **WHY)
    withdrawal.decide_removal(asked, actor=crew.approver, approve=True, at=moment(11))
    stone = tombstone(item.pk)
    assert stone is not None
    assert (stone.title, lists.open_hidings(crew.approver), tallies.recount()) == ("依法撤下", [], [])


SECRET = "朱雀路七号王某"


@pytest.fixture
def told(crew: Crew, home: object) -> Item:
    """An item of two editions that names somebody everywhere it can."""
    row = drafted(crew, title=f"{SECRET}的通知", body=f"<p>{SECRET}</p>", summary=SECRET, keywords=SECRET, remark=SECRET)
    file = keep(filename="名单.txt", content=f"{SECRET}\n".encode())
    row = drafting.attach(row, actor=crew.officer, version=row.version, file=file, title=SECRET, at=moment(9))
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 1))
    from gongkai.publishing.services import review

    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(9, 2))
    row = review.approve(row, actor=crew.approver, version=row.version, at=moment(9, 3))
    item = Item.objects.get(pk=row.item_id)
    fix = revising.correct_item(item, actor=crew.officer, at=moment(9, 4))
    fix = drafting.save(
        fix, actor=crew.officer, version=fix.version, values={"body": f"<p>更正：{SECRET}</p>", "note": SECRET}, at=moment(9, 5)
    )
    fix = drafting.submit(fix, actor=crew.officer, version=fix.version, at=moment(9, 6))
    review.approve(fix, actor=crew.reviewer, version=fix.version, secrecy="clear", at=moment(9, 7))
    publish([a_draft(5, interprets=(item.document_number,))])
    Relation.objects.update(named=item.title)
    FilePage.objects.create(file=file, number=1, unit="whole", text=SECRET)
    return Item.objects.get(pk=item.pk)


def seal(crew: Crew, item: Item, **options: object) -> Removal:
    why = {"kind": "privacy", "ground": "条例第十五条", "public_reason": "涉及个人隐私，依法撤下"}
    asked = withdrawal.propose_removal(item, actor=crew.officer, seal=True, at=moment(10), **why, **options)  # type: ignore[arg-type]
    return withdrawal.decide_removal(asked, actor=crew.approver, approve=True, at=moment(11))


def everything_stored() -> str:
    """Every row of every table as text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found).encode().decode("unicode_escape", "ignore") + "\n".join(found)


def test_sealed_and_no_word_is_left(crew: Crew, told: Item) -> None:
    assert SECRET in everything_stored()
    sha256 = StoredFile.objects.get().sha256
    done = seal(crew, told)
    assert SECRET not in everything_stored()
    assert [model.objects.count() for model in (Attachment, StoredFile, ManuscriptFile, FilePage)] == [0, 0, 0, 0]
    assert not Content.objects.filter(edition__item=told).exists()
    assert set(Edition.objects.filter(item=told).values_list("number", "title", "content_hash")) == {(1, "", ""), (2, "", "")}
    assert done.sealed_at == moment(11)
    event = PublishingEvent.objects.get(kind="sealed")
    assert (event.data["editions"], event.data["files"], event.person_id) == (2, 1, crew.approver.person)
    stone = tombstone(told.pk)
    assert stone is not None
    assert (stone.title, stone.sealed, stone.reason) == ("依法撤下", True, "涉及个人隐私，依法撤下")
    housekeeping._remove([store.path_of(sha256)], before=moment(23, 59).replace(year=2099))
    assert not store.path_of(sha256).exists()
    assert tallies.recount() == []


def test_sealed_once_and_for_all(crew: Crew, told: Item) -> None:
    seal(crew, told)
    with pytest.raises(NotAllowed, match="already_sealed"):
        seal(crew, told)
    with pytest.raises(NotAllowed):
        revising.revise_item(told, actor=crew.officer, at=moment(12))


def test_what_is_sealed_does_not_come_back_by_an_import(crew: Crew) -> None:
    item = Item.objects.get(pk=publish([a_draft(1)])[0].item_id)
    seal(crew, item)
    (outcome,) = release_batch([a_draft(1, title="又来了")], batch=None)
    assert (outcome.status, [finding.code for finding in outcome.findings]) == ("refused", ["sealed"])
    assert Edition.objects.filter(item=item).count() == 1


def test_a_withdrawn_one_may_be_sealed_later(crew: Crew, told: Item) -> None:
    asked = withdrawal.propose_removal(told, actor=crew.officer, at=moment(10), **WHY)
    withdrawal.decide_removal(asked, actor=crew.approver, approve=True, at=moment(10))
    assert Content.objects.filter(edition__item=told).exists()
    seal(crew, told, title_goes=True)
    assert not Content.objects.filter(edition__item=told).exists()
    assert Item.objects.get(pk=told.pk).document_number == ""


def test_a_file_that_another_item_carries_stops_it(crew: Crew, told: Item) -> None:
    other = Item.objects.get(pk=publish([a_draft(6, files=(AttachedFile("表", "表.txt", content=b"x\n"),))])[0].item_id)
    Attachment.objects.create(edition=other.editions.get(), file=ManuscriptFile.objects.all()[0].file, position=2, title="同一件")
    with pytest.raises(NotAllowed, match="file_shared"):
        seal(crew, told)
    assert (Item.objects.get(pk=told.pk).state, Manuscript.objects.filter(title__contains=SECRET).exists()) == ("public", True)


@pytest.mark.parametrize("assignment", ["title = 'x'", "title = '', summary = '', keywords = '', note = '', content_hash = '', number = 7"])
def test_the_database_lets_pass_nothing_but_the_emptying(crew: Crew, item: Item, assignment: str) -> None:
    with pytest.raises(Error, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE catalog_edition SET {assignment}")  # noqa: S608
    assert Edition.objects.get().title == item.title


def test_what_follows_it_must_be_public_itself(crew: Crew, item: Item) -> None:
    other = Item.objects.get(pk=released(crew, 2).item_id)
    hiding.hide_item(other, actor=crew.officer, reason="核实", at=moment(10))
    other.refresh_from_db()
    with pytest.raises(NotAllowed, match="successor_not_public"):
        withdrawal.propose_removal(item, actor=crew.officer, successor=other, at=moment(11), **WHY)
