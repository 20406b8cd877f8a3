"""The official calendar as the product ships it, as a plain value: every year confirmed up to 2026."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

import gongkai
from gongkai.law.calendar import Calendar, Day, Kind

TABLE = Path(gongkai.__file__).parent / "rulebook/data/calendar_days.csv"


@cache
def official() -> Calendar:
    """Holidays and make-up days 2008–2026; 2027 and later are not confirmed."""
    with TABLE.open(encoding="utf-8", newline="") as table:
        days = [Day(date.fromisoformat(row["on"]), Kind(row["kind"]), row["name"], row["notice"]) for row in csv.DictReader(table)]
    return Calendar(days, range(2008, 2027))


def day(text: str) -> date:
    """A day written as 2026-11-24."""
    return date.fromisoformat(text)
