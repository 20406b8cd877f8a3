"""The real attachments masked by a word that stands in them: the result opens elsewhere, the word is gone, the same bytes each time."""

import io
import os
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest

from gongkai.files.masks.mask import mask_file
from gongkai.files.masks.values import Mask, NotMasked

DATA = Path(os.environ.get("GONGKAI_REAL_DATA", "")) / "attachments"
FILES = sorted([*DATA.glob("docx/*"), *DATA.glob("xlsx/*"), *DATA.glob("pdf/*")])
WORD = "公开"


def told(content: bytes, kind: str) -> str:
    """Its text by another library."""
    if kind == "docx":
        document = docx.Document(io.BytesIO(content))
        return "\n".join("".join(run.text or "" for run in one.iter("{*}t")) for one in document.element.body.iter("{*}p"))
    if kind == "xlsx":
        sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
        return "\n".join(str(value) for sheet in sheets for row in sheet.iter_rows(values_only=True) for value in row if value is not None)
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:24])
def test_a_word_is_gone(path: Path) -> None:
    content, kind = path.read_bytes(), path.suffix[1:]
    before = told(content, kind)
    word = (
        WORD if WORD in before else next((line for line in map(str.strip, before.split("\n")) if len(line) > 3 and not line.isascii()), "")
    )
    assert word
    result = mask_file(content, path.name, [Mask(literal=word)])
    after = told(result.content, kind)
    assert word not in after
    assert result.masked >= 1
    if kind != "pdf":
        assert len(after) > len(before) * 0.9
        assert mask_file(content, path.name, [Mask(literal=word)]).content == result.content


def test_ofd_is_refused_with_what_to_do() -> None:
    path = next(DATA.glob("ofd/*"))
    with pytest.raises(NotMasked, match="unsupported"):
        mask_file(path.read_bytes(), path.name, [Mask(literal=WORD)])
