"""The publicity period on the pages of staff: chosen on the form, looked at as it will be, seen once more with a reason."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.catalog.models import Item, Publicity
from gongkai.publishing.models import Manuscript, PublishingEvent
from gongkai.publishing.services import drafting, review
from gongkai.text.closing import END, START
from tests.workspace.conftest import Office, today, typed

pytestmark = pytest.mark.django_db
BODY = f"拟补助对象公示如下。\n{START}\n甲乙丙\n{END}\n监督电话：0990-0000101"


@pytest.fixture
def chosen(office: Office, draft: Manuscript) -> Manuscript:
    """A draft with a marked passage and a file that closes, as the form says it."""
    path = f"/workspace/items/{draft.pk}/edit"
    until = (today() + timedelta(days=5)).isoformat()
    form = {**typed(body=BODY), "publicity_end": until, "closing": "1", "closing_body": "marked", "do": "save"}
    upload = SimpleUploadedFile("名单.txt", "甲乙丙".encode(), content_type="text/plain")
    office.officer.client.post(path, {**form, "version": draft.version, "files": upload})
    draft.refresh_from_db()
    file = draft.files.get().file_id
    assert draft.closing == ["marked"]
    office.officer.client.post(path, {**form, "version": draft.version, "closing_file": str(file)})
    draft.refresh_from_db()
    assert draft.closing == ["marked", f"file:{file}"]
    return draft


def out(office: Office, row: Manuscript) -> Item:
    row = drafting.submit(row, actor=office.officer.actor, version=row.version)
    row = review.pass_step(row, actor=office.reviewer.actor, version=row.version, says="clear")
    return Item.objects.get(pk=review.approve(row, actor=office.approver.actor, version=row.version).item_id)


def test_the_form_keeps_what_was_chosen(office: Office, chosen: Manuscript) -> None:
    page = office.officer.get(f"items/{chosen.pk}/edit").content.decode()
    assert 'name="closing_body" value="marked" checked' in page
    assert f'name="closing_file" value="{chosen.files.get().file_id}" checked' in page
    assert office.officer.post(f"items/{chosen.pk}/save", version=chosen.version, title="新").status_code == 200
    chosen.refresh_from_db()
    assert chosen.closing[0] == "marked"  # a form without these fields says nothing of them


def test_a_file_that_goes_closes_no_more(office: Office, chosen: Manuscript) -> None:
    file = str(chosen.files.get().file_id)
    form = {**typed(body=BODY), "publicity_end": chosen.publicity_end.isoformat(), "closing": "1", "closing_body": "marked"}  # type: ignore[union-attr]
    gone = {"closing_file": file, f"file_drop_{file}": "1", "version": chosen.version, "do": "save"}
    office.officer.client.post(f"/workspace/items/{chosen.pk}/edit", {**form, **gone})
    chosen.refresh_from_db()
    assert (chosen.closing, chosen.files.count()) == (["marked"], 0)


def test_as_it_is_and_as_it_will_be(office: Office, chosen: Manuscript) -> None:
    now = office.reviewer.get(f"items/{chosen.pk}/preview").content.decode()
    later = office.reviewer.get(f"items/{chosen.pk}/preview?after=1").content.decode()
    assert "甲乙丙" in now
    assert "期满后名单不再展示" in now
    assert "期满关闭" in now
    assert START not in now
    assert "甲乙丙" not in later
    assert "名单.txt" not in later
    assert "届满，名单不再展示" in later
    assert "监督电话" in later


def test_over_it_is_seen_with_a_reason_alone(office: Office, chosen: Manuscript) -> None:
    item, file = out(office, chosen), chosen.files.get().file_id
    address = f"published/{item.pk}/closed"
    assert "还没有届满" in office.reviewer.get(address).content.decode()
    before = today() - timedelta(days=1)
    Publicity.objects.filter(pk=item.pk).update(until=before)
    Manuscript.objects.filter(pk=chosen.pk).update(publicity_end=before)
    for path in (f"items/{chosen.pk}/", f"items/{chosen.pk}/preview", f"published/{item.pk}/", address):
        assert "甲乙丙" not in office.reviewer.get(path).content.decode(), path
    assert office.reviewer.get(f"items/{chosen.pk}/files/{file}")["Location"] == f"/workspace/{address}"
    assert office.reviewer.post(address, reason=" ").status_code == 422
    assert not PublishingEvent.objects.filter(kind="publicity_seen").exists()
    page = office.reviewer.post(address, reason="核对异议")
    assert "甲乙丙" in page.content.decode()
    attachment = item.editions.get().attachments.get().pk
    sent = office.reviewer.post(address, reason="核对异议", attachment=attachment)
    assert b"".join(sent.streaming_content) == "甲乙丙".encode()
    assert PublishingEvent.objects.filter(kind="publicity_seen", reason="核对异议").count() == 2
    assert (office.stranger.get(address).status_code, office.stranger.post(address, reason="看看").status_code) == (404, 404)
