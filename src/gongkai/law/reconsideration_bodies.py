"""Which body takes an application for reconsideration 复议机关, by what the unit is (letters §3.3; 行政复议法2023第24、27、28条).

Names are not known here: the answer is roles, which the units of the installation fill with names. A unit may set its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from gongkai.law.periods import RECONSIDERATION_LAW_FROM
from gongkai.law.sayings import Said, gettext_noop


class UnitIs(StrEnum):
    """What made the decision."""

    PROVINCE_GOVERNMENT = "province_government"
    GOVERNMENT = "government"  # of a city, district, county: a level above a township
    TOWNSHIP = "township"  # 乡镇政府、街道办事处
    DEPARTMENT = "department"  # 政府部门、政府管理的授权组织
    JUSTICE_DEPARTMENT = "justice_department"  # 司法局: it handles reconsideration itself (第28条)
    BRANCH = "branch"  # 派出机构 in its own name
    VERTICAL = "vertical"  # 海关、金融、外汇管理、税务、国家安全
    PROVINCE_VERTICAL = "province_vertical"  # 垂直到省的其他部门


class Role(StrEnum):
    """Who takes it."""

    ITSELF = "itself"
    HIGHER_GOVERNMENT = "higher_government"
    OWN_GOVERNMENT = "own_government"
    HIGHER_DEPARTMENT = "higher_department"
    LOCAL_GOVERNMENT = "local_government"
    UNKNOWN = "unknown"


ROLE_WORDS: Mapping[Role, str] = {
    Role.ITSELF: gettext_noop("本机关"),
    Role.HIGHER_GOVERNMENT: gettext_noop("上一级人民政府"),
    Role.OWN_GOVERNMENT: gettext_noop("本级人民政府"),
    Role.HIGHER_DEPARTMENT: gettext_noop("上一级主管部门"),
    Role.LOCAL_GOVERNMENT: gettext_noop("所在地人民政府"),
    Role.UNKNOWN: gettext_noop("有管辖权的行政复议机关"),
}


@dataclass(frozen=True, slots=True)
class Body:
    """`roles`: one, or several of which the applicant chooses. `article`: where it stands."""

    roles: tuple[Role, ...]
    article: str
    notes: tuple[Said, ...] = ()

    def wording(self, names: Mapping[Role, str] | None = None) -> str:
        """明川市人民政府或者澜江省水利厅; roles without a name stand in general words."""
        return "或者".join((names or {}).get(role) or ROLE_WORDS[role] for role in self.roles)

    def as_json(self) -> dict[str, Any]:
        """{"roles", "article", "wording", "warnings"}."""
        return {
            "roles": [str(role) for role in self.roles],
            "article": self.article,
            "wording": self.wording(),
            "warnings": [said.as_json() for said in self.notes],
        }


_NEW: Mapping[UnitIs, tuple[tuple[Role, ...], str]] = {
    UnitIs.GOVERNMENT: ((Role.HIGHER_GOVERNMENT,), "行政复议法第二十四条"),
    UnitIs.TOWNSHIP: ((Role.OWN_GOVERNMENT,), "行政复议法第二十四条"),
    UnitIs.DEPARTMENT: ((Role.OWN_GOVERNMENT,), "行政复议法第二十四条"),
    UnitIs.JUSTICE_DEPARTMENT: ((Role.OWN_GOVERNMENT, Role.HIGHER_DEPARTMENT), "行政复议法第二十八条"),
    UnitIs.BRANCH: ((Role.OWN_GOVERNMENT, Role.LOCAL_GOVERNMENT), "行政复议法第二十四条"),
    UnitIs.VERTICAL: ((Role.HIGHER_DEPARTMENT,), "行政复议法第二十七条"),
}
_OLD: Mapping[UnitIs, tuple[tuple[Role, ...], str]] = {
    UnitIs.GOVERNMENT: ((Role.HIGHER_GOVERNMENT,), "行政复议法（2017修正）第十三条"),
    UnitIs.TOWNSHIP: ((Role.OWN_GOVERNMENT,), "行政复议法（2017修正）第十三条"),
    UnitIs.DEPARTMENT: ((Role.OWN_GOVERNMENT, Role.HIGHER_DEPARTMENT), "行政复议法（2017修正）第十二条"),
    UnitIs.JUSTICE_DEPARTMENT: ((Role.OWN_GOVERNMENT, Role.HIGHER_DEPARTMENT), "行政复议法（2017修正）第十二条"),
    UnitIs.VERTICAL: ((Role.HIGHER_DEPARTMENT,), "行政复议法（2017修正）第十二条"),
}


def body_for(unit: UnitIs, *, decided_on: date) -> Body:
    """Who takes it for a decision of that day. For a township 本级 is the county's or district's government.

    A department run from the province downwards, a province's own acts and the branches of the time before 2024 are 未核实: they say so.
    """
    new = decided_on >= RECONSIDERATION_LAW_FROM
    known = (_NEW if new else _OLD).get(unit)
    if known is not None:
        notes: tuple[Said, ...] = ()
        if unit is UnitIs.BRANCH:
            text = gettext_noop("所在地人民政府只适用于设区的市的部门按行政区划设立的派出机构")
            notes = (Said("branch_by_district", text),)
        return Body(known[0], known[1], notes)
    if unit is UnitIs.PROVINCE_GOVERNMENT:
        article = "行政复议法第二十四条第二款" if new else "行政复议法（2017修正）第十四条"
        return Body(
            (Role.ITSELF,), article, (Said("province_unverified", gettext_noop("省级人民政府自己作出的，向它本身申请（条款未核实）")),)
        )
    return Body((Role.UNKNOWN,), "", (Said("body_unverified", gettext_noop("这类机关的复议机关没有核实，请逐单位设置")),))
