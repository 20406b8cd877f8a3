"""Whatever is planted in whatever place is masked: the result opens, holds nothing of it in any spelling, and the review finds nothing."""

import base64
import io
import random
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from gongkai.files.masks.job import revealed
from gongkai.files.masks.proof import raw
from gongkai.files.masks.working import work
from gongkai.files.parsers.found import ParseError
from tests.files import samples
from tests.files.review import planted
from tests.support import people

DICE = random.Random(11643)
SECRETS = {
    "resident_id": people.resident_id(DICE),
    "mobile": people.mobile(DICE),
    "bank_card": people.bank_card(DICE),
    "address": "家住明川市东城区人民路12号3单元402室",
}
CHARACTERS = 5_000_000
NAME = "欧阳丽娟"
#: Formats that are refused with a word on what to do.
REFUSED = {"old_workbook": "old_format", "ofd": "unsupported"}


def told(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Findings as masks for the child."""
    return [{"is": "finding", "more": 0, **{key: one[key] for key in ("kind", "places", "masked", "start", "end")}} for one in found]


def masked(folder: Path, name: str, content: bytes, masks: list[dict[str, Any]]) -> tuple[bytes, dict[str, Any]]:
    path = folder / "file"
    path.write_bytes(content)
    done = work(path, name, masks, CHARACTERS)
    return base64.b64decode(done["content"]), done


def squeezed(content: bytes) -> str:
    return "\n".join("".join(text.split()).replace("-", "") for text in raw(content))


@pytest.mark.parametrize("builder", planted.BUILDERS)
@pytest.mark.parametrize("kind", SECRETS)
def test_everything_that_is_found_can_be_masked(builder, kind: str, tmp_path: Path) -> None:
    secret = SECRETS[kind]
    hidden = secret[6:14] if secret.isascii() else "人民路12号"
    for place, name, content in builder(secret):
        found = [one for one in revealed(content, name, CHARACTERS) if one["kind"] == kind]
        assert found, place
        if builder.__name__ in REFUSED:
            with pytest.raises(ParseError) as refused:
                masked(tmp_path, name, content, told(found))
            assert refused.value.code == REFUSED[builder.__name__], place
            continue
        after, done = masked(tmp_path, name, content, told(found))
        assert done["masked"] >= 1, place
        assert {one["kind"] for one in done["left"]} <= {"unreadable"}, place
        assert "raw" not in str(done["left"]), place
        assert secret not in squeezed(after), place
        assert hidden not in squeezed(after) or (name.endswith((".txt", ".csv")) and hidden not in after.decode()), place


@pytest.mark.parametrize("builder", [planted.word, planted.workbook, planted.pdf])
def test_a_name_that_somebody_types_is_masked_wherever_it_stands(builder, tmp_path: Path) -> None:
    for place, name, content in builder(NAME):
        after, done = masked(tmp_path, name, content, [{"is": "literal", "text": NAME}])
        assert done["masked"] >= 1, place
        assert NAME not in squeezed(after), place


def test_the_same_file_and_masks_give_the_same_bytes_and_a_second_time_finds_nothing(tmp_path: Path) -> None:
    for builder in (planted.word, planted.workbook, planted.pdf):
        place, name, content = next(builder(SECRETS["mobile"]))
        masks = [{"is": "literal", "text": SECRETS["mobile"]}]
        first, _ = masked(tmp_path, name, content, masks)
        assert masked(tmp_path, name, content, masks)[0] == first, place
        with pytest.raises(ParseError, match="nothing_matched"):
            masked(tmp_path, name, first, masks)


def test_a_number_stays_recognisable_in_the_form_that_the_review_shows(tmp_path: Path) -> None:
    secret = SECRETS["resident_id"]
    spaced = f"{secret[:6]} {secret[6:14]} {secret[14:]}"
    content = samples.docx(samples.paragraph(f"证件号：{spaced}，电话另附"))
    after, _ = masked(tmp_path, "a.docx", content, told(revealed(content, "a.docx", CHARACTERS)))
    (paragraph,) = [one.text for one in docx_paragraphs(after)]
    assert paragraph == f"证件号：{secret[:6]} ******** {secret[14:]}，电话另附"


def docx_paragraphs(content: bytes) -> list[Any]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        from lxml import etree

        root = etree.fromstring(package.read("word/document.xml"))
    return [type("P", (), {"text": "".join(t.text or "" for t in one.iter("{*}t"))}) for one in root.iter("{*}p")]


def test_real_libraries_open_what_was_masked_and_the_rest_is_untouched(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(f"受理人{NAME}，第一批")
    document.add_paragraph("王伟的意见")
    document.core_properties.author = NAME
    out = io.BytesIO()
    document.save(out)
    after, done = masked(tmp_path, "a.docx", out.getvalue(), [{"is": "literal", "text": NAME}])
    assert [one.text for one in docx.Document(io.BytesIO(after)).paragraphs] == ["受理人●●●●，第一批", "王伟的意见"]
    assert done["notes"] == ["custom", "properties"] or done["notes"] == ["properties"]

    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["姓名", "数", "倍"], [NAME, 3, "=B2*2"], ["王伟", 4, "=B3*2"], [13812345678, 5, None]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    masks = [{"is": "literal", "text": NAME}, {"is": "literal", "text": "13812345678"}]
    after, done = masked(tmp_path, "a.xlsx", out.getvalue(), masks)
    rows = [list(row) for row in openpyxl.load_workbook(io.BytesIO(after)).active.iter_rows(values_only=True)]
    assert [row[0] for row in rows] == ["姓名", "●●●●", "王伟", "***********"]
    assert [row[1] for row in rows] == ["数", 3, 4, 5]
    assert "formulas" in done["notes"]
