"""Off the usual way: decided urgently by two, signed on paper, not published but registered, at a planned hour."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.events import clock
from gongkai.files.models import StoredFile
from gongkai.publishing.models import Manuscript, UrgentDecision
from gongkai.publishing.services import drafting
from tests.workspace.conftest import Office, today, typed

pytestmark = pytest.mark.django_db
SCAN = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082"
)


def test_urgent_by_telephone_with_the_signature_to_follow(office: Office, draft: Manuscript) -> None:
    drafting.save(draft, actor=office.officer.actor, version=draft.version, values={"urgent": True, "urgent_why": "停水在即"})
    draft.refresh_from_db()
    drafting.submit(draft, actor=office.officer.actor, version=draft.version)
    draft.refresh_from_db()
    page = office.approver.get(f"items/{draft.pk}/").content.decode()
    assert "与另一人一起当场决定" in page
    asked = {"version": draft.version, "other": office.reviewer.person.pk, "way": "telephone", "urgent_secrecy": "clear"}
    refused = office.approver.post(f"items/{draft.pk}/do/decide-urgently", **asked)
    assert refused.status_code == 422
    assert "录音编号" in refused.content.decode()
    assert office.approver.post(f"items/{draft.pk}/do/decide-urgently", **asked, recording="2026-1124-03").status_code == 302
    draft.refresh_from_db()
    assert draft.state == "released"
    assert "补签" in office.reviewer.get().content.decode()
    assert office.reviewer.post(f"items/{draft.pk}/do/countersign").status_code == 302
    decision = UrgentDecision.objects.get()
    assert decision.reviewer_signed_at is not None
    assert office.head.post(f"items/{draft.pk}/do/countersign").status_code == 422


def test_signed_on_paper_and_checked_by_another(office: Office, draft: Manuscript) -> None:
    address = f"/workspace/items/{draft.pk}/offline"
    day = today().isoformat()
    fields = {"version": draft.version, "signer_secrecy": "李审", "on_secrecy": day, "signer_approval": "", "on_approval": day}
    client = office.officer.client

    def scan() -> SimpleUploadedFile:
        return SimpleUploadedFile("签批单.png", SCAN)

    assert client.post(address, fields).status_code == 422  # no scan
    assert client.post(address, {**fields, "scan": scan()}).status_code == 422  # not signed by the approver
    assert StoredFile.objects.count() == 0
    page = client.post(address, {**fields, "signer_approval": "刘批", "on_approval": "never", "scan": scan()})
    assert page.status_code == 422
    assert 'value="刘批"' in page.content.decode()
    assert client.post(address, {**fields, "signer_approval": "刘批", "scan": scan()}).status_code == 302
    draft.refresh_from_db()
    assert draft.state == "offline"
    paper = draft.offline_signatures.get()
    page = office.head.get(f"items/{draft.pk}/")
    assert "看签批原件" in page.content.decode()
    assert office.head.get(f"items/{draft.pk}/files/{paper.scan_id}").getvalue() == SCAN
    assert office.stranger.get(f"items/{draft.pk}/files/{paper.scan_id}").status_code == 404
    assert office.head.post(f"items/{draft.pk}/do/check-offline", version=draft.version).status_code == 302
    draft.refresh_from_db()
    assert draft.state == "released"


def test_what_is_not_published_is_a_line_of_the_register(office: Office, draft: Manuscript) -> None:
    fields = typed(attribute="withheld", ground="15-2", ground_reason="涉及他人隐私", body="")
    office.officer.post(f"items/{draft.pk}/edit", version=draft.version, do="submit", **fields)
    for who, verb, said in ((office.reviewer, "pass", {"says": "clear"}), (office.approver, "approve", {})):
        draft.refresh_from_db()
        assert who.post(f"items/{draft.pk}/do/{verb}", version=draft.version, **said).status_code == 302
    draft.refresh_from_db()
    assert (draft.state, draft.item) == ("registered", None)
    assert draft.title in office.officer.get("register/").content.decode()
    assert office.stranger.get(f"register/?unit={office.unit.code}").status_code == 404


def test_the_approver_sets_the_hour(office: Office, draft: Manuscript) -> None:
    drafting.submit(draft, actor=office.officer.actor, version=draft.version)
    draft.refresh_from_db()
    office.reviewer.post(f"items/{draft.pk}/do/pass", version=draft.version, says="clear")
    draft.refresh_from_db()
    past = (clock.now() - timedelta(hours=1)).astimezone(clock.SHANGHAI).strftime("%Y-%m-%dT%H:%M")
    assert office.approver.post(f"items/{draft.pk}/do/approve", version=draft.version, planned_at=past).status_code == 422
    coming = (clock.now() + timedelta(days=1)).astimezone(clock.SHANGHAI).strftime("%Y-%m-%dT%H:%M")
    assert office.approver.post(f"items/{draft.pk}/do/approve", version=draft.version, planned_at=coming).status_code == 302
    draft.refresh_from_db()
    assert draft.state == "planned"
    assert office.approver.post(f"items/{draft.pk}/do/return", version=draft.version, reasons=["other"], text="再看看").status_code == 302
