"""The draft form: nothing typed is lost, two editors do not overwrite each other, a dropped document proposes and a person confirms."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.files.models import StoredFile
from gongkai.publishing.models import Manuscript
from gongkai.publishing.services import drafting
from gongkai.units.models import Role
from tests.support.personnel import a_person, a_post, signed_in
from tests.workspace.conftest import Office, Somebody, today, typed

pytestmark = pytest.mark.django_db
LETTER = """明川市住房和城乡建设局
关于公布夏季工程质量检查结果的通报
明住建发〔2026〕86号
各施工、监理单位：
现将检查结果通报如下。
一、总体情况
明川市住房和城乡建设局
2026年11月10日"""


def a_text(name: str = "通报.txt", content: str = LETTER) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode(), content_type="text/plain")


def colleague(office: Office) -> Somebody:
    person = a_person("colleague", office.unit)
    a_post(person, office.unit, Role.INFORMATION_OFFICER)
    return Somebody(person, signed_in(person))


def test_a_form_that_is_sent_twice_begins_one_draft(office: Office) -> None:
    first, second = (office.officer.post("items/new", key="same") for _time in range(2))
    assert first["Location"] == second["Location"]
    assert Manuscript.objects.count() == 1


def test_a_dropped_document_proposes_what_a_person_confirms(office: Office) -> None:
    answer = office.officer.client.post("/workspace/items/new", {"key": "k", "document": a_text()})
    one = Manuscript.objects.get()
    assert (one.title, one.document_number) == ("明川市住房和城乡建设局关于公布夏季工程质量检查结果的通报", "明住建发〔2026〕86号")
    assert one.written_on is not None
    assert '<p class="lv1">一、总体情况</p>' in one.body
    assert StoredFile.objects.count() == 0  # it was not asked to be an attachment
    page = office.officer.client.get(answer["Location"]).content.decode()
    assert "读出来的，待确认" in page
    assert "从文件里读出来的还没有确认：标题、文号、成文日期、正文" in page
    whole = {**typed(title=one.title, document_number=one.document_number, written_on=one.written_on), "version": one.version}
    refused = office.officer.client.post(answer["Location"], {**whole, "do": "submit"})
    assert refused.status_code == 422
    one.refresh_from_db()
    assert one.state == "draft"
    names = "title,document_number,written_on,body"
    done = office.officer.client.post(answer["Location"], {**whole, "version": one.version, "confirmed": names, "do": "submit"})
    assert done.status_code == 302
    one.refresh_from_db()
    assert one.state == "secrecy"


def test_a_document_overwrites_nothing_that_was_typed(office: Office, draft: Manuscript) -> None:
    fields = typed(title="我填的标题", document_number="")
    office.officer.client.post(
        f"/workspace/items/{draft.pk}/edit", {**fields, "version": draft.version, "do": "read", "document": a_text(), "attach": "1"}
    )
    draft.refresh_from_db()
    assert (draft.title, draft.document_number) == ("我填的标题", "明住建发〔2026〕86号")
    assert [row.title for row in draft.files.all()] == ["通报"]


def test_a_document_with_a_mark_of_classification_is_refused_and_not_kept(office: Office) -> None:
    marked = a_text("报告.txt", "机密★10年\n关于某事的报告\n正文")
    answer = office.officer.client.post("/workspace/items/new", {"key": "k", "document": marked})
    assert answer.status_code == 422
    assert "禁止上传" in answer.content.decode()
    assert Manuscript.objects.count() == 0
    assert StoredFile.objects.count() == 0
    draft = drafting.create(unit=office.unit, actor=office.officer.actor)
    upload = office.officer.client.post(f"/workspace/items/{draft.pk}/upload", {"files": a_text("【秘密】名单.txt", "名单")})
    assert upload.status_code == 422
    assert StoredFile.objects.count() == 0


def test_saving_by_itself_tells_what_is_missing(office: Office, draft: Manuscript) -> None:
    fields = typed(written_on="2026-13-45", column="")
    said = office.officer.post(f"items/{draft.pk}/save", version=draft.version, **fields)
    answer = json.loads(said.content)
    assert said.status_code == 200
    assert answer["version"] == draft.version + 1
    assert "须选择栏目" in answer["against"]
    assert "written_on" in answer["wrong"]
    draft.refresh_from_db()
    assert draft.written_on == today()  # what cannot be read changes nothing


def test_somebody_else_was_faster(office: Office, draft: Manuscript) -> None:
    other = colleague(office)
    mine = typed(title="我改的标题")
    assert other.post(f"items/{draft.pk}/save", version=draft.version, **typed(title="同事改的标题")).status_code == 200
    refused = office.officer.post(f"items/{draft.pk}/save", version=draft.version, **mine)
    assert refused.status_code == 409
    page = office.officer.post(f"items/{draft.pk}/edit", version=draft.version, do="save", **mine)
    assert page.status_code == 409
    shown = page.content.decode()
    assert 'value="我改的标题"' in shown  # what was typed is there
    draft.refresh_from_db()
    assert draft.title == "同事改的标题"
    assert f'value="over-{draft.version}"' in shown
    over = office.officer.post(f"items/{draft.pk}/edit", version=1, do=f"over-{draft.version}", **mine)
    assert over.status_code == 302
    draft.refresh_from_db()
    assert draft.title == "我改的标题"


def test_who_has_it_open_holds_it(office: Office, draft: Manuscript) -> None:
    other = colleague(office)
    assert office.officer.post(f"items/{draft.pk}/hold").status_code == 204
    assert other.post(f"items/{draft.pk}/hold").status_code == 409
    refused = other.post(f"items/{draft.pk}/save", version=draft.version, **typed())
    assert (refused.status_code, json.loads(refused.content)["reasons"][0]["code"]) == (409, "locked_by_another")
    assert office.officer.post(f"items/{draft.pk}/hold", end="1").status_code == 204
    assert other.post(f"items/{draft.pk}/hold").status_code == 204


def test_files_are_added_named_ordered_and_taken_off(office: Office, draft: Manuscript) -> None:
    upload = office.officer.client.post(f"/workspace/items/{draft.pk}/upload", {"files": [a_text("甲.txt"), a_text("乙.txt", "别的")]})
    assert upload.status_code == 200
    first, second = draft.files.order_by("position")
    draft.refresh_from_db()
    fields = {f"file_title_{second.file_id}": "附件一", f"file_place_{second.file_id}": "1", f"file_place_{first.file_id}": "1"}
    office.officer.post(f"items/{draft.pk}/edit", version=draft.version, do="save", **typed(), **fields)
    assert [row.title for row in draft.files.order_by("position")] == ["附件一", "甲"]
    draft.refresh_from_db()
    office.officer.post(f"items/{draft.pk}/edit", version=draft.version, do="save", **typed(), **{f"file_drop_{first.file_id}": "1"})
    assert [row.title for row in draft.files.all()] == ["附件一"]
    assert not StoredFile.objects.filter(pk=first.file_id).exists()


def test_a_file_that_is_refused_takes_nothing_with_it(office: Office, draft: Manuscript) -> None:
    lie = SimpleUploadedFile("清单.docx", b"MZ\x90\x00 not a document")
    page = office.officer.client.post(
        f"/workspace/items/{draft.pk}/edit", {**typed(title="新的标题"), "version": draft.version, "files": lie}
    )
    assert page.status_code == 422
    draft.refresh_from_db()
    assert draft.title == "新的标题"  # the words were saved before
    assert draft.files.count() == 0


def test_what_is_there_already_is_shown(office: Office, draft: Manuscript) -> None:
    drafting.create(unit=office.unit, actor=office.officer.actor, values={"title": draft.title})
    page = office.officer.get(f"items/{draft.pk}/edit").content.decode()
    assert "标题相同" in page


def test_what_is_withheld_has_a_ground_and_no_text(office: Office, draft: Manuscript) -> None:
    fields = typed(attribute="withheld", ground="15-2", ground_reason="涉及他人隐私")
    page = office.officer.post(f"items/{draft.pk}/edit", version=draft.version, do="submit", **fields)
    assert "不予公开的只登记文号、日期和依据" in page.content.decode()
    draft.refresh_from_db()
    done = office.officer.post(f"items/{draft.pk}/edit", version=draft.version, do="submit", **{**fields, "body": ""})
    assert done.status_code == 302


def test_a_late_one_needs_a_reason(office: Office, draft: Manuscript) -> None:
    long_ago = (today() - timedelta(days=60)).isoformat()
    page = office.officer.post(f"items/{draft.pk}/edit", version=draft.version, do="submit", **typed(written_on=long_ago))
    assert page.status_code == 422
    assert "须说明逾期原因" in page.content.decode()
    assert 'name="late_reason"' in page.content.decode()


def test_pasted_office_text_is_cleaned(office: Office) -> None:
    html = "<p class=MsoNormal style='text-align:center'><b>标题</b></p><p>一、第一</p><script>x()</script>"
    said: Any = json.loads(office.officer.post("paste", html=html).content)
    assert "script" not in said["text"]
    assert "一、第一" in said["text"]
    assert office.approver.post("paste", html=html).status_code == 403


def test_the_form_shows_what_is_there(office: Office, draft: Manuscript) -> None:
    page = office.officer.get(f"items/{draft.pk}/edit").content.decode()
    for piece in (f'value="{draft.title}"', f'value="{today().isoformat()}"', "改造工程自即日起实施。", '<option value="0203" selected>'):
        assert piece in page
    assert f"/workspace/items/{draft.pk}/preview" in page
    assert "改造工程自即日起实施" in office.officer.get(f"items/{draft.pk}/preview").content.decode()


def test_a_draft_that_is_under_way_is_not_edited(office: Office, draft: Manuscript) -> None:
    drafting.submit(draft, actor=office.officer.actor, version=draft.version)
    assert office.officer.get(f"items/{draft.pk}/edit")["Location"] == f"/workspace/items/{draft.pk}/"
    draft.refresh_from_db()
    assert office.officer.post(f"items/{draft.pk}/save", version=draft.version, **typed(title="偷改")).status_code == 409
    draft.refresh_from_db()
    assert draft.title != "偷改"


def test_saving_by_itself_reads_no_table_of_units(office: Office, draft: Manuscript) -> None:
    fields = typed(version=draft.version)
    with CaptureQueriesContext(connection) as asked:
        assert office.officer.post(f"items/{draft.pk}/save", **fields).status_code == 200
    whole = [query["sql"] for query in asked.captured_queries if 'FROM "units_unit"' in query["sql"] and "WHERE" not in query["sql"]]
    assert whole == []
