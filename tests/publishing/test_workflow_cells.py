"""Every role × state × event, done for real: the table says what happens, and everything else is refused with its code."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from gongkai.events import clock
from gongkai.files.models import StoredFile
from gongkai.publishing.access import item_subject
from gongkai.publishing.models import Manuscript, OfflineSignature, Opinion, TemplateChoice
from gongkai.publishing.rules import judging, workflow
from gongkai.publishing.rules.judging import item_reasons_against, reasons_against
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.rules.workflow import Event, ItemEvent, State
from gongkai.publishing.services import drafting, offline, review, urgent
from gongkai.publishing.services.offline import Signed
from gongkai.units import gate
from gongkai.units.gate import Actor
from gongkai.units.models import Role
from tests.support.catalogue import a_column, an_item
from tests.support.drafts import GOVERNMENT, HOUSING, OFFICE, WATER, enter_city
from tests.support.staff import DAY, Crew, a_person, drafted, employ, moment

pytestmark = pytest.mark.django_db
DOABLE = [event for event in Event if event not in (Event.RELEASE, Event.REGISTER, Event.BLOCK)]


class World:
    """One manuscript that can stand in any state, with all that any step needs, and people who have no part in it."""

    def __init__(self) -> None:
        self.units = enter_city()
        self.unit = self.units[OFFICE]
        self.crew = Crew(self.unit)
        self.others = {
            "secrecy_reviewer": employ(self.unit, "second-reviewer", "secrecy_reviewer"),
            "approver": employ(self.unit, "second-approver", "approver"),
        }
        TemplateChoice.objects.create(unit=self.unit, template="4")
        self.row = drafted(self.crew, urgent=True, urgent_why="汛情")
        Manuscript.objects.update(round=1)
        given = [
            ("section", "agreed", self.crew.head),
            ("secrecy", "clear", self.crew.reviewer),
            ("approval", "approved", self.crew.approver),
            ("check", "approved", self.crew.approver),
        ]
        for step, says, who in given:
            Opinion.objects.create(
                manuscript=self.row, round=1, step=step, role=who.posts[0].role, person_id=who.person, says=says,
                content_hash=self.row.content_hash, at=moment(9), recorded_at=clock.now(),
            )  # fmt: skip
        self.scan = StoredFile.objects.create(
            sha256="0" * 64, filename="签批单.pdf", kind="pdf", media_type="application/pdf", size=1, created_at=moment()
        )
        signed = [
            {"step": str(step), "signer": name, "signed_on": DAY.isoformat()}
            for step, name in zip(workflow.TEMPLATES["4"], "甲乙丙", strict=True)
        ]
        OfflineSignature.objects.create(
            manuscript=self.row, round=1, scan=self.scan, steps=signed, content_hash=self.row.content_hash,
            registrar_id=self.crew.officer.person, registered_at=moment(9),
        )  # fmt: skip

    def put(self, state: State) -> Manuscript:
        """The manuscript in that state."""
        waiting = state in workflow.WAITING
        template = "correction" if state == State.CHECK else "4"
        Manuscript.objects.update(
            state=state, template=template, approved_at=moment(9, 30) if waiting else None, planned_at=moment(18) if waiting else None
        )
        return Manuscript.objects.select_related("unit", "locked_by").get()

    def do(self, event: Event, row: Manuscript, actor: Actor) -> Manuscript:
        """The verb of the event, with all that it needs."""
        role = next(iter(actor.all_roles), "")
        other = self.others["secrecy_reviewer" if role == "approver" else "approver"].person
        steps = [Signed(str(step), name, DAY) for step, name in zip(workflow.TEMPLATES["4"], "甲乙丙", strict=True)]
        verbs: dict[Event, tuple[Callable[..., Manuscript], dict[str, Any]]] = {
            Event.WRITE: (drafting.save, {"values": {"title": "另一标题"}}),
            Event.SUBMIT: (drafting.submit, {}),
            Event.TAKE_BACK: (drafting.take_back, {}),
            Event.DROP: (drafting.drop, {"reason": "重复"}),
            Event.PASS: (review.pass_step, {"says": "clear" if row.state == State.SECRECY else ""}),
            Event.RETURN: (review.return_, {"reasons": ["format"]}),
            Event.APPROVE: (review.approve, {"secrecy": "clear", "planned_at": moment(20)}),
            Event.DECIDE_URGENTLY: (urgent.decide_urgently, {"other": other, "way": "screen", "secrecy": "clear"}),
            Event.REGISTER_OFFLINE: (offline.register_offline, {"scan": self.scan, "steps": steps}),
            Event.CHECK_OFFLINE: (offline.check_offline, {}),
        }
        verb, options = verbs[event]
        return verb(row, actor=actor, version=row.version, at=moment(10), **options)


@pytest.fixture
def world(home: object) -> World:
    return World()


def outcome(world: World, event: Event, row: Manuscript, actor: Actor) -> str:
    """The state that follows, or the codes of the refusal; nothing stays."""
    try:
        with transaction.atomic():
            after = world.do(event, row, actor)
            found = str(after.state)
            transaction.set_rollback(True)
    except NotAllowed as refused:
        return "!" + ",".join(refused.codes)
    return found


def expected(event: Event, role: str, state: State) -> str:
    allowed = workflow.ALLOWED.get((event, role), {})
    if not allowed:
        return "!no_post"
    if state not in allowed:
        return "!not_in_this_state"
    if event in {Event.CHECK_OFFLINE, Event.DECIDE_URGENTLY}:
        return str(State.RELEASED)  # the planned hour of a state that waits for one aside, it goes out at once
    return str(workflow.after(event, role, state, "correction" if state == State.CHECK else "4"))


@pytest.mark.parametrize("role", Role.values)
def test_every_cell(world: World, role: str) -> None:
    actor = employ(world.unit, f"a-{role}", role)
    wrong = []
    for state, event in itertools.product(State, DOABLE):
        row = world.put(state)
        found, wanted = outcome(world, event, row, actor), expected(event, role, state)
        before = {reason.code for reason in reasons_against(actor, event, row, at=moment(10))}
        if found != wanted or bool(before) != wanted.startswith("!"):
            wrong.append((state, event, found, wanted, before))
    assert wrong == []


def test_nobody_and_no_other_unit_may_anything(world: World) -> None:
    everything = [role for role in Role.values if role != "office"]
    strangers = [
        Actor(a_person("nobody").pk),
        employ(world.units[HOUSING], "foreigner", *Role.values),
        employ(world.units[GOVERNMENT], "above", *everything),
        employ(world.units[WATER], "beneath", *Role.values),
    ]
    for stranger, state, event in itertools.product(strangers, State, DOABLE):
        assert outcome(world, event, world.put(state), stranger) == "!no_post", (stranger, state, event)


def test_the_office_above_enters_for_a_unit_and_reviews_nothing(world: World) -> None:
    office = employ(world.units[GOVERNMENT], "office", "office")
    assert outcome(world, Event.WRITE, world.put(State.DRAFT), office) == "draft"
    assert outcome(world, Event.APPROVE, world.put(State.APPROVAL), office) == "!no_post"
    row = world.put(State.DRAFT)
    drafting.submit(row, actor=office, version=row.version, at=moment(10))
    event = row.events.get(kind="submit")
    assert (event.person_id, event.post) == (office.person, "office")


@pytest.mark.parametrize("role", Role.values)
def test_every_cell_of_items(role: str) -> None:
    units = enter_city()
    item = an_item(units[OFFICE], a_column())
    actor = employ(units[OFFICE], f"a-{role}", role)
    allowed = {(event, state) for event, roles, states in workflow.ITEMS if role in roles for state in states}
    for event, state in itertools.product(ItemEvent, ("public", "hidden", "withdrawn")):
        item.state = state
        codes = [reason.code for reason in item_reasons_against(actor, event, item)]
        may_ever = any(event == one for one, _ in allowed)
        wanted = [] if (event, state) in allowed else ["item_not_in_this_state" if may_ever else "no_post"]
        assert codes == wanted, (event, state)
        assert gate.may(actor, event, item_subject(item)) is ((event, state) in allowed)


def test_buttons_of_a_page_are_those_of_the_posts(world: World) -> None:
    found = judging.actions(world.crew.officer, world.put(State.DRAFT), at=moment(10))
    assert sorted(found) == ["drop", "register_offline", "submit", "take_back", "write"]
    assert (found["submit"], [reason.code for reason in found["take_back"]]) == ([], ["not_in_this_state"])
    assert found["take_back"][0].message == "稿件处于“草稿”，此时不能这样办理"
    assert judging.actions(Actor(a_person("nobody").pk), world.put(State.DRAFT), at=moment(10)) == {}
