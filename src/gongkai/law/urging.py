"""When to remind 催办点 (rules I): days before and on which somebody is told that a period runs out. The days are `Choices.warn_…`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from gongkai.law.calendar import Calendar
from gongkai.law.choices import Choices
from gongkai.law.regulation import regulation_on


class Of(StrEnum):
    """What it reminds of: 补正告知 · 答复 · 延期 · 第三方（共同制作机关）意见 · 年报."""

    CORRECTION = "correction"
    REPLY = "reply"
    EXTENSION = "extension"
    CONSULTATION = "consultation"
    REPORT = "report"


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """`number`: the working day counted from the beginning; for `report` the day of the month; for `extension` days before the end."""

    on: date
    of: Of
    number: int
    last: bool

    def as_json(self) -> dict[str, Any]:
        """{"on", "of", "number", "last"}."""
        return {"on": self.on.isoformat(), "of": str(self.of), "number": self.number, "last": self.last}


def application(received_on: date, due: date, calendar: Calendar, choices: Choices | None = None) -> tuple[Point, ...]:
    """The points of an application: correction counted from receipt, the reply and the extension counted back from `due`.

    `due` is the day of the case clock, with its pauses. The points of the reply keep their distance from the end (15, 18, 20 of 20 are
    5, 2 and 0 days before it), so that they move with it; a point before receipt falls away.
    """
    choices = choices or Choices()
    regulation = regulation_on(received_on)
    points = []
    if regulation.correction_days is not None:
        points += [
            Point(calendar.add(received_on, number), Of.CORRECTION, number, number == regulation.correction_days)
            for number in choices.warn_correction_days
        ]
    for number in choices.warn_reply_days:
        if number <= regulation.reply_days:
            on = before(due, regulation.reply_days - number, calendar)
            points.append(Point(on, Of.REPLY, number, number == regulation.reply_days))
    points.append(Point(before(due, choices.warn_before_extension, calendar), Of.EXTENSION, choices.warn_before_extension, last=True))
    return tuple(sorted(point for point in points if point.on > received_on))


def consultation(served_on: date, calendar: Calendar, choices: Choices | None = None) -> tuple[Point, ...]:
    """The points of a consultation that was served on that day (articles 32 and 34: 15 working days)."""
    numbers = (choices or Choices()).warn_third_party_days
    return tuple(Point(calendar.add(served_on, number), Of.CONSULTATION, number, number == 15) for number in numbers)


def report(year: int, *, government: bool, choices: Choices | None = None) -> tuple[Point, ...]:
    """The points of the annual report for `year`: in January of the next for a department, in March for a government (article 49)."""
    month = 3 if government else 1
    numbers: Sequence[int] = (choices or Choices()).warn_report_days
    return tuple(Point(date(year + 1, month, number), Of.REPORT, number, number == 31) for number in numbers)


def before(day: date, count: int, calendar: Calendar) -> date:
    """The working day `count` working days before `day`; with 0 `day` itself."""
    while count > 0:
        day -= timedelta(days=1)
        count -= calendar.is_working(day)
    return day
