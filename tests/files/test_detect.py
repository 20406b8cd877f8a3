"""Name and content together say what a file is; what lies is refused."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from gongkai.files.kinds import KINDS
from gongkai.files.names import extension, safe_name
from gongkai.files.parsers.detect import detect
from gongkai.files.parsers.found import ParseError
from tests.files import samples

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
DOC = OLE + "WordDocument".encode("utf-16-le")
XLS = OLE + "Workbook".encode("utf-16-le")
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
DOCX = samples.docx(samples.paragraph("甲"))
XLSX = samples.xlsx([("一", "visible", "")])
OFD = samples.ofd([samples.ofd_text("甲")])
PLAIN_ZIP = samples.packed([("附件/一.txt", "甲")])


@pytest.mark.parametrize(
    ("name", "content", "kind", "note"),
    [
        ("a.pdf", b"\n\n%PDF-1.4", "pdf", ""),
        ("a.PDF", b"%PDF-1.4", "pdf", ""),
        ("a.docx", DOCX, "docx", ""),
        ("a.doc", DOCX, "docx", ""),
        ("a.doc", DOC, "doc", ""),
        ("a.doc", b"{\\rtf1 a}", "rtf", ""),
        ("a.wps", DOC, "wps", ""),
        ("a.xls", XLS, "xls", ""),
        ("a.et", XLS, "xls", ""),
        ("a.xls", XLSX, "xlsx", ""),
        ("a.xlsx", LOCKED, "xlsx", "encrypted"),
        ("a.docx", LOCKED, "docx", "encrypted"),
        ("a.ofd", OFD, "ofd", ""),
        ("a.doc", LOCKED, "docx", "encrypted"),
        ("a.zip", DOCX, "zip", ""),
        ("a.zip", PLAIN_ZIP, "zip", ""),
        ("a.jpg", samples.png(), "png", ""),
        ("a.rar", b"Rar!\x1a\x07\x01\x00", "rar", ""),
        ("a.txt", "甲".encode("gb18030"), "txt", ""),
        ("a.csv", b"\xff\xfea\0,\0b\0", "csv", ""),
    ],
    ids=samples.named,
)
def test_what_a_file_is(tmp_path: Path, name: str, content: bytes, kind: str, note: str) -> None:
    assert detect(samples.written(tmp_path, "x", content), extension(name)) == (kind, note)
    assert kind in KINDS


@pytest.mark.parametrize(
    ("name", "content", "code", "detail"),
    [
        ("a.exe", b"MZ\x90", "kind_not_allowed", "exe"),
        ("a.html", b"<html>", "kind_not_allowed", "html"),
        ("a.svg", b"<svg/>", "kind_not_allowed", "svg"),
        ("a.pdf", b"MZ\x90\0" + b"%PDF-1.4", "program", ""),
        ("a.txt", b"#!/bin/sh\n", "program", ""),
        ("a.docx", b"\x7fELF", "program", ""),
        ("a.doc", b"<html><script>1</script>", "mismatch", "web"),
        ("a.png", b"<svg onload=x>", "mismatch", "web"),
        ("a.pdf", DOCX, "mismatch", "docx"),
        ("a.docx", PLAIN_ZIP, "mismatch", "zip"),
        ("a.docx", b"%PDF-1.4", "mismatch", "pdf"),
        ("a.txt", b"a\0b\0\1\2", "mismatch", "unknown"),
        ("a.docx", DOCX[:200], "damaged", ""),
    ],
    ids=samples.named,
)
def test_what_a_file_is_not(tmp_path: Path, name: str, content: bytes, code: str, detail: str) -> None:
    with pytest.raises(ParseError) as refused:
        detect(samples.written(tmp_path, "x", content), extension(name))
    assert (refused.value.code, refused.value.detail) == (code, detail)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.zip", samples.packed([("../../etc/cron.d/x", "x")]), "zip_slip"),
        ("a.zip", samples.packed([("a\\..\\..\\x", "x")]), "zip_slip"),
        ("a.zip", samples.packed([("/etc/x", "x")]), "zip_slip"),
        ("a.zip", samples.packed([("C:/x", "x")]), "zip_slip"),
        ("a.docx", samples.docx("", extra=[("word/../../x", "x")]), "zip_slip"),
        ("a.docx", samples.docx("", extra=[("word/vbaProject.bin", "x")]), "macro"),
        ("a.docx", samples.docx_bomb(70_000_000), "bomb"),
        ("a.zip", samples.packed((f"{n}.txt", "") for n in range(10_001)), "bomb"),
    ],
    ids=samples.named,
)
def test_hostile_packages(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    with pytest.raises(ParseError) as refused:
        detect(samples.written(tmp_path, "x", content), extension(name))
    assert refused.value.code == code


def test_a_package_that_claims_more_than_allowed_is_a_bomb_unopened(tmp_path: Path) -> None:
    content = bytearray(samples.docx("", extra=[("word/big.bin", b"0" * 100)]))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (600_000_000).to_bytes(4, "little")
    with pytest.raises(ParseError) as refused:
        detect(samples.written(tmp_path, "x", bytes(content)), "docx")
    assert refused.value.code == "bomb"


def test_members_that_share_bytes_are_a_bomb(tmp_path: Path) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.bin", bytes(range(256)) * 40)
        shared = package.infolist()[0]
        package.filelist.extend([shared] * 50)
    with pytest.raises(ParseError) as refused:
        detect(samples.written(tmp_path, "x", out.getvalue()), "zip")
    assert refused.value.code == "bomb"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("附件1.docx", "附件1.docx"),
        ("C:\\fakepath\\附件.pdf", "附件.pdf"),
        ("../../etc/passwd", "passwd"),
        ("年报\u202efdp.exe", "年报fdp.exe"),
        ('a"b<c>\r\n.pdf', "abc.pdf"),
        ("  .. ", ""),
        ("长" * 300 + ".docx", "长" * 115 + ".docx"),
    ],
)
def test_names_are_made_safe(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_extensions() -> None:
    assert [extension(name) for name in ("a.PDF", "a.tar.gz", "noext", ".hidden")] == ["pdf", "gz", "", ""]
