"""Writes src/gongkai/rulebook/data/calendar_days.csv and calendar_years.csv anew: .venv/bin/python script/calendar_data.py

The days of closed years come from the library `holidays`, which guesses years to come without saying so: never raise LAST beyond a year
whose State Council notice is out and compared. Notice numbers are ours; a number that was not found in a second place says so.
"""

import csv
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

import holidays

FIRST, LAST = 2008, 2026
DATA = Path(__file__).resolve().parent.parent / "src/gongkai/rulebook/data"
DAY = timedelta(days=1)
#: The notice of each year 国务院办公厅关于…年部分节假日安排的通知. Years without one are seeded, not confirmed.
NOTICES = {
    2019: "国办发明电〔2018〕15号",
    2020: "国办发明电〔2019〕16号",
    2021: "国办发明电〔2020〕27号",
    2022: "国办发明电〔2021〕11号",
    2023: "国办发明电〔2022〕16号",
    2024: "国办发明电〔2023〕7号",
    2025: "国办发明电〔2024〕12号",
    2026: "国办发明电〔2025〕7号",
}
#: Numbers seen in one place only (未核实).
UNVERIFIED = {2019}
#: Later notices that changed days: labour day of 2019, the Spring Festival of 2020 made longer.
LATER = {
    "国办发明电〔2019〕3号": [(date(2019, 4, 28), date(2019, 5, 5))],
    "国办发明电〔2020〕1号": [(date(2020, 1, 31), date(2020, 2, 2))],
}
#: Years whose notice gives a day that joins a weekend as a span of three; the others say 放假，与周末连休 and name the one day.
SPANS = {2020, 2021, 2022, 2023, 2025, 2026}
SHORT = {"农历除夕": "春节", "春节延长假期": "春节", "春节延长": "春节"}


def main() -> None:
    """Write both tables, after looking at them twice."""
    years = range(FIRST, LAST + 1)
    library = holidays.country_holidays("CN", years=range(FIRST - 1, LAST + 1), language="zh_CN")
    source = f"python-holidays {version('holidays')}"
    rows = sorted(row for row in _days(library) if row[0].year in years and row[2] in years)
    for row in rows:
        off = row[1] == "holiday"
        if library.is_working_day(row[0]) is off or (not off and row[0].weekday() < 5):
            sys.exit(f"{row}: not what the library says")
    _write("calendar_days.csv", ["on", "kind", "year", "name", "notice", "source"], ([*row, source] for row in rows))
    _write(
        "calendar_years.csv",
        ["year", "notice", "notice_verified", "confirmed"],
        ([year, NOTICES.get(year, ""), _word(year in NOTICES and year not in UNVERIFIED), _word(year in NOTICES)] for year in years),
    )


def _days(library: holidays.HolidayBase) -> Iterator[tuple[date, str, int, str, str]]:
    """(day, kind, year of the notice, name, notice) of every span of days off and of its make-up days."""
    day, end = date(FIRST - 1, 12, 20), date(LAST, 12, 31)
    while day <= end:
        span = []
        while not library.is_working_day(day):
            span.append(day)
            day += DAY
        if span:
            yield from _span(library, span)
        day += DAY


def _span(library: holidays.HolidayBase, span: list[date]) -> Iterator[tuple[date, str, int, str, str]]:
    texts = {day: library[day] for day in span if day in library}
    if not texts:
        return  # a plain weekend
    names: dict[str, date] = {}
    make_up: list[date] = []
    for day, text in texts.items():
        for part in text.split("; "):
            if part.startswith("休息日（由 "):
                make_up.append(date.fromisoformat(part[6:16]))
            else:
                name = part.removesuffix("（补假）")
                names.setdefault(SHORT.get(name, name), day)
    name = "、".join(names)
    year = min(names.values()).year
    if len(span) == 3 and len([day for day in span if day.weekday() < 5]) == 1 and year not in SPANS:
        span = [day for day in span if day in texts]
    for day in span:
        yield day, "holiday", year, name, _notice(day, year)
    for day in make_up:
        yield day, "make_up", year, name, _notice(day, year)


def _notice(day: date, year: int) -> str:
    for number, spans in LATER.items():
        if any(first <= day <= last for first, last in spans):
            return number
    return NOTICES.get(year, "")


def _word(true: bool) -> str:
    return "true" if true else "false"


def _write(name: str, head: list[str], rows: object) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
