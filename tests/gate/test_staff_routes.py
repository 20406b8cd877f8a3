"""The gate along every staff route: as every role in the unit, of another unit, of the office above and of an office elsewhere, and as nobody."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.exchange.models import ImportRun
from gongkai.files.services import keep
from gongkai.publishing.lists import batches as batch_lists
from gongkai.publishing.models import Manuscript
from gongkai.publishing.services import bulk, coordination, drafting, entry
from gongkai.publishing.tables.kinds import PERMIT
from gongkai.units import life
from gongkai.units.models import Person, Post, Role, Unit
from tests import staff_routes
from tests.staff_routes import ACCOUNTS, WORKSPACE, Scene
from tests.support.catalogue import a_unit, an_item
from tests.support.personnel import a_person, a_post, acting, signed_in
from tests.support.tables import filled, permit_row

pytestmark = pytest.mark.django_db
CLEAR = "本系统为非涉密系统，严禁上传、处理涉密信息。"


@pytest.fixture
def scene(home: Path) -> Scene:
    city = a_unit("990000", "明川市人民政府", path="0000", level="city")
    unit = a_unit("990122", "明川市住房和城乡建设局", path="00000001", parent=city)
    a_unit("990123", "明川市水务局", path="00000002", parent=city)
    person = a_person("subject", unit)
    post = a_post(person, unit, Role.INFORMATION_OFFICER)
    draft = drafting.create(unit=unit, actor=acting(post), values={"title": "稿件"})
    kept = keep(filename="附件.txt", content="附件一份".encode(), queue=False)
    drafting.attach(draft, actor=acting(post), version=draft.version, file=kept)
    later = clock.today() + timedelta(days=9)
    change = life.rename(unit=unit, name="明川市住房和城乡建设委员会", on=later, actor=None, reason="机构改革")
    return Scene(
        unit,
        person,
        post,
        draft,
        kept.pk,
        an_item(unit, title="公开的一件"),
        change.pk,
        an_import(unit, person).pk,
        *_tables(unit, post, draft),
    )


def _tables(unit: Unit, post: Post, draft: Manuscript) -> tuple[int, int, int, int]:
    """A table that waits, a batch, a decision over it, a letter to the other unit about the draft."""
    actor = acting(post)
    tables = [keep(filename="许可.xlsx", content=filled(PERMIT, [permit_row(n)]), queue=False) for n in (1, 2)]
    first = entry.receive(unit=unit, kind=PERMIT, column="040602", actor=actor, file=tables[0])
    batch = entry.enter(first, actor=actor)
    waiting = entry.receive(unit=unit, kind=PERMIT, column="040602", actor=actor, file=tables[1])
    act = bulk.begin_act(key="gate", verb="submit", picks=batch_lists.picks(batch, "draft"), actor=actor, batch=batch)
    other = type(unit).objects.get(code="990123")
    (letter,) = coordination.ask(draft, actor=actor, units=[other], parts=["第一条"])
    return waiting.pk, batch.pk, act.pk, letter.pk


def an_import(unit: Unit, person: Person) -> ImportRun:
    """A file that was looked through, with its report."""
    (Path(os.environ["GONGKAI_HOME"]) / "imports").mkdir(exist_ok=True)
    (Path(os.environ["GONGKAI_HOME"]) / "imports" / "gate.csv").write_text("line,key\n1,x\n")
    return ImportRun.objects.create(
        kind="documents", unit=unit, filename="历史文件.csv", size=9, state="checked", by=person, handed_in_at=clock.now(),
        looked={"read": 1, "accepted": 0, "unchanged": 0, "refused": 1, "warnings": 0, "report": "gate.csv"},
    )  # fmt: skip


def everybody(scene: Scene) -> Iterator[tuple[str, Person]]:
    """(what `who` calls it, the person): every role in the unit, every role in another unit, the office above, somebody without a post."""
    city, other = scene.unit.parent, type(scene.unit).objects.get(code="990123")
    for role in Role:
        inside, outside = a_person(f"in-{role.value}", scene.unit), a_person(f"out-{role.value}", other)
        a_post(inside, scene.unit, role)
        a_post(outside, other, role)
        yield role.value, inside
        yield f"foreign_{role.value}", outside
    office = a_person("city-office", city)
    a_post(office, city, Role.OFFICE)
    yield "city_office", office
    over = a_person("over", scene.unit)
    Post.objects.filter(pk=a_post(over, scene.unit, Role.UNIT_ADMINISTRATOR).pk).update(valid_until="2020-02-01")
    yield "over", over


#: Who keeps staff somewhere sees the list of units, though not this unit; an office of the unit itself keeps that unit.
_LISTS = {
    "workspace-staff": {"foreign_unit_administrator", "foreign_office"},
    "workspace-review": {"foreign_section_head", "foreign_secrecy_reviewer", "foreign_approver"},  # their own queue
    "workspace-overview": {"foreign_office"},
    "workspace-units": {"foreign_office"},
    "workspace-unit-new": {"foreign_office"},
    "workspace-imports": {f"foreign_{role}" for role in staff_routes.IMPORTERS} | {"foreign_office"},
    "workspace-import-new": {f"foreign_{role}" for role in staff_routes.HANDING_IN} | {"foreign_office"},
    "workspace-meters": {"foreign_office"},
    "workspace-meters-columns": {"foreign_office"},
    "workspace-coordinations": {f"foreign_{role}" for role in staff_routes.READERS} | {"foreign_office"},
    **dict.fromkeys(("workspace-guide-reference", "workspace-structure", "workspace-structure-history"), staff_routes.FOREIGN_KEPT),
}
_FILES = frozenset({"workspace-manuscript-file", "workspace-coordination-file", "workspace-import-report"})


def test_every_route_as_everybody(scene: Scene) -> None:
    wrong, seen = [], 0
    for who, person in everybody(scene):
        client = signed_in(person)
        for name, route in WORKSPACE.items():
            answer = client.get(route.address(scene), follow=name == "workspace-staff")
            keeper = (
                who == "office" and "city_office" in route.who and "calendar" not in name and name not in staff_routes.FOR_ALL
            )  # the office of the unit itself
            allowed = "all" in route.who or who in route.who or keeper or who in _LISTS.get(name, set())
            right = {200} if allowed else set(route.refused)
            seen += 1
            if answer.status_code not in right:
                wrong.append((who, name, answer.status_code))
            if name in _FILES:
                answer.getvalue()
            elif answer.status_code == 200 and answer["Content-Type"].startswith("text/html") and CLEAR not in answer.content.decode():
                wrong.append((who, name, "does not say that the system is not for secrets"))
            if answer["Cache-Control"] != "no-store, private":
                wrong.append((who, name, answer["Cache-Control"]))
    assert not wrong, "\n".join(map(str, wrong))
    assert seen > 200


def test_every_form_as_everybody(scene: Scene) -> None:
    """Whoever has no post for it is refused, whatever the form says; another unit's does not exist."""
    before, wrong = Manuscript.objects.values_list("state", "version").get(pk=scene.manuscript.pk), []
    for who, person in everybody(scene):
        client = signed_in(person)
        for name, (path, may) in staff_routes.POSTED.items():
            if who in may or (who == "office" and "city_office" in may):
                continue
            answer = client.post(path.format(manuscript=scene.manuscript.pk, item=scene.item.pk), {"version": before[1]})
            if answer.status_code != (403 if who in staff_routes.READERS | {"office"} else 404):
                wrong.append((who, name, answer.status_code))
    assert wrong == []
    assert Manuscript.objects.values_list("state", "version").get(pk=scene.manuscript.pk) == before
    assert Item.objects.get(pk=scene.item.pk).state == "public"


