"""The city's units as records to enter, its settings, and what units say of columns they have nothing for."""

from datetime import date

from gongkai.demo import contacts, directory, structure
from gongkai.units.models import Level
from gongkai.units.record import Alias, ContactRecord, UnitRecord

SOURCE = "演示数据"
#: Columns that hardly any unit fills: some declare it rather than leave them blank.
_EMPTY = (
    ("041605", "本镇未开展筹资筹劳"),
    ("040703", "本单位无行政强制职权"),
    ("041405", "本单位不承担交通出行服务"),
    ("040307", "本级无政府债务"),
)


def unit_records(size: str | int) -> list[UnitRecord]:
    """Every unit of the size, with contacts, names and successors."""
    units = directory.units(size)
    codes = {unit.code for unit in units}
    return [_record(unit, codes) for unit in units]


def _record(unit: directory.UnitRecord, codes: set[str]) -> UnitRecord:
    ended = unit.ended
    return UnitRecord(
        code=unit.code,
        name=unit.name,
        level=Level(unit.level),
        parent=unit.parent if unit.parent in codes else "",
        short_name=unit.short if unit.short != unit.name else "",
        kind=unit.kind,
        organisation_code=unit.org_code,
        guided_by=unit.dual_parent if unit.dual_parent in codes else "",
        valid_until=ended,
        successor=unit.successor if unit.successor in codes else "",
        succession_reason="机构改革并入" if unit.successor else "",
        aliases=_aliases(unit),
        contact=_contact(unit),
        source=SOURCE,
    )


def _aliases(unit: directory.UnitRecord) -> tuple[Alias, ...]:
    former = [Alias(old.name, "former", valid_until=date(old.until - 1, 12, 31)) for old in unit.former]
    other = [Alias(name, "popular") for name in unit.aliases if name not in {old.name for old in unit.former}]
    short = [Alias(unit.short, "short")] if unit.short and unit.short != unit.name else []
    return tuple({(alias.name, alias.kind): alias for alias in [*former, *short, *other]}.values())


def _contact(unit: directory.UnitRecord) -> ContactRecord:
    found = contacts.contact(unit)
    return ContactRecord(
        office=found.office,
        address=f"{found.address}{found.room}",
        directions=found.bus_lines,
        postcode=found.postcode,
        hours=f"夏令时{found.hours_summer}；冬令时{found.hours_winter}；法定节假日除外",
        telephone=found.phone,
        fax=found.fax,
        email=found.email,
        leader=found.leader,
        person=found.contact_person,
    )


def declarations(size: str | int) -> list[tuple[str, str, str]]:
    """(unit, column, reason) for "no such information"."""
    return [
        (unit.code, column, reason)
        for place, unit in enumerate(directory.units(size))
        for column, reason in _EMPTY
        if structure.keeps(unit.level, column) and (place + len(column)) % 3 == 0
    ]


SETTINGS = {
    "site.name": "明川市人民政府",
    "site.owner": "明川市人民政府办公室",
    "site.operator": "明川市政务服务和大数据局",
    "site.code": "9900000001",
    "site.domain": "xxgk.mingchuan.example",
    "site.icp": "明ICP备00000000号",
    "site.police": "明公网安备 99000000000001号",
    "site.party_badge": "/about/",
    "site.error_report": "/contact/",
    "site.telephone": "0990-0000345",
    "site.hot_queries": ["老旧小区改造", "公租房", "学区划分", "停水公告"],
}
