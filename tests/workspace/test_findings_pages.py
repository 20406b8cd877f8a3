"""Findings on the pages of a manuscript: marked in place, listed, ruled by buttons; what is open bars the way."""

import re
from typing import Any

import pytest

from gongkai.publishing.models import Finding, Manuscript, Ruling
from gongkai.publishing.services import drafting
from tests.workspace.conftest import Office, today

pytestmark = pytest.mark.django_db
MOBILE = "13812342206"


@pytest.fixture
def told(office: Office) -> Manuscript:
    """A draft with a mobile number in its body."""
    values = {
        "title": "关于检查结果的通报", "body": f"<p>检查了63个工程。</p><p>项目经理王某（联系电话{MOBILE}）未到岗。</p>", "columns": ["0203"],
        "document_number": "明住建发〔2026〕9号", "written_on": today(), "attribute": "proactive",
    }  # fmt: skip
    return drafting.create(unit=office.unit, actor=office.officer.actor, values=values)


def button(page: str, says: str) -> str:
    """The value of the first button that says it."""
    found = re.search(rf'name="rule" value="({says}:[0-9a-f]*)"', page)
    assert found is not None, says
    return found[1]


def test_a_number_in_the_body_is_shown_in_place_and_masked_by_a_button(office: Office, told: Manuscript) -> None:
    page = office.officer.get(f"items/{told.pk}/").content.decode()
    assert 'data-hit="1"' in page
    assert "138****2206" in page
    assert MOBILE not in page
    assert "还有1处发现没有处理：正文 1处" in page
    answer = office.officer.post(f"items/{told.pk}/do/submit", version=told.version)
    assert answer.status_code == 422
    answer = office.officer.post(f"items/{told.pk}/findings", version=told.version, rule=button(page, "masked"))
    assert answer.status_code == 302
    told.refresh_from_db()
    assert "138****2206" in told.body
    assert MOBILE not in told.body
    assert office.officer.post(f"items/{told.pk}/do/submit", version=told.version).status_code == 302


def test_justified_and_disagreed(office: Office, told: Manuscript) -> None:
    page = office.officer.get(f"items/{told.pk}/").content.decode()
    value = button(page, "justified")
    key = value.partition(":")[2]
    answer = office.officer.post(f"items/{told.pk}/findings", version=told.version, rule=value)
    assert answer.status_code == 422
    assert "须选择继续公开的依据" in answer.content.decode()
    fields: dict[str, Any] = {f"ground-{key}": "contact", f"text-{key}": "项目部公布的电话"}
    assert office.officer.post(f"items/{told.pk}/findings", version=told.version, rule=value, **fields).status_code == 302
    assert office.officer.post(f"items/{told.pk}/do/submit", version=told.version).status_code == 302
    page = office.reviewer.get(f"items/{told.pk}/").content.decode()
    assert "项目部公布的电话" in page
    value = button(page, "reopened")
    fields = {f"text-{value.partition(':')[2]}": "是个人手机"}
    assert office.reviewer.post(f"items/{told.pk}/findings", rule=value, **fields).status_code == 302
    assert "1 处发现没有处理" in office.reviewer.get("review/").content.decode()
    told.refresh_from_db()
    answer = office.reviewer.post(f"items/{told.pk}/do/pass", version=told.version, says="clear")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert office.reviewer.post(f"items/{told.pk}/findings", version=told.version, rule=button(page, "masked")).status_code == 302
    told.refresh_from_db()
    assert office.reviewer.post(f"items/{told.pk}/do/pass", version=told.version, says="masked").status_code == 302
    page = office.approver.get(f"items/{told.pk}/").content.decode()
    assert "上次意见之后改了这里" in page
    assert "138****2206" in page
    assert [one.says for one in Ruling.objects.order_by("pk")] == ["justified", "reopened", "masked"]
    told.refresh_from_db()
    assert office.approver.post(f"items/{told.pk}/do/approve", version=told.version).status_code == 302
    told.refresh_from_db()
    assert told.state == "released"


@pytest.mark.parametrize("rule", ["", "masked:", "nonsense:1", "masked:0000", "justified:", ":"])
def test_what_cannot_be_ruled_is_refused(office: Office, told: Manuscript, rule: str) -> None:
    assert office.officer.post(f"items/{told.pk}/findings", version=told.version, rule=rule).status_code in (409, 422)
    assert Ruling.objects.count() == 0
    assert Finding.objects.filter(ruling=None).count() == 1


def test_a_stranger_and_who_only_reads(office: Office, told: Manuscript) -> None:
    page = office.officer.get(f"items/{told.pk}/").content.decode()
    value = button(page, "masked")
    assert office.stranger.post(f"items/{told.pk}/findings", version=told.version, rule=value).status_code == 404
    assert office.approver.post(f"items/{told.pk}/findings", version=told.version, rule=value).status_code == 403
    assert 'name="rule"' not in office.approver.get(f"items/{told.pk}/").content.decode()
