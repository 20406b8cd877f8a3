"""Titles with slots: periods look back, seasons are kept, matters fit the month."""

from datetime import date
from random import Random

import pytest

from gongkai.demo.directory import by_code
from gongkai.demo.slots import Slots, matters_of, month_before, quarter_before
from gongkai.demo.structure import columns, keeps, themes
from gongkai.demo.topics import months_of, topics


def slots(day: date, period: str = "", code: str = "990100-D17") -> Slots:
    return Slots(Random(1), by_code()[code], day, ["望川区"], period)


@pytest.mark.parametrize(
    ("day", "period", "text", "filled"),
    [
        (date(2026, 1, 20), "quarter", "{y}年{q}", "2025年四季度"),
        (date(2026, 4, 20), "quarter", "{y}年{q}", "2026年一季度"),
        (date(2026, 2, 1), "half", "{y}年{h}", "2025年下半年"),
        (date(2026, 1, 9), "month", "{y}年{m}月", "2025年12月"),
        (date(2026, 3, 9), "year", "{y}年", "2025年"),
        (date(2026, 3, 9), "", "{J}“{fyp}”", "明川市“十五五”"),
    ],
)
def test_periods(day: date, period: str, text: str, filled: str) -> None:
    assert text.format_map(slots(day, period)) == filled


def test_a_slot_keeps_its_value_within_a_document_and_unknown_ones_are_errors() -> None:
    values = slots(date(2026, 3, 9))
    assert "{road}{n9}".format_map(values) == "{road}{n9}".format_map(values)
    with pytest.raises(KeyError):
        "{nobody}".format_map(values)


def test_counties_speak_of_themselves_by_the_name_of_the_day() -> None:
    assert "{J}".format_map(slots(date(2010, 5, 5), code="990103")) == "城东区"
    assert "{J}".format_map(slots(date(2026, 5, 5), code="990103")) == "青屏区"


def test_before() -> None:
    assert quarter_before(date(2026, 10, 1)) == (2026, "三季度")
    assert month_before(date(2026, 1, 1)) == (2025, 12)


def test_seasons() -> None:
    assert months_of("N", "关于做好{y}年防汛抗旱工作的通知") == (4, 5, 6, 7)
    assert months_of("H", "{y}年{festival}假期旅游市场情况") == (2, 5, 6, 10)
    assert months_of("N", "关于开展检查的通知") == ()
    assert "防汛抗旱工作" in matters_of(2024, 7)
    assert "防汛抗旱工作" not in matters_of(2024, 1)
    assert "优化营商环境工作" not in matters_of(2010, 7)


def test_subjects_name_known_columns_themes_and_units() -> None:
    for topic in topics():
        assert topic.column in columns(), topic.key
        assert topic.theme in themes(), topic.key
        assert topic.unit in by_code() or topic.unit in ("T", "B", "C"), topic.key
        assert topic.law
        assert len(topic.does) >= 3, topic.key
        assert topic.stems
        for stem in topic.stems:
            assert not stem.column or keeps("enterprise", stem.column), stem.text
