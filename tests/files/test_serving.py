"""Sending files: nothing in them can act on the site, and Chinese names arrive."""

import pytest

from gongkai.files.services import keep
from gongkai.files.serving import file_response
from tests.files import samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

PDF = samples.pdf(["甲"])


def test_bytes_come_as_a_stream_with_headers_that_disarm_them() -> None:
    file = keep(filename="年报.pdf", content=PDF, queue=False)
    response = file_response(file, title="2024年政府信息公开工作年度报告", inline=False)
    assert response.streaming
    assert b"".join(response.streaming_content) == PDF
    response.close()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(PDF))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["ETag"] == f'"{file.sha256}"'
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''2024%E5%B9%B4%E6%94%BF%E5%BA%9C%E4%BF%A1%E6%81%AF%E5%85%AC%E5%BC%80%E5%B7%A5%E4%BD%9C%E5%B9%B4%E5%BA%A6%E6%8A%A5%E5%91%8A.pdf"
    )


@pytest.mark.parametrize(
    ("filename", "content", "disposition"),
    [
        ("a.pdf", PDF, "inline"),
        ("a.png", samples.png(), "inline"),
        ("a.txt", b"<script>alert(1)</script>", "attachment"),
        ("a.docx", samples.docx(""), "attachment"),
        ("a.zip", samples.packed([("a", "b")]), "attachment"),
    ],
    ids=samples.named,
)
def test_only_pdf_and_pictures_are_shown_in_place(filename: str, content: bytes, disposition: str) -> None:
    response = file_response(keep(filename=filename, content=content, queue=False), title=filename, inline=True)
    assert response["Content-Disposition"].split(";")[0] == disposition
    response.close()


@pytest.mark.parametrize(
    ("title", "saved"),
    [
        ("附件1", "%E9%99%84%E4%BB%B61.docx"),
        ("附件1.docx", "%E9%99%84%E4%BB%B61.docx"),
        ("版本2.0", "%E7%89%88%E6%9C%AC2.0.docx"),
        ("", "a.docx"),
    ],
)
def test_the_saved_name_has_the_extension_of_the_file(title: str, saved: str) -> None:
    response = file_response(keep(filename="a.docx", content=samples.docx(""), queue=False), title=title, inline=False)
    assert saved in response["Content-Disposition"]
    response.close()


def test_a_title_cannot_break_out_of_the_header() -> None:
    response = file_response(keep(filename="a.pdf", content=PDF, queue=False), title='x"\r\nSet-Cookie: a=b', inline=False)
    assert "\n" not in response["Content-Disposition"]
    assert response["Content-Disposition"] == 'attachment; filename="xSet-Cookie a=b.pdf"'
    response.close()


def test_who_has_it_is_sent_nothing() -> None:
    file = keep(filename="a.pdf", content=PDF, queue=False)
    for header in (f'"{file.sha256}"', f'W/"{file.sha256}"', f'"other", "{file.sha256}"', "*"):
        assert file_response(file, title="a", inline=True, if_none_match=header).status_code == 304
    other = file_response(file, title="a", inline=True, if_none_match='"other"')
    assert other.status_code == 200
    other.close()


def test_nginx_sends_it_where_it_may(settings) -> None:
    settings.X_ACCEL_PREFIX = "/internal-files/"
    file = keep(filename="a.pdf", content=PDF, queue=False)
    response = file_response(file, title="a", inline=True)
    assert response["X-Accel-Redirect"] == f"/internal-files/{file.sha256[:2]}/{file.sha256[2:4]}/{file.sha256}"
    assert response.content == b""
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_lost_bytes_are_an_error() -> None:
    from gongkai.files import store

    file = keep(filename="a.pdf", content=PDF, queue=False)
    store.path_of(file.sha256).unlink()
    with pytest.raises(FileNotFoundError):
        file_response(file, title="a", inline=True)
