"""One cell: what it holds by its form, or what is wrong with it, in words that say how it should be."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from gongkai.law.codes import credit_code_ok
from gongkai.publishing.tables.kinds import Field, Form
from gongkai.text.personal_numbers import personal_numbers
from gongkai.text.secrecy_marks import secrecy_marks

#: 2026-11-24, 2026/11/24, 2026年11月24日: year first and whole; other ways of writing leave a doubt.
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)")
_MONEY = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,2})?")
_APART = re.compile(r"[、，,;；/\s]+")
_BLANK = " \t\r\n\u00a0\u3000"


@dataclass(frozen=True, slots=True)
class Problem:
    """`cell` is "C7", or "" where the whole row or the whole file is meant (`line` 0). Messages never quote what may be personal."""

    line: int
    column: int
    code: str
    message: str

    @property
    def cell(self) -> str:
        return f"{get_column_letter(self.column)}{self.line}" if self.column and self.line else ""

    @property
    def where(self) -> str:
        return self.cell or (_("第%d行") % self.line if self.line else _("整个文件"))


class WrongCell(ValueError):
    """`code` and what to write instead."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


def value_of(field: Field, text: str) -> Any:
    """The value of a trimmed cell; None for an empty one that may be empty. WrongCell else."""
    if not text:
        if field.required:
            raise WrongCell("required", _("“%s”必须填写") % field.name)
        return None
    if len(text) > field.longest:
        raise WrongCell("too_long", _("过长：有%(has)d字，最多%(most)d字") % {"has": len(text), "most": field.longest})
    if secrecy_marks(text):
        raise WrongCell("secrecy_mark", _("含有密级标志，禁止录入；本系统为非涉密系统"))
    if not (field.form == Form.CREDIT and credit_code_ok(text.upper())) and personal_numbers(text):
        raise WrongCell("personal", _("含有身份证号、手机号或者银行卡号，请删去"))
    reader = _READERS.get(field.form)
    return reader(field, text) if reader else text


def trimmed(text: str) -> str:
    """Without blanks at either end, wide ones too; lines within stay."""
    return "\n".join(line.strip(_BLANK) for line in text.replace("\r\n", "\n").split("\n")).strip(_BLANK)


def _day(_field: Field, text: str) -> date:
    found = _DAY.fullmatch(text)
    if found is None:
        raise WrongCell("date", _("日期应为 2026-11-24 这样的写法"))
    year, month, day = (int(part) for part in found.groups() if part)
    try:
        written = date(year, month, day)
    except ValueError:
        raise WrongCell("date", _("日历上没有这一天，日期应为 2026-11-24 这样的写法")) from None
    if not 1949 < written.year < 2100:
        raise WrongCell("date", _("年份不对，日期应为 2026-11-24 这样的写法"))
    return written


def _money(_field: Field, text: str) -> str:
    if _MONEY.fullmatch(text) is None:
        raise WrongCell("money", _("金额只写数字，单位元，如 5000 或 5000.50"))
    return format(Decimal(text).normalize(), "f") + "元"


def _choice(field: Field, text: str) -> str:
    if text not in field.choices:
        raise WrongCell("choice", _("只能填：%s") % "、".join(field.choices))
    return text


def _choices(field: Field, text: str) -> str:
    several = [part for part in _APART.split(text) if part]
    if not several or any(part not in field.choices for part in several):
        raise WrongCell("choice", _("只能填下列各项，几项之间用顿号隔开：%s") % "、".join(field.choices))
    return "、".join(dict.fromkeys(several))


def _credit(_field: Field, text: str) -> str:
    if not credit_code_ok(text.upper()):
        raise WrongCell("credit", _("不是有效的统一社会信用代码（18位，末位校验）"))
    return text.upper()


_READERS = {Form.DATE: _day, Form.MONEY: _money, Form.CHOICE: _choice, Form.CHOICES: _choices, Form.CREDIT: _credit}
