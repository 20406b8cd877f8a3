"""What must vanish at once does: an item or one file, by whoever answers for content; another confirms it or opens it again."""

from datetime import date

import pytest

from gongkai.catalog import queries, tallies
from gongkai.catalog.models import Attachment, Item
from gongkai.publishing.lists import working as lists
from gongkai.publishing.models import Hiding, PublishingEvent
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.services import hiding
from gongkai.search.documents import Documents
from gongkai.search.models import Change
from gongkai.units.gate import Actor, visible
from tests.support.catalogue import a_file
from tests.support.drafts import GOVERNMENT, HOUSING, OFFICE, enter_city
from tests.support.staff import Crew, employ, moment, released

pytestmark = pytest.mark.django_db


@pytest.fixture
def crew() -> Crew:
    return Crew(enter_city()[OFFICE])


@pytest.fixture
def item(crew: Crew) -> Item:
    item = Item.objects.get(pk=released(crew).item_id)
    Change.objects.all().delete()
    return item


@pytest.mark.parametrize("who", ["officer", "head", "reviewer", "approver"])
def test_closed_at_once_and_confirmed_by_another(crew: Crew, item: Item, who: str) -> None:
    actor = getattr(crew, who)
    one = hiding.hide_item(item, actor=actor, reason="疑含个人信息", at=moment(17, day=date(2026, 11, 27)))
    assert queries.item_page(item.pk) is None
    assert (one.due_on, Change.objects.filter(item_id=item.pk).exists(), tallies.recount()) == (
        date(2026, 11, 30),
        True,
        [],
    )  # Friday, Monday
    assert [row.pk for row in lists.open_hidings(crew.approver)] == [one.pk]
    other = crew.reviewer if who == "approver" else crew.approver
    if who != "officer":
        with pytest.raises(NotAllowed, match="hider_may_not_confirm"):
            hiding.confirm_hiding(one, actor=actor, at=moment(18))
    one = hiding.confirm_hiding(one, actor=other, at=moment(18))
    assert (one.confirmed_by_id, lists.open_hidings(crew.approver)) == (other.person, [])
    hiding.restore(one, actor=other, reason="已核实", at=moment(19))
    assert queries.item_page(item.pk) is not None
    with pytest.raises(NotAllowed):
        hiding.restore(one, actor=other, reason="再来", at=moment(20))
    assert [event.kind for event in PublishingEvent.objects.order_by("seq")] == ["released", "hidden", "hiding_confirmed", "restored"]


def test_the_officer_closes_but_does_not_open(crew: Crew, item: Item) -> None:
    one = hiding.hide_item(item, actor=crew.officer, reason="待核", at=moment(10))
    with pytest.raises(NotAllowed, match="no_post"):
        hiding.restore(one, actor=crew.officer, reason="无误", at=moment(11))
    with pytest.raises(NotAllowed, match="item_not_in_this_state"):
        hiding.hide_item(item, actor=crew.officer, reason="再来", at=moment(11))


def test_a_reason_and_a_post_are_needed(crew: Crew, item: Item) -> None:
    stranger = employ(enter_city()[HOUSING], "stranger", "approver")
    for actor in (stranger, Actor(crew.officer.person)):
        with pytest.raises(NotAllowed, match="no_post"):
            hiding.hide_item(item, actor=actor, reason="待核", at=moment(10))
    with pytest.raises(NotAllowed, match="reasons_needed"):
        hiding.hide_item(item, actor=crew.officer, reason=" ", at=moment(10))
    office = employ(enter_city()[GOVERNMENT], "office", "office")
    assert hiding.hide_item(item, actor=office, reason="待核", at=moment(10)).by_id == office.person


def test_one_file_is_closed_and_the_item_stays(crew: Crew, item: Item, home: object) -> None:
    kept = a_file(item, "张三的名单\n".encode(), title="名单")
    item.refresh_from_db()
    before = item.version
    one = hiding.hide_file(kept, actor=crew.officer, reason="含个人信息", at=moment(10))
    page = queries.item_page(item.pk)
    assert page is not None
    assert (page.attachments, page.closed_files, page.item.version) == ([], 1, before + 1)
    assert queries.attachment(kept.pk) is None
    assert not visible(Attachment.objects.all(), None).exists()
    assert "名单" not in Documents().of([item.pk])[0].attachments
    with pytest.raises(NotAllowed, match="already_hidden"):
        hiding.hide_file(kept, actor=crew.head, reason="再来", at=moment(11))
    hiding.confirm_hiding(one, actor=crew.reviewer, at=moment(11))
    hiding.restore(one, actor=crew.reviewer, reason="已核实", at=moment(12))
    page = queries.item_page(item.pk)
    assert page is not None
    assert ([row.pk for row in page.attachments], page.closed_files) == ([kept.pk], 0)
    assert Hiding.objects.get().ended_at == moment(12)
