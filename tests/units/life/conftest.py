"""A city with departments, their people, and the office that directs them."""

from dataclasses import dataclass

import pytest

from gongkai.units.gate import Actor
from gongkai.units.models import Role, Unit
from gongkai.units.record import UnitRecord
from gongkai.units.services import enter_units
from tests.support.personnel import a_person, a_post, acting


@dataclass(slots=True)
class City:
    """`city` with three departments, of which the first has a sub-unit; a county beside them with a department."""

    city: Unit
    first: Unit
    second: Unit
    third: Unit
    below: Unit
    county: Unit
    far: Unit
    office: Actor


@pytest.fixture
def city() -> City:
    enter_units(
        [
            UnitRecord(code="990100", name="明川市人民政府", level="city"),
            UnitRecord(code="990100-D01", name="明川市建设局", level="department", parent="990100", short_name="市建设局"),
            UnitRecord(code="990100-D02", name="明川市房产局", level="department", parent="990100"),
            UnitRecord(code="990100-D03", name="明川市水务局", level="department", parent="990100"),
            UnitRecord(code="990100-D01-D01", name="明川市城建档案馆", level="department", parent="990100-D01"),
            UnitRecord(code="990101", name="安澜县人民政府", level="county", parent="990100"),
            UnitRecord(code="990101-D01", name="安澜县水利局", level="department", parent="990101"),
        ]
    )
    by_code = {unit.code: unit for unit in Unit.objects.all()}
    office = acting(a_post(a_person("office", by_code["990100"]), by_code["990100"], Role.OFFICE))
    codes = ("990100", "990100-D01", "990100-D02", "990100-D03", "990100-D01-D01", "990101", "990101-D01")
    return City(*(by_code[code] for code in codes), office)
