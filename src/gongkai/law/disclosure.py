"""The limit for disclosing on one's own 主动公开: 20 working days from the day the information came to be or changed (rules A5).

条例第二十六条; the text of 2007: 第十八条. 法律、法规另有规定的从其规定.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from gongkai.law.calendar import Calendar
from gongkai.law.regulation import OF_2007, regulation_on
from gongkai.law.sayings import BadInputError, Said, gettext_noop

#: 国办发〔2016〕19号: the interpretation 解读 follows the document within three working days (one source).
INTERPRETATION_DAYS = 3
#: Working days left from which the light is amber 【口径】.
AMBER_FROM = 5


class Light(StrEnum):
    """Where it stands: time enough · soon · the last day or past it · disclosed in time · disclosed late."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    IN_TIME = "in_time"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Limit:
    """`due`: the last day. `days_left`: working days after `as_of` up to `due`, negative by those passed since; None once disclosed."""

    formed_on: date
    due: date
    days_left: int | None
    days_late: int
    light: Light
    provisional: bool
    article: str
    notes: tuple[Said, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """{"formed_on", "due", "days_left", "days_late", "light", "provisional", "article", "warnings"}."""
        return {
            "formed_on": self.formed_on.isoformat(),
            "due": self.due.isoformat(),
            "days_left": self.days_left,
            "days_late": self.days_late,
            "light": str(self.light),
            "provisional": self.provisional,
            "article": self.article,
            "warnings": [said.as_json() for said in self.notes],
        }


def limit(formed_on: date, calendar: Calendar, *, as_of: date, published_on: date | None = None, amber_from: int = AMBER_FROM) -> Limit:
    """The limit for what came to be (or changed) on `formed_on`, seen on `as_of`. The day itself is not counted (Z20, Z21).

    With `published_on` the light says in time or late. BadInputError for a publication before it came to be.
    """
    if published_on is not None and published_on < formed_on:
        raise BadInputError("published_on", Said("published_before_formed", gettext_noop("公开日期早于形成日期")))
    regulation = regulation_on(formed_on)
    due = calendar.add(formed_on, regulation.disclosure_days)
    seen = published_on or as_of
    late = calendar.between(due, seen)
    left = calendar.between(seen, due) - late
    if published_on is not None:
        light = Light.IN_TIME if seen <= due else Light.LATE
    else:
        light = Light.RED if left <= 0 else Light.AMBER if left <= amber_from else Light.GREEN
    notes: tuple[Said, ...] = ()
    if formed_on < OF_2007.in_force_from:
        notes = (Said("before_regulation", gettext_noop("条例自2008年5月1日起施行，此前形成的信息没有这一期限，所列日期仅供参照")),)
    return Limit(
        formed_on,
        due,
        None if published_on is not None else left,
        late,
        light,
        calendar.provisional(formed_on, due),
        regulation.article("disclosure"),
        notes,
    )


def interpretation_due(published_on: date, calendar: Calendar) -> date:
    """By when the interpretation of a document published on that day is to follow: three working days."""
    return calendar.add(published_on, INTERPRETATION_DAYS)
