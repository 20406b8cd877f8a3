"""What Word, WPS, Excel and a web page put on the clipboard: nothing of the program stays, nothing hidden comes through unsaid."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from gongkai.text.html import CLASSES, clean, cleaned, plain_text

FOLDER = Path(os.environ.get("GONGKAI_REAL_DATA", "")) / "clipboard"
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))
SECRETS = ("4417", "一三〇〇", "先不要公开", "隐藏行")
NUMBERS = {
    "word_levels_autonumber": ["一、", "（一）", "1.", "（1）", "（2）", "2.", "（二）", "二、"],
    "wps_levels_autonumber": ["一、", "（一）", "1.", "（1）", "（二）", "二、"],
}


def payload(name: str) -> str:
    return (FOLDER / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_the_program_stays(name: str) -> None:
    body, _ = cleaned(payload(name), base="")
    assert plain_text(body)
    for word in ("style=", "mso", "Mso", "file:", "javascript:", "src=", "&nbsp;&nbsp;"):
        assert word not in body
    for names in re.findall(r'class="([^"]*)"', body):
        assert set(names.split()) <= CLASSES
    assert clean(str(body)) == body


@pytest.mark.parametrize("name", NAMES)
def test_what_was_hidden_is_gone_and_told(name: str) -> None:
    source, (body, notes) = payload(name), cleaned(payload(name), base="")
    assert not any(secret in body for secret in SECRETS)
    if any(secret in source for secret in SECRETS):
        assert {note.code for note in notes} & {"deleted", "hidden", "hidden_row", "comment"}


@pytest.mark.parametrize("name", NAMES)
def test_merged_cells_stay_merged(name: str) -> None:
    def spans(text: str) -> Counter[tuple[str, str]]:
        found = re.findall(r'(?<![-\w])(colspan|rowspan)=[\'"]?(\d+)', text)
        return Counter((kind, number) for kind, number in found if 1 < int(number) <= 500)

    source = re.sub(r"<tr[^>]*display:none.*?</tr>", "", payload(name), flags=re.DOTALL)
    wanted = spans(source)
    found = spans(cleaned(payload(name), base="")[0])
    assert found == (wanted if name != "hostile_in_office" else Counter({("colspan", "60"): 1, ("rowspan", "500"): 1}))


@pytest.mark.parametrize("name", NUMBERS)
def test_automatic_numbers_are_text(name: str) -> None:
    lines = plain_text(cleaned(payload(name), base="")[0]).splitlines()
    found = [match[0] for line in lines if (match := re.match(r"[一二三]、|（[一二\d]）|\d\.", line))]
    assert found == NUMBERS[name]


def test_the_typed_circular_keeps_title_levels_links_and_signature() -> None:
    body = cleaned(payload("word_levels_typed"), base="")[0]
    for piece in ('class="doc-title"', 'class="ta-c"', "<h2>一、总则</h2>", 'class="lv2"', 'class="lv3"', 'class="lv4"', "<u>10000元</u>"):
        assert piece in body
    assert body.count('class="ta-r"') == 2
    assert body.count("<a href=") == 2
