"""Which form a report follows, and whose report it is."""

import re
from collections.abc import Collection

from gongkai.law.report.formats import Format
from gongkai.law.report.report import Kind

_ONLY_2019 = {"published", "total_published", "last_year", "change", "规范性文件", "其他对外管理服务事项", "政府集中采购", "other"}
_ONLY_2021 = {"repealed", "in_force", "amount", "行政规范性文件", "other_1", "other_2", "other_3"}
_TOWN = re.compile(r"(乡|镇|苏木|街道|街道办事处)(人民政府|政府|办事处)?$")
_OFFICE = re.compile(r"政府办公[厅室]$|政府办$")
_GOVERNMENT = re.compile(r"(人民政府|政府|管理委员会|管委会)$|^.{1,12}[省市州盟县区旗]$|自治区$")
_MINISTRY = re.compile(r"^(国家|中国|中华人民共和国)|^.{2,8}部$|^中国人民银行$|总局$|总署$|^审计署$")
_DEPARTMENT = re.compile(r"[厅局委办院校]$|委员会$|办公室$|中心$|大队$|支队$|总队$|银行$|公司$")


def form_of(words: Collection[str], *, year: int | None, tables: bool, statistics: bool) -> Format:
    """The form by its wording; where that does not tell, by the year.

    words: keys of rows and columns that the report has. A report that cites 30号 and uses the words of 60号 follows 60号 (rules B6).
    """
    if statistics and not tables:
        return Format.STATISTICS
    if not tables:
        return Format.TEXT
    old, new = len(_ONLY_2019.intersection(words)), len(_ONLY_2021.intersection(words))
    if old != new:
        return Format.Y2019 if old > new else Format.Y2021
    return Format.Y2019 if year is not None and year < 2021 else Format.Y2021


def expected_form(year: int | None) -> Format | None:
    """The form that a report for `year` must follow; None where the year is not known or too early."""
    if year is None or year < 2014:
        return None
    if year < 2019:
        return Format.STATISTICS
    return Format.Y2019 if year < 2021 else Format.Y2021


def kind_of(unit: str) -> Kind:
    """Whose report it is, by the unit's name; UNKNOWN where the name does not tell."""
    name = "".join(unit.split())
    for pattern, kind in (
        (_OFFICE, Kind.OFFICE),
        (_TOWN, Kind.TOWN),
        (_GOVERNMENT, Kind.GOVERNMENT),
        (_MINISTRY, Kind.MINISTRY),
        (_DEPARTMENT, Kind.DEPARTMENT),
    ):
        if pattern.search(name):
            return kind
    return Kind.UNKNOWN
