"""From a row to a unit: levels and kinds as lists word them, codes with their check characters, other names, contacts."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from gongkai.exchange import dates
from gongkai.exchange.bodies import without_controls
from gongkai.exchange.findings import REFUSED, WARNING, Finding
from gongkai.exchange.reading import Value
from gongkai.law.codes import credit_code_ok, organisation_code_of, organisation_code_ok
from gongkai.units.record import Alias, ContactRecord, UnitRecord

#: How lists word a level → ours.
LEVELS = {
    "state": ("central", "中央", "国家", "国家级"),
    "province": ("provincial_government", "省级", "省", "自治区", "直辖市"),
    "city": ("市级", "市", "地级市", "设区市", "地市级"),
    "county": ("县级", "区县", "县", "区", "县区级"),
    "town": ("township", "乡镇街道", "乡镇", "街道", "镇街", "乡级"),
    "department": ("subordinate_unit", "部门", "政府部门", "工作部门", "所属单位", "直属单位", "事业单位"),
    "enterprise": ("public_enterprise", "公共企事业单位", "公用企事业单位", "企事业单位"),
}
_LEVELS = {word: level for level, words in LEVELS.items() for word in (level, *words)}
_TOWN = re.compile(r".+(?:街道办事处|街道|镇人民政府|乡人民政府|[^城县村]镇)")
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,39}")
_LONGEST = {
    "name": 120, "short_name": 60, "kind": 60, "office": 120, "address": 200, "directions": 300, "hours": 200, "telephone": 60, "fax": 60,
    "email": 120, "leader": 120, "person": 120, "succession_reason": 200,
}  # fmt: skip
_ALIAS = re.compile(r"\s*(?P<name>[^:：（(]+?)\s*(?:[:：（(]\s*(?P<year>\d{4})[^）)]*[）)]?)?\s*")
_YES = {"是": True, "true": True, "1": True, "yes": True, "否": False, "false": False, "0": False, "no": False, "": None}


@dataclass(slots=True)
class CheckedUnit:
    """A row after checking; `record` is None when it is refused."""

    line: int
    code: str
    record: UnitRecord | None = None
    findings: list[Finding] = field(default_factory=list)


def check(line: int, values: dict[str, Value]) -> CheckedUnit:
    """Read one row of a list of units."""
    texts = {name: _text(value) for name, value in values.items()}
    checked = CheckedUnit(line, texts.get("code", ""))
    text = lambda name: texts.get(name, "")  # noqa: E731 — read on every line below

    def refuse(name: str, code: str, severity: str = REFUSED) -> None:
        checked.findings.append(Finding(line, checked.code, name, severity, code, value=text(name)))

    _must(texts, refuse)
    level = _level(texts, refuse)
    organisation, credit = _codes(texts, refuse)
    days = _days(texts, refuse)
    takes = _YES.get(text("accepts_applications").lower())
    if text("accepts_applications").lower() not in _YES:
        refuse("accepts_applications", "yes_or_no")
    if any(found.severity == REFUSED for found in checked.findings):
        return checked
    checked.record = UnitRecord(
        code=checked.code,
        name=text("name"),
        level=level,
        parent=text("parent_code"),
        parent_name=text("parent_name"),
        short_name=text("short_name"),
        kind=text("kind"),
        organisation_code=organisation,
        credit_code=credit,
        guided_by=text("guided_by_code"),
        accepts_applications=takes,
        valid_from=days[0],
        valid_until=days[1],
        successor=text("successor_code"),
        succession_reason=text("succession_reason"),
        aliases=_aliases(texts),
        contact=_contact(texts),
        source=text("source")[:200],
    )
    return checked


Refuse = Callable[..., None]


def _text(value: Value) -> str:
    if isinstance(value, list):
        return "|".join(value)
    text = (value or "").strip()
    return text if text.isprintable() else " ".join(without_controls(text).split())


def _must(texts: dict[str, str], refuse: Refuse) -> None:
    """Code, name and the lengths of everything."""
    if not texts.get("code"):
        refuse("code", "code_needed")
    elif not _CODE.fullmatch(texts["code"]):
        refuse("code", "code_form")
    if not texts.get("name"):
        refuse("name", "name_needed")
    for name, longest in _LONGEST.items():
        if len(texts.get(name, "")) > longest:
            refuse(name, "too_long")
    if texts.get("postcode") and not re.fullmatch(r"\d{6}", texts["postcode"]):
        refuse("postcode", "postcode", WARNING)
        texts["postcode"] = ""


def _level(texts: dict[str, str], refuse: Refuse) -> str:
    """The level; a street office or town in a list of departments is a town (kind 区级部门/街镇)."""
    level = _LEVELS.get(texts.get("level", "").lower(), "") or _LEVELS.get(texts.get("kind", ""), "")
    if not level:
        refuse("level", "level_unknown")
    elif level == "department" and texts.get("level") == "department" and "镇" in texts.get("kind", "") and _TOWN.fullmatch(texts["name"]):
        refuse("name", "level_by_name", WARNING)
        return "town"
    return level


def _codes(texts: dict[str, str], refuse: Refuse) -> tuple[str, str]:
    """Organisation code and credit code; each may give the other's part, and both must agree."""
    organisation = texts.get("organisation_code", "").replace("-", "").upper()
    credit = texts.get("credit_code", "").upper()
    if organisation and not organisation_code_ok(organisation):
        refuse("organisation_code", "organisation_code")
    if credit and not credit_code_ok(credit):
        refuse("credit_code", "credit_code")
    elif credit and organisation and organisation_code_of(credit) != organisation:
        refuse("credit_code", "codes_differ")
    elif credit and not organisation:
        organisation = organisation_code_of(credit)
    return organisation, credit


def _days(texts: dict[str, str], refuse: Refuse) -> tuple[dates.date | None, dates.date | None]:
    found: list[dates.date | None] = []
    for name in ("valid_from", "valid_until"):
        try:
            found.append(dates.day(texts.get(name, "")))
        except dates.NoDay:
            refuse(name, "not_a_day")
            found.append(None)
    start, end = found
    if start and end and end < start:
        refuse("valid_until", "ends_before_it_begins")
    return start, end


def _aliases(texts: dict[str, str]) -> tuple[Alias, ...]:
    """Names apart by | ; 、; a former name may end in a year: 城东区人民政府:2011 (in use until then)."""
    found = []
    for column, kind in (("aliases", "popular"), ("former", "former")):
        for part in filter(None, re.split(r"[|;；、]", texts.get(column, ""))):
            if match := _ALIAS.fullmatch(part):
                until = dates.date(int(match["year"]), 12, 31) if match["year"] and int(match["year"]) >= 1900 else None
                found.append(Alias(match["name"][:120], kind, valid_until=until if kind == "former" else None))
    return tuple(found)


def _contact(texts: dict[str, str]) -> ContactRecord | None:
    values = {name: texts.get(name, "") for name in ContactRecord.__slots__}
    return ContactRecord(**values) if any(values.values()) else None
