"""What a guide says of its unit, as fields; and the elements that article 12 requires, by the codes G1–G9 (G0: the day of the update)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gongkai.law.sayings import gettext_noop

_ = gettext_noop


class Form(StrEnum):
    """Which reference text holds: that of an authority, by its level (A.4 with A.5), or of a public enterprise (A.6)."""

    CITY = "city"
    DEPARTMENT = "department"
    COUNTY = "county"
    TOWN = "town"
    ENTERPRISE = "enterprise"


#: The nine of article 12 and the day of the update; the names as the meter says them.
ELEMENTS: Mapping[str, str] = {
    "G1": _("政府信息的分类"),
    "G2": _("编排体系"),
    "G3": _("获取方式"),
    "G4": _("工作机构名称"),
    "G5": _("办公地址"),
    "G6": _("办公时间"),
    "G7": _("联系电话"),
    "G8": _("传真号码"),
    "G9": _("互联网联系方式"),
    "G0": _("更新日期"),
}


#: The parts of a list of plain texts.
PLAIN = (("", ""),)


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `parts`: of a list of records, what each has; ("",) a list of plain texts; () one text. `longest` is of one text."""

    name: str
    label: str
    hint: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    longest: int = 200
    #: An element that it belongs to, "" for none.
    element: str = ""
    forms: tuple[Form, ...] = tuple(Form)
    #: The chapter of the form that it stands in.
    chapter: str = "who"

    @property
    def several(self) -> bool:
        """Whether it is a list."""
        return bool(self.parts)


_AUTHORITY = (Form.CITY, Form.DEPARTMENT, Form.COUNTY, Form.TOWN)
_FIRM = (Form.ENTERPRISE,)
#: Chapters of the form, in the order of the reference text.
CHAPTERS: Mapping[str, str] = {
    "classes": _("信息的分类和编排"),
    "ways": _("公开途径和查阅场所"),
    "who": _("工作机构（受理机构）"),
    "remedy": _("监督和救济"),
    "day": _("更新日期"),
}
_OFFICE = "who"
FIELDS: tuple[Field, ...] = (
    Field(
        "classes",
        _("信息分类"),
        _("各类的名称与本单位目录的一级栏目一致。"),
        (("name", _("类别")), ("scope", _("包括什么"))),
        300,
        "G1",
        chapter="classes",
    ),
    Field("arrangement", _("编排体系"), _("按什么编排、可以怎样检索。"), longest=500, element="G2", chapter="classes"),
    Field("index_example", _("索引号的例子"), "", longest=80, element="G2", forms=_AUTHORITY, chapter="classes"),
    Field("ways", _("公开途径"), _("一行一个，至少两个。"), PLAIN, 100, "G3", chapter="ways"),
    Field("site_name", _("平台名称"), "", element="G9", forms=_AUTHORITY, chapter="ways"),
    Field("site_url", _("平台网址"), "", element="G9", chapter="ways"),
    Field("guide_url", _("本指南的网址"), "", forms=_AUTHORITY, chapter="ways"),
    Field("apply_url", _("网上申请的网址"), "", element="G3", forms=_AUTHORITY, chapter="ways"),
    Field("catalog_url", _("部门一览的网址"), "", forms=(Form.CITY,), chapter="ways"),
    Field("gazette", _("政府公报名称"), "", forms=(Form.CITY,), chapter="ways"),
    Field("parent_name", _("承载专栏的上级单位"), "", forms=(Form.TOWN,), chapter="ways"),
    Field(
        "reading_points",
        _("查阅场所"),
        _("一行一处。"),
        (("name", _("名称")), ("address", _("地址")), ("hours", _("开放时间")), ("phone", _("电话"))),
        200,
        "G3",
        _AUTHORITY,
        "ways",
    ),
    Field(
        "outlets",
        _("营业网点"),
        _("一行一处。"),
        (("name", _("名称")), ("address", _("地址")), ("hours", _("营业时间"))),
        200,
        "G3",
        _FIRM,
        "ways",
    ),
    Field("office_name", _("工作机构名称"), _("即受理机构。"), element="G4", chapter=_OFFICE),
    Field("office_address", _("办公地址"), "", element="G5", chapter=_OFFICE),
    Field("office_room", _("楼层房间"), _("例如 3楼305室"), longest=60, element="G5", chapter=_OFFICE),
    Field("bus_lines", _("怎么走"), "", longest=300, forms=_AUTHORITY, chapter=_OFFICE),
    Field("postcode", _("邮编"), "", longest=6, forms=_AUTHORITY, chapter=_OFFICE),
    Field("hours_summer", _("办公时间（夏令）"), _("例如 工作日 8:30—12:00，14:30—18:00"), element="G6", chapter=_OFFICE),
    Field("hours_winter", _("办公时间（冬令）"), _("全年一样的，两处写同样的时间。"), element="G6", chapter=_OFFICE),
    Field("phone", _("联系电话"), _("座机，如 0990-0000101；不写个人手机。"), longest=60, element="G7", chapter=_OFFICE),
    Field("fax", _("传真"), _("没有的写“未设传真”。"), longest=60, element="G8", chapter=_OFFICE),
    Field("email", _("电子邮箱"), "", longest=120, element="G9", chapter=_OFFICE),
    Field("service_phone", _("服务热线"), "", longest=60, forms=_FIRM, chapter=_OFFICE),
    Field(
        "special_rule", _("本行业的公开规定"), _("例如《供水、供气、供热等公共企事业单位信息公开实施办法》"), forms=_FIRM, chapter="remedy"
    ),
    Field("supervisor_name", _("监督机构"), _("对本单位公开工作有意见，向谁反映。"), forms=_AUTHORITY, chapter="remedy"),
    Field("competent_department", _("主管部门"), _("向谁申诉。"), forms=_FIRM, chapter="remedy"),
    Field("supervisor_phone", _("监督电话"), "", longest=60, chapter="remedy"),
    Field("recon_body", _("行政复议机关"), "", forms=_AUTHORITY, chapter="remedy"),
    Field("court_name", _("管辖法院"), "", forms=_AUTHORITY, chapter="remedy"),
    Field("updated_on", _("更新日期"), _("例如 2026年11月24日"), longest=20, element="G0", chapter="day"),
)
#: Said of the unit itself, not typed: they come with its name.
GIVEN = ("unit_name", "unit_short")


def fields_of(form: Form) -> tuple[Field, ...]:
    """The fields of a form, in order."""
    return tuple(field for field in FIELDS if form in field.forms)


#: Entries of a list.
MOST = 40


def stored(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """The normal form of what was typed: known fields of the form, stripped, nothing empty. ValueError(name) for what is too long."""
    found: dict[str, Any] = {}
    for field in fields_of(form):
        given = values.get(field.name)
        if not field.several:
            kept: Any = _text(field, given)
        else:
            entries = given if isinstance(given, list | tuple) else []
            if len(entries) > MOST:
                raise ValueError(field.name)
            records = field.parts != PLAIN
            kept = [one for entry in entries if (one := _record(field, entry) if records else _text(field, entry))]
        if kept:
            found[field.name] = kept
    return found


def _record(field: Field, entry: Any) -> dict[str, str]:
    given = entry if isinstance(entry, Mapping) else {}
    record = {part: _text(field, given.get(part)) for part, _label in field.parts}
    return record if any(record.values()) else {}


def _text(field: Field, given: Any) -> str:
    text = " ".join(str(given or "").split())
    if len(text) > field.longest:
        raise ValueError(field.name)
    return text
