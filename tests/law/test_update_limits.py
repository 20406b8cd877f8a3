"""Until when a column is fresh, by its limit."""

from datetime import date, timedelta

import pytest

from gongkai.law.update_limits import Period, fresh_until, period_of, with_period


def add_working(start: date, count: int) -> date:
    """Weekdays alone."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("20wd", None),  # counts from the making of a piece: nothing recurs
        ("即时", None),
        ("—（容器）", None),
        ("", None),
        ("20wd+180d", Period("d", 180)),
        ("5wd+14d", Period("d", 14)),
        ("即时+10wd", Period("wd", 10)),
        ("+3m", Period("m", 3)),
        ("月", Period("month")),
        ("季", Period("quarter")),
        ("年(03-31)", Period("year", 1, 3, 31)),
        ("年(13-31)", None),
        ("+0d", None),
        ("+9999d", None),
    ],
)
def test_what_recurs_in_a_limit(limit: str, expected: Period | None) -> None:
    assert period_of(limit) == expected


def test_departments_report_by_another_day_than_governments() -> None:
    limit = "年(部门01-31，政府03-31)"
    assert period_of(limit, government=False) == Period("year", 1, 1, 31)
    assert period_of(limit, government=True) == Period("year", 1, 3, 31)


@pytest.mark.parametrize(
    ("latest", "every", "until"),
    [
        (date(2026, 11, 24), Period("d", 14), date(2026, 12, 8)),
        (date(2026, 11, 24), Period("wd", 5), date(2026, 12, 1)),
        (date(2026, 11, 30), Period("m", 3), date(2027, 2, 28)),
        (date(2026, 8, 31), Period("m", 1), date(2026, 9, 30)),
        (date(2026, 9, 10), Period("month"), date(2026, 10, 31)),
        (date(2026, 12, 1), Period("month"), date(2027, 1, 31)),
        (date(2026, 8, 20), Period("quarter"), date(2026, 12, 31)),
        (date(2026, 11, 1), Period("quarter"), date(2027, 3, 31)),
        (date(2026, 1, 20), Period("year", 1, 1, 31), date(2027, 1, 31)),
        (date(2025, 5, 1), Period("year", 1, 3, 31), date(2026, 3, 31)),
        (date(2027, 5, 1), Period("year", 1, 2, 29), date(2028, 2, 29)),
        (date(2026, 5, 1), Period("year", 1, 2, 29), date(2027, 2, 28)),
    ],
)
def test_the_last_day_on_which_an_update_keeps_it_fresh(latest: date, every: Period, until: date) -> None:
    assert fresh_until(latest, every, add_working) == until


@pytest.mark.parametrize(
    ("limit", "expected"),
    [("20wd+180d", "20wd+30d"), ("月", "+30d"), ("年(03-31)", "+30d"), ("即时", "即时+30d"), ("", "+30d"), ("—（容器）", "+30d")],
)
def test_another_period_replaces_what_recurs_and_leaves_the_rest(limit: str, expected: str) -> None:
    assert with_period(limit, Period("d", 30)) == expected


def test_stricter_is_fewer_days() -> None:
    assert Period("wd", 10).days == 14
    assert Period("m", 6).days > Period("d", 180).days > Period("quarter").days