def test_nobody_is_led_to_the_sign_in(scene: Scene) -> None:
    client = Client()
    for name, route in WORKSPACE.items():
        address = route.address(scene)
        answer = client.get(address)
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/accounts/login/"), name
        assert client.post(address).status_code == 302, name
        assert client.get(f"/en{address}").status_code == 302, name


def test_the_sign_in_as_nobody_and_as_somebody(scene: Scene) -> None:
    for name, (address, nobody, somebody) in ACCOUNTS.items():
        answer = Client().get(address)
        assert answer.status_code == nobody, name
        assert nobody == 302 or CLEAR in answer.content.decode()
        client = signed_in(a_person(f"p-{name.replace('_', '-')}"[:40], scene.unit))
        if name in {"mfa_activate_totp", "mfa_generate_recovery_codes"}:
            assert "/accounts/reauthenticate/" in client.get(address)["Location"]
            continue
        assert client.get(address).status_code == somebody, name


def test_a_post_of_yesterday_opens_nothing(scene: Scene) -> None:
    keeper = a_person("keeper", scene.unit)
    post = a_post(keeper, scene.unit, Role.UNIT_ADMINISTRATOR)
    client = signed_in(keeper)
    assert client.get(f"/workspace/people/{scene.person.pk}/").status_code == 200
    Post.objects.filter(pk=post.pk).update(valid_until="2026-01-01")
    assert client.get(f"/workspace/people/{scene.person.pk}/").status_code == 404


def test_every_staff_route_is_one(scene: Scene) -> None:
    for name in staff_routes.NAMES:
        route = WORKSPACE.get(name)
        assert (route.address(scene) if route else ACCOUNTS[name][0]).startswith(("/workspace/", "/accounts/"))
