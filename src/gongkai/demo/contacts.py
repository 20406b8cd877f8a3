"""How to reach a unit of the fictional city. Telephone numbers are placeholders, nobody is named."""

from dataclasses import dataclass
from functools import cache
from random import Random

from gongkai.demo.directory import UnitRecord, all_units, by_code
from gongkai.demo.phrases import pool

SUMMER = "8:30—12:00，14:30—18:00（6月1日至9月30日）"
WINTER = "8:30—12:00，14:00—17:30（10月1日至次年5月31日）"


@dataclass(frozen=True, slots=True)
class ContactRecord:
    office: str
    address: str
    room: str
    bus_lines: str
    postcode: str
    hours_summer: str
    hours_winter: str
    phone: str
    fax: str
    email: str
    service_phone: str
    supervision_phone: str
    leader: str
    contact_person: str


def contact(unit: UnitRecord) -> ContactRecord:
    """The same for a unit at every call; drawn from its code alone."""
    return _contact(unit.code)


@cache
def _contact(code: str) -> ContactRecord:
    unit = by_code()[code]
    rng = Random(f"contact/{unit.code}")
    place = all_units().index(unit)
    county = by_code().get(unit.code[:6])
    rural = unit.level in ("county", "town") and county is not None and not county.short.endswith("区")
    road = rng.choice(pool("road_county" if rural else "road"))
    where = (
        "明川市望川区"
        if unit.level in ("city", "department", "enterprise") or county is None
        else county.full_name.removesuffix("人民政府")
    )
    if unit.level == "town":
        where += unit.short
    lines = "、".join(str(number) for number in sorted(rng.sample(range(1, 63), rng.randint(2, 4))))
    return ContactRecord(
        office=_office(unit),
        address=f"{where}{road}{rng.randint(3, 268)}号",
        room=f"{(floor := rng.randint(1, 6))}楼{floor}{rng.randint(1, 19):02}室",
        bus_lines=f"乘{lines}路公交车到“{road}口”站下车，向{rng.choice('东西南北')}步行{rng.randint(4, 32) * 10}米",
        postcode=f"9900{rng.randint(10, 99)}",
        hours_summer=SUMMER,
        hours_winter=WINTER,
        phone=f"0990-0000{100 + place * 4}",
        fax="未设传真" if unit.level == "town" and rng.random() < 0.4 else f"0990-0000{101 + place * 4}",
        email=f"xxgk-{unit.code.lower()}@mingchuan.example",
        service_phone=f"0990-0000{102 + place * 4}",
        supervision_phone=f"0990-0000{103 + place * 4}",
        leader=_leader(unit),
        contact_person=f"{_office(unit)}信息公开岗",
    )


def _office(unit: UnitRecord) -> str:
    if unit.level == "city":
        return "明川市人民政府办公室政务公开科"
    if unit.level == "county":
        return f"{unit.name}办公室政务公开股"
    if unit.level == "town":
        return "党政综合办公室" if unit.kind == "街道办事处" else "党政办公室"
    if unit.level == "enterprise":
        return "办公室" if unit.field in ("教育", "卫生健康", "公益") else "综合办公室（客户服务部）"
    return "政务公开科" if unit.kind == "政府办公室" else "办公室（政策法规科）"


def _leader(unit: UnitRecord) -> str:
    posts = {"city": "秘书长", "county": "县（区）政府办公室主任", "town": "副镇长", "enterprise": "副总经理"}
    if unit.level == "enterprise" and unit.field in ("教育", "卫生健康", "公益", "住房", "环境保护"):
        return "分管副职"
    if unit.level == "town" and unit.kind != "镇政府":
        return "副乡长" if unit.kind == "乡政府" else "办事处副主任"
    if unit.level == "county":
        return f"{unit.short[-1]}政府办公室主任"
    if unit.level == "department":
        return "副主任" if unit.name.endswith(("委员会", "办公室")) else "副局长" if unit.name.endswith("局") else "分管负责同志"
    return posts[unit.level]
