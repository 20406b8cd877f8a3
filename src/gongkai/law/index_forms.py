"""Reading index numbers 索引号 as they are found, of every kind: the form of the guide (rules E1), what is used instead (E2), local rules (E5).

Nothing is mended silently: what was folded, is missing, or is of a rule of its own is said.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.law.codes import credit_code_ok, credit_code_problems, organisation_code_of, organisation_code_ok, organisation_code_problems
from gongkai.law.sayings import Said, gettext_noop
from gongkai.law.wording import fold

LONGEST = 120
_LENGTH_E1 = 20
_FIRST_YEAR, _LAST_YEAR = 1949, 2100

_ORGANISATION = re.compile(r"(?P<code>[0-9A-Z]{8}-?[0-9A-Z])(?P<sep>[/-])(?P<year>\d{4})-(?P<serial>\d+)")
_CREDIT = re.compile(r"(?P<code>[0-9A-Z]{18})(?P<sep>[/-])(?P<year>\d{4})-(?P<serial>\d+)")
_OWN = re.compile(r"(?P<own>[0-9A-Z]+)--(?P<year>\d{4})-(?P<serial>\d+)", re.IGNORECASE)
_IDENTITY = re.compile(r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]")
_BACK = re.compile(r"(?P<year>\d{4})-(?P<serial>\d{5,6})")
#: Local rules (each from one source): name → form. Where the widths of the parts are not known, only what is sure is taken apart.
_LOCAL: Mapping[str, re.Pattern[str]] = {
    "ningbo": re.compile(
        r"(?P<region>[0-9A-Z]+)-(?P<department>[0-9A-Z]+)-(?P<class>[0-9A-Z]+)-(?P<group>\d{2}(?:\d{2})?)-(?P<formed>\d{8})-(?P<serial>\d+)"
    ),
    "lianyungang": re.compile(r"(?P<unit>[A-Z]{2}\d{3})-?(?P<class>[0-9A-Z]+)-(?P<year>\d{4})-(?P<serial>\d+)"),
    "yunnan_civil_affairs": re.compile(r"(?P<region>\d{6})(?P<rest>\d{15})"),
    "mofcom": re.compile(r"(?P<unit>\d{3})(?P<class>\d{2})(?P<genre>\d)(?P<year>(?:19|20)\d{2})(?P<openness>\d)(?P<serial>\d{5})"),
    "class_code": re.compile(r"(?P<class>0[1-9]\d{2})"),
}
_LOCAL_NAMES: Mapping[str, str] = {
    "ningbo": gettext_noop("宁波市的编码规则"),
    "lianyungang": gettext_noop("连云港市的编码规则"),
    "yunnan_civil_affairs": gettext_noop("云南省民政厅的编码规则"),
    "mofcom": gettext_noop("商务部的编码规则"),
    "class_code": gettext_noop("四位分类号"),
}


@dataclass(frozen=True, slots=True)
class IndexNumber:
    """`text`: folded to half-width. `valid`: of the form of the guide (a wrong check character is a problem, not another form), or a

    right code by itself. `form`: e1, e1_variant, credit_code, credit_code_only, organisation_code_only, serial_only, own_code, a local
    rule (`ningbo`, `lianyungang`, `yunnan_civil_affairs`, `mofcom`, `class_code`), unknown.
    """

    text: str
    valid: bool
    form: str
    parts: Mapping[str, str]
    problems: tuple[Said, ...]

    def as_json(self) -> dict[str, Any]:
        """{"text", "valid", "form", "parts", "problems"}."""
        return {
            "text": self.text,
            "valid": self.valid,
            "form": self.form,
            "parts": dict(self.parts),
            "problems": [said.as_json() for said in self.problems],
        }


def parse(text: str) -> IndexNumber:
    """Read an index number, whatever it is. Never raises; too long a text is unknown."""
    if len(text) > LONGEST:
        return IndexNumber("", valid=False, form="unknown", parts={}, problems=(Said("too_long", gettext_noop("太长，不是索引号")),))
    plain = fold(text).replace("\\", "/").replace("∕", "/").replace("⁄", "/")
    folded: tuple[Said, ...] = ()
    if plain != text.strip():
        folded = (Said("folded", gettext_noop("全角字符、空格或者别的横线已经换成半角：%(plain)s"), {"plain": plain}),)
    if not plain:
        return IndexNumber("", valid=False, form="unknown", parts={}, problems=(Said("empty", gettext_noop("没有填")),))
    for read in (_read_own, _read_credit, _read_organisation, _read_code, _read_back, _read_local):
        if (found := read(plain)) is not None:
            return IndexNumber(found.text, found.valid, found.form, found.parts, (*folded, *found.problems))
    unknown = Said("form", gettext_noop("认不出是哪一种索引号；通行的形式是 000014349/2017-00110"))
    return IndexNumber(plain, valid=False, form="unknown", parts={}, problems=(*folded, unknown))


def _read_organisation(text: str) -> IndexNumber | None:
    match = _ORGANISATION.fullmatch(text.upper())
    if match is None:
        return None
    code, serial = match["code"].replace("-", ""), match["serial"]
    problems = [*_lower(text), *organisation_code_problems(code)]
    if "-" in match["code"]:
        problems.append(Said("hyphen", gettext_noop("组织机构代码没有略去横线，应写作%(code)s"), {"code": code}))
    problems += [*_separator(match["sep"]), *_serial(serial), *_year(match["year"])]
    variant = any(said.code in {"hyphen", "dash_separator", "long_serial", "short_serial"} for said in problems)
    parts = {"organisation_code": code, "year": match["year"], "serial": serial}
    if len(text) != _LENGTH_E1:
        problems.append(_not_twenty(len(text)))
    return IndexNumber(text.upper(), not variant, "e1_variant" if variant else "e1", parts, tuple(problems))


def _read_credit(text: str) -> IndexNumber | None:
    match = _CREDIT.fullmatch(text.upper())
    if match is None:
        return None
    code = match["code"]
    use = gettext_noop("前段用了统一社会信用代码，应当用其中的组织机构代码%(code)s")
    problems = (
        *_lower(text),
        Said("credit_code", use, {"code": organisation_code_of(code)}),
        *credit_code_problems(code),
        *_separator(match["sep"]),
        *_serial(match["serial"]),
        *_year(match["year"]),
        _not_twenty(len(text)),
    )
    parts = {"credit_code": code, "organisation_code": organisation_code_of(code), "year": match["year"], "serial": match["serial"]}
    return IndexNumber(text.upper(), valid=False, form="credit_code", parts=parts, problems=problems)


def _read_own(text: str) -> IndexNumber | None:
    match = _OWN.fullmatch(text)
    if match is None:
        return None
    problems = (
        Said("own_code", gettext_noop("前段%(code)s是自编代码，不是组织机构代码"), {"code": match["own"]}),
        Said("double_hyphen", gettext_noop("用了双横线")),
        *_serial(match["serial"]),
        *_year(match["year"]),
    )
    parts = {"own_code": match["own"], "year": match["year"], "serial": match["serial"]}
    return IndexNumber(text, valid=False, form="own_code", parts=parts, problems=problems)


def _read_code(text: str) -> IndexNumber | None:
    """A code by itself. A code whose check character is wrong is read as one only where nothing else could be meant."""
    upper = text.upper()
    if _IDENTITY.fullmatch(upper) and not credit_code_ok(upper):
        said = Said("identity_number", gettext_noop("像是公民身份号码，不是索引号，请勿公开"))
        return IndexNumber("", valid=False, form="unknown", parts={}, problems=(said,))
    if re.fullmatch(r"[0-9A-Z]{18}", upper):
        parts = {"credit_code": upper, "organisation_code": organisation_code_of(upper)}
        only = gettext_noop("这是统一社会信用代码，不是索引号；索引号的前段码是%(code)s")
        problems = (Said("code_only", only, {"code": organisation_code_of(upper)}), *credit_code_problems(upper), *_lower(text))
        return IndexNumber(upper, credit_code_ok(upper), "credit_code_only", parts, problems)
    if re.fullmatch(r"[0-9A-Z]{8}-?[0-9A-Z]", upper):
        code = upper.replace("-", "")
        only = gettext_noop("这是组织机构代码，只是索引号的前段码")
        problems = (Said("code_only", only), *organisation_code_problems(code), *_lower(text))
        return IndexNumber(upper, organisation_code_ok(code), "organisation_code_only", {"organisation_code": code}, problems)
    return None


def _read_back(text: str) -> IndexNumber | None:
    match = _BACK.fullmatch(text)
    if match is None:
        return None
    problems = (Said("serial_only", gettext_noop("只有后段码，缺前段的组织机构代码")), *_serial(match["serial"]), *_year(match["year"]))
    return IndexNumber(text, valid=False, form="serial_only", parts=match.groupdict(), problems=problems)


def _read_local(text: str) -> IndexNumber | None:
    for form, pattern in _LOCAL.items():
        match = pattern.fullmatch(text.upper())
        if match is None or ("formed" in match.groupdict() and not _is_day(match["formed"])):
            continue
        note = gettext_noop("不是通行的二十位形式，像%(rule)s（单一来源，各段含义未核实）")
        problem = Said("local_rule", note, {"rule": _LOCAL_NAMES[form]})
        return IndexNumber(text.upper(), valid=False, form=form, parts=match.groupdict(), problems=(problem,))
    return None


def _is_day(text: str) -> bool:
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return True


def _lower(text: str) -> tuple[Said, ...]:
    return (Said("lower_case", gettext_noop("字母应当大写")),) if text != text.upper() else ()


def _separator(sign: str) -> tuple[Said, ...]:
    return (Said("dash_separator", gettext_noop("前段码和后段码之间应当用“/”")),) if sign != "/" else ()


def _serial(serial: str) -> tuple[Said, ...]:
    if len(serial) == 5:
        return ()
    values = {"digits": len(serial)}
    if len(serial) > 5:
        return (Said("long_serial", gettext_noop("流水号%(digits)d位，应当5位"), values),)
    return (Said("short_serial", gettext_noop("流水号%(digits)d位，应当补足5位"), values),)


def _year(year: str) -> tuple[Said, ...]:
    if _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return ()
    return (Said("year", gettext_noop("%(year)s不像年份"), {"year": year}),)


def _not_twenty(found: int) -> Said:
    return Said("length", gettext_noop("全长%(found)d位，通行的形式是%(needed)d位"), {"found": found, "needed": _LENGTH_E1})
