"""The arrangement of a year from a file: .csv, .xlsx, .jsonl (see exchange.reading) or .json, a list of objects or {"days": [...]}.

Columns: day (日期), and optionally until (至) for a span of days off; kind (类别: 放假, 调休上班); name (节日). All or nothing.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from gongkai.exchange import dates
from gongkai.exchange.reading import Reader, Refusal, UnreadableFile
from gongkai.law.calendar import Day, Kind
from gongkai.law.sayings import Said, gettext_noop

#: How files name the columns.
COLUMNS = {
    "on": ("on", "day", "date", "日期", "开始日期", "起"),
    "until": ("until", "to", "至", "止", "结束日期"),
    "kind": ("kind", "type", "类别", "类型", "安排"),
    "name": ("name", "holiday", "名称", "节日", "节假日"),
}
KINDS = {
    **dict.fromkeys(("holiday", "off", "放假", "休息", "法定节假日", "节假日", "休"), Kind.HOLIDAY),
    **dict.fromkeys(("make_up", "makeup", "workday", "调休上班", "调休", "上班", "补班", "班"), Kind.MAKE_UP),
}
LARGEST, MOST_ROWS, LONGEST_SPAN = 1_000_000, 400, 31
_NAMES = {word: name for name, words in COLUMNS.items() for word in words}
_ONE = timedelta(days=1)


class UnreadableDaysError(ValueError):
    """The file is no arrangement of days; `reasons` say why, each with its line."""

    def __init__(self, reasons: list[Said]) -> None:
        super().__init__("; ".join(said.text for said in reasons))
        self.reasons = tuple(reasons)


def read_days(path: Path) -> list[Day]:
    """Every day of the file, spans day by day, in its order. UnreadableDaysError when anything in it cannot be read."""
    return days_of(_rows(path))


def days_of(rows: Iterable[tuple[int, Mapping[str, Any]]]) -> list[Day]:
    """The same from rows that are at hand: (line, column → value)."""
    days: list[Day] = []
    wrong: list[Said] = []
    for number, (line, values) in enumerate(rows):
        if number >= MOST_ROWS:
            raise UnreadableDaysError([Said("too_many_rows", gettext_noop("超过%(most)d行，不像一年的安排"), {"most": MOST_ROWS})])
        try:
            days += _days({_NAMES.get(str(name).strip().lower(), ""): str(value or "").strip() for name, value in values.items()})
        except _Wrong as error:
            wrong.append(_at(line, error.said))
    if wrong:
        raise UnreadableDaysError(wrong)
    return days


class _Wrong(Exception):
    def __init__(self, code: str, template: str, value: str = "") -> None:
        super().__init__(code)
        self.said = Said(code, template, {"value": value[:40]})


def _at(line: int, said: Said) -> Said:
    return Said(said.code, gettext_noop("第%(line)d行：%(said)s"), {"line": line, "said": said})


def _days(values: Mapping[str, str]) -> Iterator[Day]:
    kind = KINDS.get(values.get("kind", "").lower())
    if kind is None:
        raise _Wrong("kind_unknown", gettext_noop("类别只能是 放假 或者 调休上班：%(value)s"), values.get("kind", ""))
    day, until = _day(values.get("on", "")), values.get("until", "")
    last = _day(until) if until else day
    if not day <= last < day + timedelta(days=LONGEST_SPAN):
        raise _Wrong("span", gettext_noop("结束日期早于开始日期，或者超过一个月：%(value)s"), until)
    while day <= last:
        yield Day(day, kind, values.get("name", ""))
        day += _ONE


def _day(text: str) -> dates.date:
    try:
        day = dates.day(text)
    except dates.NoDay:
        day = None
    if day is None:
        raise _Wrong("no_such_date", gettext_noop("不是存在的日期：%(value)s"), text)
    return day


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    if path.suffix.lower() == ".json":
        yield from _json(path)
        return
    try:
        for row in Reader(path, max_bytes=LARGEST):
            if isinstance(row, Refusal):
                raise UnreadableDaysError([_at(row.line, Said(row.code, "%(value)s", {"value": row.message}))])
            yield row.line, row.values
    except UnreadableFile as error:
        raise UnreadableDaysError([Said(error.code, "%(value)s", {"value": str(error)})]) from error


def _json(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(LARGEST + 1)[:LARGEST])
    except (OSError, ValueError, RecursionError) as error:
        raise UnreadableDaysError([Said("not_json", gettext_noop("读不出 JSON，或者超过 1 MB"))]) from error
    rows = found.get("days") if isinstance(found, dict) else found
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UnreadableDaysError([Said("not_a_list", gettext_noop("JSON 应当是日期的列表，每天是一个对象"))])
    yield from enumerate(rows, 1)
