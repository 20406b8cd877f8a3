"""Accounts of the demonstration: every role, in units of each kind. Surnames are the ten stems 天干, which nobody bears: all are invented.

Every account has the same password; the demonstration answers on this machine only, and its banner says what it is.
"""

from datetime import date
from typing import NamedTuple

from django.db import transaction

from gongkai.units import staff
from gongkai.units.models import Person, Role, Unit

PASSWORD = "mingchuan-demo"  # noqa: S105 — printed at every start: the demonstration hides nothing
SINCE = date(2024, 1, 2)


class Account(NamedTuple):
    """`posts`: (role, unit code, deputy). `home`: the unit that keeps the account."""

    login: str
    name: str
    home: str
    posts: tuple[tuple[Role, str, bool], ...]


_CITY, _OFFICE = "990100", "990100-D01"
#: unit → short form of its logins; the names of its people in the order of `_STAFFED`.
_UNITS = (
    ("990100-D14", "zhujian", ("甲文澜", "乙望川", "丙云岫", "丁青屏", "戊双塔")),
    ("990100-D17", "shuiwu", ("己澄湖", "庚澜口", "辛松林", "壬禾城", "癸舟桥")),
    ("990100-D03", "jiaoyu", ("甲湖心", "乙东关", "丙河东", "丁岫口", "戊芦苇")),
    ("990107", "anlan", ("己安澜", "庚河畔", "辛市府", "壬明川", "癸城际")),
)
_STAFFED = (
    ("xinxi", Role.INFORMATION_OFFICER),
    ("kezhang", Role.SECTION_HEAD),
    ("baomi", Role.SECRECY_REVIEWER),
    ("pizhun", Role.APPROVER),
    ("guanli", Role.UNIT_ADMINISTRATOR),
)


def accounts() -> tuple[Account, ...]:
    """All of them, those of the office first."""
    office = (
        Account("office", "甲主管", _OFFICE, ((Role.OFFICE, _CITY, False), (Role.INFORMATION_OFFICER, _CITY, False))),
        Account("office-b", "乙主管", _OFFICE, ((Role.OFFICE, _CITY, True), (Role.SECRECY_REVIEWER, _CITY, False))),
        Account("shizhang", "丙批准", _OFFICE, ((Role.APPROVER, _CITY, False),)),
        Account("kaohe", "丁考核", _OFFICE, ((Role.ASSESSOR, _CITY, False),)),
        Account("tousu", "戊投诉", _OFFICE, ((Role.COMPLAINT_OFFICER, _CITY, False),)),
        Account("dangan", "己档案", _OFFICE, ((Role.ARCHIVIST, _CITY, False),)),
        Account("xitong", "庚系统", _OFFICE, ((Role.SYSTEM_ADMINISTRATOR, _CITY, False),)),
    )
    staffed = tuple(
        Account(f"{short}-{end}", name, code, ((role, code, False),))
        for code, short, names in _UNITS
        for name, (end, role) in zip(names, _STAFFED, strict=True)
    )
    deputy = Account("zhujian-b", "己双岗", "990100-D14", ((Role.APPROVER, "990100-D14", True), (Role.SECTION_HEAD, "990100-D14", False)))
    # A town of two people: the least that may publish.
    town = (
        Account("lankou-xinxi", "辛兼办", "990107-T01", ((Role.INFORMATION_OFFICER, "990107-T01", False),)),
        Account(
            "lankou-zhenzhang", "壬兼审", "990107-T01", ((Role.SECRECY_REVIEWER, "990107-T01", False), (Role.APPROVER, "990107-T01", False))
        ),
    )
    return (*office, *staffed, deputy, *town)


@transaction.atomic
def employ() -> int:
    """Create what is missing, by the verbs; returns how many accounts there are. Posts have counted since SINCE."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    here = set(Person.objects.values_list("login", flat=True))
    wanted = [account for account in accounts() if account.home in units and account.login not in here]
    for account in wanted:
        person, _password = staff.create_person(
            login=account.login, name=account.name, unit=units[account.home], actor=None, password=PASSWORD, must_change=False
        )
        for role, code, deputy in account.posts:
            staff.give_post(person=person, unit=units[code], role=role.value, deputy=deputy, valid_from=SINCE, actor=None)
    return len(here) + len(wanted)


def shown() -> list[tuple[str, str]]:
    """(login, what it is for): the accounts that a first visitor needs and that are here, for the last lines of the start."""
    here = set(Person.objects.values_list("login", flat=True))
    return [(login, what) for login, what in _SHOWN if login in here]


_SHOWN = (
    ("zhujian-xinxi", "市住建局信息员：起草"),
    ("zhujian-kezhang", "市住建局科室负责人"),
    ("zhujian-baomi", "市住建局保密审查员"),
    ("zhujian-pizhun", "市住建局批准人"),
    ("zhujian-guanli", "市住建局单位管理员"),
    ("lankou-xinxi", "澜口镇信息员（两个人的单位）"),
    ("lankou-zhenzhang", "澜口镇保密审查员兼批准人"),
    ("office", "主管部门（市政府办公室）"),
    ("kaohe", "考核员"),
    ("tousu", "投诉受理员"),
    ("dangan", "档案员"),
    ("xitong", "系统管理员"),
)
