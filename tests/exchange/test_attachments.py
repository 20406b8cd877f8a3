"""Attachments come out of one folder, whatever a row says."""

from pathlib import Path

import pytest

from gongkai.exchange.attachments import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "inside"
    (inside / "2024").mkdir(parents=True)
    (inside / "2024" / "附件1.pdf").write_bytes(b"x")
    (inside / "same.docx").write_bytes(b"x")
    (inside / "2024" / "same.docx").write_bytes(b"x")
    (inside / "large.pdf").write_bytes(b"x" * 100)
    (tmp_path / "secret.txt").write_bytes(b"x")
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    return inside


@pytest.mark.parametrize(
    "entry",
    ["2024/附件1.pdf", "2024\\附件1.pdf", "附件1.pdf", "https://old.example/down/%E9%99%84%E4%BB%B61.pdf?x=1", "elsewhere/附件1.pdf"],
)
def test_a_file_is_found_by_path_or_name(folder: Path, entry: str) -> None:
    (file,) = Folder(folder, 50).find(entry).files
    assert (file.title, file.filename, file.path) == ("附件1", "附件1.pdf", folder / "2024" / "附件1.pdf")


@pytest.mark.parametrize("entry", ["../secret.txt", "2024/../../secret.txt", "/etc/passwd", "C:\\x.txt", "link.txt", "a\0b"])
def test_no_path_leads_out_of_the_folder(folder: Path, entry: str) -> None:
    found = Folder(folder, 50).find([entry])
    assert found.files == ()
    assert [(severity, code) for severity, code, _ in found.findings] == [("refused", "attachment_outside")]


@pytest.mark.parametrize(
    ("entry", "code"),
    [("none.pdf", "attachment_missing"), ("https://old.example/", "attachment_missing"), ("x/same.docx", "attachment_ambiguous"), ("large.pdf", "attachment_too_large"), ("http://[", "attachment_missing")],
)  # fmt: skip
def test_what_is_not_brought_along_is_a_warning(folder: Path, entry: str, code: str) -> None:
    found = Folder(folder, 50).find(entry)
    assert found.files == ()
    assert found.findings == (("warning", code, entry),)


def test_several_files_in_one_cell(folder: Path) -> None:
    assert [file.filename for file in Folder(folder, 50).find("附件1.pdf；same.docx\nnone.pdf").files] == ["附件1.pdf", "same.docx"]


def test_without_a_folder_links_stay_links() -> None:
    assert [code for _, code, _ in Folder(None, 50).find(["https://old.example/a.doc"]).findings] == ["attachment_missing"]
