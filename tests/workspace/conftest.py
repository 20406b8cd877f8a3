"""A unit with its people, each with a browser of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from gongkai.events import clock
from gongkai.publishing.models import Manuscript
from gongkai.publishing.services import drafting
from gongkai.units.actors import actor_of
from gongkai.units.gate import Actor
from gongkai.units.models import Person, Unit
from tests.support.catalogue import a_unit
from tests.support.personnel import a_person, a_post, signed_in


@dataclass(slots=True)
class Somebody:
    """A person with what they act with."""

    person: Person
    client: Client

    @property
    def actor(self) -> Actor:
        return actor_of(self.person.pk, clock.today())

    def post(self, path: str, **fields: Any) -> Any:
        return self.client.post(f"/workspace/{path}", fields)

    def get(self, path: str = "") -> Any:
        return self.client.get(f"/workspace/{path}")


@dataclass(slots=True)
class Office:
    """A department: officer, head, reviewer, approver; a colleague of another department; the office of the city."""

    unit: Unit
    officer: Somebody
    head: Somebody
    reviewer: Somebody
    approver: Somebody
    stranger: Somebody
    city: Somebody


@pytest.fixture
def office(home: Path, settings: Any) -> Office:
    settings.SECOND_FACTOR_ROLES = frozenset()
    city = a_unit("990000", "明川市人民政府", path="0000", level="city")
    unit = a_unit("990122", "明川市住房和城乡建设局", path="00000001", parent=city)
    other = a_unit("990123", "明川市水务局", path="00000002", parent=city)

    def somebody(login: str, where: Unit, role: str) -> Somebody:
        person = a_person(login, where)
        a_post(person, where, role)
        return Somebody(person, signed_in(person))

    return Office(
        unit, somebody("officer", unit, "information_officer"), somebody("head", unit, "section_head"),
        somebody("reviewer", unit, "secrecy_reviewer"), somebody("approver", unit, "approver"),
        somebody("stranger", other, "information_officer"), somebody("city", city, "office"),
    )  # fmt: skip


def today() -> date:
    return clock.today()


def typed(**fields: Any) -> dict[str, Any]:
    """What the form of a complete draft posts."""
    return {
        "title": "关于做好老旧小区供水改造工作的通知", "document_number": "明住建发〔2026〕7号", "written_on": today().isoformat(), "column": "0203",
        "attribute": "proactive", "body": "各区县人民政府：\n改造工程自即日起实施。\n一、总体要求", "summary": "供水改造的安排。", **fields,
    }  # fmt: skip


@pytest.fixture
def draft(office: Office) -> Manuscript:
    """A complete draft of the officer."""
    values = {
        "title": "关于做好老旧小区供水改造工作的通知", "body": "<p>改造工程自即日起实施。</p>", "columns": ["0203"], "genre": "通知",
        "document_number": "明住建发〔2026〕7号", "written_on": today(), "attribute": "proactive",
    }  # fmt: skip
    return drafting.create(unit=office.unit, actor=office.officer.actor, values=values)


Made = Callable[..., Manuscript]
