"""The office works on units through its pages: shown first, done by the next button, and what cannot be comes back with what was typed."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from gongkai.events import clock
from gongkai.units.models import Role, Unit, UnitChange
from tests.support.personnel import a_person, a_post, signed_in
from tests.units.life.conftest import City, city  # noqa: F401 — the fixture

pytestmark = pytest.mark.django_db
WHY = {"on": clock.today().isoformat(), "document": "明政发〔2026〕12号", "reason": "机构改革"}


@pytest.fixture
def office(city: City, settings: Any) -> Client:  # noqa: F811
    settings.SECOND_FACTOR_ROLES = frozenset()
    person = a_person("chief", city.city)
    a_post(person, city.city, Role.OFFICE)
    return signed_in(person)


def text(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def test_a_merger_is_foreseen_and_then_done(city: City, office: Client) -> None:  # noqa: F811
    address = f"/workspace/units/{city.first.code}/merge"
    form = {**WHY, "into": city.third.code, "ends_1": city.first.code, "ends_2": "明川市房产局", "posts": "move", "version": "1"}
    page = text(office.post(address, {**form, "step": "preview"}))
    assert "个单位的旧网址自动转到承接单位" in page
    assert "确认合并" in page
    assert page.count("撤销并入的单位") == 2
    assert f"{city.third.name}（{city.third.code}）" in page
    assert not UnitChange.objects.exists()
    done = office.post(address, {**form, "step": "do"})
    assert done["Location"] == f"/workspace/units/changes/{UnitChange.objects.get().pk}/"
    assert "已办成" in text(office.get(done["Location"]))
    page = text(office.get(f"/workspace/units/{city.first.code}/"))
    assert "已撤销" in page
    assert "不再办理变动" in page
    assert city.first.name in text(office.get(f"/workspace/units/{city.third.code}/"))


def test_a_new_unit_is_shown_with_its_code(city: City, office: Client) -> None:  # noqa: F811
    form = {**WHY, "parent": city.city.code, "level": "department", "name": "明川市数据局", "accepts_applications": "on"}
    page = text(office.post("/workspace/units/new", {**form, "step": "preview"}))
    assert "990100-D04" in page
    assert not Unit.objects.filter(code="990100-D04").exists()
    assert office.post("/workspace/units/new", {**form, "code": "990100-D04", "step": "do"}).status_code == 302
    assert Unit.objects.get(code="990100-D04").accepts_applications


def test_a_split_asks_for_each_thing(city: City, office: Client) -> None:  # noqa: F811
    post = a_post(a_person("wang", city.first), city.first, Role.APPROVER)
    address = f"/workspace/units/{city.first.code}/split"
    form = {**WHY, "part_1": city.second.code, "part_2": city.third.code}
    page = text(office.post(address, {**form, "step": "assign"}))
    assert f'name="post-{post.pk}"' in page
    assert f'name="child-{city.below.pk}"' in page
    form |= {f"post-{post.pk}": str(city.third.pk), f"child-{city.below.pk}": str(city.third.pk), "column-0203": str(city.third.pk)}
    text(office.post(address, {**form, "step": "preview"}))
    assert office.post(address, {**form, "step": "do"}).status_code == 302
    change = UnitChange.objects.get()
    assert [share["columns"] for share in change.data["shares"]] == [[], ["0203"]]
    assert Unit.objects.get(pk=city.below.pk).parent == city.third
    assert post.person.posts.get(revoked_at=None).unit == city.third


@pytest.mark.parametrize(
    ("act", "fields", "said"),
    [
        ("rename", {"name": "明川市建设局"}, "新名称与现在的名称相同"),
        ("rename", {"name": "新名", "reason": ""}, "这个字段是必填项"),
        ("move", {"parent": "990100-D01-D01"}, "不能移到自己或者自己的下级单位下面"),
        ("move", {"parent": "没有这个单位"}, "没有找到“没有这个单位”"),
        ("close", {"posts": "move"}, "下面还有没有撤销的单位"),
        ("merge", {"into": "990100-D01", "ends_1": "990100-D01", "posts": "move"}, "没有选要并入的单位"),
        ("rename", {"name": "新名", "version": "99"}, "刚才有变动"),
        ("rename", {"name": "新名", "on": (clock.today() + timedelta(days=500)).isoformat()}, "最多写到一年以后"),
    ],
)
def test_what_cannot_be_comes_back(city: City, office: Client, act: str, fields: dict[str, str], said: str) -> None:  # noqa: F811
    for step in ("preview", "do"):
        page = text(office.post(f"/workspace/units/990100-D01/{act}", {**WHY, **fields, "step": step}), 422)
        assert said in page
        assert "明政发〔2026〕12号" in page
    assert not UnitChange.objects.exists()


def test_an_act_that_waits_is_listed_and_cancelled(city: City, office: Client) -> None:  # noqa: F811
    later = (clock.today() + timedelta(days=9)).isoformat()
    form = {**WHY, "on": later, "name": "明川市城乡建设局", "step": "do"}
    address = office.post(f"/workspace/units/{city.first.code}/rename", form)["Location"]
    assert "到日办理" in text(office.get("/workspace/units/"))
    assert later in text(office.get(f"/workspace/units/{city.first.code}/"))
    text(office.post(address, {"reason": " "}), 422)
    assert office.post(address, {"reason": "方案有变"}).status_code == 302
    assert UnitChange.objects.get().state == "cancelled"


def test_units_are_found_by_name_code_and_old_name(city: City, office: Client) -> None:  # noqa: F811
    office.post(f"/workspace/units/{city.first.code}/rename", {**WHY, "name": "明川市城乡建设局", "step": "do"})
    for words in ("城乡建设", "990100-D01", "明川市建设局"):
        assert "明川市城乡建设局" in text(office.get("/workspace/units/", {"q": words}))
    assert "没有找到这样的单位" in text(office.get("/workspace/units/", {"q": "潜艇"}))
    assert "明川市城建档案馆" in text(office.get("/workspace/units/", {"beneath": city.first.code}))


def test_units_of_others_are_not_to_be_changed(city: City, office: Client) -> None:  # noqa: F811
    person = a_person("county", city.county)
    a_post(person, city.county, Role.OFFICE)
    county = signed_in(person)
    assert county.get(f"/workspace/units/{city.far.code}/").status_code == 200
    assert county.get(f"/workspace/units/{city.first.code}/").status_code == 403
    page = text(county.post(f"/workspace/units/{city.far.code}/move", {**WHY, "parent": city.first.code, "step": "do"}), 422)
    assert "没有找到" in page
    assert office.get("/workspace/units/nothing/").status_code == 404
    assert office.get(f"/workspace/units/{city.first.code}/explode").status_code == 404
