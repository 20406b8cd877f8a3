"""How often a page asks the database does not depend on how much it shows."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.catalog.models import IssuingBody, Item, Relation
from gongkai.rulebook import settings as rulebook
from gongkai.units.models import Contact, Unit
from tests.support.catalogue import a_column, a_file, a_unit, an_item

pytestmark = pytest.mark.django_db
PLAIN, ITEM, LIST = 5, 8, 9


@pytest.fixture
def unit() -> Unit:
    root = a_unit("990000", "明川市人民政府", path="0000", level="city")
    unit = a_unit("990122", "明川市住房和城乡建设局", path="00000001", parent=root)
    Contact.objects.create(unit=unit, office="办公室")
    return unit


def queries(path: str) -> int:
    """What a second reader costs: settings and trees may be kept for a minute."""
    client = Client()
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


def rich(unit: Unit, times: int) -> Item:
    """An item with so many of everything."""
    columns = [a_column(f"T{times:02d}{number}", f"栏目{number}") for number in range(times)]
    item = an_item(unit, *columns, title="很多东西的一件")
    for number in range(times):
        other = an_item(unit, title=f"相关{number}")
        Relation.objects.create(item=item, kind="repeals", other=other, named=f"相关{number}", key=f"相关{number}")
        Relation.objects.create(item=other, kind="interprets", other=item, named=item.title, key=item.title)
        IssuingBody.objects.create(item=item, position=number, name=f"机关{number}")
    a_file(item, b"one")
    return item


def test_an_item(unit: Unit) -> None:
    plain, some, full = an_item(unit, title="一件"), rich(unit, 1), rich(unit, 10)
    assert queries(f"/i/{plain.pk}") <= PLAIN  # nothing asks for bodies, relations and files that are not there
    assert queries(f"/i/{some.pk}") == queries(f"/i/{full.pk}") <= ITEM


@pytest.mark.parametrize(
    "path",
    ["/", "/latest/", "/u/990122/", "/u/990122/catalogue/", "/u/990122/c/T0/", "/c/T0/", "/units/", "/atom.xml", "/u/990122/atom.xml"],
)
def test_a_list(unit: Unit, path: str) -> None:
    column = a_column("T0", "栏目")
    an_item(unit, column)
    few = queries(path)
    for number in range(30):
        an_item(unit, column, title=f"第{number}件", published_on=date(2026, 1, number + 1))
    for number in range(5):
        a_unit(f"99020{number}", f"明川市第{number}局", path=f"0000001{number}", parent=unit.parent)
    rulebook.get("site.name")
    assert queries(path) <= max(few, 1)
    assert few <= LIST
