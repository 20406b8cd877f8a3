"""The units of the fictional city: numbers, names through the years, contacts and guides."""

import re
from collections import Counter
from datetime import date

from gongkai.demo.contacts import contact
from gongkai.demo.directory import all_units, by_code, units
from gongkai.demo.guides import _gap, guide


def test_the_city_has_the_units_it_shall_have() -> None:
    levels = Counter(unit.level for unit in all_units())
    assert levels == {"city": 1, "county": 12, "department": 60, "enterprise": 22, "town": 20}
    assert all_units()[0].code == "990100"
    assert len(units("tiny")) == 25
    assert {unit.parent for unit in units("tiny") if unit.parent} <= {unit.code for unit in units("tiny")}


def test_names_and_code_words_follow_the_years() -> None:
    water, county = by_code()["990100-D17"], by_code()["990106"]
    assert (water.name_on(2010), water.mark_on(2010)) == ("明川市水利局", "明水")
    assert (water.name_on(2012), water.issue_mark(2012)) == ("明川市水务局", "明水务")
    assert county.name_on(2015) == "丰澜县人民政府"
    assert county.issue_mark(2020) == "丰政发"


def test_organisation_codes_carry_the_check_digit_of_gb_11714() -> None:
    for unit in all_units():
        total = sum(int(digit) * weight for digit, weight in zip(unit.org_code, (3, 7, 9, 10, 5, 8, 4, 2), strict=False))
        assert unit.org_code[8] == "0123456789X"[(11 - total % 11) % 11]
    assert len({unit.org_code for unit in all_units()}) == 115


def test_contacts_are_placeholders_and_the_same_at_every_call() -> None:
    numbers = [call for unit in all_units() for call in (contact(unit).phone, contact(unit).service_phone, contact(unit).supervision_phone)]
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch(r"0990-0000\d{3}", number) for number in numbers)
    assert all(contact(unit).bus_lines.startswith("乘") and contact(unit).email.endswith(".example") for unit in all_units())


def test_guides_have_all_that_article_12_asks_for() -> None:
    for unit in all_units():
        text = guide(unit, updated_on=date(2026, 3, 1))
        to = contact(unit)
        lacks = {"fax": to.fax, "hours": to.hours_summer}.get(_gap(unit) if unit.level != "enterprise" else "")
        for needed in (to.office, to.address, to.phone, to.fax, to.email, to.hours_summer, "编排体系", "2026年3月1日"):
            assert (needed in text) == (needed != lacks), (unit.name, needed)
        assert "15个工作日内答复" not in text
        assert "用途" not in text.replace("不要求说明用途", "")


def test_enterprises_have_a_guide_without_applications() -> None:
    text = guide(by_code()["990100-E01"], updated_on=date(2026, 3, 1))
    assert "第五十五条" in text
    assert "依申请公开" not in text
