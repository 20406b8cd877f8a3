"""The working calendar that the product ships, from the tables beside this file; no database. Written by script/calendar_data.py."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from gongkai.law.calendar import Calendar, Day, Kind
from gongkai.law.sayings import gettext_noop
from gongkai.rulebook.defaults import rows

#: What stands behind a notice number that was seen in one place only (未核实).
UNVERIFIED = gettext_noop("（文号未核实）")


@dataclass(frozen=True, slots=True)
class ShippedDay:
    """A row of calendar_days.csv. `year`: whose notice arranges it, of late December the next. `notice` may be empty: known from `source`."""

    on: date
    kind: Kind
    year: int
    name: str
    notice: str
    source: str


@dataclass(frozen=True, slots=True)
class ShippedYear:
    """A row of calendar_years.csv. `confirmed`: its days were compared with the notice; `notice_verified`: so was its number."""

    year: int
    notice: str
    notice_verified: bool
    confirmed: bool


def shipped_days() -> list[ShippedDay]:
    """Every arranged day, ascending."""
    table = rows("calendar_days.csv")
    return [ShippedDay(date.fromisoformat(r["on"]), Kind(r["kind"]), int(r["year"]), r["name"], r["notice"], r["source"]) for r in table]


def shipped_years() -> list[ShippedYear]:
    """Every year that the product knows, ascending."""
    table = rows("calendar_years.csv")
    return [ShippedYear(int(r["year"]), r["notice"], r["notice_verified"] == "true", r["confirmed"] == "true") for r in table]


@cache
def shipped() -> Calendar:
    """The calendar of a fresh installation, read once. A number that was not verified says so where it shows."""
    years = shipped_years()
    doubted = {year.notice for year in years if year.notice and not year.notice_verified}
    days = [Day(d.on, d.kind, d.name, d.notice + (UNVERIFIED if d.notice in doubted else "")) for d in shipped_days()]
    return Calendar(days, [year.year for year in years if year.confirmed])
