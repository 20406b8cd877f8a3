"""The workspace of a city: a thousand units with twenty open manuscripts each, and what its pages cost against a bare list as long."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from django.db import connection

from bench.pages import Target

UNITS, OPEN_EACH, OPEN_AT_THE_TOP = 1000, 20, 300
REQUESTS = 20
#: Login → role; all in the government itself.
STAFF = {"bench-office": "office", "bench-officer": "information_officer", "bench-approver": "approver", "bench-other": "section_head"}
#: What waits for the office: items closed at once, withdrawals to decide, interpretations that are late.
CLOSED = WITHDRAWN = LATE = 40
#: Declarations that wait, and urgent decisions without signatures of others.
DECLARED = UNSIGNED = 300


def fill(home: Path) -> None:
    """Fill the home with units, staff, manuscripts and matters of the office, once."""
    mark = home / "staffed"
    if mark.exists():
        return
    _units()
    staff = _staff()
    _manuscripts(staff["bench-officer"])
    _matters(staff)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    mark.write_text("1", encoding="ascii")


def cookie(login: str) -> str:
    """The cookie of a session of one of STAFF."""
    from django.test import Client

    from gongkai.units.models import Person

    client = Client()
    client.force_login(Person.objects.get(login=login))
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


def _staff() -> dict[str, int]:
    from gongkai.units.models import Person, Post, Unit

    top = Unit.objects.order_by("path")[0]
    found = {}
    for login, role in STAFF.items():
        values = {"name": login, "unit": top, "must_change_password": False}
        person, _ = Person.objects.get_or_create(login=login, defaults=values)
        Post.objects.get_or_create(person=person, unit=top, role=role, defaults={"valid_from": date(2020, 1, 1)})
        found[login] = person.pk
    return found


def _manuscripts(drafter: int) -> None:
    from gongkai.events import clock
    from gongkai.publishing.models import Manuscript
    from gongkai.units.models import Unit

    now, dice = clock.now(), random.Random(7)
    top = Unit.objects.order_by("path")[0].pk
    states = ("draft", "returned", "section", "secrecy", "approval", "check", "planned", "blocked")
    rows = (
        Manuscript(
            key=f"bench-{unit}-{number}", unit_id=unit, title=f"关于第{number}项工作的通知", document_number=f"明发〔2026〕{number}号",
            body="<p>正文。</p>" * 40, columns=["0203"], attribute="proactive", state=dice.choice(states), template="3", round=1,
            content_hash="0" * 64, drafter_id=drafter, created_at=now, changed_at=now,
            approved_at=now, due_on=now.date() + timedelta(days=dice.randint(-10, 30)), written_on=now.date(),
        )
        for unit in Unit.objects.values_list("pk", flat=True)
        for number in range(OPEN_EACH if unit != top else OPEN_AT_THE_TOP)
    )  # fmt: skip
    Manuscript.objects.bulk_create(rows, batch_size=500)


def _matters(staff: dict[str, int]) -> None:
    from gongkai.catalog.models import Column, Declaration, Item
    from gongkai.events import clock
    from gongkai.publishing.models import Hiding, Manuscript, Owed, Removal, UrgentDecision
    from gongkai.units.models import Unit

    now, other = clock.now(), staff["bench-other"]
    late = now.date() - timedelta(days=3)
    items = list(Item.objects.filter(state="public").order_by("-pk").values_list("pk", "unit_id")[: CLOSED + WITHDRAWN + LATE])
    hidden, proposed, owed = items[:CLOSED], items[CLOSED : CLOSED + WITHDRAWN], items[CLOSED + WITHDRAWN :]
    Hiding.objects.bulk_create(
        [Hiding(item_id=item, unit_id=unit, by_id=other, at=now, reason="待核", due_on=late) for item, unit in hidden]
    )
    Removal.objects.bulk_create(
        [
            Removal(
                item_id=item,
                unit_id=unit,
                kind="error",
                ground="条例第六条",
                public_reason="内容有误",
                proposed_by_id=other,
                proposed_at=now,
            )
            for item, unit in proposed
        ]
    )
    Owed.objects.bulk_create(
        [Owed(kind=Owed.Kind.INTERPRETATION, item_id=item, unit_id=unit, due_on=late, opened_at=now) for item, unit in owed]
    )
    column = Column.objects.order_by("pk")[0].pk
    units = Unit.objects.order_by("-pk").values_list("pk", flat=True)[:DECLARED]
    Declaration.objects.bulk_create(
        [Declaration(unit_id=unit, column_id=column, reason="本单位没有这项职责", proposed_by_id=other, proposed_at=now) for unit in units]
    )
    manuscripts = Manuscript.objects.order_by("-pk").values_list("pk", flat=True)[:UNSIGNED]
    two = {"reviewer_id": other, "approver_id": staff["bench-approver"], "reviewer_signed_at": now, "approver_signed_at": None}
    UrgentDecision.objects.bulk_create(
        [
            UrgentDecision(manuscript_id=one, round=1, way="screen", decided_at=now, content_hash="0" * 64, sign_by=late, **two)
            for one in manuscripts
        ]
    )


def targets() -> list[Target]:
    """Pages of staff, and bare lists of as many rows."""
    found: dict[int, Target] = {}

    def page(name: str, login: str, address: str, rows: int) -> Target:
        bare = found.setdefault(rows, Target(f"bare list of {rows} manuscripts", _fixed(f"/bench/manuscripts?n={rows}")))
        return Target(name, _fixed(address), bare.name, 2.5, headers={"Cookie": cookie(login)})

    pages = [
        *(page(f"to-do list of the {STAFF[login]}", login, "/workspace/", _rows(login)) for login in STAFF if login != "bench-other"),
        page("all units, the most urgent first", "bench-office", "/workspace/overview/", 50),
        page("a unit's manuscripts", "bench-officer", "/workspace/items/", 50),
        page("what a unit has published", "bench-officer", "/workspace/published/", 50),
    ]
    return [*found.values(), *pages]


def _fixed(address: str) -> Callable[[random.Random], str]:
    return lambda _dice: address


def _rows(login: str) -> int:
    """How many matters stand on the to-do list of one of STAFF."""
    from gongkai.events import clock
    from gongkai.units import actors
    from gongkai.units.models import Person
    from gongkai.workspace import matters

    today = clock.today()
    return len(matters.mine(actors.actor_of(Person.objects.get(login=login).pk, today), today))
