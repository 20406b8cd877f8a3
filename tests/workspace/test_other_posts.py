"""A page refused in one post that another post of the same person opens: the page names the post, the button leads there, the log stays quiet."""

import logging
import re
from typing import Any

import pytest

from gongkai.exchange.models import ImportRun
from gongkai.publishing.models import Manuscript
from gongkai.units.models import Role
from tests.gate.test_staff_routes import an_import
from tests.support.catalogue import a_unit
from tests.support.personnel import a_person, a_post, signed_in
from tests.workspace.conftest import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(office: Office) -> ImportRun:
    return an_import(office.unit, office.officer.person)


@pytest.fixture
def twofold(office: Office) -> Any:
    """Somebody who is archivist of another unit and approver of ours, and acts as the archivist."""
    person = a_person("twofold", office.unit)
    a_post(person, office.stranger.person.unit, Role.ARCHIVIST)
    a_post(person, office.unit, Role.APPROVER)
    return signed_in(person)


def test_an_import_names_the_post_and_the_button_leads_to_it(twofold: Any, run: ImportRun, caplog: pytest.LogCaptureFixture) -> None:
    address = f"/workspace/imports/{run.pk}/"
    with caplog.at_level(logging.WARNING):
        refused = twofold.get(address)
    page = refused.content.decode()
    assert refused.status_code == 403
    assert "换到批准人" in page
    assert "本系统为非涉密系统" in page  # a page of staff, not of the public
    assert not [record for record in caplog.records if record.exc_info]
    post = re.search(r'name="post" value="(\d+)"><input type="hidden" name="next" value="([^"]+)"', page)
    assert post
    answer = twofold.post("/workspace/post", {"post": post[1], "next": post[2]})
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert twofold.get(address).status_code == 200


def test_what_another_post_does_not_open_is_refused_as_before(twofold: Any, office: Office) -> None:
    answer = twofold.get("/workspace/settings/")
    page = answer.content.decode()
    assert (answer.status_code, "换到" in page, "您现在的岗位是" in page) == (403, False, True)
    assert twofold.get("/workspace/items/999999/").status_code == 404
    assert office.officer.get("settings/").status_code == 403


def test_an_item_out_of_sight_is_named_only_to_whom_it_is_open_in_another_post(twofold: Any, draft: Manuscript, office: Office) -> None:
    answer = twofold.get(f"/workspace/items/{draft.pk}/")
    page = answer.content.decode()
    assert (answer.status_code, "换到批准人" in page, draft.title in page) == (403, True, False)
    assert office.stranger.get(f"items/{draft.pk}/").status_code == 404


def test_asking_leaves_nothing_behind(office: Office, draft: Manuscript) -> None:
    """The edit page takes hold of a draft for who opens it: the question whether it would open does not."""
    person = a_person("both", office.unit)
    a_post(person, a_unit("990124", "明川市林业局", path="00000003"), Role.ARCHIVIST)
    a_post(person, office.unit, Role.INFORMATION_OFFICER)
    before = Manuscript.objects.filter(pk=draft.pk).values().get()
    assert "换到信息员" in signed_in(person).get(f"/workspace/items/{draft.pk}/edit").content.decode()
    assert Manuscript.objects.filter(pk=draft.pk).values().get() == before


def test_a_form_sent_in_the_wrong_post_does_nothing_and_leads_back(twofold: Any, run: ImportRun) -> None:
    address = f"/workspace/imports/{run.pk}/"
    answer = twofold.post(address, {"step": "discard"}, headers={"referer": f"http://testserver{address}"})
    page = answer.content.decode()
    assert (answer.status_code, "没有提交" in page, f'value="{address}"' in page) == (403, True, True)
    run.refresh_from_db()
    assert run.state == "checked"


def test_the_button_leads_nowhere_else(twofold: Any) -> None:
    post = re.findall(r"<option value=\"(\d+)\"", twofold.get("/workspace/").content.decode())[1]
    for elsewhere in ("https://example.org/workspace/", "//example.org", "/i/1", "/workspace/../i/1\r\n"):
        answer = twofold.post("/workspace/post", {"post": post, "next": elsewhere})
        assert answer["Location"].startswith("/workspace/"), elsewhere


def test_a_machine_gets_a_problem(twofold: Any, run: ImportRun) -> None:
    answer = twofold.get(f"/workspace/imports/{run.pk}/", headers={"accept": "application/json"})
    assert (answer.status_code, answer["Content-Type"], answer.json()["code"]) == (403, "application/problem+json", "forbidden")
