"""What a guide lacks: the elements of article 12 (ten points each 【口径】), the chapters of the reference format, words of the old regulation.

From its fields where it was written in the form; from its words where it is only a text (imported, written by hand).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gongkai.law.guides.fields import ELEMENTS, Form
from gongkai.law.sayings import gettext_noop

_ = gettext_noop
POINTS = 10
#: Chapters of the reference format (A.2) by what a heading or sentence of theirs says; those of enterprises are fewer.
CHAPTERS: Mapping[str, tuple[str, str]] = {
    "C1": (_("主动公开（公开内容）"), r"主动公开|公开内容|公开范围"),
    "C2": (_("依申请公开"), r"依申请公开|申请公开"),
    "C3": (_("不予公开的范围"), r"不予公开|不得公开|不公开"),
    "C4": (_("监督方式"), r"向[^。]{2,60}(?:反映|投诉|举报|申诉)|(?:监督|投诉|举报)(?:电话|热线)[^。；]{0,12}\d"),
    "C5": (_("救济途径"), r"行政复议"),
    "C6": (_("公开时限"), r"工作日内(?:公开|予以公开)|公开时限"),
}
_OF_ENTERPRISE = frozenset({"C1", "C3", "C4", "C6"})
#: problem → sentence; %(name)s is the element's or chapter's.
SAYINGS: Mapping[str, str] = {
    "missing": _("缺：%(name)s"),
    "few": _("%(name)s不足：至少两种"),
    "room": _("%(name)s没有写到楼层房间"),
    "hours": _("%(name)s没有写清工作日时段"),
    "seasons": _("%(name)s没有分夏令、冬令写"),
    "mobile": _("%(name)s是个人手机，应写座机"),
    "not_a_number": _("%(name)s不像座机号码"),
    "chapter": _("建议补充：%(name)s"),
    "differs": _("%(name)s与单位资料不一致，可能过时"),
    "outdated": _("有旧条例的说法：%(name)s"),
    "classes": _("%(name)s与本单位目录的一级栏目不一致"),
    "none": _("没有公开指南"),
}
_TIME = re.compile(r"\d{1,2}\s*[:：时点]\s*\d{0,2}\D{1,4}\d{1,2}\s*[:：时点]")
_SEASON = re.compile(r"夏|冬|\d{1,2}月\d{1,2}日")
_LANDLINE = re.compile(r"(?<!\d)(?:0\d{2,3}\s*[-—－(（)）]?\s*)?[2-9]?\d{6,7}(?!\d)|(?<!\d)(?:400|800|12\d|96\d)\d{2,7}")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_ROOM = re.compile(r"楼|层|室|房间|大厅|窗口")
_NET = re.compile(r"https?://|www\.|[\w.-]+@[\w-]+\.\w+|\.gov\.cn", re.IGNORECASE)
_OLD: tuple[tuple[str, str], ...] = (
    (_("申请须与自身生产、生活、科研等特殊需要有关"), r"三需要|自身生产、?生活、?科研等(?:的)?特殊需要"),
    (_("要求写明用途"), r"(?:须|应当?|必须|请)(?:写明|说明|注明|填写)[^。；]{0,30}用途"),
    (_("收取检索、复制、邮寄费"), r"收取(?:的)?(?:检索|复制|邮寄)"),
    (_("15个工作日答复"), r"15个工作日内(?:予以|作出|做出|给予)?答复"),
)


@dataclass(frozen=True, slots=True)
class Missing:
    """`code`: of an element (G1), a chapter (C4) or "" ; `problem` as in SAYINGS; `name` a message id."""

    code: str
    problem: str
    name: str

    @property
    def recommended(self) -> bool:
        """A chapter of the reference format: to have it is better, and no point depends on it."""
        return self.problem == "chapter"

    def told(self, translate: Any) -> str:
        """The sentence, through gettext."""
        template: str = translate(SAYINGS[self.problem])
        return template % {"name": translate(self.name)} if "%" in template else template


@dataclass(slots=True)
class Meter:
    """`score`: ten points off for each element at fault and for each saying of the old regulation; so 100 says that nothing required is wrong.

    `missing`: what costs points, in the order of the codes, then what is only recommended. `complete`: nothing of article 12 is missing.
    """

    score: int = 0
    missing: list[Missing] = field(default_factory=list)

    @property
    def lacking(self) -> list[Missing]:
        """What article 12 requires and is not there: these bar the release of a guide written in the form."""
        hard = ("missing", "mobile", "not_a_number", "hours", "few")
        return [one for one in self.missing if one.code in ELEMENTS and one.code != "G0" and one.problem in hard]

    @property
    def costs(self) -> list[Missing]:
        """What lowers the score."""
        return [one for one in self.missing if not one.recommended]

    @property
    def complete(self) -> bool:
        return not self.lacking


def of_fields(form: Form, values: Mapping[str, Any], *, classes: Iterable[str] = (), told: Mapping[str, str] | None = None) -> Meter:
    """`classes`: the names of the unit's own first-level columns; `told`: what the unit's data say now, by field, to find what is out of date."""
    found = list(_elements(form, values, tuple(classes)))
    found += _out_of_date({name: str(values[name]) for name in _TOLD if values.get(name)}, told or {})
    if form is not Form.ENTERPRISE and not (values.get("supervisor_name") and values.get("supervisor_phone")):
        found.append(Missing("C4", "chapter", CHAPTERS["C4"][0]))
    if form is Form.ENTERPRISE and not (values.get("competent_department") and values.get("supervisor_phone")):
        found.append(Missing("C4", "chapter", CHAPTERS["C4"][0]))
    if form is not Form.ENTERPRISE and not (values.get("recon_body") and values.get("court_name")):
        found.append(Missing("C5", "chapter", CHAPTERS["C5"][0]))
    return _meter(found)


#: Fields that are the unit's data too → the element.
_TOLD = {"office_name": "G4", "office_address": "G5", "phone": "G7", "fax": "G8", "email": "G9"}


#: The element that a name is of.
_CODE_OF = {name: code for code, name in ELEMENTS.items()}


def _out_of_date(said: Mapping[str, str], told: Mapping[str, str]) -> Iterable[Missing]:
    """Fields of which the unit's data say otherwise now. An address may stand with or without its room."""
    for name, text in said.items():
        now, then = _bare(told.get(name, "")), _bare(text)
        if now and now not in then and then not in now:
            yield Missing("G0", "differs", ELEMENTS[_TOLD[name]])


