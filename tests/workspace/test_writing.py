"""What the editor asks for, and what becomes of pictures: private while the text is, public through the same gate, gone with the text."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.files.models import StoredFile
from gongkai.publishing.manuscripts import files_of
from gongkai.publishing.models import Manuscript
from gongkai.publishing.services import drafting, review
from tests.files.samples import docx, paragraph, png
from tests.workspace.conftest import Office, typed

pytestmark = pytest.mark.django_db


def a_picture(name: str = "图.png", content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or png(), content_type="image/png")


def placed(office: Office, draft: Manuscript) -> tuple[Manuscript, int]:
    """The draft with a picture in its text, and the picture's file."""
    said = office.officer.post(f"items/{draft.pk}/picture", picture=a_picture()).json()
    file = int(said["src"].rpartition("/")[2])
    fields = typed(version=said["version"], body=f'<p>见图。</p><p><img src="{said["src"]}" alt="流程图"></p>')
    office.officer.post(f"items/{draft.pk}/save", **fields)
    draft = Manuscript.objects.select_related("unit").get(pk=draft.pk)
    assert f'<img src="/f/p/{file}" alt="流程图">' in draft.body
    return draft, file


def released(office: Office, draft: Manuscript) -> Manuscript:
    row = drafting.submit(draft, actor=office.officer.actor, version=draft.version)
    if row.state == "section":
        row = review.pass_step(row, actor=office.head.actor, version=row.version)
    row = review.pass_step(row, actor=office.reviewer.actor, version=row.version, says="clear", text="不涉密")
    return review.approve(row, actor=office.approver.actor, version=row.version)


def test_what_is_pasted_comes_back_clean_with_what_was_left_out(office: Office) -> None:
    html = "<p class=MsoNormal>付<del>尾号4417</del>款</p>"
    said = office.officer.post("paste", html=SimpleUploadedFile("pasted.html", html.encode())).json()
    assert said["html"] == "<p>付款</p>"
    assert "修订中已删除的文字 1 处，没有带入" in said["notes"]
    assert "4417" not in str(said)
    assert office.officer.post("paste", html=html).json()["text"] == "付款"
    assert office.officer.post("paste", html="<div>" * 500).status_code == 422
    assert office.reviewer.post("paste", html=html).status_code == 403


def test_one_key_puts_the_text_in_form_with_and_without_the_editor(office: Office, draft: Manuscript) -> None:
    said = office.officer.post("format", html="<p>一.目标</p>").json()
    assert said == {"html": '<p class="lv1">一、目标</p>', "notes": ["已排版：层次序号 1 处。"]}
    fields = typed(version=draft.version, body="各区县：\n一.目标", do="format")
    answer = office.officer.client.post(f"/workspace/items/{draft.pk}/edit", fields, follow=True)
    draft.refresh_from_db()
    assert draft.body == '<p class="noindent">各区县：</p><p class="lv1">一、目标</p>'
    assert "已排版：层次序号 1 处" in answer.content.decode()


def test_a_picture_is_private_until_the_text_is_public(office: Office, draft: Manuscript) -> None:
    draft, file = placed(office, draft)
    anybody = Client()
    assert anybody.get(f"/f/p/{file}").status_code == 404
    answer = office.officer.get(f"items/{draft.pk}/files/{file}")
    assert b"".join(answer.streaming_content) == png()
    assert office.stranger.get(f"items/{draft.pk}/files/{file}").status_code == 404
    page = office.officer.get(f"items/{draft.pk}/preview").content.decode()
    assert f'src="/workspace/items/{draft.pk}/files/{file}"' in page
    assert "正文图片" not in page  # it is no attachment


@pytest.mark.parametrize("name", ["图.svg", "图.docx"])
def test_what_is_no_picture_of_the_web_is_not_taken(office: Office, draft: Manuscript, name: str) -> None:
    content = docx(paragraph("甲")) if name.endswith("docx") else b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    answer = office.officer.post(f"items/{draft.pk}/picture", picture=a_picture(name, content))
    assert answer.status_code == 422
    assert not StoredFile.objects.exists()


def test_a_picture_that_the_text_shows_no_more_does_not_go_out(office: Office, draft: Manuscript) -> None:
    draft, file = placed(office, draft)
    fields = typed(version=draft.version, body="不要图了。", do="submit")
    answer = office.officer.post(f"items/{draft.pk}/edit", **fields)
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.state != "draft"
    assert files_of(draft) == []
    assert not StoredFile.objects.filter(pk=file).exists()


def test_a_picture_of_another_manuscript_bars_the_way(office: Office, draft: Manuscript) -> None:
    _draft, file = placed(office, draft)
    other = drafting.create(unit=office.unit, actor=office.officer.actor, values={"title": "另一份"})
    answer = office.officer.post(f"items/{other.pk}/save", **typed(version=other.version, body=f'<p><img src="/f/p/{file}" alt=""></p>'))
    assert "正文里有一张图片不属于这份稿件，请重新上传" in answer.json()["against"]


def test_a_dropped_word_document_keeps_its_table_and_says_what_it_left_out(office: Office) -> None:
    table = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>金额</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    lines = ["明住建发〔2026〕86号", "关于公布检查结果的通报", "各施工、监理单位：", "为加强管理，我局组织了检查，现将结果通报如下。"]
    hidden = "<w:p><w:r><w:t>联系电话见后。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>电话内部掌握</w:t></w:r></w:p>"
    body = "".join(paragraph(line) for line in lines) + table + hidden + paragraph("2026年11月10日")
    upload = SimpleUploadedFile("通报.docx", docx(body))
    answer: Any = office.officer.client.post("/workspace/items/new", {"key": "k", "document": upload}, follow=True)
    one = Manuscript.objects.get()
    assert one.title == "关于公布检查结果的通报"
    assert one.body == (
        '<p class="noindent">各施工、监理单位：</p><p>为加强管理，我局组织了检查，现将结果通报如下。</p>'
        '<table><tbody><tr><td>项目</td><td>金额</td></tr></tbody></table><p>联系电话见后。</p><p class="ta-r">2026年11月10日</p>'
    )
    assert one.summary == "为加强管理，我局组织了检查。联系电话见后。"
    assert "隐藏文字 1 处，没有带入" in answer.content.decode()
    assert set(one.unconfirmed) == {"title", "document_number", "written_on", "body", "summary"}


def test_a_save_that_changes_nothing_leaves_the_stored_text_as_it_is(office: Office, draft: Manuscript) -> None:
    stored = '<table><caption>表一</caption><thead><tr><th scope="col">甲</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>'
    Manuscript.objects.filter(pk=draft.pk).update(body=stored)
    written = '<p class="ta-c">表一</p><table><tbody><tr><th colspan="1" rowspan="1"><p>甲</p></th></tr><tr><td><p>1</p></td></tr></tbody></table>'
    office.officer.post(f"items/{draft.pk}/save", **typed(version=draft.version, body=written))
    draft.refresh_from_db()
    assert draft.body == stored
