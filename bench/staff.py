"""The workspace of an office: a thousand units, twenty open manuscripts each, and what its pages cost against a bare list as long."""

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from bench.pages import Target

UNITS, OPEN_EACH = 1000, 20
LOGIN = "bench-office"


def fill(home: Path) -> str:
    """Fill the home with units, staff and manuscripts, once; the cookie of a session of the office."""
    from django.test import Client

    from gongkai.units.models import Person

    mark = home / "staffed"
    if not mark.exists():
        _units()
        _manuscripts(_staff())
        mark.write_text("1", encoding="ascii")
    client = Client()
    client.force_login(Person.objects.get(login=LOGIN))
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


def _units() -> None:
    from gongkai.units.models import Unit
    from gongkai.units.record import UnitRecord
    from gongkai.units.services import enter_units

    top = Unit.objects.order_by("path")[0]
    missing = UNITS - Unit.objects.count()
    enter_units(
        [
            UnitRecord(code=f"{top.code}-B{number:04d}", name=f"明川市第{number}单位", level="department", parent=top.code)
            for number in range(missing)
        ]
    )


def _staff() -> int:
    from datetime import date

    from gongkai.units.models import Person, Post, Unit

    top = Unit.objects.order_by("path")[0]
    values = {"unit": top, "must_change_password": False}
    office, _ = Person.objects.get_or_create(login=LOGIN, defaults={"name": "主管", **values})
    Post.objects.get_or_create(person=office, unit=top, role="office", defaults={"valid_from": date(2020, 1, 1)})
    officer, _ = Person.objects.get_or_create(
        login="bench-officer", defaults={"name": "信息员", "unit": top, "must_change_password": False}
    )
    return officer.pk


def _manuscripts(drafter: int) -> None:
    from gongkai.events import clock
    from gongkai.publishing.models import Manuscript
    from gongkai.units.models import Unit

    now, dice = clock.now(), random.Random(7)
    states = ("draft", "returned", "section", "secrecy", "approval", "check", "planned", "blocked")
    rows = (
        Manuscript(
            key=f"bench-{unit}-{number}", unit_id=unit, title=f"关于第{number}项工作的通知", document_number=f"明发〔2026〕{number}号",
            body="<p>正文。</p>" * 40, columns=["0203"], attribute="proactive", state=dice.choice(states), template="3", round=1,
            content_hash="0" * 64, drafter_id=drafter, created_at=now, changed_at=now,
            approved_at=now, due_on=now.date() + timedelta(days=dice.randint(-10, 30)), written_on=now.date(),
        )
        for unit in Unit.objects.values_list("pk", flat=True)
        for number in range(OPEN_EACH)
    )  # fmt: skip
    Manuscript.objects.bulk_create(rows, batch_size=500)


def targets(cookie: str) -> list[Target]:
    """The office's pages, and the bare list of as many rows."""
    fixed: Callable[[str], Callable[[random.Random], str]] = lambda address: lambda _dice: address  # noqa: E731
    signed = {"Cookie": cookie}
    return [
        Target("bare list of 50 manuscripts", fixed("/bench/manuscripts?n=50")),
        Target("bare list of 100 manuscripts", fixed("/bench/manuscripts?n=100")),
        Target("to-do list", fixed("/workspace/"), "bare list of 100 manuscripts", 2.5, headers=signed),
        Target("all units, the most urgent first", fixed("/workspace/overview/"), "bare list of 50 manuscripts", 2.5, headers=signed),
        Target("a unit's manuscripts", fixed("/workspace/items/"), "bare list of 50 manuscripts", 2.5, headers=signed),
        Target("what a unit has published", fixed("/workspace/published/"), "bare list of 50 manuscripts", 2.5, headers=signed),
    ]
