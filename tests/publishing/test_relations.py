"""Relations: both ways, whoever comes first, by key or by number; a repeal marks what it repeals."""

import pytest

from gongkai.catalog.models import Item, Relation
from gongkai.catalog.queries import item_page
from gongkai.publishing.services import hide
from gongkai.search.models import Change
from tests.support.drafts import a_draft, enter_city, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city() -> None:
    enter_city()


def ids(*drafts: object) -> list[int]:
    return [outcome.item_id or 0 for outcome in publish(drafts)]  # type: ignore[arg-type]


@pytest.mark.parametrize("named", ["明政办发〔2026〕1号", "明政办发[2026]1号", "d00001"])
def test_the_other_may_be_named_by_number_in_any_spelling_or_by_key(named: str) -> None:
    first, second = ids(a_draft(1), a_draft(2, interprets=(named,)))
    relation = Relation.objects.get()
    assert (relation.item_id, relation.other_id, relation.kind) == (second, first, "interprets")
    assert relation.named == "明政办发〔2026〕1号"
    page, other = item_page(second), item_page(first)
    assert [row.other_id for row in page.relations] == [first]
    assert [row.item_id for row in other.incoming] == [second]


@pytest.mark.parametrize("named", ["明政办发[2026]1号", "d00001"])
def test_what_comes_later_closes_the_relation(named: str) -> None:
    (reading,) = ids(a_draft(2, interprets=(named,)))
    assert Relation.objects.get().other is None
    Change.objects.all().delete()
    (first,) = ids(a_draft(1))
    relation = Relation.objects.get()
    assert (relation.other_id, relation.named) == (first, "明政办发〔2026〕1号" if named == "d00001" else named)
    assert set(Change.objects.values_list("item_id", flat=True)) == {first, reading}


def test_within_one_batch_the_order_does_not_matter() -> None:
    reading, first = ids(a_draft(2, interprets=("d00001",)), a_draft(1))
    assert (Relation.objects.get().item_id, Relation.objects.get().other_id) == (reading, first)


def test_a_repeal_marks_the_other_at_once_and_late() -> None:
    old, _ = ids(a_draft(1, validity="valid"), a_draft(2, repeals=("明政办发〔2026〕1号", "明政办发〔2026〕3号")))
    assert Item.objects.get(pk=old).validity == "repealed"
    (late,) = ids(a_draft(3))
    assert Item.objects.get(pk=late).validity == "repealed"
    assert Item.objects.get(pk=old).version == 2


def test_a_repealed_document_stays_repealed_when_it_is_revised() -> None:
    old, _ = ids(a_draft(1, validity="valid"), a_draft(2, repeals=("d00001",)))
    publish([a_draft(1, validity="valid", body="<p>更正错字。</p>")])
    assert Item.objects.get(pk=old).validity == "repealed"


def test_a_document_does_not_relate_to_itself() -> None:
    ids(a_draft(1, repeals=("明政办发〔2026〕1号",)))
    assert Item.objects.get().validity != "repealed"
    assert not Relation.objects.filter(other__isnull=False).exists()


def test_a_name_that_is_nowhere_stays_readable() -> None:
    (item,) = ids(a_draft(1, replaces=("关于城市供水的老规定",)))
    page = item_page(item)
    assert [(row.named, row.other) for row in page.relations] == [("关于城市供水的老规定", None)]


def test_what_is_hidden_is_not_named_on_the_other_s_page() -> None:
    first, reading = ids(a_draft(1), a_draft(2, interprets=("d00001",)))
    hide(Item.objects.get(pk=reading), reason="待核")
    assert item_page(first).incoming == []
    hide(Item.objects.get(pk=first), reason="待核")
    assert item_page(first) is None


def test_keys_of_another_source_are_not_mixed_up() -> None:
    ids(a_draft(1, document_number=""), a_draft(2, source="elsewhere", interprets=("d00001",)))
    assert Relation.objects.get().other is None
    ids(a_draft(3, interprets=("d00001",)))
    assert Relation.objects.filter(other__isnull=False).count() == 1


def test_a_revision_may_bring_a_relation() -> None:
    first, second = ids(a_draft(1), a_draft(2))
    publish([a_draft(2, repeals=("d00001",))])
    assert Item.objects.get(pk=first).validity == "repealed"
    assert [row.other_id for row in item_page(second).relations] == [first]


def test_both_ends_go_up_a_version_because_their_pages_show_it() -> None:
    (reading,) = ids(a_draft(2, interprets=("d00001",)))
    (first,) = ids(a_draft(1))
    versions = dict(Item.objects.values_list("pk", "version"))
    assert versions == {reading: 2, first: 2}
    publish([a_draft(2, interprets=("d00001",), title="改过的标题")])
    assert dict(Item.objects.values_list("pk", "version")) == {reading: 3, first: 2}
    publish([a_draft(2, title="改过的标题")])
    assert dict(Item.objects.values_list("pk", "version")) == {reading: 4, first: 3}


def test_a_revision_may_take_a_relation_back() -> None:
    _, reading = ids(a_draft(1), a_draft(2, interprets=("d00001",)))
    assert publish([a_draft(2)])[0].status == "revised"
    assert item_page(reading).relations == []
