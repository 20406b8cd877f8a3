"""Quick inserts: ids, values and constraints are those that `bulk_create` would give."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from gongkai.catalog.models import IndexSerial, Item
from gongkai.events.clock import SHANGHAI
from gongkai.events.inserting import insert_objects, insert_rows, new, reserve_ids
from gongkai.publishing.models import PublishingEvent
from gongkai.units.models import Unit

pytestmark = pytest.mark.django_db
AT = datetime(2024, 5, 6, 23, 30, tzinfo=SHANGHAI)


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.create(code="990100", name="明川市教育局", path="001", level="department")


def _items(unit: Unit, *titles: str) -> list[Item]:
    return [new(Item, unit_id=unit.pk, title=title, published_on=date(2024, 5, 6), index_number=f"n/{title}") for title in titles]


def test_objects_read_back_as_they_were_written(unit: Unit) -> None:
    first, second = items = _items(unit, "关于入学", "关于放假")
    insert_objects(items)
    assert first.pk < second.pk
    kept = Item.objects.get(pk=second.pk)
    names = [field.attname for field in Item._meta.concrete_fields]
    assert [getattr(kept, name) for name in names] == [getattr(second, name) for name in names]
    assert kept == second
    assert not second._state.adding


def test_moments_and_json_keep_their_values(unit: Unit) -> None:
    item = _items(unit, "关于入学")[0]
    insert_objects([item])
    data = {"columns": [1, 2], "day": "2024-05-06", "名": None}
    event = new(PublishingEvent, subject_id=item.pk, seq=1, kind="released", unit_id=unit.pk, at=AT, recorded_at=AT, data=data)
    insert_objects([event])
    kept = PublishingEvent.objects.get(pk=event.pk)
    assert (kept.at, kept.data, kept.person_id) == (AT, data, None)
    assert PublishingEvent.objects.filter(data__day="2024-05-06").exists()


def test_ids_are_never_given_twice_whoever_asks(unit: Unit) -> None:
    given = list(reserve_ids(Item, 3))
    usual = Item.objects.create(unit=unit, title="一", published_on=date(2024, 1, 1))
    given += [usual.pk, *reserve_ids(Item, 2)]
    insert_objects(items := _items(unit, "二"))
    given.append(items[0].pk)
    assert given == sorted(set(given))
    assert Item.objects.create(unit=unit, title="三", published_on=date(2024, 1, 1)).pk > given[-1]


def test_constraints_hold_and_refuse_the_whole_insert(unit: Unit) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_objects(_items(unit, "关于入学", ""))
    assert not Item.objects.exists()


def test_a_row_that_is_known_is_passed_over() -> None:
    insert_rows(IndexSerial, ("prefix", "last"), [("a/2024-", 7)])
    insert_rows(IndexSerial, ("prefix", "last"), [("a/2024-", 0), ("b/2024-", 0)], known="prefix")
    assert dict(IndexSerial.objects.values_list("prefix", "last")) == {"a/2024-": 7, "b/2024-": 0}


def test_a_name_that_is_no_field_is_refused(unit: Unit) -> None:
    with pytest.raises(IndexError):
        new(Item, unit_id=unit.pk, titel="x")


def test_a_failed_transaction_gives_nothing_away(unit: Unit) -> None:
    with transaction.atomic():
        insert_objects(_items(unit, "关于入学"))
        transaction.set_rollback(True)
    insert_objects(items := _items(unit, "关于放假"))
    assert list(Item.objects.values_list("pk", "title")) == [(items[0].pk, "关于放假")]
