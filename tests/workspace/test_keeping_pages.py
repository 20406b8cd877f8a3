"""The office's pages of settings, vocabularies and imports: what is unverified says so, changes are shown first, refusals come back."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.exchange.models import ImportRun
from gongkai.jobs import services as jobs
from gongkai.rulebook import settings as rules
from gongkai.rulebook.models import Synonym, Term
from gongkai.units.models import Role, Unit
from gongkai.workspace.setting_notes import NOTES
from tests.support.catalogue import a_unit
from tests.support.personnel import a_person, a_post, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(settings: Any, home: Path) -> Unit:
    settings.SECOND_FACTOR_ROLES = frozenset()
    return a_unit("990000", "明川市人民政府", path="0000", level="city")


def client(login: str, unit: Unit, role: Role) -> Client:
    person = a_person(login, unit)
    a_post(person, unit, role)
    return signed_in(person)


def text(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status
    return answer.content.decode()


def test_every_setting_is_explained() -> None:
    assert set(rules.DEFAULTS) - set(NOTES) == set()


def test_settings_say_what_nobody_has_verified_and_change_after_a_look(city: Unit) -> None:
    office = client("office", city, Role.OFFICE)
    assert text(office.get("/workspace/settings/")).count("未核实") >= 2
    address = "/workspace/settings/law.fee_paid_effect"
    assert "没有核到原文" in text(office.get(address))
    form = {"value": "resume", "reason": "省里明确"}
    page = text(office.post(address, {**form, "step": "preview"}))
    assert "接着剩下的天数计算" in page
    assert "正在办理的和以后的案件都按新值计算期限" in page
    assert rules.get("law.fee_paid_effect") == "restart"
    assert office.post(address, {**form, "step": "do"}).status_code == 302
    assert rules.get("law.fee_paid_effect") == "resume"
    assert "省里明确" in text(office.get(address))
    text(office.post(address, {"value": "never", "reason": "试", "step": "do"}), 422)
    assert "没有写理由" in text(office.post(address, {"value": "restart", "reason": " ", "step": "do"}), 422)
    assert office.get("/workspace/settings/law.unheard").status_code == 404


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("law.warn_reply_days", "10\r\n15\n 20 ", [10, 15, 20]), ("law.report_deadline_shifts", "true", True), ("publishing.coordination_days", "7", 7),
        ("site.hot_queries", "公租房\n学区", ["公租房", "学区"]), ("site.owner", "市政府办公室", "市政府办公室"),
    ],
)  # fmt: skip
def test_values_of_every_kind_are_taken(city: Unit, key: str, typed: str, value: Any) -> None:
    office = client("office", city, Role.OFFICE)
    assert office.post(f"/workspace/settings/{key}", {"value": typed, "reason": "调整", "step": "do"}).status_code == 302
    assert rules.get(key) == value


@pytest.mark.parametrize(
    ("key", "typed"),
    [("law.warn_reply_days", "20\n10"), ("law.warn_reply_days", "x"), ("publishing.coordination_days", "五"), ("law.region", "45")],
)
def test_values_that_cannot_be_come_back(city: Unit, key: str, typed: str) -> None:
    office = client("office", city, Role.OFFICE)
    text(office.post(f"/workspace/settings/{key}", {"value": typed, "reason": "调整", "step": "do"}), 422)
    assert rules.get(key) == rules.DEFAULTS[key]


def test_vocabularies_are_kept_on_pages(city: Unit) -> None:
    office = client("office", city, Role.OFFICE)
    assert office.post("/workspace/vocabularies/genre/", {"name": "白皮书", "reason": "新体裁"}).status_code == 302
    term = Term.objects.get(name="白皮书")
    assert "没有写理由" in text(office.post(f"/workspace/vocabularies/terms/{term.pk}", {"step": "end", "reason": ""}), 422)
    assert office.post(f"/workspace/vocabularies/terms/{term.pk}", {"step": "end", "reason": "不用了"}).status_code == 302
    assert "停用" in text(office.get("/workspace/vocabularies/genre/", {"q": "白皮书"}))
    assert (
        office.post("/workspace/vocabularies/synonym/", {"official": "住房公积金", "equal": "公积金、房金", "reason": "常用"}).status_code
        == 302
    )
    row = Synonym.objects.get(official="住房公积金")
    assert row.equal == ["公积金", "房金"]
    assert "住房公积金" in text(office.get("/workspace/vocabularies/synonym/", {"q": "房金"}))
    assert office.post(f"/workspace/vocabularies/synonyms/{row.pk}", {"step": "end", "reason": "错了"}).status_code == 302
    assert "没有找到" in text(office.get("/workspace/vocabularies/synonym/", {"q": "住房公积金"}))
    assert office.get("/workspace/vocabularies/nothing/").status_code == 404
    assert "至少写一样" in text(office.post("/workspace/vocabularies/topics/education", {"name": "教育", "reason": "x"}), 422)


def test_a_file_goes_from_one_person_to_another(city: Unit) -> None:
    unit = a_unit("990101", "明川市水务局", path="00000001", parent=city)
    officer, approver = client("officer", unit, Role.INFORMATION_OFFICER), client("approver", unit, Role.APPROVER)
    rows = "标题,单位代码,文号,成文日期,公开日期,栏目,正文\n供水的通知,990101,明水〔2020〕1号,2020-01-05,2020-01-07,0203,自即日起实施\n没有单位的,999999,,,,,\n"
    answer = officer.post(
        "/workspace/imports/new/documents", {"file": SimpleUploadedFile("a.csv", rows.encode()), "approval": "明水〔2026〕3号"}
    )
    run = ImportRun.objects.get()
    assert answer["Location"] == f"/workspace/imports/{run.pk}/"
    assert "正在检查" in text(officer.get(answer["Location"]))
    jobs.run_due()
    page = text(officer.get(answer["Location"]))
    assert "交文件的人不能自己放行" in page or "由本单位的批准人" in page
    assert "disabled" in page
    report = officer.get(f"/workspace/imports/{run.pk}/report.csv")
    assert "no_such_unit" in b"".join(report.streaming_content).decode("utf-8-sig")
    assert text(officer.post(answer["Location"], {"step": "release"}), 422)
    assert approver.post(answer["Location"], {"step": "release"}).status_code == 302
    jobs.run_due()
    assert "已导入" in text(approver.get(answer["Location"]))
    assert "没有选文件" in text(officer.post("/workspace/imports/new/documents", {"approval": "x"}), 422)
    assert officer.get("/workspace/imports/new/units").status_code == 403
