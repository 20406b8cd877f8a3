"""The real attachments: every one is what its name says, and gives text."""

import os
from pathlib import Path
from typing import Any

import pytest

from gongkai.files.models import StoredFile
from gongkai.files.sandbox import Request, run
from gongkai.files.services import Incoming, extract_many, keep_many

ATTACHMENTS = Path(os.environ.get("GONGKAI_REAL_DATA", "")) / "attachments"


def of(kind: str) -> list[Path]:
    return sorted((ATTACHMENTS / kind).iterdir())


@pytest.fixture(scope="module")
def read() -> dict[str, dict[str, Any]]:
    """File name → what the sandbox gives; an error would be raised here."""
    paths = [path for kind in ("docx", "ofd", "pdf", "xlsx") for path in of(kind)]
    requests = [Request("extract", path, path.suffix[1:]) for path in paths]
    return {reply.request.path.name: reply.get() for reply in run(requests)}


def whole(data: dict[str, Any]) -> str:
    return "\n".join(text for _, text in data["parts"])


def test_all_forty_give_text_and_nothing_is_said_against_them(read: dict[str, dict[str, Any]]) -> None:
    assert len(read) == 40
    assert {name for name, data in read.items() if not whole(data).strip()} == set()
    assert {name: data["note"] for name, data in read.items() if data["note"]} == {}


@pytest.mark.parametrize(
    ("part", "pages", "phrase"),
    [
        ("generated-annual-report-huaian-2024", 6, "政府信息公开工作年度报告"),
        ("converter-n", 2, "路卫发〔2011〕76号"),
        ("testPathFillOpacity", 1, "关于加快南货场铁路涵洞下穿建设的函"),
        ("crypto-hello-integrity", 2, "拿来主义"),
        ("AddAttachment", 1, "这是一个带有附件的OFD文件"),
        ("AddWatermarkAnnot", 6, "国立北京女子师范大学"),
        ("SplitParagraph", 2, "超长文档"),
        ("path_unstd", 2, "立案决定书"),
        ("chineseDir", 1, "OFD Reader&Writer"),
        ("namespace_no_std", 1, "OFD Reader&Writer"),
        ("SESV4SignDoc", 1, "OFD Reader&Writer"),
        ("hello_watermark", 1, "OFD Reader&Writer"),
        ("archive-test-ofda", 1, "Hello OFD-A"),
    ],
)
def test_ofd_files_give_their_pages(read: dict[str, dict[str, Any]], part: str, pages: int, phrase: str) -> None:
    (data,) = [data for name, data in read.items() if part in name and name.endswith(".ofd")]
    assert data["count"] == pages
    assert phrase in whole(data)


def test_the_pdf_that_the_ofd_was_made_from_has_the_digits_that_it_lost(read: dict[str, dict[str, Any]]) -> None:
    pdf, ofd = read["annual-report-huaian-2024.pdf"], read["generated-annual-report-huaian-2024.ofd"]
    assert pdf["count"] == ofd["count"] == 6
    digits = [sum(character.isdigit() for character in whole(data)) for data in (pdf, ofd)]
    assert digits[0] > digits[1] > 0


def test_the_sheet_of_document_numbers_is_whole(read: dict[str, dict[str, Any]]) -> None:
    (sheet,) = read["state-council-document-numbers.xlsx"]["parts"]
    assert len(sheet[1].splitlines()) > 5_000


@pytest.mark.django_db
@pytest.mark.usefixtures("home")
def test_all_are_kept_and_read_in_one_go() -> None:
    paths = [path for kind in ("docx", "ofd", "pdf", "xlsx") for path in of(kind)]
    results = keep_many([Incoming(path.name, path=path) for path in paths], queue=False)
    files = [one for one in results if isinstance(one, StoredFile)]
    assert len(files) == 40
    assert extract_many(files=files) == 40
    assert StoredFile.objects.filter(text_state="done").count() == 40
    assert [file.kind for file in files] == [path.suffix[1:] for path in paths]
