"""Taking back: with a reason, from the right state, once; and what remains to be said."""

import pytest

from gongkai.catalog import tallies
from gongkai.catalog.models import Item, ItemColumn
from gongkai.catalog.queries import item_page
from gongkai.events import clock
from gongkai.publishing.context import Context
from gongkai.publishing.models import Admission, PublishingEvent
from gongkai.publishing.services import hide, restore, withdraw
from gongkai.publishing.services.removal import NotPossible
from gongkai.publishing.services.revision import revise
from gongkai.publishing.tombstones import public_notice
from gongkai.search.models import Change
from tests.support.drafts import a_draft, enter_city, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def item() -> Item:
    enter_city()
    outcome = publish([a_draft(1)])[0]
    Change.objects.all().delete()
    return Item.objects.get(pk=outcome.item_id)


@pytest.mark.parametrize("act", [withdraw, hide])
def test_a_reason_is_needed(item: Item, act: object) -> None:
    with pytest.raises(NotPossible, match="reason_needed"):
        act(item, reason=" ")  # type: ignore[operator]
    assert Item.objects.get().state == "public"


def test_a_withdrawn_item_leaves_a_notice_and_never_comes_back(item: Item) -> None:
    withdraw(item, reason="内容有误")
    assert item_page(item.pk) is None
    notice = public_notice(item.pk)
    assert notice is not None
    assert (notice.state, notice.reason, notice.unit) == ("withdrawn", "内容有误", item.unit)
    assert notice.on == PublishingEvent.objects.get(kind="withdrawn").at.astimezone(clock.SHANGHAI).date()
    assert not ItemColumn.objects.filter(public=True).exists()
    assert Change.objects.filter(item_id=item.pk).exists()
    for act in (withdraw, hide, restore):
        with pytest.raises(NotPossible, match="state_changed"):
            act(Item.objects.get(), reason="再来")


def test_a_hidden_item_may_come_back_and_says_no_reason(item: Item) -> None:
    hide(item, reason="个人隐私待核")
    notice = public_notice(item.pk)
    assert notice is not None
    assert (notice.state, notice.reason) == ("hidden", "")
    restore(item, reason="核实无误")
    assert item_page(item.pk) is not None
    assert public_notice(item.pk) is None
    with pytest.raises(NotPossible):
        restore(item, reason="再来")
    assert [event.kind for event in PublishingEvent.objects.order_by("seq")] == ["released", "hidden", "restored"]


def test_two_officers_at_once_the_second_is_told(item: Item) -> None:
    seen_by_another = Item.objects.get(pk=item.pk)
    hide(item, reason="待核")
    with pytest.raises(NotPossible, match="state_changed_meanwhile"):
        withdraw(seen_by_another, reason="有误")
    assert Item.objects.get().state == "hidden"


def test_a_hidden_or_withdrawn_item_is_revised_out_of_sight(item: Item) -> None:
    hide(item, reason="待核")
    outcome = publish([a_draft(1, title="改过的标题", columns=("0204",))])[0]
    assert outcome.status == "revised"
    assert item_page(item.pk) is None
    assert not ItemColumn.objects.filter(public=True).exists()
    assert tallies.recount() == []
    restore(Item.objects.get(), reason="无误")
    assert tallies.recount() == []
    assert {place.column.code for place in ItemColumn.objects.filter(public=True, rank=1)} == {"0204"}


def test_an_officer_who_hides_during_a_revision_is_not_undone(item: Item) -> None:
    admission = Admission.objects.select_related("item__unit").get()
    hide(Item.objects.get(), reason="待核")
    revise(admission.item, a_draft(1, title="改过的标题"), [], at=clock.now(), context=Context())
    assert Item.objects.get().state == "hidden"


def test_there_is_no_notice_of_what_never_was() -> None:
    assert public_notice(12345) is None