def _elements(form: Form, values: Mapping[str, Any], classes: tuple[str, ...]) -> Iterable[Missing]:
    def text(name: str) -> str:
        return str(values.get(name) or "").strip()

    named = [str(one.get("name", "")).strip() for one in values.get("classes") or ()]
    if not any(named):
        yield _lack("G1")
    elif classes and form is not Form.ENTERPRISE and not set(named) & set(classes):
        yield _lack("G1", "classes")
    if not text("arrangement") or (form is not Form.ENTERPRISE and not text("index_example")):
        yield _lack("G2")
    if len([way for way in values.get("ways") or () if str(way).strip()]) < 2:
        yield _lack("G3", "few")
    if not text("office_name"):
        yield _lack("G4")
    yield from _address(text("office_address"), text("office_room"))
    yield from _hours(text("hours_summer"), text("hours_winter"))
    yield from _phone(text("phone"))
    if not text("fax"):
        yield _lack("G8")
    if not _NET.search(f"{text('site_url')} {text('email')}"):
        yield _lack("G9")
    if not text("updated_on"):
        yield _lack("G0")


def _address(address: str, room: str) -> Iterable[Missing]:
    if not address:
        yield _lack("G5")
    elif not room and not _ROOM.search(address):
        yield _lack("G5", "room")


def _hours(summer: str, winter: str) -> Iterable[Missing]:
    if not summer and not winter:
        yield _lack("G6")
    elif not _TIME.search(summer or winter):
        yield _lack("G6", "hours")
    elif not (summer and winter):
        yield _lack("G6", "seasons")


def _phone(phone: str) -> Iterable[Missing]:
    if not phone:
        yield _lack("G7")
    elif _MOBILE.search(phone):
        yield _lack("G7", "mobile")
    elif not _LANDLINE.search(phone):
        yield _lack("G7", "not_a_number")


def _phones(said: list[str]) -> list[Missing]:
    """Of several places that name a telephone one with a landline is enough."""
    complaints = [list(_phone(one)) for one in said] or [[_lack("G7")]]
    return min(complaints, key=len)


def of_text(form: Form, text: str, *, told: Mapping[str, str] | None = None) -> Meter:
    """What a guide that is only a text lacks, by its words; `told` as in `of_fields`."""
    flat = re.sub(r"\s+", "", text)
    if not flat:
        return Meter(0, [Missing("", "none", "")])
    wanted: tuple[tuple[str, str], ...] = (
        ("G1", r"分类|公开内容"),
        ("G2", r"编排|索引号"),
        ("G3", r"获取方式|获取途径|公开途径|公开方式|公开形式|查阅(?:场所|点)"),
        ("G4", r"受理机构|工作机构|公开机构|受理部门|办公室|党政办"),
        ("G5", r"地址[：:为]?[^，；。]{4,}"),
        ("G8", r"传真(?:号码|电话)?[：:为]?(?:[\d(（-]|未设|无)|未设传真|没有传真"),
    )
    found = [_lack(code) for code, pattern in wanted if not re.search(pattern, flat)]
    hours = re.findall(r"(?:办公|受理|工作|接待|开放)时间[：:为]?(.{0,120})", flat)
    found += [_lack("G6")] if not hours else [] if any(_TIME.search(said) for said in hours) else [_lack("G6", "hours")]
    found += _phones(re.findall(r"(?:电话|热线)(?:号码)?[：:为]?(.{0,40})", flat))
    found += [] if _NET.search(text) else [_lack("G9")]
    found += [] if re.search(r"更新日期|发布日期|\d{4}年\d{1,2}月\d{1,2}日", flat[-400:]) else [_lack("G0")]
    lacking = {one.code for one in found}
    found += [one for one in _out_of_date(dict.fromkeys(told or {}, text), told or {}) if _CODE_OF[one.name] not in lacking]
    chapters = _OF_ENTERPRISE if form is Form.ENTERPRISE else frozenset(CHAPTERS)
    found += [Missing(code, "chapter", name) for code, (name, said) in CHAPTERS.items() if code in chapters and not re.search(said, flat)]
    if form is not Form.ENTERPRISE:
        found += [Missing("", "outdated", name) for name, said in _OLD if re.search(said, flat)]
    return _meter(found)


def _lack(code: str, problem: str = "missing") -> Missing:
    return Missing(code, problem, ELEMENTS[code])


def _meter(found: Iterable[Missing]) -> Meter:
    places = {code: place for place, code in enumerate((*ELEMENTS, "", *CHAPTERS))}
    missing = sorted(found, key=lambda one: places[one.code])
    failed = {one.code or one.name for one in missing if not one.recommended}
    return Meter(max(0, POINTS * (len(ELEMENTS) - len(failed))), missing)


def _bare(text: str) -> str:
    return re.sub(r"[\s—–－()（）-]", "", text)
