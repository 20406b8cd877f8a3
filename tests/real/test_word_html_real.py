"""Real Word documents as HTML of our policy: no character of their text is lost, and merged cells stay merged."""

import os
import re
from pathlib import Path

import pytest

from gongkai.files.parsers import docx
from gongkai.files.parsers.found import TextBudget
from gongkai.files.parsers.word.converting import convert
from gongkai.text.html import clean, plain_text

FILES = sorted((Path(os.environ.get("GONGKAI_REAL_DATA", "")) / "attachments" / "docx").glob("*.docx"))


def characters(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_text_is_all_there(path: Path) -> None:
    found = convert(path)
    read = characters(docx.read(path, TextBudget(10_000_000)).parts[0].text)
    assert characters(plain_text(found["html"])) == read
    assert clean(found["html"]) == found["html"]


def test_the_form_of_the_annual_report_keeps_its_merged_cells() -> None:
    for path in FILES:
        if path.stem == "annual-report-template":
            html = convert(path)["html"]
            assert (html.count("rowspan="), html.count("colspan=")) == (13, 24)
