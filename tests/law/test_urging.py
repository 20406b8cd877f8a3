"""The points at which somebody is reminded (rules I)."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.choices import Choices
from gongkai.law.urging import Of, application, before, consultation, report
from tests.support.law_days import day, official


def _days(points, of: Of) -> list[str]:
    return [point.on.isoformat() for point in points if point.of is of]


def test_an_application_is_urged_before_its_days() -> None:
    points = application(day("2025-09-24"), day("2025-10-28"), official())  # Z07
    assert _days(points, Of.CORRECTION) == ["2025-09-30", "2025-10-10"]
    assert _days(points, Of.REPLY) == ["2025-10-21", "2025-10-24", "2025-10-28"]
    assert _days(points, Of.EXTENSION) == ["2025-10-27"]
    assert [point.on for point in points if point.last and point.of is Of.REPLY] == [day("2025-10-28")]


def test_an_extended_reply_is_urged_before_its_new_end() -> None:
    points = application(day("2025-09-24"), day("2025-11-25"), official())  # Z08
    assert _days(points, Of.REPLY) == ["2025-11-18", "2025-11-21", "2025-11-25"]


def test_under_the_text_of_2007_there_are_fifteen_days_and_none_for_correction() -> None:
    points = application(day("2018-05-02"), day("2018-05-23"), official())  # Z13
    assert _days(points, Of.CORRECTION) == []
    assert _days(points, Of.REPLY) == ["2018-05-23"]


def test_consultations_and_reports() -> None:
    assert _days(consultation(day("2026-04-28"), official()), Of.CONSULTATION) == ["2026-05-18", "2026-05-21"]  # Z11
    assert _days(report(2025, government=False), Of.REPORT) == ["2026-01-15", "2026-01-25", "2026-01-31"]
    assert _days(report(2025, government=True), Of.REPORT) == ["2026-03-15", "2026-03-25", "2026-03-31"]


def test_the_office_chooses_the_days() -> None:
    points = application(day("2025-09-24"), day("2025-10-28"), official(), Choices(warn_reply_days=(10,), warn_correction_days=()))
    assert _days(points, Of.REPLY) == ["2025-10-14"]


@given(st.dates(date(2019, 6, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_the_points_lie_between_receipt_and_the_end(received: date, extra: int) -> None:
    due = official().add(received, 20 + extra)
    points = application(received, due, official())
    assert all(received < point.on <= due for point in points if point.of is not Of.CORRECTION)
    assert all(official().is_working(point.on) for point in points)
    assert official().add(before(due, 5, official()), 5) == due
