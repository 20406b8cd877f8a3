"""People with posts, for tests that act as staff do."""

from datetime import date, datetime
from typing import Any

from gongkai.events.clock import SHANGHAI
from gongkai.publishing.models import Manuscript
from gongkai.publishing.services import drafting, review
from gongkai.units.actors import actor_of
from gongkai.units.gate import Actor
from gongkai.units.models import Person, Post, Unit

#: A Tuesday, and a minute of it after another.
DAY = date(2026, 11, 24)
SINCE = date(2020, 1, 1)


def moment(hour: int = 9, minute: int = 0, day: date = DAY) -> datetime:
    """An hour of the day in Shanghai."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI)


def a_person(login: str, name: str = "") -> Person:
    """Somebody who may sign in."""
    known = Person.objects.filter(login=login).first()
    return known or Person.objects.create(login=login, name=name or login, password="!")


def employ(unit: Unit, login: str, *roles: str, deputy: bool = False, until: date | None = None, on: date = DAY) -> Actor:
    """Give the person these posts in the unit; the actor of the day."""
    person = a_person(login)
    for role in roles:
        Post.objects.create(person=person, unit=unit, role=role, valid_from=SINCE, valid_until=until, deputy=deputy)
    return actor_of(person.pk, on)


class Crew:
    """The usual people of one unit: officer, head, reviewer, approver, and a second of each kind."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        name = unit.code
        self.officer = employ(unit, f"officer{name}", "information_officer")
        self.colleague = employ(unit, f"colleague{name}", "information_officer")
        self.head = employ(unit, f"head{name}", "section_head")
        self.reviewer = employ(unit, f"reviewer{name}", "secrecy_reviewer")
        self.approver = employ(unit, f"approver{name}", "approver")


def content(number: int = 1, **fields: Any) -> dict[str, Any]:
    """What a form says of the `number`-th document: complete, proactive, in time."""
    values: dict[str, Any] = {
        "title": f"关于做好第{number}批老旧小区供水改造工作的通知",
        "body": f"<p>各区县人民政府：</p><p>第{number}批改造工程自即日起实施。</p>",
        "columns": ["0203"],
        "document_number": f"明政办发〔2026〕{number}号",
        "written_on": date(2026, 11, 20),
        "genre": "通知",
        "attribute": "proactive",
    }
    return values | fields


def drafted(crew: Crew, number: int = 1, *, at: datetime | None = None, **fields: Any) -> Manuscript:
    """A draft of the officer."""
    return drafting.create(unit=crew.unit, actor=crew.officer, values=content(number, **fields), at=at or moment(9))


def submitted(crew: Crew, number: int = 1, **fields: Any) -> Manuscript:
    """On its way to the first step."""
    row = drafted(crew, number, **fields)
    return drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 5))


def at_approval(crew: Crew, number: int = 1, **fields: Any) -> Manuscript:
    """Through every step before the approver's (any template)."""
    row = submitted(crew, number, **fields)
    if row.state == "section":
        row = review.pass_step(row, actor=crew.head, version=row.version, at=moment(9, 10))
    if row.state == "secrecy":
        row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(9, 15))
    return row


def released(crew: Crew, number: int = 1, **fields: Any) -> Manuscript:
    """Out."""
    row = at_approval(crew, number, **fields)
    return review.approve(row, actor=crew.approver, version=row.version, secrecy="clear", at=moment(9, 20))
