"""A handful of units and drafts for tests that publish the way everything is published."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from gongkai.publishing.draft import Draft
from gongkai.publishing.services import Outcome, release_batch
from gongkai.units.models import Unit
from gongkai.units.record import Alias, ContactRecord, UnitRecord
from gongkai.units.services import enter_units

SOURCE = "tests"
GOVERNMENT, OFFICE, HOUSING, TOWN, WATER = "990000", "990101", "990122", "990903", "990801"
#: A made-up organisation code with a right check character.
ORGANISATION = "990000148"

RECORDS = (
    UnitRecord(code=GOVERNMENT, name="明川市人民政府", level="city", short_name="明川市"),
    UnitRecord(
        code=OFFICE, name="明川市人民政府办公室", level="department", parent=GOVERNMENT, organisation_code=ORGANISATION,
        contact=ContactRecord(office="政务公开科", address="明川市市府路1号", telephone="0990-0000101", hours="周一至周五 9:00–17:00"),
    ),
    UnitRecord(
        code=HOUSING, name="明川市住房和城乡建设局", level="department", parent=GOVERNMENT, short_name="市住建局",
        aliases=(Alias("明川市建设委员会", "former", valid_until=date(2014, 12, 31)),),
    ),
    UnitRecord(code=WATER, name="明川市自来水公司", level="enterprise", parent=HOUSING),
    UnitRecord(code=TOWN, name="明川市安平镇人民政府", level="town", parent=GOVERNMENT),
)  # fmt: skip


def enter_city() -> dict[str, Unit]:
    """The units above, by code."""
    enter_units(RECORDS)
    return {unit.code: unit for unit in Unit.objects.select_related("parent")}


def a_draft(number: int, **fields: Any) -> Draft:
    """The `number`-th document of the office; `fields` replace what is to differ."""
    day = date(2026, 1, 5) + timedelta(days=number)
    values: dict[str, Any] = {
        "key": f"d{number:05d}",
        "unit": OFFICE,
        "title": f"关于做好第{number}批老旧小区供水改造工作的通知",
        "body": f"<p>各区县人民政府：</p><p>第{number}批改造工程自即日起实施。</p>",
        "columns": ("0203",),
        "document_number": f"明政办发〔2026〕{number}号",
        "written_on": day - timedelta(days=2),
        "published_on": day,
        "genre": "通知",
        "source": SOURCE,
    }
    return Draft(**{**values, **fields})


def publish(drafts: Sequence[Draft], **options: Any) -> list[Outcome]:
    """Release them; AssertionError where one is refused."""
    outcomes = release_batch(drafts, **{"batch": None, **options})
    assert not [outcome for outcome in outcomes if outcome.status == "refused"], outcomes
    return outcomes
